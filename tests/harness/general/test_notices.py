"""The strength of a declared rule is computed as the CNIL does."""

from __future__ import annotations

import pytest

from harness.general.common import obeys
from harness.general.notices import entropy
from harness.people import PasswordPolicy


@pytest.mark.parametrize(
    ("length", "bits"),
    [(8, 47.63), (9, 53.59), (12, 71.45), (14, 83.36)],
)
def test_the_scale_of_letters_and_digits(length: int, bits: float) -> None:
    """GEN-026: signs to the power of the length, in bits."""
    assert entropy(length, ("letter", "digit")) == pytest.approx(bits, abs=0.01)
    assert entropy(length, ("lower", "upper", "digit")) == pytest.approx(bits, abs=0.01)


def test_a_common_password_is_tried_only_where_the_rule_lets_it() -> None:
    """GEN-024: length and each kind count."""
    rule = PasswordPolicy(12, 64, ("lower", "upper", "digit", "special"))
    assert obeys("Password123!", rule)
    assert not obeys("password1234", rule)
    assert not obeys("Passw0rd!", rule)

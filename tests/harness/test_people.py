"""People are synthetic, fresh, and the same again for the same seed and scenario."""

from __future__ import annotations

import random
import re

import pytest
from stdnum.fr import nir

from harness.people import IdentifierRule, PasswordPolicy, People, sample


def test_the_same_seed_and_scenario_give_the_same_person() -> None:
    """Whatever was drawn elsewhere in between."""
    first = People(7, "a.feature:3").artist()
    People(7, "autre").artist()
    assert People(7, "a.feature:3").artist() == first


def test_another_seed_or_scenario_gives_another_person() -> None:
    """Journeys never meet."""
    people = [People(seed, case).artist() for seed in (1, 2) for case in ("a", "b")]
    assert len({each.nir for each in people}) == len({each.email for each in people}) == 4


def test_numbers_are_valid_and_belong_to_nobody() -> None:
    """Place 999, rank 990 to 999, key by python-stdnum; mobiles in the fiction block."""
    for index in range(50):
        person = People(index, "x").artist()
        assert nir.is_valid(person.nir)
        assert person.nir[7:10] == "999"
        assert person.nir[10:12] == "99"
        assert re.fullmatch(r"063998\d{4}", person.phone or "")


def test_a_password_obeys_the_declared_policy() -> None:
    """Of the length asked, with each kind."""
    policy = PasswordPolicy.declared(
        {"min": 12, "max": 64, "classes": ["lower", "upper", "digit", "special"]}
    )
    made = People(1, "x").password(policy)
    assert policy.shortest <= len(made) <= policy.longest
    assert all(re.search(kind, made) for kind in ("[a-z]", "[A-Z]", r"\d", r"[^A-Za-z0-9]"))


@pytest.mark.parametrize("pattern", ["^[A-Z0-9]{8}$", r"^AA-\d{6}$", "^[a-f]{4}$"])
def test_a_code_has_the_declared_shape(pattern: str) -> None:
    """The parameter is a pattern that codes take."""
    assert re.fullmatch(pattern, sample(pattern, random.Random(3)))


def test_a_pattern_that_no_code_can_be_drawn_from_is_told() -> None:
    """Rather than a wrong code typed."""
    with pytest.raises(ValueError, match="no code can be drawn"):
        sample("^(AB|CD){2}$", random.Random(3))


def test_an_identifier_has_the_digits_and_the_dot_of_the_declared_layout() -> None:
    """Ten digits with a dot after the eighth, unless the reading says otherwise; a key where there is one."""
    typed = {}
    for layout in ("8.2_or_10", "8.2", "10", "7.2", "12"):
        rule = IdentifierRule.of(layout)
        typed[layout] = rule.typed(People(1, "x", identifiers=rule).identifier())
    lengths = {layout: [len(piece) for piece in text.split(".")] for layout, text in typed.items()}
    assert lengths == {"8.2_or_10": [8, 2], "8.2": [8, 2], "10": [10], "7.2": [7, 2], "12": [12]}
    keyed = People(1, "x", identifiers=IdentifierRule(keyed=True)).identifier()
    assert int(keyed[8:]) == 97 - int(keyed[:8]) % 97


def test_no_mobile_is_given_twice_on_the_same_sinks() -> None:
    """The fiction block has ten thousand numbers: scenarios that share sinks share none of them."""
    taken: set[str] = set()
    given = [People(1, f"s{number}", taken=taken).mobile() for number in range(2_000)]
    assert len(set(given)) == len(given)

"""The passwords that scenarios try differ from hers, or hold spaces, as they say and in nothing else."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from harness.urssaf.password import Password

RULE = {"min": 12, "max": 64, "classes": ["lower", "upper", "digit"], "special": "allowed"}


def scene(rule: dict[str, object]) -> Any:
    """Somebody at the password form, who notes what is given."""
    given: list[tuple[str, str]] = []
    return SimpleNamespace(
        settings=SimpleNamespace(table=lambda _: rule),
        world=SimpleNamespace(people=PEOPLE, secret=lambda *_: None),
        journey=SimpleNamespace(password="", give_password=lambda *entries: given.append(entries)),
        given=given,
    )


PEOPLE = SimpleNamespace(
    password=lambda policy, length=0: ("aB3" * 40)[: length or policy.shortest],
)


@pytest.mark.parametrize("longest", [62, 63, 64])
def test_the_last_sign_alone_differs(longest: int) -> None:
    """URS-057: same length, same kind of sign, whether it is a letter or a digit."""
    play = scene({**RULE, "max": longest})
    Password(play).try_confirmation("dont seul le dernier caractère diffère")
    ((one, other),) = play.given
    assert len(one) == len(other) == longest
    assert one[:-1] == other[:-1]
    assert one[-1] != other[-1]
    assert (one[-1].isdigit(), one[-1].isupper()) == (other[-1].isdigit(), other[-1].isupper())


@pytest.mark.parametrize("longest", [12, 13, 64])
def test_two_spaces_stand_in_the_midst(longest: int) -> None:
    """URS-061: two in a row, and none at the ends, where they would be another matter."""
    password = Password(scene({**RULE, "max": longest})).spaced()
    assert "  " in password.strip()
    assert password == password.strip()
    assert len(password) >= RULE["min"]  # type: ignore[operator]

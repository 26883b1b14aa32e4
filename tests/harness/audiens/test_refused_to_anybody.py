"""An identifier or a password that a page refuses to anybody blocks; refused to her alone, it fails."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from harness.audiens.journey import Journey
from harness.audiens.stages import IDENTIFIER, PASSWORD
from harness.faults import Blocked, Nonconformity
from tests.harness.audiens.journeys import journey_of


class Refusing:
    """A visit whose form comes back whatever is typed in it."""

    def __init__(self, screen: str) -> None:
        self._screen = screen

    def fill(self, _purpose: str, _text: str) -> None:
        """Typed, and to no avail."""

    def press(self, _purpose: str) -> None:
        """The same page."""

    def is_at(self, screen: str) -> bool:
        return screen == self._screen

    def comes(self, screen: str) -> bool:
        return self.is_at(screen)

    def expect(self, screen: str) -> None:
        raise Nonconformity(screen, self._screen)


class Typing(Journey):
    """Somebody who types; no message is looked for."""

    def about_to_ask(self) -> None:
        """Nothing is marked."""


def at(screen: str, *, others_pass: bool) -> Journey:
    """Somebody at a form that refuses her; whether it lets others pass."""
    return journey_of(
        Typing, visit=Refusing(screen), others_pass=lambda asked: others_pass and asked == screen
    )


FORMS: list[tuple[str, Callable[[Journey], None], str]] = [
    (IDENTIFIER, Journey.submit_identifier, "AUD-079"),
    (PASSWORD, Journey.define_password, "AUD-106"),
]


@pytest.mark.parametrize(("screen", "act", "row"), FORMS)
def test_what_is_refused_to_anybody_blocks(screen: str, act: Callable[[Journey], None], row: str) -> None:
    """The row that says what is to be taken is red: others only rest on it."""
    with pytest.raises(Blocked) as blocked:
        act(at(screen, others_pass=False))
    assert blocked.value.requirement == row


@pytest.mark.parametrize(("screen", "act", "_row"), FORMS)
def test_what_is_refused_to_her_alone_fails(screen: str, act: Callable[[Journey], None], _row: str) -> None:
    """Nothing else would tell it."""
    with pytest.raises(Nonconformity):
        act(at(screen, others_pass=True))

"""From the code back to the identifier: by « Retour », by the address of its page, or the way gone again."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from harness.audiens.identifier import ENTRY, Identifier
from harness.audiens.stages import FORM, IDENTIFIER, SMS_CODE
from harness.faults import Blocked, Nonconformity
from tests.harness.pages import page

ADDRESS = "https://portail.test/identifiant"


class Portal:
    """A visit and its journey at the code; what leads back to the identifier is told by ``leading``."""

    def __init__(self, *leading: str) -> None:
        self._leading = leading
        self._screen = SMS_CODE
        self.page = page()
        self.tried: list[str] = []

    def is_at(self, screen: str) -> bool:
        return screen == self._screen

    def address_of(self, screen: str) -> str | None:
        return ADDRESS if screen == IDENTIFIER else None

    def find(self, key: str) -> str | None:
        return key if key == ENTRY and self.is_at(IDENTIFIER) else None

    def choose(self, label: str) -> None:
        self._try(label)

    def open(self, url: str) -> None:
        self._try(url)

    def reach(self, screen: str) -> None:
        self._try("again")
        if not self.is_at(screen):
            raise Nonconformity(screen, self._screen)

    def _try(self, what: str) -> None:
        self.tried.append(what)
        self._screen = IDENTIFIER if what in self._leading else FORM


def coming_back(portal: Portal) -> None:
    """Go back on that portal."""
    play: Any = SimpleNamespace(visit=portal, journey=portal, choose=portal.choose)
    Identifier(play).come_back()


@pytest.mark.parametrize(
    ("leading", "tried"),
    [("Retour", ["Retour"]), (ADDRESS, ["Retour", ADDRESS]), ("again", ["Retour", ADDRESS, "again"])],
)
def test_whatever_leads_back_is_taken(leading: str, tried: list[str]) -> None:
    """« Retour » may lead to the beginning for good: the identifier is then asked where it was, or anew."""
    portal = Portal(leading)
    coming_back(portal)
    assert portal.tried == tried


def test_what_leads_nowhere_blocks() -> None:
    """Nothing can be judged there, and it is not a right portal either."""
    with pytest.raises(Blocked):
        coming_back(Portal())

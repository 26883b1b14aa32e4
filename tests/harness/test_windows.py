"""A window that hides the page is closed by the command that says so, and nothing else is pressed."""

from __future__ import annotations

from typing import Any

import pytest

from harness.page import Control, Snapshot
from harness.windows import close_window
from tests.harness.pages import button, entry, link, page

FORM = page(entry("Adresse mail"), link("Lire les conditions", "#"), button("Envoyer"))


class Person:
    """A visit whose page is ``now``, and the page of ``before`` once something was pressed."""

    def __init__(self, now: Snapshot) -> None:
        self.page = now
        self.client = self
        self.pressed: list[str] = []

    def activate(self, control: Control) -> None:
        self.pressed.append(control.name)

    def look(self) -> Snapshot:
        self.page = FORM
        return self.page


@pytest.mark.parametrize(
    ("now", "pressed"),
    [
        (page(button("J’accepte"), button("Fermer")), ["Fermer"]),
        (page(button("J’accepte"), button("Fermer la fenêtre")), ["Fermer la fenêtre"]),
        (page(button("×")), ["×"]),
        (page(button("Suite")), ["Suite"]),
        (page(button("J’accepte"), button("Je refuse")), []),
        (page(entry("Adresse mail"), button("Envoyer"), button("Fermer")), []),
    ],
)
def test_only_what_closes_the_window_is_pressed(now: Snapshot, pressed: list[str]) -> None:
    """The terms are not accepted on the way; a text that opened within the page is left as it is."""
    person: Any = Person(now)
    close_window(person, FORM)
    assert person.pressed == pressed

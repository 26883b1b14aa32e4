"""A change is held to be made where the page says so, not where something is left to come."""

from __future__ import annotations

import pytest

from harness.urssaf.correspondence import says_taken
from tests.harness.pages import button, page

BEFORE = page(button("Enregistrer"), text="Vos coordonnées")


@pytest.mark.parametrize(
    ("said", "taken"),
    [
        ("Vos coordonnées sont enregistrées.", True),
        ("Votre demande est enregistrée.", False),
        ("Vos coordonnées", False),
        ("Un SMS vous est adressé : le compte sera enregistré ensuite.", False),
    ],
)
def test_what_is_left_to_come_is_not_made(said: str, *, taken: bool) -> None:
    """A request, a delay, or nothing new."""
    assert says_taken(BEFORE, page(text=said)) is taken


def test_a_code_may_be_left_to_type() -> None:
    """Whoever asks for one says which words tell it."""
    shown = page(text="Compte enregistré. Tapez le code reçu.")
    assert says_taken(BEFORE, shown)
    assert not says_taken(BEFORE, shown, "code")

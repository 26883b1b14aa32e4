"""What a form asks about a person is told from what only serves the page."""

from __future__ import annotations

import pytest

from harness.general.pages import asks
from harness.page import Control
from tests.harness.pages import entry

TERMS = "Acceptez-vous les conditions générales d’utilisation ?"


@pytest.mark.parametrize(
    "control",
    [
        entry("Oui, je les accepte", role="radio", kind="radio", group=TERMS),
        entry("Non", role="radio", kind="radio", group=TERMS),
        entry("Rechercher sur le site"),
        entry("Nom", readonly=True),
    ],
)
def test_the_terms_a_search_and_what_is_only_shown_ask_nothing(control: Control) -> None:
    """An answer about the terms says nothing of who gives it."""
    assert not asks(control)


@pytest.mark.parametrize(
    "control", [entry("Numéro SIRET"), entry("Célibataire", role="radio", kind="radio", group="Situation")]
)
def test_another_entry_or_choice_asks_something(control: Control) -> None:
    """A number, a family situation."""
    assert asks(control)

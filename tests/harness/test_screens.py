"""A page is told in words: what it refuses too, be it in a browser's own bubble."""

from __future__ import annotations

from harness.screens import described
from tests.harness.pages import button, entry, page


def test_what_an_entry_is_refused_for_is_told() -> None:
    """An empty mandatory box keeps the page as it was: without its bubble nobody would know why."""
    refused = entry("Clé", error="Veuillez compléter ce champ.")
    told = described(page(entry("Numéro"), refused, button("Suivant")))
    assert "qui refuse « Clé » : « Veuillez compléter ce champ. »" in told
    assert "refuse" not in described(page(entry("Numéro"), button("Suivant")))

"""A page is known by its controls, whatever their words, and told in words: what it refuses too."""

from __future__ import annotations

import pytest

import catalogue
from harness.matching import Finder
from harness.screens import Screens, described
from tests.harness.pages import button, entry, link, page

LEDGER = catalogue.load()
SCREENS = Screens(list(LEDGER.screens.values()), Finder(LEDGER.purposes), {})


def words(key: str) -> tuple[str, ...]:
    """Every name that a purpose is found by."""
    purpose = LEDGER.purposes[key]
    return (*filter(None, [purpose.label]), *purpose.synonyms)


@pytest.mark.parametrize("word", words("urssaf.login_submit"))
def test_a_log_in_page_is_one_whatever_its_button_says(word: str) -> None:
    """« Accéder à mon espace » was taken for the end of the details, and every log-in with it was lost."""
    login = page(entry("Adresse mail"), entry("Mot de passe", kind="password"), button(word))
    assert SCREENS.is_at(login, "urssaf.login")


@pytest.mark.parametrize("word", words("urssaf.entry_control"))
def test_a_home_page_is_one_whatever_leads_in(word: str) -> None:
    """The way in of a site may bear the words that also end a journey."""
    assert SCREENS.is_at(page(link(word, "/entrer"), text="Artistes-auteurs"), "urssaf.home")


def test_what_keeps_a_page_from_a_screen_is_told() -> None:
    """Who reads a verdict sees which control to rename or to designate."""
    login = page(
        entry("Adresse mail"), entry("Mot de passe", kind="password"), button("Terminer mon inscription")
    )
    told = SCREENS.astray(login, "urssaf.login")
    assert "« Terminer mon inscription » y est pris pour" in told
    assert "urssaf.finalise" in told
    assert not SCREENS.astray(page(entry("Ville")), "urssaf.login")


def test_a_page_that_lacks_the_signs_of_a_screen_is_another_one() -> None:
    """What else is on it keeps it from nothing: renaming it would not make it that screen."""
    login = page(entry("Adresse mail"), entry("Mot de passe", kind="password"))
    assert SCREENS.intruder(login, "urssaf.contact_address") is None
    asking = page(*login.controls, button("Envoyer"))
    found = SCREENS.intruder(asking, "urssaf.contact_address")
    assert found is not None
    assert (found[0].name, found[1]) == ("Mot de passe", "urssaf.password")


def test_what_an_entry_is_refused_for_is_told() -> None:
    """An empty mandatory box keeps the page as it was: without its bubble nobody would know why."""
    refused = entry("Clé", error="Veuillez compléter ce champ.")
    told = described(page(entry("Numéro"), refused, button("Suivant")))
    assert "qui refuse « Clé » : « Veuillez compléter ce champ. »" in told
    assert "refuse" not in described(page(entry("Numéro"), button("Suivant")))


def test_the_page_s_own_commands_are_told_first() -> None:
    """A banner with ten links would hide the only button that matters."""
    banner = [link(f"Rubrique {rank}", f"/{rank}", aside=True) for rank in range(10)]
    assert "commandes : « Recevoir le lien », « Rubrique 0 »" in described(
        page(*banner, button("Recevoir le lien"))
    )

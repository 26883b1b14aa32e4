"""Lines to paste propose what the page itself offers, and never the search of the site around it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import catalogue
from harness.check.diagnosis import Diagnosis
from harness.check.suggestions import label_lines, page_lines
from harness.drivers.driver import Client
from harness.faults import Nonconformity
from harness.matching import Finder
from harness.page import Heading
from harness.screens import Screens
from harness.urssaf.stages import PASSWORD, SPACE, WAITING
from harness.visit import Visit
from tests.harness.pages import button, entry, link, page

LEDGER = catalogue.load()


def test_the_search_of_the_site_is_not_proposed_for_its_place() -> None:
    """An entry of no known name is proposed for its place, and what stands around the page is not."""
    seen = page(entry("Rechercher sur le site", aside=True), entry("Matricule"))
    lines = label_lines(seen, Finder(LEDGER.purposes), [LEDGER.purposes["urssaf.nir"]], "urssaf")
    assert lines == ("[labels]", '"urssaf.nir" = { label = "Matricule" }')


def test_a_page_to_pass_is_designated_by_what_the_page_before_does_not_bear() -> None:
    """Where every step bears one heading, that of a page in between is its whole title."""
    shared = (Heading(1, "Vous n’êtes pas encore inscrit ?"),)
    before = page(entry("Votre nom"), headings=shared, title="Inscription - Mutuelle")
    between = page(
        button("Continuer"),
        link("Accessibilité : partiellement conforme", "/accessibilite", aside=True),
        headings=shared,
        title="Votre compte est créé - Mutuelle",
    )
    wanted = ("[pages]", '"Votre compte est créé - Mutuelle" = "Continuer"')
    assert page_lines(between, before) == wanted
    assert page_lines(page(link("Continuer", "/suite"), headings=(Heading(1, "Bravo"),)), before) == (
        "[pages]",
        '"Bravo" = "Continuer"',
    )


def test_nothing_is_proposed_for_a_page_whose_commands_stand_around_every_page() -> None:
    """The foot of a page leads nowhere in the journey."""
    footer = link("Accessibilité : partiellement conforme", "/accessibilite", aside=True)
    assert page_lines(page(footer, headings=(Heading(1, "Bienvenue"),))) == ()


def test_details_that_end_without_their_command_may_go_on_on_another_page() -> None:
    """The command of the first of two pages is not the last one's: the other way is proposed beside it."""
    seen = page(
        entry("Numéro et voie", value="12 RUE DES TILLEULS"),
        entry("Code postal", value="75011"),
        entry("Téléphone", value="0199001234"),
        button("Passer à la page 2"),
        headings=(Heading(1, "Votre adresse de correspondance"),),
    )
    finder = Finder(LEDGER.purposes)
    screens = Screens(tuple(LEDGER.screens.values()), finder, {})
    visit = Visit(cast(Client, SimpleNamespace()), finder, screens, patience=0.1)
    visit.page, visit.lacked = seen, "urssaf.finalise"
    found = Diagnosis("urssaf", visit, False).of("Écran", SPACE, Nonconformity("a", "b"), seen)
    assert '# "Votre adresse de correspondance" = "Passer à la page 2"' in found.paste


def test_a_page_that_came_between_a_form_and_its_command_is_to_be_passed() -> None:
    """« Envoyer » stands on the form; the terms opened, whose command does not send it."""
    form = page(entry("Adresse mail"), button("Accepter les conditions"), button("Envoyer"))
    terms = page(button("J’accepte"), headings=(Heading(1, "Conditions générales"),))
    finder = Finder(LEDGER.purposes)
    screens = Screens(tuple(LEDGER.screens.values()), finder, {})
    visit = Visit(cast(Client, SimpleNamespace()), finder, screens, patience=0.1)
    visit.before, visit.page, visit.lacked = form, terms, "urssaf.send"
    found = Diagnosis("urssaf", visit, False).of("Écran", WAITING, Nonconformity("a", "b"), form)
    assert found.paste == ("[pages]", '"Conditions générales" = "J’accepte"')


def test_a_page_that_only_confirms_the_link_is_told_by_its_command() -> None:
    """Once named, it is known wherever a link is tried, and not only on the way of the journey."""
    waiting = page(text="Un e-mail vous a été envoyé.", headings=(Heading(1, "Consultez votre messagerie"),))
    confirming = page(button("C’est bien moi"), headings=(Heading(1, "Une dernière vérification"),))
    finder = Finder(LEDGER.purposes)
    screens = Screens(tuple(LEDGER.screens.values()), finder, {})
    visit = Visit(cast(Client, SimpleNamespace()), finder, screens, patience=0.1)
    visit.before, visit.page = waiting, confirming
    found = Diagnosis("urssaf", visit, False).of(
        "Écran", PASSWORD, Nonconformity("a", "b"), waiting, led_by="urssaf.link_confirm"
    )
    assert found.paste == ("[labels]", '"urssaf.link_confirm" = { label = "C’est bien moi" }')

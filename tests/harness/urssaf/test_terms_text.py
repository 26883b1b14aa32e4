"""The text of the terms is read also where the profile says to pass the page that bears it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import catalogue
from harness.drivers.driver import Client
from harness.matching import Finder
from harness.page import Control, Heading, Snapshot
from harness.screens import Screens
from harness.urssaf.terms import Terms
from harness.visit import Visit
from tests.harness.pages import button, entry, page

LEDGER = catalogue.load()
TEXT = "Article premier. " * 10


class Portal:
    """An address form whose command opens the terms, with a command that accepts them below."""

    def __init__(self) -> None:
        self.reading = False

    def look(self) -> Snapshot:
        if self.reading:
            terms = (Heading(1, "Conditions générales"),)
            return page(button("J’accepte"), text=TEXT, headings=terms, url="http://p.test/conditions")
        email = entry("Adresse mail de contact", value="lina@artistes.example", kind="email")
        opening = button("Lire et accepter les conditions générales d’utilisation")
        return page(email, opening, button("Envoyer"), text="Vous avez accepté", url="http://p.test/adresse")

    def activate(self, _control: Control) -> None:
        self.reading = not self.reading


def test_the_text_is_that_of_the_page_that_was_passed() -> None:
    """And not what the form says once the terms were accepted on the way."""
    finder = Finder(LEDGER.purposes)
    screens = Screens(tuple(LEDGER.screens.values()), finder, {})
    passing = {"Conditions générales": "J’accepte"}
    visit = Visit(cast(Client, Portal()), finder, screens, patience=0.1, passing=passing)
    visit.look()
    journey = SimpleNamespace(fill_address=lambda _: None)
    person = SimpleNamespace(email="lina@artistes.example")
    terms = Terms(cast(Any, SimpleNamespace(visit=visit, journey=journey, person=person)))
    terms.open_text()
    terms.ensure_read()
    terms.ensure_entries_kept()
    assert terms.read.startswith("Article premier")

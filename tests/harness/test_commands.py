"""A command bears the words of the guide: a link may take in more of the sentence around, not other words."""

from __future__ import annotations

from typing import cast

import pytest

import catalogue
from harness.commands import ensure_named
from harness.drivers.driver import Client
from harness.faults import Nonconformity
from harness.matching import Finder
from harness.page import Snapshot
from harness.screens import Screens
from harness.visit import Visit
from tests.harness.pages import link, page

LEDGER = catalogue.load()


class Still:
    """One page with one link."""

    def __init__(self, name: str) -> None:
        self.name = name

    def look(self) -> Snapshot:
        return page(link(self.name, "/contact"))


def visit(name: str) -> Visit:
    finder = Finder(LEDGER.purposes)
    found = Visit(
        cast(Client, Still(name)), finder, Screens(tuple(LEDGER.screens.values()), finder, {}), patience=0.1
    )
    found.look()
    return found


@pytest.mark.parametrize("name", ["Audiens >", "contacter Audiens", "Contacter Audiens"])
def test_more_of_the_sentence_does(name: str) -> None:
    """« nous vous invitons à contacter [Audiens >] »."""
    ensure_named(visit(name), "audiens.contact_audiens", "Audiens")


def test_other_words_do_not() -> None:
    """A synonym lets the journey go on, and is judged."""
    with pytest.raises(Nonconformity, match="Audiens"):
        ensure_named(visit("Nous contacter"), "audiens.contact_audiens", "Audiens")

"""Looking around a page follows what a person can follow, and nothing else."""

from __future__ import annotations

from typing import cast

import catalogue
from harness.drivers.driver import Client, Unusable
from harness.matching import Finder
from harness.page import Control, Snapshot
from harness.screens import Screens
from harness.visit import Visit
from tests.harness.pages import button, link, page

LEDGER = catalogue.load()
WAITING = page(link("Aller au contenu", "#contenu"), link("Je n’ai rien reçu", "/aide"), url="http://p.test/")
HELP = page(button("Renvoyer un e-mail"), url="http://p.test/aide")


class Reader:
    """A client whose skip link has no place on the screen."""

    def __init__(self) -> None:
        self.shown = WAITING

    def open(self, _url: str) -> None:
        self.shown = WAITING

    def look(self) -> Snapshot:
        return self.shown

    def activate(self, control: Control) -> None:
        if control.name == "Aller au contenu":
            raise Unusable("n’a pas de place à l’écran")
        self.shown = HELP


def test_a_skip_link_out_of_sight_stops_nobody() -> None:
    """What stands one click away is found behind the link that a person can click."""
    screens = Screens(tuple(LEDGER.screens.values()), Finder(LEDGER.purposes), {})
    visit = Visit(cast(Client, Reader()), Finder(LEDGER.purposes), screens, patience=0.1)
    visit.open("http://p.test/")
    assert visit.look_around("urssaf.resend")
    assert visit.find("urssaf.resend") is not None

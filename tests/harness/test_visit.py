"""A visit looks around as a person can, opens what is folded, and tells what led astray."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

import pytest

import catalogue
from harness.drivers.driver import Client, Unusable
from harness.faults import Nonconformity
from harness.matching import Finder
from harness.page import Control, Heading, Snapshot
from harness.screens import Screens
from harness.visit import Met, Visit
from tests.harness.pages import button, entry, link, page

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


class Folded:
    """A page whose second command shows once the first, which only unfolds, was pressed."""

    FOLD = replace(button("Vous n’avez pas reçu le code ?"), kind="summary")

    def __init__(self) -> None:
        self.shown = page(self.FOLD, url="http://p.test/")
        self.pressed: list[str] = []

    def look(self) -> Snapshot:
        return self.shown

    def activate(self, control: Control) -> None:
        self.pressed.append(control.name)
        self.shown = page(self.FOLD, button("Demander l’envoi d’un nouveau code"), url="http://p.test/")


class Details:
    """A page whose parts are folded, one opened closing the other, and whose menu stands around it."""

    def __init__(self) -> None:
        self.opened = ""
        self.pressed: list[str] = []

    def look(self) -> Snapshot:
        menu = replace(button("Menu"), folded=True, aside=True)
        folds = [
            replace(button(name), kind="summary", folded=name != self.opened)
            for name in ("Vos nouvelles", "Pour vous joindre", "Autre chose")
        ]
        phone = [entry("Téléphone", value="0199001234")] if self.opened == "Pour vous joindre" else []
        return page(menu, *folds, *phone, url="http://p.test/coordonnees")

    def activate(self, control: Control) -> None:
        self.pressed.append(control.name)
        self.opened = control.name


def visit_of(client: object) -> Visit:
    screens = Screens(tuple(LEDGER.screens.values()), Finder(LEDGER.purposes), {})
    return Visit(cast(Client, client), Finder(LEDGER.purposes), screens, patience=0.1)


def test_a_command_in_a_folded_part_is_pressed_behind_what_unfolds_it() -> None:
    """« Vous n’avez pas reçu le code ? » has words of the command, and only shows it."""
    client = Folded()
    visit = visit_of(client)
    visit.look()
    visit.press("audiens.code_resend")
    assert client.pressed == ["Vous n’avez pas reçu le code ?", "Demander l’envoi d’un nouveau code"]


def test_what_only_unfolds_is_not_the_command() -> None:
    """It is opened, and the command is found behind it."""
    visit = visit_of(Folded())
    visit.look()
    assert visit.unfold("audiens.code_resend")
    found = visit.find("audiens.code_resend")
    assert found is not None
    assert found.control.name == "Demander l’envoi d’un nouveau code"


def test_a_skip_link_out_of_sight_stops_nobody() -> None:
    """What stands one click away is found behind the link that a person can click."""
    screens = Screens(tuple(LEDGER.screens.values()), Finder(LEDGER.purposes), {})
    visit = Visit(cast(Client, Reader()), Finder(LEDGER.purposes), screens, patience=0.1)
    visit.open("http://p.test/")
    assert visit.look_around("urssaf.resend")
    assert visit.find("urssaf.resend") is not None


def test_the_command_that_led_astray_is_told() -> None:
    """A link was taken for the button: without its name nobody would see which line of [labels] helps."""
    visit = visit_of(Reader())
    visit.open("http://p.test/")
    with pytest.raises(Nonconformity) as refused:
        visit.expect("urssaf.space")
    assert "dernière commande" not in refused.value.observed
    visit.page = HELP
    visit.press("urssaf.resend")
    with pytest.raises(Nonconformity) as refused:
        visit.expect("urssaf.space")
    assert "dernière commande activée : « Renvoyer un e-mail » (urssaf.resend)" in refused.value.observed


def test_what_stands_around_or_leads_to_another_site_is_not_of_the_main_part() -> None:
    """A service is sought one click further in the space, not behind its banner nor elsewhere."""

    class Walker(Reader):
        def __init__(self) -> None:
            super().__init__()
            self.followed: list[str] = []

        def activate(self, control: Control) -> None:
            self.followed.append(control.name)

    walker = Walker()
    ways = (link("Ma santé", "/sante"), link("Aide", "/aide", aside=True), link("Ailleurs", "http://q.test/"))
    walker.shown = page(*ways, url="http://p.test/")
    visit = visit_of(walker)
    visit.look()
    assert len(list(visit.one_click_away(central=True))) == 1
    assert walker.followed == ["Ma santé"]


def test_what_a_closed_fold_of_the_page_holds_is_found_in_it() -> None:
    """Nothing asks a page to show all at once; the site's own menu is left alone."""
    client = Details()
    visit = visit_of(client)
    visit.look()
    assert visit.find("urssaf.phone") is None
    assert visit.need("urssaf.phone").value == "0199001234"
    assert client.pressed == ["Vos nouvelles", "Pour vous joindre"]


def test_all_folds_of_a_page_are_opened_once() -> None:
    """Also where one that opens closes another: nobody goes round for ever."""
    client = Details()
    visit = visit_of(client)
    visit.look()
    visit.open_folds()
    assert client.pressed[:2] == ["Vos nouvelles", "Pour vous joindre"]
    assert len(client.pressed) <= 4


def test_a_page_that_the_profile_only_passes_is_told_from_others() -> None:
    """By its heading and the command that passes it; a page of that heading without it is another."""
    finder = Finder(LEDGER.purposes)
    screens = Screens(tuple(LEDGER.screens.values()), finder, {})
    passing = {"Relisez vos informations": "Tout est exact"}
    visit = Visit(cast(Client, Reader()), finder, screens, patience=0.1, passing=passing)
    summary = (Heading(2, "Relisez vos informations"),)
    assert visit.only_passes(page(button("Tout est exact"), headings=summary))
    assert not visit.only_passes(page(button("Corriger"), headings=summary))
    assert not visit.only_passes(HELP)


def test_the_address_of_a_screen_is_where_it_was_met_last() -> None:
    """A way gone again may lead elsewhere; what was never met has no address."""
    visit = visit_of(Reader())
    for number in (1, 2):
        visit.met.append(Met("audiens.space", number, page(url=f"http://p.test/espace/{number}")))
    assert visit.address_of("audiens.space") == "http://p.test/espace/2"
    assert visit.address_of("audiens.form") is None

"""Details that hold in folds or on several pages are read wherever a person reads them."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any, cast

import pytest

import catalogue
from harness.drivers.driver import Client
from harness.faults import ConnectionFault, Nonconformity, Unassessed
from harness.matching import Finder
from harness.page import Control, Heading, Snapshot
from harness.screens import Screens
from harness.urssaf.details import Details
from harness.visit import Visit
from tests.harness.pages import button, entry, page

LEDGER = catalogue.load()
PERSON = SimpleNamespace(
    first_name="LINA",
    last_name="MORVAN",
    street="12 RUE DES TILLEULS",
    postal_code="75011",
    city="PARIS",
    phone="0199001234",
    email="lina@artistes.example",
)
POST = [
    entry("Numéro et voie", value="12 RUE DES TILLEULS"),
    entry("Code postal", value="75011"),
    entry("Ville", value="PARIS"),
]
REACH = [entry("Téléphone", value="0199001234"), entry("Adresse mail", value=PERSON.email)]


class TwoPages:
    """Her address, then how to reach her, behind a command that leads from one to the other."""

    def __init__(self, street: str = "12 RUE DES TILLEULS") -> None:
        self.shown = page(
            replace(POST[0], value=street),
            *POST[1:],
            button("Passer à la page 2"),
            headings=(Heading(1, "Votre adresse"),),
        )

    def look(self) -> Snapshot:
        return self.shown

    def activate(self, _control: Control) -> None:
        self.shown = page(*REACH, button("Valider et accéder à votre espace"))


class Folded:
    """One page, whose telephone and address are in a fold that is closed at first."""

    def __init__(self) -> None:
        self.open, self.phone = False, PERSON.phone

    def look(self) -> Snapshot:
        fold = replace(button("Pour vous joindre"), kind="summary", folded=not self.open)
        reach = [replace(REACH[0], value=self.phone), REACH[1]] if self.open else []
        return page(*POST, fold, *reach, button("Valider et accéder à votre espace"))

    def activate(self, _control: Control) -> None:
        self.open = True

    def write(self, _control: Control, text: str) -> None:
        self.phone = text


def details_of(client: object, *declared: object) -> Details:
    finder = Finder(LEDGER.purposes)
    screens = Screens(tuple(LEDGER.screens.values()), finder, {})
    passing = {"Votre adresse": "Passer à la page 2"}
    visit = Visit(cast(Client, client), finder, screens, patience=0.1, passing=passing)
    visit.look()
    settings = SimpleNamespace(holds=lambda *_: False, items=lambda _: declared)
    journey = SimpleNamespace(address=PERSON.email, press_finalise=lambda: None)
    play = SimpleNamespace(visit=visit, person=PERSON, journey=journey, settings=settings)
    return Details(cast(Any, play))


@pytest.mark.parametrize("client", [TwoPages(), Folded()], ids=["pages", "folds"])
def test_what_is_known_is_read_on_every_page_and_in_every_fold(client: object) -> None:
    """The guide asks neither for one page nor for all of it unfolded."""
    details_of(client).ensure_minimum_prefilled()


def test_another_value_on_the_page_that_was_passed_is_seen() -> None:
    """Her street is not the one on file."""
    with pytest.raises(Nonconformity, match="12 RUE DES TILLEULS"):
        details_of(TwoPages("3 QUAI DES BRUMES")).ensure_minimum_prefilled()


def test_what_cannot_be_typed_any_more_is_no_fault_of_the_portal() -> None:
    """Nor is it without object: the bench says that it passed the page."""
    with pytest.raises(ConnectionFault, match="page que \\[pages\\] fait passer"):
        details_of(TwoPages()).try_value("postal_code", "7501")


def test_what_the_profile_says_optional_may_be_emptied_under_either_reading() -> None:
    """Its flags are told in so many words, whichever list is judged."""
    client = Folded()
    details_of(client, {"name": "phone", "editable": True, "mandatory": False}).erase()
    assert client.phone == ""


def test_what_the_profile_says_mandatory_is_left_out_under_neither_reading() -> None:
    """A portal that asks for it again is within its word."""
    with pytest.raises(Unassessed, match="postal_code"):
        details_of(Folded(), {"name": "postal_code", "mandatory": True}).begin_without("postal_code")

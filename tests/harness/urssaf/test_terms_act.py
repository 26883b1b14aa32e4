"""Terms that a command of their own accepts are accepted once, and on the form that is replayed."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

import catalogue
from harness.drivers.driver import Client
from harness.exchanges import Exchange
from harness.faults import Nonconformity
from harness.general.urssaf_side import UrssafSide
from harness.matching import Finder
from harness.page import Control, Snapshot
from harness.screens import Screens
from harness.urssaf.contact import Contact
from harness.urssaf.journey import Journey
from harness.visit import Visit
from tests.harness.pages import button, entry, page

LEDGER = catalogue.load()
ADDRESS = "camille@artistes.example"
FORM = (("content-type", "application/x-www-form-urlencoded"),)


class Portal:
    """An address form whose terms are accepted by a request of their own, after which nothing asks again."""

    def __init__(self) -> None:
        self.accepted = False
        self.offers_act = True
        self.typed = ""
        self.pressed: list[str] = []
        self.exchanges: list[Exchange] = []

    def look(self) -> Snapshot:
        act = [] if self.accepted or not self.offers_act else [button("J’accepte les conditions générales")]
        return page(
            entry("Adresse mail de contact", value=self.typed, kind="email"),
            *act,
            button("Envoyer"),
            html='<form action="/adresse"><input name="mail"></form>',
            url="http://p.test/adresse",
        )

    def write(self, _control: Control, text: str) -> None:
        self.typed = text

    def activate(self, control: Control) -> None:
        self.pressed.append(control.name)
        self.accepted = self.accepted or control.name.startswith("J’accepte")
        body = f"mail={self.typed.replace('@', '%40')}&geste={control.name.split('’')[0]}".encode()
        self.exchanges.append(Exchange("POST", "http://p.test/adresse", FORM, body, 200))


def journey_at(portal: Portal) -> Journey:
    finder = Finder(LEDGER.purposes)
    screens = Screens(tuple(LEDGER.screens.values()), finder, {})
    visit = Visit(cast(Client, portal), finder, screens, patience=0.1)
    read = {"urs.terms.control": "other", "urs.email.confirmation": "link", "urs.step_order": "numbers"}
    settings = SimpleNamespace(text=read.__getitem__)
    person = SimpleNamespace(email=ADDRESS)
    post = SimpleNamespace(mailbox=SimpleNamespace(mark=lambda: 0))
    visit.look()
    unused: Any = None
    return Journey(
        visit,
        cast(Any, person),
        "http://p.test/",
        cast(Any, settings),
        cast(Any, post),
        "",
        unused,
        (),
        unused,
    )


def test_terms_accepted_once_are_not_asked_for_again() -> None:
    """She comes back to correct her address: the page keeps her acceptance, and she goes on."""
    portal = Portal()
    journey = journey_at(portal)
    journey.give_address(ADDRESS)
    journey.visit.look()
    journey.give_address("autre@artistes.example")
    assert portal.pressed == ["J’accepte les conditions générales", "Envoyer", "Envoyer"]


def test_terms_that_nothing_accepts_are_the_portals() -> None:
    """She has accepted nothing yet, and the page has nothing to accept by."""
    portal = Portal()
    portal.offers_act = False
    with pytest.raises(Nonconformity):
        journey_at(portal).give_address(ADDRESS)


@pytest.mark.parametrize("accepting", [True, False])
def test_the_form_that_is_replayed_has_its_terms_accepted(
    accepting: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Or else a refusal would come of that alone; unless it is what the check is about."""
    portal = Portal()
    journey = journey_at(portal)
    journey.give_address(ADDRESS)

    def begin_again(_journey: Journey, _screen: str) -> None:
        portal.accepted = False
        journey.visit.look()

    monkeypatch.setattr(Journey, "reach", begin_again)
    contact = Contact(cast(Any, SimpleNamespace(journey=journey, visit=journey.visit)))
    _, sent = contact.unsent_form(accepting=accepting)
    assert portal.accepted is accepting
    assert dict(sent.fields)["geste"] == "Envoyer"


def test_what_asks_for_the_message_is_not_what_accepts_the_terms() -> None:
    """Both hold her address; « Envoyer » came last."""
    portal = Portal()
    journey = journey_at(portal)
    journey.give_address(ADDRESS)
    side = UrssafSide(cast(Any, SimpleNamespace()))
    sent = side.asking(journey, 0)
    assert sent is not None
    assert dict(sent.fields)["geste"] == "Envoyer"

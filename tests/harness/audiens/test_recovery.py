"""A recovery is always sent: by its own words, by its only button, or not without saying what is lacking."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import cast

import pytest

import catalogue
from harness.audiens.play import AudiensPlay
from harness.audiens.recovery import Recovery
from harness.drivers.driver import Client
from harness.faults import ConnectionFault, Nonconformity
from harness.mailbox import Mail
from harness.matching import Finder
from harness.page import Control, Snapshot
from harness.people import AudiensPerson
from harness.screens import Screens
from harness.visit import Visit
from tests.harness.pages import button, entry, page

LEDGER = catalogue.load()
PERSON = cast(
    AudiensPerson, SimpleNamespace(last_name="ROCHE", first_name="Ana", born="14/03/1985", email="ana@p.test")
)
SEARCH = entry("Rechercher", role="searchbox", kind="search", form=9, aside=True)
FIND = button("Rechercher", form=9, aside=True)


class Shown:
    """A client in front of one page, which keeps what is typed in it and what is pressed."""

    def __init__(self, shown: Snapshot) -> None:
        self.shown = shown
        self.pressed: list[str] = []

    def look(self) -> Snapshot:
        return self.shown

    def write(self, control: Control, text: str) -> None:
        held = (replace(c, value=text) if c.ref == control.ref else c for c in self.shown.controls)
        self.shown = replace(self.shown, controls=tuple(held))

    def tick(self, control: Control, on: bool) -> None:
        held = (replace(c, checked=on) if c.ref == control.ref else c for c in self.shown.controls)
        self.shown = replace(self.shown, controls=tuple(held))

    def activate(self, control: Control) -> None:
        self.pressed.append(control.name)

    @property
    def typed(self) -> dict[str, str]:
        """What the entries hold."""
        return {each.name: each.value for each in self.shown.entries if each.value}


def asked(*controls: Control) -> Shown:
    """Ask for a recovery on a page that has these controls, beside those of every page."""
    client = Shown(page(SEARCH, FIND, *controls, url="http://p.test/perdu"))
    finder = Finder(LEDGER.purposes)
    visit = Visit(
        cast(Client, client), finder, Screens(tuple(LEDGER.screens.values()), finder, {}), patience=0
    )
    visit.look()
    play = SimpleNamespace(visit=visit, journey=SimpleNamespace(about_to_ask=lambda: None))
    Recovery(cast(AudiensPlay, play)).ask(PERSON, "00000012.34")
    return client


def test_the_only_button_of_the_form_sends_it_in_any_words() -> None:
    """Nobody knows « Recevoir un code par courrier » beforehand, nor is it the button of a search."""
    client = asked(entry("Identifiant"), button("Recevoir un code par la poste"), button("Retour"))
    assert (client.typed, client.pressed) == (
        {"Identifiant": "00000012.34"},
        ["Recevoir un code par la poste"],
    )


def test_the_known_words_send_it_among_several_buttons() -> None:
    """« Valider »."""
    client = asked(entry("Identifiant"), button("Effacer tout"), button("Valider"), button("Une autre voie"))
    assert client.pressed == ["Valider"]


def test_an_unknown_entry_that_is_alone_is_what_is_asked() -> None:
    """Its words are the portal's own."""
    client = asked(entry("Repère personnel"), button("C’est parti"))
    assert (client.typed, client.pressed) == ({"Repère personnel": "00000012.34"}, ["C’est parti"])


def test_an_address_is_given_where_an_address_is_asked() -> None:
    """An identifier would be no answer."""
    assert asked(entry("Votre courriel"), button("Envoyer")).typed == {"Votre courriel": "ana@p.test"}


def test_a_form_that_cannot_be_sent_says_which_label_is_lacking() -> None:
    """Of two buttons in unknown words nobody presses one by chance, and nothing passes unsent."""
    with pytest.raises(ConnectionFault, match=r"audiens\.recovery_submit"):
        asked(entry("Identifiant"), button("Par la poste"), button("Par un messager"))


def test_a_required_entry_that_nobody_knows_is_told() -> None:
    """The form would be refused for it, whoever asks: two like refusals prove nothing."""
    with pytest.raises(ConnectionFault, match=r"audiens\.recovery_name"):
        asked(entry("Identifiant"), entry("Couleur préférée", required=True), button("Valider"))


def test_what_must_be_ticked_or_chosen_is() -> None:
    """A box that has to be ticked, one of two ways; what is free or chosen already stays as it is."""
    shown = asked(
        entry("Identifiant"),
        entry("J’ai lu la notice", role="checkbox", kind="checkbox", required=True),
        entry("Me tenir au courant", role="checkbox", kind="checkbox"),
        entry("Par courrier", role="radio", kind="radio", group="Voie"),
        entry("Par SMS", role="radio", kind="radio", group="Voie"),
        entry("Le matin", role="radio", kind="radio", group="Moment"),
        entry("Le soir", role="radio", kind="radio", group="Moment", checked=True),
        button("Valider"),
    )
    ticked = [each.name for each in shown.shown.entries if each.checked]
    assert (ticked, shown.pressed) == (["J’ai lu la notice", "Par courrier", "Le soir"], ["Valider"])


def test_a_page_that_asks_nothing_is_left_as_it_is() -> None:
    """A help that is only read."""
    assert asked(button("Fermer", form=None)).pressed == []


def mail(text: str, *links: str) -> Mail:
    """A message that says this."""
    return cast(Mail, SimpleNamespace(text=text, html="", links=links, subject="Votre demande"))


def brought(message: Mail) -> Recovery:
    """Her identifier is declared to come by e-mail, and that message came."""
    post = SimpleNamespace(await_mail=lambda *_, **__: (message,))
    journey = SimpleNamespace(
        channels=SimpleNamespace(email=post, sms=post, letters=post),
        mobile="0639980001",
        person=SimpleNamespace(name="Ana ROCHE"),
        address="ana@p.test",
        mark=0,
        on_the_way=lambda: False,
        url="http://p.test",
    )
    play = SimpleNamespace(
        journey=journey,
        person=SimpleNamespace(identifier="0000001234"),
        settings=SimpleNamespace(values={"aud.recovery": {"identifier": "email"}}),
    )
    return Recovery(cast(AudiensPlay, play))


@pytest.mark.parametrize(
    "message",
    [mail("Votre identifiant est 00000012.34."), mail("Par ici.", "http://p.test/retrouver/k3x9q2v7w8")],
)
def test_an_identifier_is_recovered_by_what_tells_it_or_leads_to_it(message: Mail) -> None:
    """In any layout, or behind a link."""
    brought(message).ensure_identifier_recovered()


def test_a_message_of_something_else_recovers_nothing() -> None:
    """A notice that came alone, in place of the message that is due."""
    with pytest.raises(Nonconformity, match="rappelle l’identifiant"):
        brought(mail("Nous avons reçu votre demande.")).ensure_identifier_recovered()

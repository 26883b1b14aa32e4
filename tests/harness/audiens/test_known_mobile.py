"""Who refuses the masked number is left one way or more: what a candidate may show is not one page only."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

import catalogue
from harness.audiens.journey import Journey
from harness.audiens.known_mobile import KnownMobile
from harness.audiens.play import AudiensPlay
from harness.audiens.stages import CHANNEL, FORM, IDENTITY, MASKED_MOBILE
from harness.faults import Nonconformity
from harness.matching import Finder
from harness.page import Control, Snapshot
from harness.screens import Screens
from harness.visit import Visit
from tests.harness.pages import button, entry, page

LEDGER = catalogue.load()
SCREENS = [screen for screen in LEDGER.screens.values() if screen.key.startswith("audiens.")]
LETTER = Control(ref="letter", role="radio", name="Courrier Papier", name_from="label", kind="radio", form=0)
SMS = Control(ref="sms", role="radio", name="SMS", name_from="label", kind="radio", form=0)
IDENTIFIER = page(entry("Identifiant"), button("Valider"), button("Retour"))


class Portal:
    """A client in front of a page; its « Valider » leads to the identifier once the letter is chosen."""

    def __init__(self, shown: Snapshot) -> None:
        self.shown = shown
        self.chosen = ""

    def look(self) -> Snapshot:
        """The page as it is."""
        return self.shown

    def tick(self, control: Control, wanted: bool) -> None:
        """Choose a channel."""
        self.chosen = control.name if wanted else ""

    def activate(self, control: Control) -> None:
        """Press a command."""
        if control.name == "Valider" and self.chosen == "Courrier Papier":
            self.shown = IDENTIFIER


def refusing(shown: Snapshot) -> KnownMobile:
    """Someone who has just refused the number, in front of that page."""
    finder = Finder(LEDGER.purposes)
    visit = Visit(cast(Any, Portal(shown)), finder, Screens(SCREENS, finder, {}), patience=0)
    visit.look()
    journey = SimpleNamespace(visit=visit, branch=None, about_to_ask=lambda: None)
    for name in ("pick", "choose_channel", "choose_letter"):
        setattr(journey, name, getattr(Journey, name).__get__(journey))
    return KnownMobile(cast(AudiensPlay, SimpleNamespace(visit=visit, journey=journey)))


def test_the_letter_alone_may_be_asked_for_at_once() -> None:
    """The identifier comes straight away: no channel is left to choose."""
    refusing(IDENTIFIER).ensure_letter_only()


def test_the_letter_alone_may_be_a_choice_of_one() -> None:
    """A page of channels that offers the letter and nothing else is the letter route too."""
    refusing(page(LETTER, button("Valider"), button("Retour"))).ensure_letter_only()


def test_the_letter_is_not_alone_where_the_sms_is_offered() -> None:
    """A candidate that declares the letter only and offers both is caught."""
    with pytest.raises(Nonconformity, match="SMS"):
        refusing(page(SMS, LETTER, button("Valider"), button("Retour"))).ensure_letter_only()


class Restarting:
    """A visit and its journey on a portal where a refusal leads to the form, and the form to ``second``."""

    def __init__(self, second: str) -> None:
        self._second = second
        self._screen = MASKED_MOBILE
        self.page = page()

    def is_at(self, screen: str) -> bool:
        """Where she is."""
        return screen == self._screen

    comes = is_at

    def choose(self, _label: str) -> None:
        """The refusal."""
        self._screen = FORM

    def submit_form(self) -> None:
        """The form, sent again."""
        self._screen = IDENTITY

    def press(self, _key: str) -> None:
        """« Confirmer », where she is recognised."""
        if self._screen == IDENTITY:
            self._screen = self._second


def restarting(second: str) -> KnownMobile:
    """Someone in front of her number on that portal, which declares that a refusal is a restart."""
    portal = Restarting(second)
    settings = SimpleNamespace(holds=lambda name, key: (name, key) == ("AUD-AMB-03", "restart"))
    world = SimpleNamespace(bench=SimpleNamespace(mailbox=SimpleNamespace(mark=lambda: 0)))
    play = SimpleNamespace(visit=portal, journey=portal, choose=portal.choose, settings=settings, world=world)
    return KnownMobile(cast(AudiensPlay, play))


def test_a_restart_is_followed_to_the_choice() -> None:
    """The form is filled again: what follows is judged like any other choice."""
    assert restarting(CHANNEL).refuse_towards_choice()


def test_a_restart_may_show_the_number_again() -> None:
    """The file is what it is: there is no choice to make then."""
    assert not restarting(MASKED_MOBILE).refuse_towards_choice()

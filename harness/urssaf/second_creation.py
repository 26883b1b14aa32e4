"""A person who begins again: after she gave up on the way, or once she has a space."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from harness.control import Capability
from harness.faults import Nonconformity, Unassessed
from harness.preliminaries import needing, unless_barred
from harness.refusals import new_words
from harness.urssaf.journey import (
    CONTACT_ADDRESS,
    IDENTIFICATION,
    LOGIN,
    PASSWORD,
    SPACE,
    WAITING,
    Journey,
    policy,
)
from harness.urssaf.stages import AFTER_IDENTIFICATION
from harness.words import speaks_of

if TYPE_CHECKING:
    from harness.urssaf.play import Play

_LOGIN_WORDS = ("connect", "déjà", "existe")


class SecondCreation:
    """The same pair a second time. ``first`` is the journey that made the space."""

    def __init__(self, play: Play) -> None:
        self._play = play
        self._first: Journey | None = None
        self._pending: Journey | None = None

    def create_again(self) -> None:
        """Go through the guide with another address and password, as far as the portal lets her."""
        self._first = self._play.journey
        people = self._play.world.people
        journey = self._play.on_another_device()
        journey.address = people.address("seconde", "creation")
        journey.person = replace(journey.person, email=journey.address)
        journey.password = people.password(policy(self._play.settings))
        self._play.world.secret("mot de passe", journey.password)
        try:
            journey.reach(SPACE)
        except Nonconformity:
            return

    def open_beside_pending_link(self) -> None:
        """« She » has been sent a link, then opens her space by a second journey, on another device.

        A portal may let a person have one journey at a time.
        """
        play = self._play
        self._pending = pending = play.play_as()
        needing("un premier lien", lambda: pending.reach(WAITING))
        needing("un premier lien", pending.receive)
        second = self._first = play.on_another_device()
        second.mails, second.sendings = [], []
        second.password = play.world.people.password(policy(play.settings))
        play.world.secret("mot de passe", second.password)
        second.pause(max(1, play.resend.pace.interval))
        unless_barred("un second parcours", lambda: second.reach(SPACE), lambda: play.visit.page)
        if not play.visit.is_at(SPACE):
            raise Unassessed(
                "le portail n’admet pas un second parcours de la même personne", inapplicable=True
            )

    def use_pending_link(self) -> None:
        """Follow the link that waited, in the browser that asked for it, as far as the portal lets her."""
        pending = self._pending
        if pending is None:
            raise ValueError("no link has been left waiting")
        with suppress(Nonconformity):
            pending.confirm()
            pending.go_on_to_details()
            pending.finalise()

    def begin_with_another_address(self) -> None:
        """The same pair on a device that knows nothing of her, then another address than the first."""
        play = self._play
        journey = play.on_another_device()
        journey.reach(IDENTIFICATION)
        journey.pause(max(1, play.resend.pace.interval))
        journey.give_number_and_code(journey.person.nir, journey.person.activation_code)
        if not play.visit.comes(CONTACT_ADDRESS):
            play.resend.come_back()
        journey.address = play.world.people.address("bonne", "adresse")
        journey.ask_for_link()

    def ensure_led_by_new_link(self) -> None:
        """The message came to the address that she gave last, and its link leads on."""
        journey = self._play.journey
        journey.receive("URS-023")
        journey.confirm()
        self._play.visit.expect(journey.after_link)

    def ensure_not_begun(self) -> None:
        """No new creation began: a refusal, or the way to the log-in."""
        visit = self._play.visit
        page = visit.page
        for screen in AFTER_IDENTIFICATION:
            if visit.comes(screen) if screen == CONTACT_ADDRESS else visit.is_at(screen):
                raise Nonconformity("ni nouvelle création ni entrée : un refus", visit.described())
        if (page.status or 0) >= 500:
            raise Nonconformity("un refus", visit.described())

    def ensure_taken_up(self) -> None:
        """The code still serves: the creation goes on, from the address or from where she gave up."""
        visit = self._play.visit
        if not (visit.comes(CONTACT_ADDRESS) or visit.is_at(WAITING) or visit.is_at(PASSWORD)):
            raise Nonconformity("une création reprise avec le même code", visit.described())

    def ensure_led_to_login(self) -> None:
        """She is told to log in, and can: the log-in page, or a word and a command that leads there."""
        self.ensure_not_begun()
        visit = self._play.visit
        if visit.is_at(LOGIN):
            return
        told = speaks_of(new_words(visit.before, visit.page), _LOGIN_WORDS)
        if not told or visit.find("urssaf.login_entry") is None:
            raise Nonconformity("une invitation à se connecter", visit.described())

    def ensure_first_space_intact(self) -> None:
        """The space opens by what she first chose, and its address is still the first one."""
        if self._first is None:
            raise ValueError("a second creation is to be tried first")
        first = self._play.journey = self._first
        self._play.log_in_elsewhere(first.password)
        self._play.visit.expect(SPACE)
        offer = self._play.world.bench.offer
        if offer is None or Capability.INSPECT not in offer.capabilities:
            return
        space = (self._play.held() or {}).get("space")
        kept = str(space.get("email", "")) if isinstance(space, dict) else ""
        if kept.casefold() != first.address.casefold():
            raise Nonconformity(f"l’adresse {first.address} gardée", f"l’espace porte {kept or 'aucune'}")

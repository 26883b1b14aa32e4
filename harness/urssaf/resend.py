"""« Renvoyer un e-mail », its pace, and the way back for who mistyped her address."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from harness.faults import Nonconformity, Unassessed
from harness.hosts import is_of
from harness.links import journey_link, journey_links, token
from harness.preliminaries import needing
from harness.urssaf.disclosure import announces
from harness.urssaf.journey import CONTACT_ADDRESS, IDENTIFICATION, WAITING
from harness.wire_probe import Sent, WireProbe
from harness.words import fold

if TYPE_CHECKING:
    from harness.moments import Span
    from harness.urssaf.journey import Journey
    from harness.urssaf.play import Play

RESEND = "urssaf.resend"
CHANGE = "urssaf.change_address"
SPAM_WORDS = ("indésirable", "spam", "pourriel", "non sollicité")
_RECIPIENT = ("email", "mail", "address", "adresse", "to", "recipient", "courriel", "destinataire")
_MOST_CLICKS = 40
_WITH_CORRECTION = 3
"""Messages of a journey in which the link is sent again before the address is corrected."""


@dataclass(frozen=True, slots=True)
class Pace:
    """The declared pace of resendings: ``most`` in ``per`` seconds, ``interval`` seconds between two."""

    most: int
    per: int
    interval: int


class Resend:
    """What « Renvoyer un e-mail » does. ``other`` is the address that a replay tries to divert it to.

    ``mistyped`` is the address that she gave before the one that she corrected it to.
    """

    def __init__(self, play: Play) -> None:
        self._play = play
        self.other = ""
        self.mistyped = ""
        self._broken = False
        self._pressing: Span | None = None
        self._stands_at = ""
        self._began = datetime.min
        self._first_mark = 0
        self._left: Journey | None = None

    @property
    def pace(self) -> Pace:
        """The parameter urs.email.resend_limit."""
        told = self._play.settings.table("urs.email.resend_limit")
        return Pace(*(int(str(told[name])) for name in ("max", "per_seconds", "min_interval_seconds")))

    def again(self) -> None:
        """Have the link sent again, and receive it."""
        self._play.journey.resend()
        self._play.journey.receive_again()

    def again_before_correcting(self) -> None:
        """The same, where the declared pace then leaves a message for the corrected address."""
        if self.pace.most < _WITH_CORRECTION:
            raise Unassessed("la cadence déclarée n’admet pas assez de messages", inapplicable=True)
        needing("le lien renvoyé", self.again)
        self._play.journey.pause(max(1, self.pace.interval))

    # Where the command and the advice stand

    def ensure_at_hand(self, label: str) -> None:
        """The command stands here, or one click away under URS-AMB-08=reachable, by the guide's words."""
        self._play.journey.go_to_resend()
        self._play.ensure_offered(label)

    def ensure_spam_advice(self) -> None:
        """The page, or one a click away where the reading says so, advises to look among unwanted mail."""
        visit = self._play.visit
        reachable = self._play.settings.text("urs.resend_location") == "reachable"
        said = [visit.page.text, *(visit.around() if reachable else ())]
        if not any(word in fold(text) for text in said for word in SPAM_WORDS):
            raise Nonconformity("un conseil de regarder parmi les courriers indésirables", visit.described())

    # What it sends

    def ensure_sent(self) -> None:
        """A message more came, to the address of the journey, with a link."""
        journey = self._play.journey
        journey.receive_again(next(iter(sorted(journey.post.rows)), "URS-042"))
        for mail in journey.mails[-len(journey.sendings[-1]) :]:
            self._play.world.keep(self._play.world.bench.keeper.mail(mail))
            journey_link(mail, self._play.url, "URS-042")

    def replay_to_other(self) -> None:
        """Send the resending again with somebody else's address wherever an address may go."""
        journey, world = self._play.journey, self._play.world
        probe, sent = self.replayable()
        self.other = world.people.artist().email
        if sent.exchange.method != "GET":
            held = sorted(sent.names_of(journey.address))
            sent = sent.having(dict.fromkeys([*held, *_RECIPIENT], self.other))
        journey.about_to_ask()
        probe.replay(sent.asking(dict.fromkeys(_RECIPIENT, self.other)))

    def replayable(self) -> tuple[WireProbe, Sent]:
        """What « Renvoyer un e-mail » sent last, with the proofs of its page as it is now.

        Its declared pause is let pass first: a portal would refuse what comes before for its pace alone.
        """
        visit = self._play.visit
        self._play.journey.pause(self.pace.interval)
        probe = WireProbe(visit.client)
        sent = probe.first_since(self._play.journey.asked_after)
        if sent is None:
            raise Unassessed("aucune requête n’a suivi « Renvoyer un e-mail »")
        if not visit.finder.shows(visit.page, RESEND):
            visit.open(visit.before.url)
        return probe, probe.renewed(sent, visit.page.html)

    def ensure_none_to_other(self) -> None:
        """Nothing came to the other person, a witness's message having come."""
        needing("témoin", self._play.witness)
        self._play.contact.ensure_at_most(0, self.other)

    # Its pace

    def press_often(self) -> None:
        """Press more often than the declared pace lets, as fast as the page lets."""
        pace, journey = self.pace, self._play.journey
        if pace.most > _MOST_CLICKS:
            raise Unassessed(f"le profil admet {pace.most} renvois : trop pour les essayer tous")
        journey.go_to_resend()
        self._stands_at = self._play.visit.page.url
        journey.about_to_ask()
        _, self._pressing = self._play.world.moments.during(lambda: self._press_times(pace.most + 3))

    def use_up(self) -> None:
        """Press more often than the declared pace lets, and receive something of it."""
        self.press_often()
        self._play.journey.receive_again()

    def ensure_within_pace(self) -> None:
        """No more messages came than the declared pace lets, a witness's having come."""
        needing("témoin", self._play.witness)
        pace, span = self.pace, self._pressing
        allowed = pace.most
        if pace.interval and span is not None:
            allowed = min(allowed, 1 + int((span.end - span.start).total_seconds() // pace.interval))
        self._play.contact.ensure_sendings_at_most(allowed)

    def ensure_refused_politely(self) -> None:
        """The last presses met a page that a person can read, and no breakdown."""
        visit = self._play.visit
        if self._broken or not visit.page.text.strip():
            raise Nonconformity("un refus lisible", visit.described())

    def press_after_pause(self) -> None:
        """« Renvoyer un e-mail » once the declared period is over, asked for anew if the page has gone."""
        journey, visit = self._play.journey, self._play.visit
        self._play.world.moments.advance(self.pace.per + 1)
        visit.open(self._stands_at)
        if not visit.finder.shows(visit.page, RESEND):
            needing("nouvelle demande", lambda: journey.reach(WAITING))
        journey.resend()

    # The same mailbox, from another journey

    def use_up_period(self) -> None:
        """Have as many messages sent again as the period lets, each once its pause is over."""
        if self.pace.most > _MOST_CLICKS:
            raise Unassessed(f"le profil admet {self.pace.most} renvois : trop pour les essayer tous")
        self._began = self._play.world.moments.now()
        self._first_mark = self._play.world.bench.mailbox.mark()
        self._resend_patiently(self.pace.most + 1)

    def begin_again_and_resend(self) -> None:
        """The same person and address on another device, as far as she is let: asked, then asked again."""
        journey = self._play.on_another_device()
        journey.pause(max(1, self.pace.interval))
        try:
            journey.reach(IDENTIFICATION)
            journey.give_number_and_code(journey.person.nir, journey.person.activation_code)
            if self._play.visit.comes(CONTACT_ADDRESS):
                journey.ask_for_link()
            self._resend_patiently(self.pace.most)
        except Nonconformity:
            return

    def ensure_mailbox_spared(self) -> None:
        """Her address got no more than the pace lets for the time passed, and a first sending a journey."""
        needing("témoin", self._play.witness)
        journey, pace = self._play.journey, self.pace
        passed = (self._play.world.moments.now() - self._began).total_seconds()
        allowed = pace.most * (1 + int(passed // pace.per)) + 2
        journey.mark = self._first_mark
        self._play.contact.ensure_sendings_at_most(allowed)

    def _resend_patiently(self, times: int) -> None:
        """Press so often, its pause over each time, as long as the command is there."""
        visit = self._play.visit
        for _ in range(times):
            with suppress(Nonconformity):
                self._play.journey.go_to_resend()
            standing, widget = visit.page.url, visit.find(RESEND)
            if widget is None or not widget.usable:
                return
            visit.press(RESEND)
            if not visit.finder.shows(visit.page, RESEND):
                visit.open(standing)

    # Another address

    def give_another_address(self) -> None:
        """From the waiting page, come back to the form and give another address."""
        journey = self._play.journey
        self.mistyped = journey.address
        self.come_back()
        journey.address = self._play.world.people.artist().email
        journey.ask_for_link()

    def come_back(self) -> None:
        """By a command of the page, by the Back button, or by a command one click away."""
        visit = self._play.visit
        waiting = visit.page.url
        if visit.find(CHANGE) is not None:
            visit.press(CHANGE)
        else:
            visit.client.back()
            visit.look()
        if not visit.comes(CONTACT_ADDRESS):
            visit.open(waiting)
            if visit.look_around(CHANGE):
                visit.press(CHANGE)
        visit.expect(CONTACT_ADDRESS)

    def be_back_at_form(self) -> None:
        """From the waiting page, be at the address form again."""
        needing("le formulaire de l’adresse, revenue le corriger", self.come_back)

    # What is left behind

    def finish_away_from_waiting_page(self) -> None:
        """« She » opens her space on another device, and leaves the waiting page as it is on the first."""
        play = self._play
        play.link.ensure_unattached()
        left = self._left = play.play_as()
        needing("l’attente du message", lambda: left.reach(WAITING))
        needing("un lien reçu", left.receive)
        needing("un espace ouvert d’un autre appareil", play.on_another_device().finish)

    def press_where_left(self) -> None:
        """« Renvoyer un e-mail » on the page left, as far as it lets her, and await what comes."""
        if self._left is None:
            raise ValueError("no waiting page has been left")
        self._left.about_to_ask()
        with suppress(Nonconformity):
            self._left.resend()
        needing("témoin", self._play.witness)

    def ensure_nothing_late_opens(self) -> None:
        """No link that came since opens the password or what follows it."""
        left = self._left
        if left is None:
            raise ValueError("no waiting page has been left")
        for mail in self._play.world.bench.mailbox.sent_to(left.address, left.mark):
            for link in journey_links(mail, self._play.url):
                if token(link) and is_of(link, left.hosts):
                    self._play.on_another_device().follow(link)
                    self._play.link.ensure_nothing_opens()

    def finish(self) -> None:
        """Go on to the open space from the message that came to the right address."""
        needing("son espace", self._play.journey.finish)

    def ensure_correction_kept(self) -> None:
        """The open space is at the address that she gave last: nothing shows or announces it at the other."""
        play, address = self._play, self._play.journey.address
        held = play.space_held()
        kept = held.get("email") if isinstance(held, Mapping) else None
        if kept is not None and fold(str(kept)) != fold(address):
            raise Nonconformity(f"un espace à l’adresse {address}", f"un espace à l’adresse {kept}")
        play.disclosure.await_notice()
        told = play.world.bench.mailbox.sent_to(self.mistyped, play.journey.mark)
        if any(map(announces, told)):
            raise Nonconformity(f"l’annonce de l’espace à {address}", f"une annonce à {self.mistyped}")
        home = play.visit.page
        for page in (home, play.space.visit_service("contact")):
            shown = fold("\n".join([page.text, *(control.value for control in page.controls)]))
            if fold(self.mistyped) in shown:
                raise Nonconformity(f"l’adresse corrigée, {address}", f"l’adresse erronée, {self.mistyped}")

    def _press_times(self, times: int) -> None:
        visit = self._play.visit
        for _ in range(times):
            if not visit.finder.shows(visit.page, RESEND):
                visit.open(self._stands_at)
            widget = visit.find(RESEND)
            if widget is not None and widget.usable:
                visit.press(RESEND)
                self._broken = self._broken or visit.page.broken

"""Requests of the SMS branches that no page would send: another recipient, a code that has served."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harness.answers import page_of
from harness.audiens.stages import IDENTIFIER, MASKED_MOBILE, PASSWORD, Branch
from harness.faults import Blocked, Nonconformity
from harness.page import Snapshot
from harness.preliminaries import needing
from harness.wire_probe import Sent, WireProbe, landing

if TYPE_CHECKING:
    from harness.audiens.play import AudiensPlay

_USUAL = ("mobile", "phone", "telephone", "tel", "numero", "portable", "to", "recipient", "phoneNumber")


class Tampered:
    """What such requests were, and what came of them. ``slipped`` is the number that was slipped in."""

    def __init__(self, play: AudiensPlay) -> None:
        self._play = play
        self._slipped = ""
        self._since = 0
        self._used: Sent | None = None
        self._answers: list[Snapshot] = []

    # Another recipient

    def slip_recipient(self) -> None:
        """Play her way to the code again, another number slipped into each request from her mask on."""
        play = self._play
        names = self._names()
        marks = [len(play.visit.client.exchanges)]
        needing("« C’est bien mon numéro »", play.journey.recognise_number)
        page = play.visit.page
        marks.append(len(play.visit.client.exchanges))
        needing("la page du code", play.journey.submit_identifier)
        probe = WireProbe(play.visit.client)
        sent = [probe.first_since(number) for number in marks]
        needing("le numéro masqué", lambda: play.journey.reach(MASKED_MOBILE))
        self._slipped = play.world.people.mobile()
        self._since = play.world.bench.mailbox.mark()
        changed = dict.fromkeys(names, self._slipped)
        for each in filter(None, sent):
            probe.replay(_carrying(probe.renewed(each, play.visit.page.html), changed))
            play.visit.open(page.url)

    def ensure_slipped_unserved(self) -> None:
        """No SMS went to the number that was slipped in."""
        self._play.silence.ensure_no_sms(self._slipped, since=self._since)

    def _names(self) -> tuple[str, ...]:
        """The names that this portal's own form of a mobile gives a number, and the usual ones."""
        play = self._play
        other = play.begin(play.world.people.member(mobile=None), Branch.SMS)
        needing("la saisie d’un portable", lambda: other.reach(IDENTIFIER))
        try:
            own = WireProbe(other.visit.client).last_post(other.mobile).names_of(other.mobile)
        except Blocked:
            own = set()
        return (*own, *_USUAL)

    # A code sent again

    def use_code(self) -> None:
        """Give the code that came, and note the request that opened the creation of the password."""
        play = self._play
        code = play.journey.codes[-1]
        needing("la création du mot de passe", lambda: play.journey.give_code(code))
        needing("la création du mot de passe", lambda: play.visit.expect(PASSWORD))
        self._used = WireProbe(play.visit.client).last_post(code)

    def complete(self) -> None:
        """Let her create her password and come to her space."""
        needing("l’espace ouvert", self._play.journey.define_password)

    def send_code_again(self) -> None:
        """The same request again: from her browser, then from one that knows nothing of her."""
        if self._used is None:
            raise ValueError("no code was used")
        play = self._play
        own = WireProbe(play.visit.client)
        renewed = own.renewed(self._used, play.visit.page.html)
        answers = [own.replay(renewed), own.replay(self._used)]
        other = play.stranger()
        needing("la page de connexion", other.go_to_login)
        fresh = WireProbe(other.visit.client)
        strange = fresh.replay(fresh.renewed(self._used, other.visit.page.html))
        self._answers = [page_of(landing(answer)) for answer in answers]
        self._answers.append(page_of(landing(strange)))

    def ensure_code_dead(self) -> None:
        """None of them led to the creation of a password again."""
        screens = self._play.visit.screens
        for page in self._answers:
            if screens.is_at(page, PASSWORD):
                raise Nonconformity("un code qui ne resserve pas", "le mot de passe est à créer de nouveau")


def _carrying(sent: Sent, changed: dict[str, str]) -> Sent:
    """The request with these values, in its body, or in its address where it has none."""
    return sent.asking(changed) if sent.exchange.method == "GET" else sent.having(changed)

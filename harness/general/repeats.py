"""A button pressed twice, a page loaded again: nothing is done twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fakes.messages import Channel
from harness.audiens.stages import FIRST_EMAIL, LETTER_SENT, Branch
from harness.faults import Nonconformity, Unassessed
from harness.preliminaries import needing
from harness.wire_probe import WireProbe, landing

if TYPE_CHECKING:
    from harness.audiens.journey import Journey
    from harness.general.general import General


class Repeats:
    """What she does twice, and how many messages come of it."""

    def __init__(self, general: General) -> None:
        self._general = general
        self._usual = 0
        self._came = 0

    def come_to_request(self) -> None:
        """« She » is in front of the form that causes her message."""
        self._general.side.to_message(self._general.play.play_as())

    def press_twice(self) -> None:
        """Send the form, and the very same request at once again."""
        journey = self._general.play.journey
        needing("sa demande", lambda: self._general.side.ask(journey))
        self._repeat()

    def reload(self) -> None:
        """Load again what followed the request: the page, or the request itself where it was answered so."""
        visit = self._general.play.visit
        asked = next(
            (e for e in reversed(visit.client.exchanges) if e.url == visit.page.url.partition("#")[0]), None
        )
        if asked is not None and asked.method == "POST":
            self._repeat()
        visit.open(visit.page.url)

    def write_twice(self) -> None:
        """Somebody else writes to the institution once; « she » as much, by a double press."""
        side = self._general.side
        once = side.written(side.another(), twice=False)
        doubled = side.written(self._general.play.journey, twice=True)
        self._general.witness()  # receipts may come late: what has not come by then is absent for both
        self._usual, self._came = once(), doubled()

    def ensure_one_written(self) -> None:
        """It shows no more often in her space and messages than the one that was sent once."""
        if not self._usual:
            raise Unassessed(
                "un message envoyé une fois ne se lit nulle part : deux ne s’y verraient pas",
                inapplicable=True,
            )
        if self._came > self._usual:
            raise Nonconformity(
                "un seul message gardé d’un double appui",
                f"il se lit {self._came} fois dans l’espace, contre {self._usual} envoyé une fois",
            )

    def ensure_one_message(self) -> None:
        """One message came of it, a witness's having come since, and it leads her on."""
        side, journey = self._general.side, self._general.play.journey
        needing("son message", lambda: side.receive(journey, "GEN-013"))
        self._general.witness()
        came, most = side.messages(journey), side.message_count
        if len(came) > most:
            most = needing("témoin", side.sending_size)
        if len(came) > most:
            raise Nonconformity(f"{most} message", f"{len(came)} messages")
        self._general.watch(side.reached_at(journey), at_most=most, said="pas de message en double")
        side.use_message(journey)

    def press_twice_for_letter(self) -> None:
        """Send the form that asks for her letter, and the very same request at once again."""
        if self._general.world.bench.profile.letters is None:
            raise Unassessed("le profil ne dit pas où partent les courriers ([letters])")
        needing("sa demande de courrier", self._general.world.audiens.journey.submit_identifier)
        self._repeat()

    def ensure_one_letter(self) -> None:
        """No more letters came of it than of a single request of somebody else, and hers opens the way."""
        play = self._general.world.audiens
        mine, other = play.journey, play.begin(play.world.people.member(mobile=None), Branch.LETTER)
        needing("témoin", lambda: other.reach(LETTER_SENT))
        needing("son courrier", lambda: mine.receive_letter("GEN-013"))
        needing("témoin", other.receive_letter)
        most, came = max(1, self._letters_to(other)), self._letters_to(mine)
        if came > most:
            raise Nonconformity(f"{most} courrier", f"{came} courriers")
        said = "pas de courrier en double"
        play.world.watch(mine.person.name, mine.mark, at_most=most, said=said, channel=Channel.LETTER)
        mine.go_to_login()
        mine.log_in(mine.typed_identifier, mine.codes[-1])
        mine.visit.expect(FIRST_EMAIL)

    def _letters_to(self, journey: Journey) -> int:
        return len(journey.channels.letters.mailbox.sent_to(journey.person.name, journey.mark))

    def _repeat(self) -> None:
        probe = WireProbe(self._general.play.visit.client)
        landing(probe.replay(probe.last_post()))

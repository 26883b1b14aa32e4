"""A letter asked for by a double press: one comes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fakes.messages import Channel
from harness.audiens.stages import FIRST_EMAIL, LETTER_SENT, Branch
from harness.faults import Nonconformity, Unassessed
from harness.preliminaries import needing
from harness.wire_probe import WireProbe

if TYPE_CHECKING:
    from harness.audiens.journey import Journey
    from harness.audiens.play import AudiensPlay


class DoubleLetter:
    """« She » is in front of the form of her identifier, in the branch of the letter."""

    def __init__(self, play: AudiensPlay) -> None:
        self._play = play

    def ask_twice(self) -> None:
        """Send the form that asks for her letter, and the very same request at once again."""
        if self._play.world.bench.profile.letters is None:
            raise Unassessed("le profil ne dit pas où partent les courriers ([letters])")
        needing("sa demande de courrier", self._play.journey.submit_identifier)
        WireProbe(self._play.visit.client).repeat()

    def ensure_one(self) -> None:
        """No more letters came of it than of a single request of somebody else, and hers opens the way."""
        play = self._play
        mine, other = play.journey, play.begin(play.world.people.member(mobile=None), Branch.LETTER)
        needing("témoin", lambda: other.reach(LETTER_SENT))
        needing("son courrier", lambda: mine.receive_letter("GEN-013"))
        needing("témoin", other.receive_letter)
        most, came = max(1, _letters_to(other)), _letters_to(mine)
        if came > most:
            raise Nonconformity(f"{most} courrier", f"{came} courriers")
        said = "pas de courrier en double"
        play.world.watch(mine.person.name, mine.mark, at_most=most, said=said, channel=Channel.LETTER)
        mine.go_to_login()
        mine.log_in(mine.typed_identifier, mine.codes[-1])
        mine.visit.expect(FIRST_EMAIL)


def _letters_to(journey: Journey) -> int:
    return len(journey.channels.letters.mailbox.sent_to(journey.person.name, journey.mark))

"""Whether repeated tries of an unknown number and of a known one get the same answers, up to the lock."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from harness.faults import Nonconformity
from harness.page import Snapshot
from harness.people import UrssafPerson
from harness.refusals import new_words
from harness.urssaf.codes import another_code
from harness.urssaf.journey import IDENTIFICATION
from harness.words import masked

if TYPE_CHECKING:
    from harness.urssaf.journey import Journey
    from harness.urssaf.play import Play

_NOTHING = Snapshot(url="about:blank", status=None)
_ROUNDS = (True, False)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a try gets: all the words of the page, numbers masked, and its status."""

    words: str
    status: int | None

    def beside(self, other: Answer) -> str:
        """What it has that another one has not, in short."""
        if self.status != other.status:
            return f"le statut {self.status}"
        known = set(other.words.splitlines())
        own = [line for line in self.words.splitlines() if line not in known]
        return f"« {' '.join(own)} »" if own else "rien de plus"


@dataclass(frozen=True, slots=True)
class Turn:
    """The same try of both numbers, counted from one."""

    number: int
    known: Answer
    unknown: Answer

    @property
    def differs(self) -> bool:
        """Whether a stranger can tell them apart."""
        return self.known != self.unknown


class Tries:
    """Two strangers try wrong codes by turns, one for a number on file, the other for nobody's.

    Both rounds are played, one begun by each number: a limit by client, which strikes whoever comes second,
    does not tell numbers apart, whereas a lock by number tells them apart in both.
    """

    def __init__(self, play: Play) -> None:
        self._play = play
        self._rounds: list[list[Turn]] = []

    def use_up(self) -> None:
        """Try as often as locks a number, and once more, which the lock answers."""
        most = self._play.declared.tries + 1
        self._rounds = []
        for known_first in _ROUNDS:
            self._rounds.append(self._round(most, known_first=known_first))
            if not any(turn.differs for turn in self._rounds[-1]):
                return

    def ensure_alike(self) -> None:
        """No try tells both numbers apart, whichever of them was tried first."""
        for turn, again in zip(self._rounds[0], self._rounds[-1], strict=True):
            if turn.differs and turn == again:
                raise Nonconformity(
                    f"à l’essai n° {turn.number}, la même réponse que le numéro soit connu ou non",
                    f"pour le numéro connu, {turn.known.beside(turn.unknown)} ; "
                    f"pour l’inconnu, {turn.unknown.beside(turn.known)}",
                )

    def _round(self, most: int, *, known_first: bool) -> list[Turn]:
        people = self._play.world.people
        known, unknown = self._play.put_on_file(people.artist()), people.artist()
        strangers = {True: self._play.stranger(), False: self._play.stranger()}
        turns = []
        for number in range(1, most + 1):
            answers = {}
            for is_known in (known_first, not known_first):
                person = known if is_known else unknown
                answers[is_known] = self._tried(strangers[is_known], person)
            turns.append(Turn(number, answers[True], answers[False]))
        return turns

    def _tried(self, stranger: Journey, person: UrssafPerson) -> Answer:
        """One wrong pair; where not even the form comes any more, what comes in its place."""
        visit = stranger.visit
        try:
            if not visit.is_at(IDENTIFICATION):
                stranger.reach(IDENTIFICATION)
            stranger.give_number_and_code(person.nir, another_code(person.activation_code))
        except Nonconformity:
            visit.look()
        lines = new_words(_NOTHING, visit.page).splitlines()
        return Answer("\n".join(map(masked, lines)), visit.page.status)

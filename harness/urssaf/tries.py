"""Whether repeated tries of an unknown number and of a known one get the same answers, up to the lock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harness.faults import Nonconformity
from harness.people import UrssafPerson
from harness.turns import Answer, Turn, answer_of, told_apart
from harness.urssaf.codes import another_code
from harness.urssaf.journey import IDENTIFICATION

if TYPE_CHECKING:
    from harness.urssaf.journey import Journey
    from harness.urssaf.play import Play


class Tries:
    """Two strangers try wrong codes by turns, one for a number on file, the other for nobody's."""

    def __init__(self, play: Play) -> None:
        self._play = play
        self._apart: Turn | None = None

    def use_up(self) -> None:
        """Try as often as locks a number, and once more, which the lock answers."""
        most = self._play.declared.tries + 1
        self._apart = told_apart(lambda known_first: self._round(most, known_first=known_first))

    def ensure_alike(self) -> None:
        """No try tells both numbers apart, whichever of them was tried first."""
        turn = self._apart
        if turn is not None:
            raise Nonconformity(
                f"à l’essai n° {turn.number}, la même réponse que le numéro soit connu ou non",
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
        return answer_of(visit.page)

"""Whether the log-in, tried until it is blocked, answers a member's name and nobody's name alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harness.drivers.driver import Unusable
from harness.faults import Blocked, ConnectionFault, Nonconformity, Unassessed
from harness.preliminaries import needing
from harness.turns import Answer, Turn, answer_of, told_apart

if TYPE_CHECKING:
    from harness.general.general import General
    from harness.general.sides import Journey

_CAPTCHA = "captcha"


class Lockout:
    """Two strangers try wrong passwords by turns, one for a member's name, the other for nobody's."""

    def __init__(self, general: General) -> None:
        self._general = general
        self._apart: Turn | None = None

    def use_up(self) -> None:
        """Try as often as blocks a name, and once more, which the block answers; then for another member."""
        most = self._general.side.settings.optional_number("both.login.max_attempts")
        if most is None:
            told = "le profil ne déclare aucune limite d’essais à la connexion"
            raise Unassessed(told, inapplicable=True)
        self._apart = told_apart(lambda member_first: self._round(most + 1, member_first=member_first))

    def ensure_alike(self) -> None:
        """No try tells both names apart, whichever of them was tried first."""
        turn = self._apart
        if turn is not None:
            raise Nonconformity(
                f"à l’essai n° {turn.number}, la même réponse que l’identifiant soit d’un membre ou non",
                f"pour le membre, {turn.known.beside(turn.unknown)} ; "
                f"pour qui ne l’est pas, {turn.unknown.beside(turn.known)}",
            )

    def _round(self, most: int, *, member_first: bool) -> list[Turn]:
        side, play = self._general.side, self._general.play
        if not member_first:
            needing("l’espace d’une autre", lambda: self._general.reach("space"))
        names = {True: side.name_at_login(play.journey), False: side.nobody_at_login()}
        strangers = {is_member: self._at_login() for is_member in names}
        turns = []
        for number in range(1, most + 1):
            answers = {
                is_member: self._tried(strangers[is_member], names[is_member])
                for is_member in (member_first, not member_first)
            }
            turns.append(Turn(number, answers[True], answers[False]))
        return turns

    def _at_login(self) -> Journey:
        stranger = self._general.play.stranger()
        needing("la page de connexion", stranger.go_to_login)
        return stranger

    def _tried(self, stranger: Journey, name: str) -> Answer:
        """One wrong pair; where not even the form comes any more, what comes in its place."""
        visit = stranger.visit
        try:
            if not visit.is_at(self._general.side.stages.login):
                stranger.go_to_login()
            stranger.log_in(name, self._general.side.new_password())
        except (Blocked, Nonconformity, Unusable):
            visit.look()
        except ConnectionFault as barrier:
            if _CAPTCHA not in str(barrier).lower():
                raise
            return Answer(_CAPTCHA, visit.page.status)
        return answer_of(visit.page, without=name)

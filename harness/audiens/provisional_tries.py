"""How often a provisional code may be tried: wrong ones up to the limit, then the right one held back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harness.audiens.breakdown import is_breakdown
from harness.audiens.stages import FIRST_EMAIL, LOGIN
from harness.faults import Nonconformity, Unassessed
from harness.page import Snapshot
from harness.preliminaries import needing, unless_barred

if TYPE_CHECKING:
    from harness.audiens.play import AudiensPlay

_WANTED = "un ralentissement ou un blocage au nombre déclaré"
_LOST = frozenset({404, 405, 410})
"""Answers that say that there is no such page."""


class ProvisionalTries:
    """Her tries at the log-in page. ``given`` is whether the right code was given after the wrong ones."""

    def __init__(self, play: AudiensPlay) -> None:
        self._play = play
        self._given = False

    @property
    def _code(self) -> str:
        return self._play.journey.codes[-1]

    def exhaust(self, *, afresh: bool = False) -> None:
        """Give wrong provisional codes up to the declared limit, each from a fresh device or not."""
        limit = self._play.settings.optional_number("aud.login.max_attempts")
        if limit is None:
            raise Unassessed("le profil ne déclare pas de limite d’essais (aud.login.max_attempts)")
        play = self._play
        play.on_another_device()
        needing("la page de connexion", play.journey.go_to_login)
        for wrong in wrong_codes(self._code, limit):
            if not self._is_asked():
                return
            play.journey.log_in(play.journey.typed_identifier, wrong)
            if afresh:
                play.on_another_device()
                unless_barred("la page de connexion", play.journey.go_to_login, lambda: play.visit.page)

    def give_right(self) -> None:
        """The code of the letter, where it is still asked: whoever is blocked may be shown another page."""
        self._given = self._is_asked()
        if self._given:
            self._play.journey.log_in(self._play.journey.typed_identifier, self._code)

    def ensure_held_back(self) -> None:
        """The right code opened nothing, in whatever way she is slowed down or blocked.

        A breakdown slows nobody down on purpose; a page that shows nothing of a session may still follow one.
        """
        visit = self._play.visit
        if visit.comes(FIRST_EMAIL):
            raise Nonconformity(_WANTED, visit.described())
        self._play.ensure_no_session()
        if self._is_breakdown(visit.page):
            raise Nonconformity(_WANTED, f"une panne : {visit.described()}")
        if self._given and not visit.is_at(LOGIN) and not visit.page.refused and self._has_session():
            raise Nonconformity(_WANTED, f"une session ouverte : {visit.described()}")

    def _is_asked(self) -> bool:
        """Whether a code is asked: on this page, or on the log-in page where a refusal leads elsewhere."""
        visit = self._play.visit
        if visit.comes(LOGIN):
            return True
        try:
            self._play.journey.go_to_login()
        except Nonconformity:
            return False
        return visit.is_at(LOGIN)

    def _has_session(self) -> bool:
        """Whether the log-in page gives way to what only follows a log-in."""
        asked = self._is_asked()
        if not asked and self._play.visit.is_at(FIRST_EMAIL):
            return True
        self._play.ensure_no_session()
        return False

    def _is_breakdown(self, page: Snapshot) -> bool:
        """A breakdown or a page that is not there."""
        return is_breakdown(self._play.visit) or page.status in _LOST


def wrong_codes(code: str, count: int) -> list[str]:
    """So many codes that differ from the right one in their last two signs."""
    ends = [f"{number:02}" for number in range(count + 1)]
    return [code[:-2] + end for end in ends if end != code[-2:]][:count]

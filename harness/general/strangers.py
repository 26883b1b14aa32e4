"""What a stranger learns or does at the log-in: who is a member, and how often one may try."""

from __future__ import annotations

import itertools
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from harness.faults import Blocked, ConnectionFault, Nonconformity, Unassessed
from harness.preliminaries import needing
from harness.refusals import new_words
from harness.words import fold, masked

if TYPE_CHECKING:
    from harness.general.general import General
    from harness.general.sides import Journey

_SAMPLES = 4
_BATCHES = 2
_SLOWED = 1.0
"""Seconds more than the first try from which a try is slowed down."""
_BARRED = (403, 429)
"""How the page itself is refused to whoever is blocked."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """What a wrong pair gets: the new words, what differs by person masked; the status and the seconds."""

    words: str
    status: int | None
    seconds: float


class Strangers:
    """Somebody who knows a member's log-in name, and none of her secrets."""

    def __init__(self, general: General) -> None:
        self._general = general
        self._both: tuple[Refusal, ...] = ()
        self._gaps: list[float] = []
        self._tries: list[Refusal] = []
        self._opened = self._kept_out = False

    # Who is a member

    def try_both(self) -> None:
        """A wrong password for her name, and for a name that nobody has."""
        self._both = tuple(self._refused(self._at_login(), name) for name in self._names())

    def ensure_alike(self) -> None:
        """Words and status are the same."""
        known, unknown = self._both
        if known.words != unknown.words:
            raise Nonconformity(
                f"le même refus pour tous, « {known.words} »",
                f"pour qui n’est pas membre, « {unknown.words} »",
            )
        if known.status != unknown.status:
            raise Nonconformity(
                f"la même réponse HTTP pour tous ({known.status})",
                f"{unknown.status} pour qui n’est pas membre",
            )

    def measure(self) -> None:
        """Both a few times by turns; again, for another member, where the first batch tells them apart."""
        for batch in range(_BATCHES):
            if batch:
                self._general.reach("space")
            self._gaps.append(self._gap())
            if self._gaps[-1] <= self._margin:
                return

    def ensure_as_fast(self) -> None:
        """The medians differ by no more than what is declared."""
        gap = min(self._gaps)
        if gap > self._margin:
            raise Nonconformity(
                f"des durées médianes qui diffèrent de {self._margin * 1000:.0f} ms au plus",
                f"{gap * 1000:.0f} ms d’écart entre membre et inconnu",
            )

    # How often one may try

    def use_up(self) -> None:
        """As many wrong passwords as are declared, then her own, as one more try."""
        self._use_up([self._general.side.name_at_login(self._general.play.journey)])

    def use_up_afresh(self) -> None:
        """The same from a fresh device at each try: nothing that a browser keeps is needed to count them."""
        self._use_up([self._general.side.name_at_login(self._general.play.journey)], afresh=True)

    def _use_up(self, names: Sequence[str], *, afresh: bool = False) -> None:
        """The tries by turns on these writings of her name; her own password goes with the last writing."""
        most = self._general.side.settings.optional_number("both.login.max_attempts")
        if most is None:
            raise Unassessed("le profil ne déclare aucune limite d’essais à la connexion")
        journey, stranger = self._general.play.journey, self._at_login()
        try:
            for name in itertools.islice(itertools.cycle(names), most):
                self._tries.append(self._refused(stranger, name))
                stranger = self._general.play.stranger() if afresh else stranger
            self._tries.append(self._tried(stranger, names[-1], journey.password))
        except ConnectionFault as barrier:
            if "captcha" not in str(barrier).lower():
                raise
            self._kept_out = True
        except Blocked:
            if not self._tries or stranger.visit.page.status not in _BARRED:
                raise
            self._kept_out = True
        self._opened = stranger.visit.screens.is_at(stranger.visit.page, self._general.side.stages.space)

    def use_up_by_turns(self) -> None:
        """The same, the wrong passwords given by turns to the writings of her name that open her space."""
        side = self._general.side
        plain = side.name_at_login(self._general.play.journey)
        others = [each for each in side.writings_at_login(self._general.play.journey) if self._opens(each)]
        if not others:
            raise Unassessed("son identifiant n’a qu’une écriture acceptée à la connexion", inapplicable=True)
        self._use_up([*others, plain])

    def ensure_limited(self) -> None:
        """He was slowed down or blocked; once the block is over, she comes in, though he tried meanwhile."""
        if not self._slowed:
            raise Nonconformity(
                "des essais ralentis ou bloqués",
                f"{len(self._tries)} essais de suite, répondus comme le premier",
            )
        seconds = self._general.side.settings.number("both.lock_seconds")
        self._general.world.moments.advance(seconds // 2)
        self._try_meanwhile()
        self._general.world.moments.advance(seconds - seconds // 2 + 1)
        owner = self._general.play.on_another_device()
        needing("la page de connexion", owner.go_to_login)
        owner.log_in(self._general.side.name_at_login(owner), owner.password)
        try:
            self._general.play.ensure_session()
        except Nonconformity:
            self._general.needing_others_logged_in(lambda other: other.reach(self._general.side.stages.space))
            raise

    def _try_meanwhile(self) -> None:
        """One more wrong password while the block lasts, as far as he is still let try."""
        if self._kept_out:
            return
        try:
            self._refused(self._at_login(), self._general.side.name_at_login(self._general.play.journey))
        except (Blocked, ConnectionFault, Nonconformity):
            return

    def _opens(self, name: str) -> bool:
        """Whether she comes in by that writing of her name, which proves that it is accepted."""
        owner = self._general.play.on_another_device()
        needing("la page de connexion", owner.go_to_login)
        owner.log_in(name, owner.password)
        return owner.visit.is_at(self._general.side.stages.space)

    @property
    def _slowed(self) -> bool:
        refused = self._kept_out or not self._opened or any(each.status == 429 for each in self._tries)
        return refused or self._tries[-1].seconds >= self._tries[0].seconds + _SLOWED

    @property
    def _margin(self) -> float:
        return self._general.side.settings.number("both.timing_margin_ms") / 1000

    def _names(self) -> Sequence[str]:
        side = self._general.side
        return side.name_at_login(self._general.play.journey), side.nobody_at_login()

    def _gap(self) -> float:
        known = self._general.side.name_at_login(self._general.play.journey)
        stranger = self._at_login()
        taken: tuple[list[float], list[float]] = ([], [])
        for _ in range(_SAMPLES):
            for times, name in zip(taken, (known, self._general.side.nobody_at_login()), strict=True):
                times.append(self._refused(stranger, name).seconds)
        first, second = map(statistics.median, taken)
        return abs(first - second)

    def _at_login(self) -> Journey:
        stranger = self._general.play.stranger()
        needing("la page de connexion", stranger.go_to_login)
        return stranger

    def _refused(self, stranger: Journey, name: str) -> Refusal:
        return self._tried(stranger, name, self._general.side.new_password())

    def _tried(self, stranger: Journey, name: str, password: str) -> Refusal:
        visit = stranger.visit
        if not visit.is_at(self._general.side.stages.login):
            needing("la page de connexion", stranger.go_to_login)
        seen = len(visit.client.exchanges)
        before = visit.page
        stranger.log_in(name, password)
        came = visit.client.exchanges[seen:]
        said = fold(new_words(before, visit.page)).replace(fold(name), "#")
        return Refusal(masked(said), visit.page.status, sum(each.seconds for each in came[:1]))

"""The candidate's clock as scenarios use it: read, moved forward or really waited for, and limits told apart.

A limit is judged only where the candidate's clock, read before and after each act, leaves no doubt about the
side on which the act fell; otherwise it is played again, and in the end nothing is said of the candidate.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from harness.control import Capability, Control, Offer
from harness.faults import ConnectionFault, Unassessed
from harness.profile_model import Clock, ClockMode
from harness.waiting import StillWaiting, until

_LONGEST = 31_622_400  # seconds that one call of the contract may add
_TRIES = 3
_PRECISION = timedelta(seconds=1)  # a clock may be told in whole seconds
_MARGIN = 5.0  # seconds that a real wait may last over what was asked

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Span:
    """An act on the candidate's clock: not before ``start``, over by ``end``."""

    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class Lapse:
    """The time from one act to a later one, as far as it is known."""

    first: Span
    second: Span

    @property
    def at_least(self) -> timedelta:
        """The two acts lie this far apart, or further."""
        return self.second.start - self.first.end

    @property
    def at_most(self) -> timedelta:
        """The two acts lie this far apart, or nearer."""
        return self.second.end - self.first.start


class Moments:
    """One candidate's time. ``offer`` is what its control API said that it offers, if it has one."""

    def __init__(self, clock: Clock, control: Control | None, offer: Offer | None) -> None:
        self._clock = clock
        self._control = control
        self._readable = offer is not None and Capability.CLOCK in offer.capabilities

    def now(self) -> datetime:
        """The candidate's present instant; this machine's where the candidate does not tell its own."""
        if self._control is None:
            return datetime.now(UTC)
        return self._control.now() if self._readable else self._control.offer().now

    def advance(self, seconds: float) -> datetime:
        """Let at least so many seconds pass."""
        return self.advance_to(self.now() + timedelta(seconds=seconds))

    def advance_to(self, instant: datetime) -> datetime:
        """Let time pass until an instant has come; at most a second later where the clock can be moved.

        Raises `Unassessed` where the profile lets nobody move the clock, or wait that long.
        """
        missing = (instant - self.now()).total_seconds()
        if missing > 0:
            self._pass(math.ceil(missing))
        return self._ensure_reached(instant)

    def approach(self, instant: datetime) -> datetime:
        """Let time pass until less than two seconds are missing to an instant that has not come."""
        missing = math.floor((instant - self.now()).total_seconds() - 1)
        if missing >= 1:
            self._pass(missing)
        return self.now()

    def can_pass(self, wait: timedelta) -> bool:
        """Whether the profile lets so much time pass."""
        if self._clock.mode is ClockMode.WAIT:
            return wait.total_seconds() <= self._clock.wait_max_seconds
        return self._clock.mode is ClockMode.CONTROL

    def during(self, act: Callable[[], T]) -> tuple[T, Span]:
        """Act, and tell when on the candidate's clock."""
        start = self.now()
        made = act()
        return made, Span(start, self.now())

    def ensure_nearer(self, limit: timedelta, attempt: Callable[[], Lapse]) -> Lapse:
        """Play an attempt whose two acts surely lie ``limit`` apart or nearer, again where it was too slow.

        An attempt only acts: what came of it is asserted afterwards. Raises `ConnectionFault` in the end.
        """
        return _in_time(attempt, lambda lapse: lapse.at_most <= limit)

    def ensure_further(self, limit: timedelta, attempt: Callable[[], Lapse]) -> Lapse:
        """Play an attempt whose two acts surely lie ``limit`` apart or further, again where they do not."""
        return _in_time(attempt, lambda lapse: lapse.at_least >= limit)

    def _pass(self, seconds: int) -> None:
        if self._clock.mode is ClockMode.CONTROL:
            self._move(seconds)
        elif self._clock.mode is ClockMode.WAIT:
            self._wait(seconds)
        else:
            raise Unassessed(
                "le profil déclare que l’horloge du candidat ne peut être avancée (clock.mode = none)"
            )

    def _move(self, seconds: int) -> None:
        if self._control is None or not self._readable:
            raise ConnectionFault(
                "le profil dit clock.mode = control, mais l’API de contrôle n’offre pas l’horloge",
                "ajoutez « clock » à ce qu’elle offre, ou choisissez clock.mode = wait ou none",
            )
        while seconds > 0:
            step = min(seconds, _LONGEST)
            self._control.advance(step)
            seconds -= step

    def _wait(self, seconds: int) -> None:
        longest = self._clock.wait_max_seconds
        if seconds > longest:
            raise Unassessed(
                f"il faudrait attendre {seconds} s, et le profil n’en admet que {longest:g} "
                "(clock.wait_max_seconds)"
            )
        end = self.now() + timedelta(seconds=seconds)
        try:
            until(lambda: self.now() >= end, seconds + _MARGIN, what="l’instant attendu", every=0.25)
        except StillWaiting as error:
            raise _stuck(str(error)) from None

    def _ensure_reached(self, instant: datetime) -> datetime:
        now = self.now()
        if now + _PRECISION <= instant:
            raise _stuck(f"avancée jusqu’à {instant:%d/%m/%Y %H:%M:%S}, elle donne {now:%d/%m/%Y %H:%M:%S}")
        return now


def _in_time(attempt: Callable[[], Lapse], sure: Callable[[Lapse], bool]) -> Lapse:
    lapse = attempt()
    for _ in range(_TRIES - 1):
        if sure(lapse):
            return lapse
        lapse = attempt()
    if sure(lapse):
        return lapse
    between = f"entre {lapse.at_least.total_seconds():.1f} s et {lapse.at_most.total_seconds():.1f} s"
    raise ConnectionFault(
        f"en {_TRIES} essais, aucun n’est tombé sûrement du bon côté de la limite (le dernier, {between})",
        "relancez la campagne sur une machine moins chargée, ou avec un candidat qui réponde plus vite",
    )


def _stuck(what: str) -> ConnectionFault:
    return ConnectionFault(
        f"l’horloge du candidat n’avance pas comme on le lui demande : {what}",
        "vérifiez POST /clock et GET /clock de l’API de contrôle (contract/control-api.yaml)",
    )

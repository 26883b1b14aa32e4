"""The simulator's own time: real time plus an offset that only grows, and what falls due on the way."""

from __future__ import annotations

import heapq
import itertools
from collections.abc import Callable
from datetime import UTC, datetime, timedelta


def real_now() -> datetime:
    """The machine's present instant, in UTC."""
    return datetime.now(UTC)


class Clock:
    """A virtual clock. ``advance`` runs the events that fall due on the way, each at its own instant."""

    def __init__(self, source: Callable[[], datetime] = real_now) -> None:
        self._source = source
        self._offset = timedelta()
        self._frozen: datetime | None = None
        self._events: list[tuple[datetime, int, Callable[[], None]]] = []
        self._order = itertools.count()

    def now(self) -> datetime:
        """The present instant of this clock, in UTC."""
        return self._frozen or self._source() + self._offset

    def at(self, instant: datetime, act: Callable[[], None]) -> None:
        """Do something once, when the clock reaches an instant (at once on the next `run_due` if it has)."""
        heapq.heappush(self._events, (instant, next(self._order), act))

    def advance(self, duration: timedelta) -> datetime:
        """Move forward; all that falls due has happened when this returns. Raises ValueError backwards."""
        if duration <= timedelta():
            raise ValueError("a clock only moves forward")
        self._run_until(self.now() + duration)
        self._offset += duration
        self.run_due()
        return self.now()

    def run_due(self) -> None:
        """Run what has fallen due by itself, while real time went by."""
        self._run_until(self.now())

    def reset(self) -> None:
        """Back to real time, with nothing planned."""
        self._offset = timedelta()
        self._events.clear()

    def _run_until(self, end: datetime) -> None:
        try:
            while self._events and self._events[0][0] <= end:
                instant, _, act = heapq.heappop(self._events)
                self._frozen = instant
                act()
        finally:
            self._frozen = None

"""What every family of rules stands on: the options, the clock, the store, and the limit of tries."""

from __future__ import annotations

from datetime import datetime, timedelta

from simulator.audiens.faults import Fault, FieldFault
from simulator.audiens.options import Options
from simulator.audiens.store import Journey, Person, Store, Tries
from simulator.clock import Clock


class Rules:
    """Options, clock and store; and how tries are counted."""

    def __init__(self, options: Options, clock: Clock, store: Store) -> None:
        self.options = options
        self.clock = clock
        self.store = store

    def person_of(self, journey: Journey) -> Person:
        """The member whom a journey has found. Raises KeyError before that."""
        return self.store.people[journey.identifier]

    def is_locked(self, tries: Tries) -> bool:
        """Whether a lock is still on."""
        return tries.locked_until is not None and self.clock.now() < tries.locked_until

    def count_wrong(self, tries: Tries, maximum: int | None) -> None:
        """Count a wrong try; the last one allowed locks. Tries older than a lock are forgotten."""
        now = self.clock.now()
        if tries.last_at is None or now - tries.last_at >= self.options.lock:
            tries.wrong = 0
        tries.wrong += 1
        tries.last_at = now
        if maximum is not None and tries.wrong >= maximum:
            tries.wrong = 0
            tries.locked_until = now + self.options.lock

    def recent(self, instants: list[datetime], period: timedelta) -> int:
        """How many of these instants are no older than a period."""
        now = self.clock.now()
        return sum(now - instant < period for instant in instants)


def faults_of(*wrong: tuple[str, Fault | None]) -> tuple[FieldFault, ...]:
    """The faults among pairs of a field and what is wrong with it."""
    return tuple(FieldFault(field, fault) for field, fault in wrong if fault is not None)

"""What every family of rules stands on: the options, the clock and the store."""

from __future__ import annotations

from datetime import datetime, timedelta

from simulator.audiens.faults import Fault, FieldFault
from simulator.audiens.options import Options
from simulator.audiens.store import Journey, Person, Store
from simulator.clock import Clock


class Rules:
    """Options, clock and store."""

    def __init__(self, options: Options, clock: Clock, store: Store) -> None:
        self.options = options
        self.clock = clock
        self.store = store

    def person_of(self, journey: Journey) -> Person:
        """The member whom a journey has found. Raises KeyError before that."""
        return self.store.people[journey.identifier]

    def recent(self, instants: list[datetime], period: timedelta) -> int:
        """How many of these instants are no older than a period."""
        now = self.clock.now()
        return sum(now - instant < period for instant in instants)


def faults_of(*wrong: tuple[str, Fault | None]) -> tuple[FieldFault, ...]:
    """The faults among pairs of a field and what is wrong with it."""
    return tuple(FieldFault(field, fault) for field, fault in wrong if fault is not None)

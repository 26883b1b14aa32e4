"""What every family of rules stands on: the options, the clock, the store, and the limit of tries."""

from __future__ import annotations

from simulator.clock import Clock
from simulator.urssaf.options import Options
from simulator.urssaf.store import Store, Tries


class Rules:
    """Options, clock and store; and how tries are counted."""

    def __init__(self, options: Options, clock: Clock, store: Store) -> None:
        self.options = options
        self.clock = clock
        self.store = store

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

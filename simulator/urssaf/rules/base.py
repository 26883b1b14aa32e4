"""What every family of rules stands on: the options, the clock and the store."""

from __future__ import annotations

from simulator.clock import Clock
from simulator.urssaf.options import Options
from simulator.urssaf.store import Store


class Rules:
    """Options, clock and store."""

    def __init__(self, options: Options, clock: Clock, store: Store) -> None:
        self.options = options
        self.clock = clock
        self.store = store

"""What a proof costs the processor, and which part of it was the candidates' own."""

from __future__ import annotations

import resource


class Processor:
    """Counts from when it is made. Call `candidates_ended` when they have, and before the stage is closed:
    the system counts a process with those that have waited for its end.
    """

    def __init__(self) -> None:
        self._own = _seconds(resource.RUSAGE_SELF)
        self._children = _seconds(resource.RUSAGE_CHILDREN)
        self.candidate = 0.0

    def candidates_ended(self) -> None:
        """All that has ended so far were candidates."""
        self.candidate = _seconds(resource.RUSAGE_CHILDREN) - self._children

    @property
    def bench(self) -> float:
        """Seconds of the bench: its own process, the stage and those that played."""
        children = _seconds(resource.RUSAGE_CHILDREN) - self._children - self.candidate
        return _seconds(resource.RUSAGE_SELF) - self._own + children


def _seconds(whose: int) -> float:
    used = resource.getrusage(whose)
    return used.ru_utime + used.ru_stime

"""The only way to wait: for a condition, at most for a time, with an error that says what was awaited."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

_PAUSE = threading.Event()  # never set: its wait is a pause that no signal of ours shortens


class StillWaiting(Exception):
    """The time is over. ``seen`` is what was last seen in place of what was awaited."""

    def __init__(self, what: str, timeout: float, seen: str) -> None:
        super().__init__(f"{what} : toujours attendu après {timeout:g} s ; vu en dernier : {seen}")
        self.what = what
        self.seen = seen


def until(
    condition: Callable[[], T | None],
    timeout: float,
    *,
    what: str,
    seen: Callable[[], str] = lambda: "rien",
    every: float = 0.02,
) -> T:
    """Give back what ``condition`` answers once it is neither ``None`` nor ``False``.

    ``timeout`` and ``every`` are in seconds. The condition is tried at least once, and once more at the end.
    """
    end = time.monotonic() + timeout
    while True:
        late = time.monotonic() >= end
        answer = condition()
        if answer is not None and answer is not False:
            return answer
        if late:
            raise StillWaiting(what, timeout, seen())
        _PAUSE.wait(min(every, max(0.0, end - time.monotonic())))

"""How wrong tries are counted, and when they lock: the same for a code and a log-in of either portal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(slots=True)
class Tries:
    """Wrong tries for one number, identifier or login name."""

    wrong: int = 0
    last_at: datetime | None = None
    locked_until: datetime | None = None

    def are_locked(self, now: datetime) -> bool:
        """Whether a lock is still on."""
        return self.locked_until is not None and now < self.locked_until

    def count_wrong(self, now: datetime, maximum: int | None, lock: timedelta) -> None:
        """Count a wrong try; the last one allowed locks. Tries older than a lock are forgotten."""
        if self.last_at is None or now - self.last_at >= lock:
            self.wrong = 0
        self.wrong += 1
        self.last_at = now
        if maximum is not None and self.wrong >= maximum:
            self.wrong = 0
            self.locked_until = now + lock

"""What went wrong at a sink's door: refused or broken deliveries, by which an absence is explained."""

from __future__ import annotations

import threading
from collections import deque
from dataclasses import dataclass
from datetime import UTC, datetime

KEPT = 10_000


@dataclass(frozen=True, slots=True)
class Incident:
    """One thing that a client did not manage. ``seq`` counts from 1; ``what`` is for people to read.

    ``mark`` is the newest message kept when it happened, which places it among the messages.
    """

    seq: int
    channel: str
    what: str
    peer: str
    sender: str
    recipients: tuple[str, ...]
    at: datetime
    mark: int


class Incidents:
    """The incidents of all channels, in order; the newest ten thousand are kept, all are counted."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._told: deque[Incident] = deque(maxlen=KEPT)
        self._count = 0

    def tell(
        self,
        channel: str,
        what: str,
        *,
        peer: str = "",
        sender: str = "",
        recipients: tuple[str, ...] = (),
        mark: int = 0,
    ) -> None:
        """Note one incident."""
        with self._lock:
            self._count += 1
            self._told.append(
                Incident(self._count, channel, what, peer, sender, recipients, datetime.now(UTC), mark)
            )

    @property
    def count(self) -> int:
        """How many there were in all."""
        return self._count

    def since(self, after: int = 0) -> tuple[Incident, ...]:
        """Those that came after the incident numbered ``after``."""
        with self._lock:
            return tuple(incident for incident in self._told if incident.seq > after)

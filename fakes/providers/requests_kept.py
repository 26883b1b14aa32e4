"""Every request that a provider's API received, refused ones included, kept before it is read."""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from fakes.messages import Channel
from fakes.providers.exchange import Asked, Reply


@dataclass(frozen=True, slots=True)
class KeptRequest:
    """``status`` is 0 until it is answered; ``refused`` says why nothing was sent."""

    seq: int
    channel: Channel
    provider: str
    asked: Asked
    at: datetime
    status: int = 0
    refused: str = ""


class RequestsKept:
    """The requests of all channels, in order, never pruned. Methods may be called from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: list[KeptRequest] = []

    def keep(self, channel: Channel, provider: str, asked: Asked) -> KeptRequest:
        """Keep a request as it came; it is numbered from 1."""
        with self._lock:
            kept = KeptRequest(len(self._kept) + 1, channel, provider, asked, datetime.now(UTC))
            self._kept.append(kept)
            return kept

    def answered(self, seq: int, reply: Reply) -> None:
        """Note how it was answered."""
        with self._lock:
            kept = self._kept[seq - 1]
            self._kept[seq - 1] = replace(kept, status=reply.status, refused=reply.refused)

    def get(self, seq: int) -> KeptRequest | None:
        """The request of that number."""
        return self._kept[seq - 1] if 1 <= seq <= len(self._kept) else None

    def since(self, after: int = 0, channel: Channel | None = None) -> tuple[KeptRequest, ...]:
        """Those that came after that number."""
        with self._lock:
            fresh = self._kept[max(after, 0) :]
        return tuple(one for one in fresh if channel is None or one.channel is channel)

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self._kept)

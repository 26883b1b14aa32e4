"""A message as a sink keeps it: the bytes that came, whom they were for, and its content, read when asked."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from fakes.content import Content


class Channel(StrEnum):
    """The way a message came."""

    EMAIL = "email"
    SMS = "sms"
    LETTER = "letter"


@dataclass(frozen=True, slots=True)
class Envelope:
    """Whom a message is from and for, as its transport said, which is not always what its headers say.

    ``text`` is what a provider's request says where the bytes kept are that request (an SMS); it is
    ``None`` where the content is read from the bytes themselves. ``transport`` are facts of the delivery,
    such as ``("tls", "TLSv1.3")``; ``observations``, in French, are what its reader should know about it.
    """

    sender: str
    recipients: tuple[str, ...]
    text: str | None = None
    transport: tuple[tuple[str, str], ...] = ()
    observations: tuple[str, ...] = ()


Reader = Callable[[bytes, Envelope], Content]


class Reading:
    """A content read at most once, when it is first asked for, whatever the thread."""

    __slots__ = ("_content", "_lock", "_read")

    def __init__(self, read: Callable[[], Content]) -> None:
        self._lock = threading.Lock()
        self._read: Callable[[], Content] | None = read
        self._content = Content()

    def content(self) -> Content:
        """The content, read now or before."""
        with self._lock:
            if self._read is not None:
                self._content, self._read = self._read(), None
            return self._content


@dataclass(frozen=True, slots=True, eq=False)
class Message:
    """One message kept. ``seq`` counts from 1 over all channels; ``received`` is `time.monotonic()`."""

    seq: int
    channel: Channel
    raw: bytes = field(repr=False)
    envelope: Envelope
    received_at: datetime
    received: float
    reading: Reading = field(repr=False)

    @property
    def sender(self) -> str:
        """The sender's address; empty for a notification of non-delivery."""
        return self.envelope.sender

    @property
    def recipients(self) -> tuple[str, ...]:
        """Everyone that the transport was told to deliver to."""
        return self.envelope.recipients

    @property
    def content(self) -> Content:
        """What the message says; read when first asked for, and once."""
        return self.reading.content()


def address_key(address: str) -> str:
    """What tells two addresses apart: the local part exactly, the domain whatever its case.

    A line of a postal address is the same whatever its case and its spaces.
    """
    local, at, domain = address.rpartition("@")
    return f"{local}@{domain.casefold()}" if at else " ".join(address.casefold().split())

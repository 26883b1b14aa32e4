"""The seam between a provider's API and the sink behind it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from fakes.messages import Channel, Envelope
from fakes.providers.exchange import Asked, Reply


@dataclass(frozen=True, slots=True)
class Piece:
    """One message to deliver. ``raw`` are its own bytes; without them, those of the request are kept."""

    envelope: Envelope
    raw: bytes | None = None


@dataclass(frozen=True, slots=True)
class Sending:
    """What a request asks to have delivered; ``acknowledge`` makes the reply, once all is delivered."""

    pieces: tuple[Piece, ...]
    acknowledge: Callable[[], Reply]

    @property
    def sender(self) -> str:
        """Whom it is from."""
        return self.pieces[0].envelope.sender if self.pieces else ""

    @property
    def recipients(self) -> tuple[str, ...]:
        """Everyone that it is for."""
        return tuple(one for piece in self.pieces for one in piece.envelope.recipients)


class Provider(Protocol):
    """A provider's API: what it asks of its clients, and how it answers them."""

    @property
    def name(self) -> str:
        """The provider's name in a profile."""

    @property
    def channel(self) -> Channel:
        """What it brings."""

    @property
    def account(self) -> str:
        """What identifies the client to it."""

    @property
    def secret(self) -> str:
        """What proves that it is the client."""

    def read(self, asked: Asked) -> Sending | Reply:
        """What is to be delivered; a reply where nothing is, such as to a wrong password."""

    def disturbed(self, asked: Asked, status: int, /) -> Reply:
        """How it says that it is overloaded (429), down (500 and so on) or asked too much (413)."""

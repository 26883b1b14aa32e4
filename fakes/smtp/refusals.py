"""Refusals that a test orders: which recipient gets which answer, how often, and how often it was given."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from fakes.messages import address_key

_REPLY = re.compile(r"[45]\d\d [\x20-\x7e]+")


class Stage(StrEnum):
    """The moment of a refusal: at the recipient's address, once the message has come, once it is kept."""

    RCPT = "rcpt"
    DATA = "data"
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class Refusal:
    """What is ordered. Raises ValueError, saying what to change, when it makes no sense.

    ``to`` is one recipient, ``None`` for all. ``times`` counts down, ``None`` means until withdrawn.
    ``seconds`` delays the answer, alone or before ``reply``; ``cut`` closes the connection instead of
    answering. At stage ``kept`` the message is in the inbox all the same: its sender cannot know, and may
    well send it again. ``id`` and ``fired`` are filled in by the sink.
    """

    reply: str | None = None
    to: str | None = None
    times: int | None = 1
    stage: Stage = Stage.RCPT
    seconds: float = 0.0
    cut: bool = False
    id: int = 0
    fired: int = 0

    def __post_init__(self) -> None:
        if self.reply is not None and not _REPLY.fullmatch(self.reply):
            raise ValueError("reply must be one line such as '451 4.7.1 Try again later' (4xx or 5xx)")
        if self.times is not None and self.times < 1:
            raise ValueError("times must be 1 or more, or null for every time")
        if not 0 <= self.seconds <= 600:
            raise ValueError("seconds must be between 0 and 600")
        if self.reply is None and not self.seconds and not self.cut:
            raise ValueError("a refusal needs a reply, seconds (slow) or cut")

    @property
    def left(self) -> int | None:
        """How many times it is still to fire; ``None``: for ever."""
        return None if self.times is None else self.times - self.fired

    def concerns(self, stage: Stage, keys: frozenset[str]) -> bool:
        """Whether it is to fire at that stage for one of these recipients."""
        wanted = self.to is None or address_key(self.to) in keys
        return wanted and stage is self.stage and self.left != 0


class Refusals:
    """What has been ordered, and how often each has fired. Methods may be called from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._ordered: dict[int, Refusal] = {}
        self._last = 0

    def order(self, refusal: Refusal) -> Refusal:
        """Take an order, from the next command on; gives it back with its id."""
        with self._lock:
            self._last += 1
            taken = replace(refusal, id=self._last, fired=0)
            self._ordered[taken.id] = taken
            return taken

    def fire(self, stage: Stage, recipients: Iterable[str]) -> Refusal | None:
        """The oldest order that concerns this command, counted as fired."""
        if not self._ordered:
            return None
        keys = frozenset(address_key(recipient) for recipient in recipients)
        with self._lock:
            for refusal in self._ordered.values():
                if refusal.concerns(stage, keys):
                    fired = replace(refusal, fired=refusal.fired + 1)
                    self._ordered[fired.id] = fired
                    return fired
        return None

    def all(self) -> tuple[Refusal, ...]:
        """Every order, the oldest first, those used up too."""
        with self._lock:
            return tuple(self._ordered.values())

    def get(self, id: int) -> Refusal | None:
        """An order as it stands now."""
        return self._ordered.get(id)

    def withdraw(self, id: int) -> Refusal | None:
        """Take an order back; ``None`` when there is none of that id."""
        with self._lock:
            return self._ordered.pop(id, None)

"""What a test orders a sink to do wrong: to whom, how often, and how often it was done."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from fakes.messages import Channel, address_key

LONGEST_SECONDS = 600.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What every order says. Raises ValueError, saying what to change, when it makes no sense.

    ``to`` is one recipient, ``None`` for all. ``times`` counts down, ``None`` means until withdrawn.
    ``seconds`` delays the answer. ``id`` and ``fired`` are filled in by the sink.
    """

    channel: Channel
    to: str | None = None
    times: int | None = 1
    seconds: float = 0.0
    id: int = 0
    fired: int = 0

    def __post_init__(self) -> None:
        if self.times is not None and self.times < 1:
            raise ValueError("times must be 1 or more, or null for every time")
        if not 0 <= self.seconds <= LONGEST_SECONDS:
            raise ValueError(f"seconds must be between 0 and {LONGEST_SECONDS:g}")

    @property
    def left(self) -> int | None:
        """How many times it is still to fire; ``None``: for ever."""
        return None if self.times is None else self.times - self.fired

    def concerns(self, keys: frozenset[str]) -> bool:
        """Whether it is still to fire for one of these recipients."""
        return (self.to is None or address_key(self.to) in keys) and self.left != 0


O = TypeVar("O", bound=Order)  # noqa: E741 - the usual letter would say less


class Orders:
    """What has been ordered, and how often each has fired. Methods may be called from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._ordered: dict[int, Order] = {}
        self._last = 0

    def order(self, wanted: O) -> O:
        """Take an order, from the next request on; gives it back with its id."""
        with self._lock:
            self._last += 1
            taken = replace(wanted, id=self._last, fired=0)
            self._ordered[taken.id] = taken
            return taken

    def fire(self, kind: type[O], recipients: Iterable[str], fits: Callable[[O], bool]) -> O | None:
        """The oldest order of that kind that fits and concerns a recipient, counted as fired."""
        if not self._ordered:
            return None
        keys = frozenset(address_key(recipient) for recipient in recipients)
        with self._lock:
            for order in self._ordered.values():
                if isinstance(order, kind) and order.concerns(keys) and fits(order):
                    fired = replace(order, fired=order.fired + 1)
                    self._ordered[fired.id] = fired
                    return fired
        return None

    def all(self) -> tuple[Order, ...]:
        """Every order, the oldest first, those used up too."""
        with self._lock:
            return tuple(self._ordered.values())

    def get(self, id: int) -> Order | None:
        """An order as it stands now."""
        return self._ordered.get(id)

    def withdraw(self, id: int) -> Order | None:
        """Take an order back; ``None`` when there is none of that id."""
        with self._lock:
            return self._ordered.pop(id, None)

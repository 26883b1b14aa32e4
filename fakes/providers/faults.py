"""What a test may order a provider of SMS or letters to do wrong."""

from __future__ import annotations

from dataclasses import dataclass

from fakes.messages import Channel
from fakes.orders import LONGEST_SECONDS, Order


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderFault(Order):
    """An order (see `Order`) to a provider.

    ``status`` refuses, in the provider's own words: 429, or 500 and above. ``late`` delivers so many
    seconds after the acknowledgement; ``doubled`` delivers twice; ``lost`` acknowledges and never delivers.
    """

    channel: Channel = Channel.SMS
    status: int | None = None
    late: float = 0.0
    lost: bool = False
    doubled: bool = False

    def __post_init__(self) -> None:
        Order.__post_init__(self)  # super() does not work in a dataclass with slots
        if self.status is not None and self.status != 429 and not 500 <= self.status <= 599:
            raise ValueError("status must be 429, or from 500 to 599")
        if not 0 <= self.late <= LONGEST_SECONDS:
            raise ValueError(f"late must be between 0 and {LONGEST_SECONDS:g} seconds")
        delivers = bool(self.late) or self.doubled
        if (self.status is not None) + self.lost + delivers > 1:
            raise ValueError("status, lost, and late or doubled exclude each other: order one of them")
        if self.status is None and not (self.lost or delivers or self.seconds):
            raise ValueError("a fault needs a status, late, lost, doubled or seconds (slow)")

"""What a test may order the mail sink to refuse: which recipient gets which answer, and at what moment."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from fakes.messages import Channel
from fakes.orders import Order

_REPLY = re.compile(r"[45]\d\d [\x20-\x7e]+")


class Stage(StrEnum):
    """The moment of a refusal: at the recipient's address, once the message has come, once it is kept."""

    RCPT = "rcpt"
    DATA = "data"
    KEPT = "kept"


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal(Order):
    """An order (see `Order`) to the mail sink.

    ``seconds`` delays the answer, alone or before ``reply``; ``cut`` closes the connection instead of
    answering. At stage ``kept`` the message is in the inbox all the same: its sender cannot know, and may
    well send it again.
    """

    channel: Channel = Channel.EMAIL
    reply: str | None = None
    stage: Stage = Stage.RCPT
    cut: bool = False

    def __post_init__(self) -> None:
        if self.reply is not None and not _REPLY.fullmatch(self.reply):
            raise ValueError("reply must be one line such as '451 4.7.1 Try again later' (4xx or 5xx)")
        Order.__post_init__(self)  # super() does not work in a dataclass with slots
        if self.reply is None and not self.seconds and not self.cut:
            raise ValueError("a refusal needs a reply, seconds (slow) or cut")

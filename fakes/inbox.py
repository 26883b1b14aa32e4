"""Where the messages of every channel are kept, found and awaited."""

from __future__ import annotations

import threading
import time
from bisect import bisect_right
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import partial
from operator import attrgetter
from pathlib import Path

from fakes.journal import Journal
from fakes.letters.reading import read_letter
from fakes.mail import read_mail
from fakes.messages import Channel, Envelope, Message, Reader, Reading, address_key
from fakes.sms.observations import read_sms

Match = Callable[[Message], bool]


READERS: Mapping[Channel, Reader] = {
    Channel.EMAIL: lambda raw, _envelope: read_mail(raw),
    Channel.SMS: read_sms,
    Channel.LETTER: read_letter,
}


class Inbox:
    """Every message that came, in order, never pruned. All methods may be called from any thread.

    Sequence numbers count from 1 over all channels, and waiting goes by them, never by wall time: take a
    `mark()`, act, then `wait_for(to=…, after=mark)`. A message is kept before it is read; ``readers`` says
    how each channel is read. With a ``journal``, `append` returns once the message is on file, and an inbox
    made later on that file holds it.
    """

    def __init__(self, journal: Path | None = None, readers: Mapping[Channel, Reader] = READERS) -> None:
        self._news = threading.Condition()
        self._messages: list[Message] = []
        self._by_recipient: dict[str, list[Message]] = {}
        self._watchers: list[Callable[[], None]] = []
        self._readers = readers
        self._journal = Journal(journal) if journal else None
        for channel, raw, envelope, arrived, received in self._journal.read() if self._journal else ():
            self._keep(self._made(channel, raw, envelope, arrived, received))

    def append(self, channel: Channel, raw: bytes, envelope: Envelope) -> Message:
        """Keep a message as it came. Raises OSError when the journal cannot hold it: nothing is kept then."""
        with self._news:
            message = self._made(channel, raw, envelope, datetime.now(UTC), time.monotonic())
            if self._journal:
                self._journal.write(message)
            self._keep(message)
            self._news.notify_all()
            watchers = tuple(self._watchers)
        for ring in watchers:
            ring()
        return message

    def mark(self) -> int:
        """The number of the newest message, 0 when there is none."""
        return len(self._messages)

    def get(self, seq: int) -> Message | None:
        """The message of that number."""
        return self._messages[seq - 1] if 1 <= seq <= len(self._messages) else None

    def kept(self) -> Mapping[Channel, int]:
        """How many messages each channel has brought."""
        with self._news:
            messages = tuple(self._messages)
        return {channel: sum(one.channel is channel for one in messages) for channel in Channel}

    def find(
        self,
        *,
        to: str | None = None,
        after: int = 0,
        channel: Channel | None = None,
        match: Match | None = None,
    ) -> tuple[Message, ...]:
        """What is kept now and fits, oldest first."""
        fresh, _mark = self.since(after, to=to, channel=channel)
        return tuple(one for one in fresh if match is None or match(one))

    def wait_for(
        self,
        *,
        to: str | None = None,
        after: int = 0,
        channel: Channel | None = None,
        match: Match | None = None,
        count: int = 1,
        timeout: float,
    ) -> tuple[Message, ...]:
        """What fits, as soon as there are ``count``; after ``timeout`` seconds, what there is.

        ``match`` is asked once for each message. Fewer than ``count`` is for the caller to judge.
        """
        deadline = time.monotonic() + timeout
        found: list[Message] = []
        while True:
            fresh, after = self.since(after, to=to, channel=channel)
            found += (one for one in fresh if match is None or match(one))
            left = deadline - time.monotonic()
            if len(found) >= count or left <= 0:
                return tuple(found)
            with self._news:
                self._news.wait_for(partial(self._has_news, after), left)

    def since(
        self, after: int, *, to: str | None = None, channel: Channel | None = None
    ) -> tuple[tuple[Message, ...], int]:
        """What came after that number and fits, and the number to ask from next."""
        with self._news:
            mark = len(self._messages)
            if to is None:
                fresh = self._messages[max(after, 0) :]
            else:
                held = self._by_recipient.get(address_key(to), [])
                fresh = held[bisect_right(held, after, key=attrgetter("seq")) :]
        return tuple(one for one in fresh if channel is None or one.channel is channel), max(mark, after)

    def watch(self, ring: Callable[[], None]) -> Callable[[], None]:
        """Call ``ring`` after each message, in the thread that brought it; the result ends it."""
        with self._news:
            self._watchers.append(ring)
        return partial(self._unwatch, ring)

    def close(self) -> None:
        """Let go of the journal; what is kept can still be read."""
        if self._journal:
            self._journal.close()

    def _unwatch(self, ring: Callable[[], None]) -> None:
        with self._news:
            if ring in self._watchers:
                self._watchers.remove(ring)

    def _has_news(self, after: int) -> bool:
        return len(self._messages) > after

    def _made(
        self, channel: Channel, raw: bytes, envelope: Envelope, arrived: datetime, received: float
    ) -> Message:
        reading = Reading(partial(self._readers[channel], raw, envelope))
        return Message(len(self._messages) + 1, channel, raw, envelope, arrived, received, reading)

    def _keep(self, message: Message) -> None:
        self._messages.append(message)
        for key in {address_key(recipient) for recipient in message.recipients}:
            self._by_recipient.setdefault(key, []).append(message)

"""The API's pages about what came: one method for each address."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping, Sequence

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from fakes.answers import Answer, Json, message_json
from fakes.inbox import Inbox
from fakes.incidents import Incidents
from fakes.messages import Channel, Message
from fakes.pages.bell import Bell
from fakes.questions import Search, search, whole

_MEDIA_TYPES = {
    Channel.EMAIL: "message/rfc822",
    Channel.SMS: "message/http",
    Channel.LETTER: "application/pdf",
}
_LONG_READING_OCTETS = 256 * 1024

About = Mapping[str, Mapping[str, object]]


class MessagePages:
    """``bell`` rings at each message; ``refresh`` takes in, before an answer, what no bell rings for."""

    def __init__(
        self,
        inbox: Inbox,
        incidents: Incidents,
        about: About,
        bell: Bell,
        refresh: Callable[[], None] | None,
    ) -> None:
        self._inbox = inbox
        self._incidents = incidents
        self._about = about
        self._bell = bell
        self._refresh = refresh

    def routes(self) -> list[Route]:
        """Where they are."""
        return [
            Route("/", self.home),
            Route("/mark", self.mark),
            Route("/messages", self.messages),
            Route("/messages/{seq}", self.message),
            Route("/messages/{seq}/raw", self.raw),
        ]

    async def home(self, _request: Request) -> Response:
        """What is open, and how much it has brought."""
        await self._refreshed()
        kept = {channel: count for channel, count in self._inbox.kept().items() if count}
        told = {"service": "homologue-sinks", "mark": self._inbox.mark(), "incidents": self._incidents.count}
        return Answer({**told, **self._about, "kept": kept})

    async def mark(self, _request: Request) -> Response:
        """The number of the newest message."""
        await self._refreshed()
        return Answer({"mark": self._inbox.mark()})

    async def messages(self, request: Request) -> Response:
        """Those that match, at once or as soon as there are enough."""
        asked = search(request.query_params)
        await self._refreshed()
        found = await self._await_messages(asked)
        mark = self._inbox.mark()
        told = await asyncio.to_thread(_told, found) if _takes_long(found) else _told(found)
        return Answer({"mark": mark, "messages": told})

    async def message(self, request: Request) -> Response:
        """One of them."""
        return Answer(message_json(self._asked(request)))

    async def raw(self, request: Request) -> Response:
        """Its bytes as they were received."""
        asked = self._asked(request)
        return Response(asked.raw, media_type=_MEDIA_TYPES[asked.channel])

    async def _refreshed(self) -> None:
        if self._refresh is not None:
            await asyncio.to_thread(self._refresh)

    async def _await_messages(self, asked: Search) -> Sequence[Message]:
        deadline = time.monotonic() + asked.timeout
        after, found = asked.after, list[Message]()
        while True:
            fresh, after = self._inbox.since(after, to=asked.to, channel=asked.channel)
            found += fresh
            left = deadline - time.monotonic()
            if len(found) >= asked.count or left <= 0 or self._bell.muted:
                return found
            await self._bell.heard(left)

    def _asked(self, request: Request) -> Message:
        seq = whole(request.path_params["seq"], "the number of a message")
        message = self._inbox.get(seq)
        if message is None:
            raise HTTPException(404, f"no message {seq}: the newest is {self._inbox.mark()}")
        return message


def _takes_long(messages: Sequence[Message]) -> bool:
    """Whether reading them would keep others waiting: much to read, or PDFs."""
    letters = any(message.channel is Channel.LETTER for message in messages)
    return letters or sum(len(message.raw) for message in messages) > _LONG_READING_OCTETS


def _told(messages: Sequence[Message]) -> list[Json]:
    return [message_json(message) for message in messages]

"""The sinks' HTTP API: how another process asks what came, waits for it, and orders refusals."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping, Sequence

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from fakes.answers import Answer, Json, Problem, incident_json, message_json, order_json, request_json
from fakes.inbox import Inbox
from fakes.incidents import Incidents
from fakes.messages import Channel, Message
from fakes.orders import Orders
from fakes.providers.requests_kept import RequestsKept
from fakes.questions import BadQuestion, Search, search, wanted_order, whole
from fakes.serving import WebService

_MEDIA_TYPES = {
    Channel.EMAIL: "message/rfc822",
    Channel.SMS: "message/http",
    Channel.LETTER: "application/pdf",
}
_LONG_READING_OCTETS = 256 * 1024

About = Mapping[str, Mapping[str, object]]


class SinksApi:
    """Serves an inbox over HTTP. ``about`` describes the channels at ``/`` (host, port and so on).

    A long poll holds no thread: hundreds may wait at once. `start` raises `SinkError` when the port is
    taken; ``url`` has no slash at its end.
    """

    def __init__(
        self,
        inbox: Inbox,
        host: str = "127.0.0.1",
        port: int = 0,
        *,
        refusals: Orders | None = None,
        incidents: Incidents | None = None,
        requests: RequestsKept | None = None,
        about: About | None = None,
    ) -> None:
        self._inbox = inbox
        self._bell = Bell()
        self._unwatch: Callable[[], None] | None = None
        pages = _Pages(
            inbox,
            refusals or Orders(),
            incidents or Incidents(),
            requests or RequestsKept(),
            about or {},
            self._bell,
        )
        self._service = WebService(pages.app(), host, port, name="sinks-api")

    @property
    def host(self) -> str:
        """Where it listens."""
        return self._service.host

    @property
    def port(self) -> int:
        """Where it listens, known once started."""
        return self._service.port

    @property
    def url(self) -> str:
        """The address to give to a client."""
        return self._service.url

    def start(self) -> None:
        """Listen and serve, in a thread of its own; ready when it returns."""
        self._service.start()
        self._unwatch = self._inbox.watch(lambda: self._service.soon(self._bell.ring))

    def stop(self) -> None:
        """Answer those who wait with what there is, then close; calling it twice is fine."""
        if self._unwatch is not None:
            self._unwatch()
            self._unwatch = None
        self._service.soon(self._bell.mute)
        self._service.stop()


class Bell:
    """Wakes everyone who listens, in the loop's thread; once muted, nobody waits any more."""

    def __init__(self) -> None:
        self._rung = asyncio.Event()
        self.muted = False

    def ring(self) -> None:
        """Wake those who listen now."""
        self._rung.set()
        self._rung = asyncio.Event()

    def mute(self) -> None:
        """Wake everyone, for good."""
        self.muted = True
        self.ring()

    async def heard(self, seconds: float) -> None:
        """Return at the next ring, or after ``seconds``."""
        try:
            await asyncio.wait_for(self._rung.wait(), seconds)
        except TimeoutError:
            return


class _Pages:
    """One method for each address."""

    def __init__(
        self,
        inbox: Inbox,
        refusals: Orders,
        incidents: Incidents,
        requests: RequestsKept,
        about: About,
        bell: Bell,
    ) -> None:
        self._inbox = inbox
        self._refusals = refusals
        self._incidents = incidents
        self._requests = requests
        self._about = about
        self._bell = bell

    def app(self) -> Starlette:
        routes = [
            Route("/", self.home),
            Route("/mark", self.mark),
            Route("/messages", self.messages),
            Route("/messages/{seq}", self.message),
            Route("/messages/{seq}/raw", self.raw),
            Route("/incidents", self.incidents),
            Route("/requests", self.requests),
            Route("/requests/{seq}/raw", self.raw_request),
            Route("/refusals", self.refusals),
            Route("/refusals", self.order, methods=["POST"]),
            Route("/refusals/{id}", self.refusal),
            Route("/refusals/{id}", self.withdraw, methods=["DELETE"]),
        ]
        return Starlette(
            routes=routes,
            exception_handlers={HTTPException: _http_problem, BadQuestion: _bad_question},
        )

    async def home(self, _request: Request) -> Response:
        kept = {channel: count for channel, count in self._inbox.kept().items() if count}
        told = {"service": "homologue-sinks", "mark": self._inbox.mark(), "incidents": self._incidents.count}
        return Answer({**told, **self._about, "kept": kept})

    async def mark(self, _request: Request) -> Response:
        return Answer({"mark": self._inbox.mark()})

    async def messages(self, request: Request) -> Response:
        found = await self._await_messages(search(request.query_params))
        mark = self._inbox.mark()
        if _takes_long(found):
            told = await asyncio.to_thread(_messages_json, found)
        else:
            told = _messages_json(found)
        return Answer({"mark": mark, "messages": told})

    async def message(self, request: Request) -> Response:
        return Answer(message_json(self._asked(request)))

    async def raw(self, request: Request) -> Response:
        asked = self._asked(request)
        return Response(asked.raw, media_type=_MEDIA_TYPES.get(asked.channel, "application/octet-stream"))

    async def incidents(self, request: Request) -> Response:
        after = whole(request.query_params.get("after", "0"), "after")
        told = [incident_json(incident) for incident in self._incidents.since(after)]
        return Answer({"count": self._incidents.count, "incidents": told})

    async def requests(self, request: Request) -> Response:
        after = whole(request.query_params.get("after", "0"), "after")
        told = [request_json(kept) for kept in self._requests.since(after)]
        return Answer({"count": self._requests.count, "requests": told})

    async def raw_request(self, request: Request) -> Response:
        kept = self._requests.get(whole(request.path_params["seq"], "the number of a request"))
        if kept is None:
            return Problem(404, f"no request of that number: the newest is {self._requests.count}")
        return Response(kept.asked.raw, media_type="message/http")

    async def refusals(self, _request: Request) -> Response:
        return Answer({"refusals": [order_json(order) for order in self._refusals.all()]})

    async def order(self, request: Request) -> Response:
        wanted = wanted_order(await request.body())
        if self._about and wanted.channel not in self._about:
            return Problem(409, f"no {wanted.channel} sink is open: {', '.join(self._about)} is")
        return Answer(order_json(self._refusals.order(wanted)), 201)

    async def refusal(self, request: Request) -> Response:
        found = self._refusals.get(whole(request.path_params["id"], "id"))
        return Answer(order_json(found)) if found else Problem(404, "no refusal of that id")

    async def withdraw(self, request: Request) -> Response:
        found = self._refusals.withdraw(whole(request.path_params["id"], "id"))
        return Answer(order_json(found)) if found else Problem(404, "no refusal of that id")

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


def _messages_json(messages: Sequence[Message]) -> list[Json]:
    return [message_json(message) for message in messages]


async def _http_problem(_request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return Problem(error.status_code, error.detail)


async def _bad_question(_request: Request, error: Exception) -> Response:
    return Problem(400, str(error))

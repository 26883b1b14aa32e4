"""What a variant is built on: an application around a portal, which changes whole requests and answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from lxml.html import HtmlElement
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from simulator.markup import parsed, written
from simulator.variants.registry import Variant

FORM = "application/x-www-form-urlencoded"
RawHeaders = list[tuple[bytes, bytes]]


@dataclass(slots=True)
class Reply:
    """A whole answer."""

    status: int
    raw: RawHeaders
    body: bytes = b""

    @property
    def headers(self) -> MutableHeaders:
        """Its headers, which may be changed."""
        return MutableHeaders(raw=self.raw)

    @property
    def is_page(self) -> bool:
        """HTML with something in it."""
        return bool(self.body) and self.headers.get("content-type", "").startswith("text/html")

    def filled(self, body: bytes) -> Reply:
        """The same answer with another body."""
        self.body = body
        self.headers["content-length"] = str(len(body))
        return self


@dataclass(slots=True)
class Asked:
    """A whole request. ``scope`` is ASGI's."""

    scope: Scope
    body: bytes = b""

    @property
    def method(self) -> str:
        """GET, POST or another."""
        return str(self.scope["method"])

    @property
    def path(self) -> str:
        """The path, with that of the portal."""
        return str(self.scope["path"])

    @property
    def inner_path(self) -> str:
        """The path within the portal."""
        return self.path.removeprefix(self.root)

    @property
    def root(self) -> str:
        """Where the portal stands."""
        return str(self.scope.get("root_path", ""))

    @property
    def headers(self) -> MutableHeaders:
        """Its headers, which may be changed."""
        raw: RawHeaders = list(self.scope["headers"])
        self.scope["headers"] = raw
        return MutableHeaders(raw=raw)

    def form(self) -> list[tuple[str, str]] | None:
        """The entries of its form, or None where it carries none."""
        kind = self.headers.get("content-type", "").partition(";")[0].strip().lower()
        if self.method != "POST" or kind != FORM:
            return None
        return parse_qsl(self.body.decode("latin-1"), keep_blank_values=True, errors="replace")

    def filled(self, entries: list[tuple[str, str]]) -> Asked:
        """The same request with another form."""
        self.body = urlencode(entries).encode()
        self.headers["content-length"] = str(len(self.body))
        return self

    async def receive(self) -> Message:
        """ASGI's receive, which gives the body once."""
        return {"type": "http.request", "body": self.body, "more_body": False}


class Around:
    """An application around another. It overrides `answer`."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        await self.hand_over(await self.answer(Asked(dict(scope), await _whole(receive))), send)

    async def answer(self, asked: Asked) -> Reply:
        """What is answered; here, what the portal answers."""
        return await self.portal(asked)

    async def portal(self, asked: Asked) -> Reply:
        """The answer of the portal."""
        reply = Reply(500, [])

        async def keep(message: Message) -> None:
            if message["type"] == "http.response.start":
                reply.status, reply.raw = message["status"], list(message["headers"])
            else:
                reply.body += message.get("body", b"")

        await self._app(asked.scope, asked.receive, keep)
        return reply

    async def hand_over(self, reply: Reply, send: Send) -> None:
        """Send an answer in one piece."""
        await send({"type": "http.response.start", "status": reply.status, "headers": reply.raw})
        await send({"type": "http.response.body", "body": reply.body})


class Drawn(Around):
    """A portal whose pages are drawn otherwise."""

    def __init__(self, app: ASGIApp, draw: Callable[[HtmlElement], None]) -> None:
        super().__init__(app)
        self._draw = draw

    async def answer(self, asked: Asked) -> Reply:
        reply = await self.portal(asked)
        if not reply.is_page:
            return reply
        tree = parsed(reply.body.decode())
        self._draw(tree)
        return reply.filled(written(tree).encode())


class Markup(Variant):
    """A variant of the markup alone: it overrides `draw`."""

    def draw(self, page: HtmlElement) -> None:
        """Change the tree of a page in place."""

    def dress(self, app: ASGIApp) -> ASGIApp:
        return Drawn(app, self.draw)


async def _whole(receive: Receive) -> bytes:
    body = b""
    while True:
        message = await receive()
        body += bytes(message.get("body", b""))
        if not message.get("more_body", False):
            return body

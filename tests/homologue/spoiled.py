"""The reference portal with one page spoiled, as portals are on bad days, served by a process of its own.

``SPOILED`` names the way, ``SPOILED_PAGE`` the end of the address of the page; the others are left alone.
"""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Awaitable, Callable

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

import simulator.serve
from simulator.__main__ import main

Spoil = Callable[[ASGIApp, Scope, Receive, Send], Awaitable[None]]
Rewrite = Callable[[bytes], bytes]
END = b"</main>"
HTML = (b"content-type", b"text/html; charset=utf-8")


def answering(status: int, *headers: tuple[bytes, bytes], body: bytes = b"") -> Spoil:
    """The same answer to everything."""

    async def answer(_app: ASGIApp, _scope: Scope, _receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": status, "headers": [HTML, *headers]})
        await send({"type": "http.response.body", "body": body})

    return answer


async def turn_round(_app: ASGIApp, scope: Scope, _receive: Receive, send: Send) -> None:
    """A redirect to the same page, with something more in its address each time."""
    target = scope["raw_path"] + b"?tour=" + b"1" * (1 + len(scope["query_string"]))
    await answering(302, (b"location", target))(_app, scope, _receive, send)


async def drip(_app: ASGIApp, _scope: Scope, receive: Receive, send: Send) -> None:
    """A page that never ends, a few bytes at a time."""
    gone = asyncio.ensure_future(_gone(receive))
    await send({"type": "http.response.start", "status": 200, "headers": [HTML]})
    while not gone.done():
        await send({"type": "http.response.body", "body": b"<p>encore", "more_body": True})
        await asyncio.wait([gone], timeout=0.2)


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def rewritten(rewrite: Rewrite) -> Spoil:
    """The portal's own page, its bytes changed."""

    async def play(app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
        started: list[Message] = []

        async def change(message: Message) -> None:
            if message["type"] == "http.response.start":
                started.append(message)
                return
            body = rewrite(message["body"])
            MutableHeaders(scope=started[0])["content-length"] = str(len(body))
            await send(started[0])
            await send({**message, "body": body})

        await app(scope, receive, change)

    return play


WAYS: dict[str, Spoil] = {
    "error": answering(500, body=b"<h1>Erreur interne</h1><p>java.lang.NullPointerException</p>"),
    "round": turn_round,
    "drip": drip,
    "huge": rewritten(lambda page: page.replace(END, b"<p>une ligne de plus</p>" * 900_000 + END)),
    "twice": rewritten(lambda page: page.replace(END, page[page.find(b"<main") :] + END)),
    "broken": rewritten(lambda page: page.replace(b"</p>", b"</b></div>").replace(b"</a>", b"</a></li>")),
    "latin": rewritten(lambda page: page.decode().encode("latin-1", "replace")),
}


def spoiled(app: ASGIApp, spoil: Spoil, end: str) -> ASGIApp:
    """The application with one page spoiled."""

    async def serve(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["path"].endswith(end):
            await spoil(app, scope, receive, send)
        else:
            await app(scope, receive, send)

    return serve


def main_spoiled() -> int:
    """Serve the simulator, spoiled."""
    build = simulator.serve.build
    spoil, end = WAYS[os.environ["SPOILED"]], os.environ["SPOILED_PAGE"]
    simulator.serve.build = lambda *given: spoiled(build(*given), spoil, end)
    return main()


if __name__ == "__main__":
    sys.exit(main_spoiled())

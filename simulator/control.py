"""The test-control API of the simulator: who is on file, what time it is, and a fresh start.

It is an application of its own, apart from the portals, and answers as contract/control-api.yaml says.
"""

from __future__ import annotations

import hmac
import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from simulator.clock import Clock

_MOST_BYTES = 64 * 1024
_LONGEST_ADVANCE = 31_622_400
_INSTANT = re.compile(r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)", re.ASCII)


class Unfit(ValueError):
    """A body that does not fit the contract; the message says where."""


class PeopleControl(Protocol):
    """What a portal offers to the control API."""

    portal: str

    def routes(self) -> list[BaseRoute]:
        """The addresses of its people."""
        ...

    def clear(self) -> None:
        """Forget everybody."""
        ...


class Control:
    """The parts that are common to the portals."""

    def __init__(self, clock: Clock, portals: list[PeopleControl], product: str) -> None:
        self._clock = clock
        self._portals = portals
        self._product = product

    def app(self, token: str) -> ASGIApp:
        """The application, behind its bearer token."""
        routes = [
            Route("/", self.offer, methods=["GET"]),
            Route("/clock", self.read_clock, methods=["GET"]),
            Route("/clock", self.advance, methods=["POST"]),
            Route("/reset", self.reset, methods=["POST"]),
            *(route for portal in self._portals for route in portal.routes()),
        ]
        handlers = {HTTPException: on_http_error, Unfit: on_unfit, 500: on_crash}
        app = Starlette(routes=routes, exception_handlers=handlers)  # type: ignore[arg-type]
        app.router.redirect_slashes = False
        return Bearer(app, token)

    async def offer(self, _request: Request) -> Response:
        """What this simulator offers."""
        return JSONResponse(
            {
                "contract": "1",
                "portals": [portal.portal for portal in self._portals],
                "capabilities": ["people", "inspect", "clock", "reset"],
                "now": written(self._clock.now()),
                "product": self._product,
            }
        )

    async def read_clock(self, _request: Request) -> Response:
        """The present instant."""
        return JSONResponse({"now": written(self._clock.now())})

    async def advance(self, request: Request) -> Response:
        """Move forward."""
        body = await read_object(request)
        only(body, required={"advance_seconds"})
        seconds = body["advance_seconds"]
        if isinstance(seconds, bool) or not isinstance(seconds, int | float) or seconds != int(seconds):
            raise Unfit("advance_seconds must be an integer")
        if not 1 <= seconds <= _LONGEST_ADVANCE:
            raise Unfit(f"advance_seconds must be from 1 to {_LONGEST_ADVANCE}")
        return JSONResponse({"now": written(self._clock.advance(timedelta(seconds=int(seconds))))})

    async def reset(self, _request: Request) -> Response:
        """Empty, and back to real time."""
        for portal in self._portals:
            portal.clear()
        self._clock.reset()
        return Response(status_code=204)


class Bearer:
    """Nothing answers without the right token."""

    def __init__(self, app: ASGIApp, token: str) -> None:
        self._app = app
        self._expected = f"Bearer {token}".encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        given = Request(scope).headers.get("authorization", "").encode()
        if hmac.compare_digest(given, self._expected):
            await self._app(scope, receive, send)
            return
        refusal = problem(401, "Unauthorized", "a right bearer token is needed")
        refusal.headers["www-authenticate"] = "Bearer"
        await refusal(scope, receive, send)


def problem(status: int, title: str, detail: str = "") -> Response:
    """RFC 9457 problem details."""
    content = {"title": title, "status": status, **({"detail": detail} if detail else {})}
    return JSONResponse(content, status, media_type="application/problem+json")


async def on_http_error(_request: Request, error: HTTPException) -> Response:
    """Unknown addresses and methods."""
    answer = problem(error.status_code, error.detail)
    answer.headers.update(error.headers or {})
    return answer


async def on_unfit(_request: Request, error: Unfit) -> Response:
    """A body that does not fit."""
    return problem(422, "Unprocessable content", str(error))


async def on_crash(_request: Request, _error: Exception) -> Response:
    """Our own fault."""
    return problem(500, "Internal error")


async def read_object(request: Request) -> Mapping[str, Any]:
    """The body as a JSON object."""
    body = await request.body()
    if len(body) > _MOST_BYTES:
        raise Unfit("the body is too long")
    try:
        value = json.loads(body, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise Unfit("the body is no JSON") from error
    if not isinstance(value, dict):
        raise Unfit("the body must be an object")
    return value


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON")


def only(body: Mapping[str, Any], *, required: set[str], optional: set[str] = frozenset()) -> None:  # type: ignore[assignment]
    """Every required name, and no name beyond."""
    missing, unknown = required - body.keys(), body.keys() - required - optional
    if missing or unknown:
        raise Unfit(
            "; ".join(
                f"{word}: {', '.join(sorted(names))}"
                for word, names in (("missing", missing), ("unknown", unknown))
                if names
            )
        )


def text(body: Mapping[str, Any], name: str, pattern: str = "") -> str:
    """A text of a given shape."""
    value = body[name]
    if not isinstance(value, str):
        raise Unfit(f"{name} must be a text")
    if pattern and not re.fullmatch(pattern, value, re.ASCII | re.DOTALL):
        raise Unfit(f"{name} must match {pattern}")
    return value


def text_or_none(body: Mapping[str, Any], name: str) -> str | None:
    """A text, or null, or left out."""
    return None if body.get(name) is None else text(body, name)


def instant_or_none(body: Mapping[str, Any], name: str) -> datetime | None:
    """An RFC 3339 instant, or null, or left out."""
    value = text_or_none(body, name)
    if value is None:
        return None
    if not _INSTANT.fullmatch(value):
        raise Unfit(f"{name} must be an RFC 3339 date and time")
    try:
        return datetime.fromisoformat(value.upper())
    except ValueError as error:
        raise Unfit(f"{name}: {error}") from error


def written(instant: datetime | None) -> str | None:
    """An instant as RFC 3339, in UTC."""
    return None if instant is None else instant.astimezone(UTC).isoformat().replace("+00:00", "Z")

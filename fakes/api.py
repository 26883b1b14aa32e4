"""The sinks' HTTP API: how another process asks what came, waits for it, and orders faults."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from fakes.answers import Problem
from fakes.inbox import Inbox
from fakes.incidents import Incidents
from fakes.orders import Orders
from fakes.pages.bell import Bell
from fakes.pages.faults import FaultPages
from fakes.pages.messages import About, MessagePages
from fakes.providers.requests_kept import RequestsKept
from fakes.questions import BadQuestion
from fakes.serving import WebService


class SinksApi:
    """Serves an inbox over HTTP. ``about`` describes the channels at ``/`` (host, port and so on).

    ``refresh`` takes in what waits elsewhere, in a folder: it is called before a question is answered.
    ``more`` are the pages of what else is open. A long poll holds no thread: hundreds may wait at once.
    `start` raises `SinkError` when the port is taken; ``url`` has no slash at its end.
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
        refresh: Callable[[], None] | None = None,
        more: Sequence[Route] = (),
    ) -> None:
        self._inbox = inbox
        self._bell = Bell()
        self._unwatch: Callable[[], None] | None = None
        told = incidents or Incidents()
        messages = MessagePages(inbox, told, about or {}, self._bell, refresh)
        faults = FaultPages(refusals or Orders(), told, requests or RequestsKept(), tuple(about or ()))
        app = Starlette(
            routes=[*messages.routes(), *faults.routes(), *more],
            exception_handlers={HTTPException: _http_problem, BadQuestion: _bad_question},
        )
        self._service = WebService(app, host, port, name="sinks-api")

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


async def _http_problem(_request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return Problem(error.status_code, error.detail)


async def _bad_question(_request: Request, error: Exception) -> Response:
    return Problem(400, str(error))

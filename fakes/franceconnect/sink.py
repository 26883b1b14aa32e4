"""The issuer as a sink: how it is started, addressed and stopped."""

from __future__ import annotations

import secrets

from starlette.applications import Starlette

from fakes.franceconnect.book import Book
from fakes.franceconnect.endpoints import Endpoints
from fakes.serving import WebService


class FranceConnectSink:
    """An OpenID Connect issuer. ``client`` and ``secret`` are drawn anew unless they are given.

    ``issuer`` is known once `start` has returned, which raises `SinkError` when the port is taken.
    """

    def __init__(
        self,
        host: str = "127.0.0.1",
        port: int = 0,
        *,
        client: str | None = None,
        secret: str | None = None,
        book: Book | None = None,
    ) -> None:
        self.client = client or secrets.token_hex(32)
        self.secret = secret or secrets.token_hex(32)
        self.book = book or Book()
        self._endpoints = Endpoints(self.book, self.client, self.secret)
        self._service = WebService(
            Starlette(routes=self._endpoints.routes()), host, port, name="franceconnect"
        )

    @property
    def issuer(self) -> str:
        """What a candidate is given: discovery is below it."""
        return self._endpoints.issuer

    def start(self) -> None:
        """Listen and serve, in a thread of its own; ready when it returns."""
        self._service.start()
        self._endpoints.origin = self._service.url

    def stop(self) -> None:
        """Close every connection and the port; twice is fine."""
        self._service.stop()

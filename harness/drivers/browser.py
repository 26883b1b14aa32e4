"""The driver with a browser: a person each in a context of one Chromium, through one proxy."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress

from harness.drivers.driver import BrowserLost
from harness.drivers.engine import Engine
from harness.drivers.hand import Pen
from harness.drivers.surfer import BrowserClient
from harness.proxy import Proxy


class BrowserDriver:
    """Plays in one Chromium, started at the first client and again after it is lost.

    Each client has its own port on the proxy, through which its exchanges are kept and its headers sent to
    ``hosts`` (host, or host:port; ``None``: everywhere). ``proxy`` is a started one, which stays its owner's;
    without it the driver has its own: one a process. ``trust_all`` accepts any certificate. ``selectors`` are
    the profile's: each control tells which of them designate it.
    """

    name = "browser"

    def __init__(
        self,
        hosts: Collection[str] | None = None,
        proxy: Proxy | None = None,
        *,
        trust_all: bool = False,
        selectors: Sequence[str] = (),
    ) -> None:
        self._selectors = tuple(selectors)
        self._engine = Engine(proxy, hosts, trust_all=trust_all)
        self._pen = Pen()
        self._clients: list[BrowserClient] = []

    @property
    def proxy(self) -> Proxy:
        """The proxy that every client goes through, started."""
        return self._engine.proxy

    def client(self, headers: Mapping[str, str] | None = None) -> BrowserClient:
        """A fresh person: a context of its own, nothing in it. Raises ``BrowserLost``."""
        client = BrowserClient(self._engine, self._pen, self._engine.fresh(headers), self._selectors)
        self._clients = [one for one in self._clients if not one.closed] + [client]
        self._engine.prepare()
        return client

    def close(self) -> None:
        """Quit the browser; twice is fine."""
        for client in self._clients:
            with suppress(BrowserLost):
                client.close()
        self._engine.close()

"""A web application served in a thread of the bench's own process."""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import Callable

import uvicorn
from starlette.types import ASGIApp

from fakes.background import BackgroundLoop, close_door
from fakes.listening import listen

_GRACE_SECONDS = 2.0
_KEPT_ALIVE_SECONDS = 600  # a client's pool must not meet a connection that is being closed


class WebService:
    """Serves ``app``. Ready when `start` returns; `start` raises `SinkError` when the port is taken.

    uvicorn's own main loop is left out: it takes signals, and looks only ten times a second whether it is to
    stop.
    """

    def __init__(self, app: ASGIApp, host: str = "127.0.0.1", port: int = 0, *, name: str = "web") -> None:
        self.host = host
        self.port = port
        self._name = name
        self._uvicorn = uvicorn.Server(
            uvicorn.Config(
                app,
                loop="asyncio",
                http="h11",
                ws="none",
                lifespan="off",
                log_config=None,
                access_log=False,
                proxy_headers=False,
                server_header=False,
                date_header=False,
                timeout_keep_alive=_KEPT_ALIVE_SECONDS,
            )
        )
        self._tls: ssl.SSLContext | None = None
        self._background: BackgroundLoop | None = None

    def encrypt(self, tls: ssl.SSLContext) -> None:
        """Speak HTTPS; to be called before `start`."""
        self._tls = tls

    @property
    def url(self) -> str:
        """The address to give to a client, without a slash at its end."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http{'s' if self._tls else ''}://{host}:{self.port}"

    def start(self) -> None:
        """Listen and serve, in a thread of its own."""
        listener = listen(self.host, self.port)
        self.port = listener.getsockname()[1]
        self._background = BackgroundLoop(self._name)
        self._background.run(self._open(listener))

    def soon(self, act: Callable[[], None]) -> None:
        """Have ``act`` done in the service's thread, without waiting."""
        if self._background is not None:
            self._background.soon(act)

    def stop(self) -> None:
        """Let what is being answered be answered, then close; calling it twice is fine."""
        if self._background is not None:
            self._background.run(self._close())
            self._background.stop()
            self._background = None

    async def _open(self, listener: socket.socket) -> None:
        config = self._uvicorn.config
        config.load()
        config.ssl = self._tls
        self._uvicorn.lifespan = config.lifespan_class(config)
        await self._uvicorn.startup(sockets=[listener])

    async def _close(self) -> None:
        for server in self._uvicorn.servers:
            await close_door(server)
        state = self._uvicorn.server_state
        for connection in tuple(state.connections):
            connection.shutdown()
        if state.tasks:
            await asyncio.wait(tuple(state.tasks), timeout=_GRACE_SECONDS)
        for connection in tuple(state.connections):
            if isinstance(connection.transport, asyncio.Transport):
                connection.transport.abort()

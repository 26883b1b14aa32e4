"""The mail server that keeps everything: how it is started, addressed, told to refuse, and stopped."""

from __future__ import annotations

import asyncio
import hmac
import tempfile
import weakref
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from fakes.background import BackgroundLoop, close_door
from fakes.inbox import Inbox
from fakes.incidents import Incidents
from fakes.listening import BACKLOG, listen
from fakes.orders import Orders
from fakes.smtp.handler import KeepingHandler
from fakes.smtp.implicit_tls import HANDSHAKE_SECONDS, TlsDoor
from fakes.smtp.refusals import Refusal, Stage
from fakes.smtp.session import SmtpSession

if TYPE_CHECKING:
    from fakes.certificate import Certificate

Tls = Literal["none", "starttls", "smtps"]

MEGABYTE = 1024 * 1024


class SmtpSink:
    """Keeps in ``inbox`` whatever is sent to it, for any recipient.

    ``tls``: ``none``; ``starttls``, asked for before MAIL; ``smtps``, from the first byte. For the last two,
    ``certificate`` is the PEM file of the authority to trust. Any name and password are accepted, and none
    are needed, unless ``user`` and ``password`` are given: then these are required. ``host`` and ``port``
    are where it listens, known after `start`, which raises `SinkError` when the port is taken.
    """

    def __init__(
        self,
        inbox: Inbox,
        host: str = "127.0.0.1",
        port: int = 0,
        tls: Tls = "none",
        *,
        user: str | None = None,
        password: str | None = None,
        incidents: Incidents | None = None,
        refusals: Orders | None = None,
        most_octets: int = 50 * MEGABYTE,
        most_recipients: int = 1000,
        idle_seconds: float = 300.0,
        handshake_seconds: float = HANDSHAKE_SECONDS,
    ) -> None:
        self.host = host
        self.port = port
        self.tls = tls
        self.certificate: Path | None = None
        self.incidents = incidents or Incidents()
        self.refusals = refusals or Orders()
        self._handler = KeepingHandler(inbox, self.refusals, self.incidents, most_recipients)
        self._credentials = ((user or "").encode(), (password or "").encode()) if user else None
        self._most_octets = most_octets
        self._idle_seconds = idle_seconds
        self._handshake_seconds = handshake_seconds
        self._sessions: weakref.WeakSet[SmtpSession] = weakref.WeakSet()
        self._background: BackgroundLoop | None = None
        self._server: asyncio.Server | None = None
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def start(self) -> None:
        """Listen and serve, in a thread of its own; ready when it returns."""
        listener = listen(self.host, self.port)
        self.port = listener.getsockname()[1]
        served = self._certify() if self.tls != "none" else None
        self._background = BackgroundLoop("smtp-sink")
        self._server = self._background.run(self._serve(listener, served))

    def stop(self) -> None:
        """Close every connection and the port; calling it twice is fine."""
        if self._background is not None:
            self._background.run(self._close())
            self._background.stop()
            self._background = None
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None

    def refuse(
        self,
        *,
        to: str | None = None,
        reply: str | None = None,
        times: int | None = 1,
        stage: Stage = Stage.RCPT,
        seconds: float = 0.0,
        cut: bool = False,
    ) -> Refusal:
        """Order a refusal (see `Refusal`); ``self.refusals.get(refusal.id).fired`` tells how it went."""
        return self.refusals.order(
            Refusal(reply=reply, to=to, times=times, stage=stage, seconds=seconds, cut=cut)
        )

    async def _serve(self, listener: Any, served: Certificate | None) -> asyncio.Server:
        loop = asyncio.get_running_loop()
        starttls = served.context if served and self.tls == "starttls" else None

        def session() -> SmtpSession:
            made = SmtpSession(
                self._handler,
                tell=self._handler.tell,
                login=self._knows,
                auth_required=self._credentials is not None,
                auth_require_tls=starttls is not None,
                tls_context=starttls,
                require_starttls=starttls is not None,
                data_size_limit=self._most_octets,
                enable_SMTPUTF8=True,
                timeout=self._idle_seconds,
                hostname="sink.homologue.test",
                ident="Homologue mail sink",
                loop=loop,
            )
            self._sessions.add(made)
            return made

        def door() -> TlsDoor:
            assert served is not None
            return TlsDoor(served.context, session, self._handler.tell, self._handshake_seconds)

        first = door if self.tls == "smtps" else session
        return await loop.create_server(first, sock=listener, backlog=BACKLOG)

    async def _close(self) -> None:
        assert self._server is not None
        await close_door(self._server)
        for session in tuple(self._sessions):
            if isinstance(session.transport, asyncio.Transport):
                session.transport.abort()
        await self._server.wait_closed()

    def _certify(self) -> Certificate:
        from fakes.certificate import make_certificate  # noqa: PLC0415 - loading cryptography takes time

        self._folder = tempfile.TemporaryDirectory(prefix="homologue-sink-")
        made = make_certificate(Path(self._folder.name), self.host)
        self.certificate = made.authority
        return made

    def _knows(self, user: bytes, password: bytes) -> bool:
        if self._credentials is None:
            return True
        return hmac.compare_digest(user, self._credentials[0]) and hmac.compare_digest(
            password, self._credentials[1]
        )

"""TLS from the first byte: the handshake of an SMTPS connection, and how its failure is told."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Callable

from fakes.smtp.session import SmtpSession

HANDSHAKE_SECONDS = 10.0

TellPeer = Callable[[None, str, str], None]


class TlsDoor(asyncio.Protocol):
    """Hands a connection over to a session once it is encrypted.

    asyncio's own server would drop a failed handshake without a word, and the commonest reasons for a
    message that never comes would stay unknown: an authority that is not trusted, a client without TLS.
    """

    def __init__(
        self, context: ssl.SSLContext, session: Callable[[], SmtpSession], tell: TellPeer, seconds: float
    ) -> None:
        self._context = context
        self._session = session
        self._tell = tell
        self._seconds = seconds
        self._opening: asyncio.Task[None] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin the handshake."""
        assert isinstance(transport, asyncio.Transport)
        self._opening = asyncio.get_running_loop().create_task(self._open(transport))

    async def _open(self, transport: asyncio.Transport) -> None:
        session = self._session()
        peer = "{}:{}".format(*transport.get_extra_info("peername", ("", "")))
        try:
            encrypted = await asyncio.get_running_loop().start_tls(
                transport, session, self._context, server_side=True, ssl_handshake_timeout=self._seconds
            )
        except OSError as error:
            self._tell(None, f"the TLS handshake failed: {str(error) or 'the client left'}", peer)
            return
        assert encrypted is not None
        session.connection_made(encrypted)

"""One SMTP conversation: aiosmtpd's, with its edges taken off and what goes wrong told."""

from __future__ import annotations

import asyncio
import collections
import logging
import re
from collections.abc import Callable, Sequence
from typing import Any, AnyStr

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, TLSSetupException, syntax
from aiosmtpd.smtp import Session as Visit

# DSN (RFC 3461) and AUTH= (RFC 4954): sent without being asked by some libraries, harmless to ignore.
_IGNORED = frozenset({"RET", "ENVID", "AUTH", "NOTIFY", "ORCPT"})
_PLAIN_ADDRESS = re.compile(r"<([\w.+-]+@[\w.-]+)>(.*)", re.ASCII | re.DOTALL)
_COMMAND_OCTETS = 512

# aiosmtpd logs what rude clients do; here that is told as incidents, and a terminal is spared.
logging.getLogger("mail.log").addHandler(logging.NullHandler())

Tell = Callable[["SmtpSession", str], None]
Login = Callable[[bytes, bytes], bool]


class QuietVisit(Visit):
    """aiosmtpd warns on every log-in that this field is deprecated, and sets it all the same."""

    login_data: Any = None
    auth_data: Any


class SmtpSession(SMTP):
    """``tell`` hears of every answer that refuses, and of a client that leaves before DATA is answered.

    ``login`` judges a name and a password; ``auth_required`` asks for them before MAIL. AUTH is offered in
    clear unless STARTTLS is awaited (aiosmtpd does not see the TLS of an SMTPS listener). The handler sets
    ``concerned`` to the recipient that an answer is about, and ``fate`` to what is to be told if the
    connection ends now (nothing, when the handler itself cuts it).
    """

    def __init__(
        self, handler: object, *, tell: Tell, login: Login, auth_required: bool, **options: Any
    ) -> None:
        # Shared by all sessions in aiosmtpd: one client's EHLO would change another's limits.
        self.command_size_limits = collections.defaultdict(lambda: _COMMAND_OCTETS)
        self.concerned = ""
        self.fate = ""
        self._ended: Envelope | None = None
        self._tell = tell
        self._login = login
        super().__init__(handler, authenticator=self._judge, **options)
        self._auth_required = auth_required  # as an argument, it warns that there is no TLS

    @property
    def peer(self) -> str:
        """The client's address and port."""
        peer = self.session.peer if self.session else None
        return f"{peer[0]}:{peer[1]}" if isinstance(peer, tuple) else ""

    @property
    def letter(self) -> Envelope | None:
        """The envelope that the next answer is about: aiosmtpd forgets it before it answers DATA."""
        return self._ended or self.envelope

    def grant(self, seconds: float) -> None:
        """Let the client wait so much longer than its idle time."""
        self._reset_timeout(seconds + self._timeout_duration)

    def connection_lost(self, error: Exception | None) -> None:
        """End; nothing to end where the handshake of an SMTPS connection failed."""
        if self.session is not None:
            super().connection_lost(error)

    async def push(self, status: AnyStr) -> None:
        """Answer, and tell an answer that refuses. What is echoed of a client's bytes may be no UTF-8."""
        if isinstance(status, str) and status[0] in "45":
            self._tell(self, status)
        self.concerned, self._ended = "", None
        await super().push(status.encode("utf-8", "replace") if isinstance(status, str) else status)

    @syntax("AUTH <mechanism>")
    async def smtp_AUTH(self, arg: str | None) -> None:  # noqa: N802 - aiosmtpd finds commands by name
        """The mechanism in any case (RFC 4954, 4)."""
        mechanism, space, rest = (arg or "").partition(" ")
        await super().smtp_AUTH(mechanism.upper() + space + rest)

    @syntax("DATA")
    async def smtp_DATA(self, arg: str) -> None:  # noqa: N802 - aiosmtpd finds commands by name
        """As aiosmtpd's; a client that leaves before its answer is told."""
        self.fate = "the client left in the middle of DATA: nothing was kept"
        try:
            await super().smtp_DATA(arg)
        except asyncio.CancelledError:
            if self.fate:
                self._tell(self, self.fate)
            raise

    async def handle_exception(self, error: Exception) -> str:
        """A failed handshake is the client's affair; anything else is the sink's. Both are told."""
        if isinstance(error, TLSSetupException):
            self._tell(self, f"the TLS handshake failed: {error.__cause__}")
            return "454 4.7.0 TLS handshake failed"
        return f"451 4.3.0 The sink failed: {type(error).__name__}: {error}"

    def _set_post_data_state(self) -> None:
        self._ended = self.envelope
        super()._set_post_data_state()  # type: ignore[no-untyped-call] # aiosmtpd leaves it bare

    def _create_session(self) -> Visit:
        return QuietVisit(self.loop)

    def _getaddr(self, arg: str) -> tuple[str | None, str | None]:
        if plain := _PLAIN_ADDRESS.match(arg):
            return plain[1], plain[2]
        address, rest = super()._getaddr(arg)
        if address is not None and not _is_text(address + (rest or "")):
            return None, None  # bytes that are no UTF-8: malformed
        return address, rest

    def _getparams(self, params: Sequence[str]) -> dict[str, str | bool] | None:
        known = [param for param in params if param.partition("=")[0] not in _IGNORED]
        return super()._getparams(known)

    def _timeout_cb(self) -> None:
        self._tell(self, f"closed after {self._timeout_duration:g} s without a command")
        self._writer.write(b"421 4.4.2 Idle for too long, closing\r\n")
        super()._timeout_cb()  # type: ignore[no-untyped-call] # aiosmtpd leaves it bare

    def _judge(
        self, _server: object, _session: object, _envelope: object, _mechanism: str, given: Any
    ) -> AuthResult:
        assert isinstance(given, LoginPassword)
        known = self._login(given.login, given.password)
        return AuthResult(success=known, handled=False, auth_data=given)


def _is_text(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True

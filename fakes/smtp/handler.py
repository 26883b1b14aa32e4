"""What the sink does with a recipient and with a message: refuse as ordered, or keep the bytes."""

from __future__ import annotations

import asyncio

from aiosmtpd.smtp import Envelope as Letterhead
from aiosmtpd.smtp import Session, TLSSetupException

from fakes.inbox import Inbox
from fakes.incidents import Incidents
from fakes.messages import Channel, Envelope
from fakes.smtp.refusals import Refusal, Refusals, Stage
from fakes.smtp.session import QuietVisit, SmtpSession


class KeepingHandler:
    """Nothing is parsed here: the bytes are kept, and the client is answered."""

    def __init__(self, inbox: Inbox, refusals: Refusals, incidents: Incidents, most_recipients: int) -> None:
        self._inbox = inbox
        self._refusals = refusals
        self._incidents = incidents
        self._most_recipients = most_recipients

    async def handle_RCPT(  # noqa: N802 - aiosmtpd finds hooks by name
        self, server: SmtpSession, _visit: Session, letter: Letterhead, address: str, options: list[str]
    ) -> str:
        """Take a recipient, unless there are too many (RFC 5321, 4.5.3.1.10) or a refusal is ordered."""
        if len(letter.rcpt_tos) >= self._most_recipients:
            return "452 4.5.3 Too many recipients"
        ordered = self._refusals.fire(Stage.RCPT, (address,))
        if ordered and (reply := await self._carry_out(ordered, server)):
            return reply
        letter.rcpt_tos.append(address)
        letter.rcpt_options.extend(options)
        return "250 2.1.5 OK"

    async def handle_DATA(self, server: SmtpSession, visit: QuietVisit, letter: Letterhead) -> str:  # noqa: N802
        """Keep a message, then acknowledge it: never the other way round."""
        ordered = self._refusals.fire(Stage.DATA, letter.rcpt_tos)
        if ordered and (reply := await self._carry_out(ordered, server)):
            return reply
        assert isinstance(letter.content, bytes)
        try:
            message = self._inbox.append(Channel.EMAIL, letter.content, _envelope(server, visit, letter))
        except OSError as error:
            return f"452 4.3.1 Not kept: {error.strerror}"
        return f"250 2.0.0 Kept as {message.seq}"

    async def handle_exception(self, error: Exception) -> str:
        """A failed handshake is the client's affair and is told; anything else is ours."""
        if isinstance(error, TLSSetupException):
            self.tell(None, f"the TLS handshake failed: {error.__cause__}")
            return "454 4.7.0 TLS handshake failed"
        return f"451 4.3.0 The sink failed: {type(error).__name__}: {error}"

    def tell(self, server: SmtpSession | None, what: str) -> None:
        """Note what a client did not manage, with the envelope as far as it is known."""
        letter = server.envelope if server else None
        self._incidents.tell(
            Channel.EMAIL,
            what,
            peer=server.peer if server else "",
            sender=(letter.mail_from or "") if letter else "",
            recipients=tuple(letter.rcpt_tos) if letter else (),
            mark=self._inbox.mark(),
        )

    async def _carry_out(self, ordered: Refusal, server: SmtpSession) -> str | None:
        if ordered.seconds:
            server.grant(ordered.seconds)
            await asyncio.sleep(ordered.seconds)  # the slowness that was ordered, not a wait
        if ordered.cut:
            self.tell(server, f"the connection was cut at {ordered.stage.upper()}, as ordered")
            server.ordered_cut = True
            assert isinstance(server.transport, asyncio.Transport)
            server.transport.abort()
            await asyncio.get_running_loop().create_future()  # cancelled with the connection
        return ordered.reply


def _envelope(server: SmtpSession, visit: QuietVisit, letter: Letterhead) -> Envelope:
    sender = letter.mail_from or ""
    facts = [("peer", server.peer), ("helo", str(visit.host_name))]
    tls = server.transport.get_extra_info("ssl_object") if server.transport else None
    if tls is not None:
        facts.append(("tls", tls.version()))
    if visit.authenticated:
        facts.append(("user", visit.auth_data.login.decode("utf-8", "replace")))
    return Envelope("" if sender == "<>" else sender, tuple(letter.rcpt_tos), None, tuple(facts))

"""What the sink does with a recipient and with a message: refuse as ordered, or keep the bytes."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from aiosmtpd.smtp import Envelope as Letterhead
from aiosmtpd.smtp import Session

from fakes.inbox import Inbox
from fakes.incidents import Incidents
from fakes.messages import Channel, Envelope
from fakes.orders import Orders
from fakes.smtp.refusals import Refusal, Stage
from fakes.smtp.session import QuietVisit, SmtpSession


class KeepingHandler:
    """Nothing is parsed here: the bytes are kept, and the client is answered."""

    def __init__(self, inbox: Inbox, refusals: Orders, incidents: Incidents, most_recipients: int) -> None:
        self._inbox = inbox
        self._refusals = refusals
        self._incidents = incidents
        self._most_recipients = most_recipients

    async def handle_RCPT(  # noqa: N802 - aiosmtpd finds hooks by name
        self, server: SmtpSession, _visit: Session, letter: Letterhead, address: str, options: list[str]
    ) -> str:
        """Take a recipient, unless there are too many (RFC 5321, 4.5.3.1.10) or a refusal is ordered."""
        server.concerned = address
        if len(letter.rcpt_tos) >= self._most_recipients:
            return "452 4.5.3 Too many recipients"
        if reply := await self._ordered(Stage.RCPT, (address,), server):
            return reply
        letter.rcpt_tos.append(address)
        letter.rcpt_options.extend(options)
        return "250 2.1.5 OK"

    async def handle_DATA(self, server: SmtpSession, visit: QuietVisit, letter: Letterhead) -> str:  # noqa: N802
        """Keep a message, then acknowledge it: never the other way round."""
        if reply := await self._ordered(Stage.DATA, letter.rcpt_tos, server):
            return reply
        assert isinstance(letter.content, bytes)
        try:
            message = self._inbox.append(Channel.EMAIL, letter.content, _envelope(server, visit, letter))
        except OSError as error:
            return f"452 4.3.1 Not kept: {error.strerror}"
        server.fate = f"the client left before it was told that its message was kept (as {message.seq})"
        if reply := await self._ordered(Stage.KEPT, letter.rcpt_tos, server):
            return reply
        return f"250 2.0.0 Kept as {message.seq}"

    def tell(self, server: SmtpSession | None, what: str, peer: str = "") -> None:
        """Note what a client did not manage, with the envelope as far as it is known."""
        letter = server.letter if server else None
        concerned = (server.concerned,) if server and server.concerned else ()
        self._incidents.tell(
            Channel.EMAIL,
            what,
            peer=server.peer if server else peer,
            sender=(letter.mail_from or "") if letter else "",
            recipients=(*letter.rcpt_tos, *concerned) if letter else (),
            mark=self._inbox.mark(),
        )

    async def _ordered(self, stage: Stage, recipients: Sequence[str], server: SmtpSession) -> str | None:
        """Carry out the refusal that was ordered, if any; gives the reply to answer with."""
        order = self._refusals.fire(Refusal, recipients, lambda order: order.stage is stage)
        if order is None:
            return None
        if order.seconds:
            server.grant(order.seconds)
            await asyncio.sleep(order.seconds)  # the slowness that was ordered, not a wait
        if order.cut:
            self.tell(server, f"the connection was cut at {stage.upper()}, as ordered")
            await _cut(server)
        return order.reply


async def _cut(server: SmtpSession) -> None:
    server.fate = ""
    assert isinstance(server.transport, asyncio.Transport)
    server.transport.abort()
    await asyncio.get_running_loop().create_future()  # cancelled with the connection


def _envelope(server: SmtpSession, visit: QuietVisit, letter: Letterhead) -> Envelope:
    sender = letter.mail_from or ""
    facts = [("peer", server.peer), ("helo", str(visit.host_name))]
    tls = server.transport.get_extra_info("ssl_object") if server.transport else None
    if tls is not None:
        facts.append(("tls", tls.version()))
    if visit.authenticated:
        facts.append(("user", visit.auth_data.login.decode("utf-8", "replace")))
    return Envelope("" if sender == "<>" else sender, tuple(letter.rcpt_tos), None, tuple(facts))

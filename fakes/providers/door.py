"""What happens to a request at a provider's door: kept, read, disturbed as ordered, delivered, answered."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from starlette.types import Receive, Scope, Send

from fakes.inbox import Inbox
from fakes.incidents import Incidents
from fakes.orders import Orders
from fakes.providers.exchange import Asked, Reply
from fakes.providers.faults import ProviderFault
from fakes.providers.provider import Provider, Sending
from fakes.providers.requests_kept import RequestsKept

MOST_OCTETS = 64 * 1024 * 1024

_TOO_LONG = "a body of more than 64 MiB"
_LEFT = "the client left in the middle of its request"


class ProviderDoor:
    """An ASGI application. What is acknowledged has been delivered, unless a test ordered otherwise."""

    def __init__(
        self, provider: Provider, inbox: Inbox, orders: Orders, incidents: Incidents, requests: RequestsKept
    ) -> None:
        self._provider = provider
        self._inbox = inbox
        self._orders = orders
        self._incidents = incidents
        self._requests = requests
        self._closing = asyncio.Event()

    def close(self) -> None:
        """Answer those who are kept waiting, in the service's thread: nothing is delivered any more."""
        self._closing.set()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            return
        asked = await _asked(scope, receive)
        kept = self._requests.keep(self._provider.channel, self._provider.name, asked)
        if asked.cut_short == _LEFT:
            self._tell(_LEFT, asked, None)
            return
        reply = await self._reply(asked)
        self._requests.answered(kept.seq, reply)
        await _answer(reply, send)

    async def _reply(self, asked: Asked) -> Reply:
        if asked.cut_short:
            return self._told(self._provider.disturbed(asked, 413), asked)
        wanted = self._provider.read(asked)
        if isinstance(wanted, Reply):
            return self._told(wanted, asked)
        return self._told(await self._sent(asked, wanted), asked, wanted)

    async def _sent(self, asked: Asked, sending: Sending) -> Reply:
        fault = self._fault(sending)
        if fault is not None and fault.seconds and await self._closed_within(fault.seconds):
            return self._provider.disturbed(asked, 503)
        if fault is not None and fault.status is not None:
            return self._provider.disturbed(asked, fault.status)
        if not self._deliver(asked, sending, fault):
            return self._provider.disturbed(asked, 500)
        return sending.acknowledge()

    async def _closed_within(self, seconds: float) -> bool:
        """Be slow, as ordered; whether the door closed meanwhile."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._closing.wait(), seconds)
        return self._closing.is_set()

    def _fault(self, sending: Sending) -> ProviderFault | None:
        channel = self._provider.channel
        return self._orders.fire(ProviderFault, sending.recipients, lambda order: order.channel is channel)

    def _deliver(self, asked: Asked, sending: Sending, fault: ProviderFault | None) -> bool:
        """Bring it to the inbox now, later, twice or never; whether what is to be there now is there."""
        if fault is not None and fault.lost:
            self._tell("acknowledged and never delivered, as ordered", asked, sending)
            return True
        times = 2 if fault is not None and fault.doubled else 1
        if fault is not None and fault.late:
            self._tell(f"acknowledged, to be delivered {fault.late:g} s later, as ordered", asked, sending)
            asyncio.get_running_loop().call_later(fault.late, self._keep, asked, sending, times)
            return True
        return self._keep(asked, sending, times)

    def _keep(self, asked: Asked, sending: Sending, times: int) -> bool:
        try:
            for piece in sending.pieces * times:
                raw = asked.raw if piece.raw is None else piece.raw
                self._inbox.append(self._provider.channel, raw, piece.envelope)
        except OSError as error:
            self._tell(f"not kept: {error.strerror}", asked, sending)
            return False
        return True

    def _told(self, reply: Reply, asked: Asked, sending: Sending | None = None) -> Reply:
        if reply.refused:
            self._tell(f"HTTP {reply.status} {reply.refused}", asked, sending, reply.recipients)
        return reply

    def _tell(
        self, what: str, asked: Asked, sending: Sending | None, recipients: tuple[str, ...] = ()
    ) -> None:
        self._incidents.tell(
            self._provider.channel,
            f"{self._provider.name}: {what}",
            peer=asked.peer,
            sender=sending.sender if sending else "",
            recipients=sending.recipients if sending else recipients,
            mark=self._inbox.mark(),
        )


async def _asked(scope: Scope, receive: Receive) -> Asked:
    """The whole request. Past the most that is kept, the rest is read and dropped, and that is told."""
    body = bytearray()
    cut_short, more = "", True
    while more:
        event = await receive()
        chunk = event.get("body", b"")
        if event["type"] == "http.disconnect":
            cut_short = _LEFT
        elif len(body) + len(chunk) > MOST_OCTETS:
            cut_short = _TOO_LONG
        body += chunk[: MOST_OCTETS - len(body)]
        more = event.get("more_body", False)
    query = scope["query_string"]
    target = (scope.get("raw_path") or scope["path"].encode()) + (b"?" + query if query else b"")
    peer = "{}:{}".format(*scope["client"]) if scope.get("client") else ""
    headers = tuple((name, value) for name, value in scope["headers"])
    return Asked(scope["method"], target.decode("latin-1"), headers, bytes(body), peer, cut_short)


async def _answer(reply: Reply, send: Send) -> None:
    headers = [(name.encode(), value.encode("latin-1")) for name, value in reply.headers]
    headers.append((b"content-length", str(len(reply.body)).encode()))
    await send({"type": "http.response.start", "status": reply.status, "headers": headers})
    await send({"type": "http.response.body", "body": reply.body})

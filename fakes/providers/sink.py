"""A provider's API as a sink: how it is started, addressed, told to fail, and stopped."""

from __future__ import annotations

import tempfile
from pathlib import Path

from fakes.inbox import Inbox
from fakes.incidents import Incidents
from fakes.orders import Orders
from fakes.providers.door import ProviderDoor
from fakes.providers.faults import ProviderFault
from fakes.providers.provider import Provider
from fakes.providers.requests_kept import RequestsKept
from fakes.serving import WebService


class ProviderSink:
    """Keeps in ``inbox`` what ``provider`` is asked to send.

    With ``tls`` it speaks HTTPS, and ``certificate`` is the PEM file of the authority to trust. ``url`` has
    no slash at its end and is known once `start` has returned, which raises `SinkError` when the port is
    taken.
    """

    def __init__(
        self,
        inbox: Inbox,
        provider: Provider,
        host: str = "127.0.0.1",
        port: int = 0,
        *,
        tls: bool = False,
        incidents: Incidents | None = None,
        orders: Orders | None = None,
        requests: RequestsKept | None = None,
    ) -> None:
        self.provider = provider
        self.tls = tls
        self.certificate: Path | None = None
        self.incidents = incidents or Incidents()
        self.orders = orders or Orders()
        self.requests = requests or RequestsKept()
        self._door = ProviderDoor(provider, inbox, self.orders, self.incidents, self.requests)
        self._service = WebService(self._door, host, port, name=f"{provider.channel}-{provider.name}")
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    @property
    def port(self) -> int:
        """Where it listens, known once started."""
        return self._service.port

    @property
    def url(self) -> str:
        """The address to give to a client."""
        return self._service.url

    @property
    def account(self) -> str:
        """What a client has to say that it is."""
        return self.provider.account

    @property
    def secret(self) -> str:
        """What a client has to prove it with."""
        return self.provider.secret

    def start(self) -> None:
        """Listen and serve, in a thread of its own; ready when it returns."""
        if self.tls:
            self._certify()
        self._service.start()

    def stop(self) -> None:
        """Close every connection and the port; what was to come late never comes. Twice is fine."""
        self._service.soon(self._door.close)
        self._service.stop()
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None

    def order(
        self,
        *,
        to: str | None = None,
        times: int | None = 1,
        status: int | None = None,
        seconds: float = 0.0,
        late: float = 0.0,
        lost: bool = False,
        doubled: bool = False,
    ) -> ProviderFault:
        """Order a fault (see `ProviderFault`); ``self.orders.get(order.id).fired`` tells how it went."""
        return self.orders.order(
            ProviderFault(
                channel=self.provider.channel,
                to=to,
                times=times,
                status=status,
                seconds=seconds,
                late=late,
                lost=lost,
                doubled=doubled,
            )
        )

    def _certify(self) -> None:
        from fakes.certificate import make_certificate  # noqa: PLC0415 - loading cryptography takes time

        self._folder = tempfile.TemporaryDirectory(prefix="homologue-sink-")
        made = make_certificate(Path(self._folder.name), self._service.host)
        self.certificate = made.authority
        self._service.encrypt(made.context)

"""The recording proxy: mitmproxy in a thread, one listening port a client, every exchange kept per client."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import logging
import socket
import tempfile
import threading
import time
import warnings
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from harness.exchanges import Exchange
from harness.hosts import is_of

with warnings.catch_warnings():
    # mitmproxy imports ldap3, which uses names that pyasn1 has deprecated.
    warnings.simplefilter("ignore", DeprecationWarning)
    from mitmproxy import http
    from mitmproxy.options import Options
    from mitmproxy.tools.dump import DumpMaster

START_SECONDS = 20.0
_MOST_BYTES = "25m"
_DRESSING = ("image/", "font/", "text/css", "text/javascript", "application/javascript", "audio/", "video/")
_DRESSING_DESTINATIONS = frozenset(
    {"image", "style", "script", "font", "manifest", "audio", "video", "track"}
)


class ProxyBroken(RuntimeError):
    """The proxy itself failed: our fault, never the candidate's."""


@dataclass(eq=False)
class Channel:
    """One client's way through the proxy: its address, its headers and what went through.

    Pictures, fonts, style sheets and scripts that were only fetched are left out.
    """

    port: int
    headers: Mapping[str, str]
    hosts: Collection[str] | None
    _begun: list[http.HTTPFlow] = field(default_factory=list)
    _pending: set[str] = field(default_factory=set)
    _changed: threading.Condition = field(default_factory=threading.Condition)
    _kept: dict[str, Exchange] = field(default_factory=dict)

    @property
    def url(self) -> str:
        """The address to give to a client as its proxy."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def exchanges(self) -> Sequence[Exchange]:
        """The finished exchanges, in the order in which they began."""
        kept = dict(self._kept)
        return tuple(kept[flow.id] for flow in list(self._begun) if flow.id in kept)

    def until_answered(self, seconds: float) -> bool:
        """Wait until every page that was asked for has come; ``False`` where that takes longer."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._pending, seconds)

    def begin(self, flow: http.HTTPFlow) -> None:
        """A request came from the client."""
        if is_of(flow.request.url, self.hosts):
            for name, value in self.headers.items():
                flow.request.headers[name] = value
        self._begun.append(flow)
        if _is_page(flow):
            with self._changed:
                self._pending.add(flow.id)

    def end(self, flow: http.HTTPFlow) -> None:
        """Its answer came, or never will."""
        if not _is_dressing(flow):
            self._kept[flow.id] = _exchange(flow)
        with self._changed:
            self._pending.discard(flow.id)
            self._changed.notify_all()


class Recorder:
    """The addon: finds the channel of each flow by the port that the client came through."""

    def __init__(self) -> None:
        self.channels: dict[int, Channel] = {}
        self._of_flow: dict[str, Channel] = {}

    def request(self, flow: http.HTTPFlow) -> None:
        """Keep the request, with this client's headers added."""
        channel = self.channels.get(flow.client_conn.sockname[1])
        if channel is not None:
            self._of_flow[flow.id] = channel
            channel.begin(flow)

    def response(self, flow: http.HTTPFlow) -> None:
        """Keep the answer."""
        self._end(flow)

    def error(self, flow: http.HTTPFlow) -> None:
        """Keep that no answer came."""
        self._end(flow)

    def _end(self, flow: http.HTTPFlow) -> None:
        channel = self._of_flow.pop(flow.id, None)
        if channel is not None:
            channel.end(flow)


class Proxy:
    """One proxy a process (mitmproxy's context is global). ``addons`` come after the recording.

    ``trust_all`` accepts any certificate of the candidate. An error that mitmproxy only logs ends up in
    ``errors``: a run that has one cannot be believed.
    """

    def __init__(self, addons: Iterable[object] = (), *, trust_all: bool = False) -> None:
        self.errors: list[str] = []
        self._addons = tuple(addons)
        self._trust_all = trust_all
        self._recorder = Recorder()
        self._free: list[int] = []
        self._directory = tempfile.TemporaryDirectory(prefix="homologue-proxy-")
        self._ready = threading.Event()
        self._failure: BaseException | None = None
        self._thread = threading.Thread(target=self._run, name="proxy", daemon=True)
        self._log = _ErrorLog(self.errors)

    def start(self) -> Self:
        """Start; ready on return. Raises ``ProxyBroken``."""
        logging.getLogger("mitmproxy").addHandler(self._log)
        self._thread.start()
        if not self._ready.wait(START_SECONDS) or self._failure:
            raise ProxyBroken(f"the proxy did not start: {self._failure or 'no answer'}")
        return self

    def stop(self) -> None:
        """Stop; twice is fine."""
        if self._thread.is_alive():
            self._loop.call_soon_threadsafe(self._master.shutdown)
            self._thread.join(START_SECONDS)
        logging.getLogger("mitmproxy").removeHandler(self._log)
        self._directory.cleanup()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()

    @property
    def ca(self) -> Path:
        """The certificate authority, for clients that check certificates."""
        return Path(self._directory.name) / "mitmproxy-ca-cert.pem"

    @property
    def spki(self) -> str:
        """The digest by which Chromium is told to trust the authority."""
        key = x509.load_pem_x509_certificate(self.ca.read_bytes()).public_key()
        info = key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
        return base64.b64encode(hashlib.sha256(info).digest()).decode()

    def port(self) -> int:
        """A port for a channel to come; `unused` gives it back where none came."""
        return self._free.pop() if self._free else self._listen()

    def unused(self, port: int) -> None:
        """Take back a port that no channel was made of."""
        self._free.append(port)

    def channel(
        self,
        headers: Mapping[str, str] | None = None,
        hosts: Collection[str] | None = None,
        port: int | None = None,
    ) -> Channel:
        """A way through for one client; ``headers`` go with its requests to ``hosts`` (``None``: to all)."""
        port = self.port() if port is None else port
        channel = self._recorder.channels[port] = Channel(port, dict(headers or {}), hosts)
        return channel

    def release(self, channel: Channel) -> None:
        """The client of this channel is gone: its port may serve another."""
        if self._recorder.channels.get(channel.port) is channel:
            del self._recorder.channels[channel.port]
            self._free.append(channel.port)

    def _run(self) -> None:
        try:
            asyncio.run(self._serve())
        except BaseException as failure:
            # Handed to the thread that starts, which raises.
            self._failure = failure
            self._ready.set()

    async def _serve(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._port = _free_port()
        options = Options(
            confdir=self._directory.name,
            mode=[_mode(self._port)],
            ssl_insecure=self._trust_all,
            http2=False,
        )
        # Its methods carry no types.
        self._master: Any = DumpMaster(options, with_termlog=False, with_dumper=False)
        added = (self._recorder, _Ready(self._ready), *self._addons)
        self._master.addons.add(*added)  # type: ignore[no-untyped-call]
        # An option of its proxy, which exists only now.
        self._master.options.update(body_size_limit=_MOST_BYTES)  # type: ignore[no-untyped-call]
        self._modes = [_mode(self._port)]
        self._free.append(self._port)
        await self._master.run()

    def _listen(self) -> int:
        """One more port. Raises ``ProxyBroken`` where it does not open."""
        port = _free_port()
        self._modes.append(_mode(port))
        asyncio.run_coroutine_threadsafe(self._open(), self._loop).result(START_SECONDS)
        if port not in self._listening():
            raise ProxyBroken(f"port {port} did not open")
        return port

    async def _open(self) -> None:
        self._master.options.update(mode=list(self._modes))
        await self._server().setup_servers()

    def _listening(self) -> set[int]:
        return {address[1] for address in self._server().listen_addrs()}

    def _server(self) -> Any:
        return self._master.addons.get("proxyserver")


class _Ready:
    """Tells that the proxy listens."""

    def __init__(self, ready: threading.Event) -> None:
        self._ready = ready

    def running(self) -> None:
        """mitmproxy's hook."""
        self._ready.set()


class _ErrorLog(logging.Handler):
    """Keeps what mitmproxy logs as errors, since it raises none of them."""

    def __init__(self, errors: list[str]) -> None:
        super().__init__(logging.ERROR)
        self._errors = errors

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one."""
        self._errors.append(self.format(record))


def _mode(port: int) -> str:
    return f"regular@127.0.0.1:{port}"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _is_page(flow: http.HTTPFlow) -> bool:
    return bool(flow.request.headers.get("sec-fetch-mode", "navigate") == "navigate")


def _is_dressing(flow: http.HTTPFlow) -> bool:
    if flow.request.method != "GET":
        return False
    destination = flow.request.headers.get("sec-fetch-dest", "")
    if destination:
        return destination in _DRESSING_DESTINATIONS
    kind = flow.response.headers.get("content-type", "") if flow.response else ""
    return kind.startswith(_DRESSING) or flow.request.path == "/favicon.ico"


def _exchange(flow: http.HTTPFlow) -> Exchange:
    request, response = flow.request, flow.response if flow.error is None else None
    began = request.timestamp_start
    ended = response.timestamp_end if response is not None and response.timestamp_end else time.time()
    return Exchange(
        method=request.method,
        url=request.url,
        headers=_headers(request.headers),
        body=request.get_content(strict=False) or b"",
        status=response.status_code if response is not None else None,
        answer_headers=_headers(response.headers) if response is not None else (),
        answer=(response.get_content(strict=False) or b"") if response is not None else b"",
        # mitmproxy's instants are those of the wall clock; ours are monotonic.
        started=time.monotonic() - (time.time() - began),
        seconds=ended - began,
    )


def _headers(headers: http.Headers) -> tuple[tuple[str, str], ...]:
    return tuple((name.decode("latin-1").lower(), value.decode("latin-1")) for name, value in headers.fields)

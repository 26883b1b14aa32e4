"""The http driver's wire waits neither for an answer nor for redirects that never end, be it for a sheet."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from harness.drivers import wire
from harness.drivers.wire import Wire
from harness.faults import ConnectionFault
from tests.harness.drivers.site import Answer, Site

REDIRECT = b"303 See Other\r\nLocation: /suite"
_MOST = 100


def drip(listener: socket.socket, over: threading.Event, status: bytes) -> None:
    """Answer one request with a byte now and then, of the many that were announced."""
    connection, _ = listener.accept()
    with connection:
        connection.recv(4096)
        connection.sendall(b"HTTP/1.1 " + status + b"\r\nContent-Length: 1000000\r\n\r\n")
        for _ in range(_MOST):
            if over.wait(0.05):
                return
            connection.sendall(b".")


@contextmanager
def dripping(status: bytes) -> Iterator[str]:
    """The address of a server that does so."""
    over = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = threading.Thread(target=drip, args=(listener, over, status))
        server.start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}/"
            assert server.is_alive(), "the answer was read for as long as it came"
        finally:
            over.set()
            server.join(5)


@pytest.fixture
def client() -> Iterator[Wire]:
    made = Wire({"X-Own": "1"}, {"127.0.0.1"}, None, True, {})
    yield made
    made.close()


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site().start()
    yield made
    made.stop()


@pytest.mark.parametrize("status", [b"200 OK\r\nContent-Type: text/html", REDIRECT])
def test_an_answer_that_trickles_in_is_told_and_left(
    monkeypatch: pytest.MonkeyPatch, client: Wire, status: bytes
) -> None:
    """Each byte comes in time, and the whole never would."""
    monkeypatch.setattr(wire, "READ_SECONDS", 0.5)
    with dripping(status) as url, pytest.raises(ConnectionFault, match="ne finit pas"):
        client.fetch("GET", url, b"", {})
    (kept,) = client.exchanges
    assert str(kept.status).encode() == status[:3]
    assert set(kept.answer) == {ord(".")}


@pytest.mark.parametrize("status", [b"200 OK\r\nContent-Type: text/css", REDIRECT])
def test_a_sheet_that_trickles_in_is_left_out(
    monkeypatch: pytest.MonkeyPatch, client: Wire, status: bytes
) -> None:
    """The page is read without it, as a browser shows it."""
    monkeypatch.setattr(wire, "READ_SECONDS", 0.5)
    with dripping(status) as url:
        assert client.sheet(url) == ""


def test_a_sheet_is_followed_to_where_it_is(client: Wire, site: Site) -> None:
    """It is no exchange, and another host is not told what this client says of itself."""
    elsewhere = site.answer("/new.css", Answer(b"p{}", content_type="text/css"))
    away = ("Location", elsewhere.replace("127.0.0.1", "localhost"))
    assert client.sheet(site.answer("/old.css", Answer(status=302, headers=(away,)))) == "p{}"
    assert ["x-own" in request.headers for request in site.received] == [True, False]
    assert client.exchanges == []


def test_a_sheet_that_leads_to_itself_is_left_out(client: Wire, site: Site) -> None:
    """As many redirects as for a page."""
    circle = Answer(b"p{}", 302, (("Location", "/circle.css"),), "text/css")
    assert client.sheet(site.answer("/circle.css", circle)) == ""
    assert len(site.received) == wire.MAX_REDIRECTS + 1

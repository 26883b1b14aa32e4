"""The http driver's wire does not wait for an answer that never ends."""

from __future__ import annotations

import socket
import threading

import pytest

from harness.drivers import wire
from harness.drivers.wire import Wire
from harness.faults import ConnectionFault

REDIRECT = b"303 See Other\r\nLocation: /suite"


def drip(listener: socket.socket, over: threading.Event, status: bytes) -> None:
    """Answer one request with a byte now and then, of the many that were announced."""
    connection, _ = listener.accept()
    with connection:
        connection.recv(4096)
        connection.sendall(b"HTTP/1.1 " + status + b"\r\nContent-Length: 1000000\r\n\r\n")
        while not over.wait(0.05):
            connection.sendall(b".")


@pytest.mark.parametrize("status", [b"200 OK\r\nContent-Type: text/html", REDIRECT])
def test_an_answer_that_trickles_in_is_told_and_left(monkeypatch: pytest.MonkeyPatch, status: bytes) -> None:
    """Each byte comes in time, and the whole never would."""
    monkeypatch.setattr(wire, "READ_SECONDS", 0.5)
    over, client = threading.Event(), Wire({}, None, None, True, {})
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = threading.Thread(target=drip, args=(listener, over, status))
        server.start()
        url = f"http://127.0.0.1:{listener.getsockname()[1]}/"
        try:
            with pytest.raises(ConnectionFault, match="ne finit pas"):
                client.fetch("GET", url, b"", {})
        finally:
            over.set()
            client.close()
            server.join(5)
    (kept,) = client.exchanges
    assert str(kept.status).encode() == status[:3]
    assert set(kept.answer) == {ord(".")}

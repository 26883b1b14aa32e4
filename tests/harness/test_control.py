"""The client of the test-control API says what the contract says, and tells any other answer."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from harness.control import Capability, Control, Offer
from harness.faults import ConnectionFault
from harness.launch import free_port

NOW = "2026-11-22T10:00:00+01:00"
INSTANT = datetime(2026, 11, 22, 9, tzinfo=UTC)
OFFER = {
    "contract": "1",
    "portals": ["urssaf", "audiens"],
    "capabilities": ["people", "inspect", "clock", "reset"],
    "now": NOW,
    "product": "Portail 1.4",
}
NIR = "185089299999996"


@dataclass
class Candidate:
    """A candidate that answers what a test tells it, and keeps what it was asked."""

    url: str = ""
    status: int = 200
    kind: str = "application/json"
    body: str = "{}"
    asked: list[tuple[str, str, dict[str, str], str]] = field(default_factory=list)
    connections: set[tuple[str, int]] = field(default_factory=set)

    def says(self, status: int, body: object = None, kind: str = "application/json") -> None:
        self.status, self.kind = status, kind
        self.body = body if isinstance(body, str) else "" if body is None else json.dumps(body)


@pytest.fixture
def candidate() -> Iterator[Candidate]:
    """A candidate on a real socket, its API below /control."""
    told = Candidate()

    class Api(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
            told.asked.append((self.command, self.path, dict(self.headers), body))
            told.connections.add(self.client_address)
            self.send_response(told.status)
            if told.status != 204:
                self.send_header("Content-Type", told.kind)
                self.send_header("Content-Length", str(len(told.body.encode())))
            if told.status == 302:
                self.send_header("Location", "/elsewhere")
            self.end_headers()
            if told.status != 204:
                self.wfile.write(told.body.encode())

        do_GET = do_PUT = do_POST = do_DELETE = answer  # noqa: N815 -- names given by http.server

        def log_message(self, *words: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Api) as server:
        told.url = f"http://127.0.0.1:{server.server_port}/control/"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield told
        server.shutdown()
        thread.join()


@pytest.fixture
def control(candidate: Candidate) -> Iterator[Control]:
    """A client of that candidate."""
    with Control(candidate.url, "the token") as client:
        yield client


def test_the_offer_is_read(candidate: Candidate, control: Control) -> None:
    """What the candidate offers comes with its instant, and the token goes with the call."""
    candidate.says(200, OFFER)

    assert control.offer() == Offer(
        "1", frozenset({"urssaf", "audiens"}), frozenset(Capability), INSTANT, "Portail 1.4"
    )
    method, path, headers, _ = candidate.asked[0]
    assert (method, path, headers["Authorization"]) == ("GET", "/control/", "Bearer the token")


def test_a_person_is_put_on_file(candidate: Candidate, control: Control) -> None:
    """The body is the payload as JSON, at the address of the number."""
    candidate.says(204)

    control.put_person("urssaf", NIR, {"nir": NIR, "first_name": "Zoé", "phone": None})

    method, path, headers, body = candidate.asked[0]
    assert (method, path) == ("PUT", f"/control/urssaf/people/{NIR}")
    assert headers["Content-Type"] == "application/json"
    assert json.loads(body) == {"nir": NIR, "first_name": "Zoé", "phone": None}


def test_a_person_is_read_back(candidate: Candidate, control: Control) -> None:
    """What the portal holds is given as it came."""
    candidate.says(200, {"nir": NIR, "space": {"state": "open", "email": "a@example.org"}})

    held = control.person("urssaf", NIR)

    assert held == {"nir": NIR, "space": {"state": "open", "email": "a@example.org"}}
    assert candidate.asked[0][:2] == ("GET", f"/control/urssaf/people/{NIR}")


def test_a_person_who_is_not_on_file_is_nothing(candidate: Candidate, control: Control) -> None:
    """A 404 in problem details means that nobody is there."""
    candidate.says(404, {"title": "absent", "status": 404}, "application/problem+json")

    assert control.person("audiens", "1234567890") is None


def test_a_page_of_a_server_that_does_not_know_the_api_is_no_absence(
    candidate: Candidate, control: Control
) -> None:
    """A 404 in HTML is a wrong address, not a person who is missing."""
    candidate.says(404, "<h1>Not Found</h1>", "text/html")

    with pytest.raises(ConnectionFault, match=r"404 text/html.*Not Found"):
        control.person("urssaf", NIR)


def test_a_person_is_forgotten(candidate: Candidate, control: Control) -> None:
    """DELETE, and nothing comes back."""
    candidate.says(204)

    control.forget("audiens", "1234567890")

    assert candidate.asked[0][:2] == ("DELETE", "/control/audiens/people/1234567890")


def test_the_clock_is_read_and_moved(candidate: Candidate, control: Control) -> None:
    """Both give the candidate's instant, with its offset."""
    candidate.says(200, {"now": NOW})

    assert control.now() == INSTANT
    assert control.advance(301) == INSTANT
    assert [asked[:2] for asked in candidate.asked] == [("GET", "/control/clock"), ("POST", "/control/clock")]
    assert json.loads(candidate.asked[1][3]) == {"advance_seconds": 301}


def test_everything_is_forgotten_on_reset(candidate: Candidate, control: Control) -> None:
    """POST /reset."""
    candidate.says(204)

    control.reset()

    assert candidate.asked[0][:2] == ("POST", "/control/reset")


def test_calls_share_a_connection(candidate: Candidate, control: Control) -> None:
    """The connection is kept alive from one call to the next."""
    candidate.says(200, {"now": NOW})

    control.now()
    control.now()
    control.advance(1)

    assert len(candidate.connections) == 1


@pytest.mark.parametrize(
    ("came", "words"),
    [
        ((500, "boom", "text/plain"), ["PUT /urssaf/people/…", "500 text/plain", "boom", "attend 204"]),
        ((422, {"title": f"bad {NIR}"}, "application/problem+json"), ["422", "bad …"]),
        ((404, "<h1>Nope</h1>", "text/html"), ["404 text/html", "Nope", "url dans [control]"]),
        ((401, {"title": "who?"}, "application/problem+json"), ["401", "token"]),
        ((302, "", "text/html"), ["302"]),
        ((200, {}, "application/json"), ["200", "attend 204"]),
    ],
)
def test_any_other_answer_says_which_call_what_came_and_what_was_due(
    candidate: Candidate, control: Control, came: tuple[int, object, str], words: list[str]
) -> None:
    """The fault is the connection's, and holds no number of a person."""
    candidate.says(*came)

    with pytest.raises(ConnectionFault) as caught:
        control.put_person("urssaf", NIR, {})

    for word in words:
        assert word in str(caught.value)
    assert NIR not in str(caught.value)


@pytest.mark.parametrize(
    ("body", "word"),
    [
        ("<html>", "GET /"),
        ({**OFFER, "contract": "2"}, "contract"),
        ({**OFFER, "capabilities": ["magic"]}, "capabilities"),
        ({**OFFER, "now": "2026-11-22T10:00:00"}, "now"),
        ({key: value for key, value in OFFER.items() if key != "portals"}, "portals"),
    ],
)
def test_an_offer_unlike_the_contract_is_told(
    candidate: Candidate, control: Control, body: object, word: str
) -> None:
    """What does not fit is named: another contract, an unknown word, an instant without offset, a gap."""
    candidate.says(200, body)

    with pytest.raises(ConnectionFault, match=word):
        control.offer()


def test_a_proxy_of_the_environment_is_not_used(
    candidate: Candidate, control: Control, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The bench reaches the candidate itself, whatever http_proxy says."""
    monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{free_port()}")
    monkeypatch.delenv("no_proxy", raising=False)
    candidate.says(200, {"now": NOW})

    assert control.now() == INSTANT


def test_nobody_at_the_address_is_told() -> None:
    """A refused connection is the connection's fault, and says where."""
    url = f"http://127.0.0.1:{free_port()}/control"

    with (
        Control(url, "t") as control,
        pytest.raises(ConnectionFault, match=r"connexion impossible \(http://"),
    ):
        control.now()


def test_a_candidate_that_keeps_silent_is_told() -> None:
    """No answer in time is told as such."""
    with (
        socket.create_server(("127.0.0.1", 0)) as silent,
        Control(f"http://127.0.0.1:{silent.getsockname()[1]}/", "t", timeout=0.1) as control,
        pytest.raises(ConnectionFault, match="aucune réponse à temps"),
    ):
        control.now()


def test_a_kept_connection_that_was_closed_is_opened_again() -> None:
    """A server that hangs up on a connection it kept too long is asked once more, where that is harmless."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=_hang_up_once, args=(server,), daemon=True)
        thread.start()
        with Control(f"http://127.0.0.1:{server.getsockname()[1]}/", "t") as control:
            control.forget("urssaf", NIR)


def test_the_clock_is_never_moved_twice() -> None:
    """A POST whose connection broke is told, not sent again."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=_hang_up_once, args=(server,), daemon=True)
        thread.start()
        with Control(f"http://127.0.0.1:{server.getsockname()[1]}/", "t") as control:
            with pytest.raises(ConnectionFault, match="POST /clock"):
                control.advance(1)
            control.forget("urssaf", NIR)


def _hang_up_once(server: socket.socket) -> None:
    """Close the first connection after its request, answer 204 on the second."""
    server.settimeout(10)
    for answer in (b"", b"HTTP/1.1 204 No Content\r\n\r\n"):
        connection, _ = server.accept()
        with connection:
            connection.recv(65536)
            connection.sendall(answer)

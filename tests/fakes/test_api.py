"""Another process reads, awaits and refuses through the HTTP API, and its mistakes are explained to it."""

from __future__ import annotations

import json
import smtplib
import socket
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack
from email.message import EmailMessage

import pytest
import requests

from fakes.messages import Channel, Envelope, Message
from fakes.sinks import Sinks

PATIENCE = 10.0
POLLS = 200

Json = dict[str, object]


@pytest.fixture
def get(sinks: Sinks) -> Callable[..., requests.Response]:
    def got(path: str, **query: object) -> requests.Response:
        return requests.get(sinks.api_url + path, params=query, timeout=PATIENCE)

    return got


def put(sinks: Sinks, to: str, text: str = "Bonjour") -> Message:
    return sinks.inbox.append(
        Channel.EMAIL, f"Subject: x\r\n\r\n{text}".encode(), Envelope("p@a.test", (to,))
    )


def test_home_says_where_the_sinks_are(sinks: Sinks, get: Callable[..., requests.Response]) -> None:
    """And what they hold."""
    put(sinks, "a@b.test")
    told = get("/").json()
    assert told["service"] == "homologue-sinks"
    assert (told["mark"], told["kept"]) == (1, {"email": 1})
    assert told["email"] == {
        "host": "127.0.0.1",
        "port": sinks.email_port,
        "tls": "none",
        "certificate": None,
    }
    assert get("/mark").json() == {"mark": 1}


def test_a_message_sent_is_a_message_read(
    sinks: Sinks, get: Callable[..., requests.Response], letter: EmailMessage
) -> None:
    """From SMTP to JSON, and the bytes beside it."""
    with smtplib.SMTP(sinks.email_host, sinks.email_port, timeout=PATIENCE) as client:
        client.send_message(letter)
    answer = get("/messages", to="camille@B.test", channel="email", timeout=5).json()
    (message,) = answer["messages"]
    assert answer["mark"] == message["seq"] == 1
    assert (message["sender"], message["recipients"]) == ("portail@a.test", ["camille@b.test"])
    assert message["subject"] == "Votre espace à activer : c’est l’étape 2"
    assert message["links"] == ["https://a.test/activation?jeton=abc&langue=fr"]
    assert message["codes"] == ["123456"]
    assert message["received_at"].endswith("Z")
    assert message["received"] <= time.monotonic()
    assert get("/messages/1").json() == message
    raw = get("/messages/1/raw")
    assert raw.headers["content-type"] == "message/rfc822"
    assert raw.content == sinks.inbox.find()[0].raw
    assert message["size"] == len(raw.content)


def test_a_long_poll_answers_when_enough_has_come(sinks: Sinks) -> None:
    """Not before, and not at its timeout: with the message that came while it waited."""
    answers: list[Json] = []
    mark = put(sinks, "a@b.test").seq
    query: dict[str, str | int] = {"to": "a@b.test", "after": mark, "count": 2, "timeout": 60}
    poll = threading.Thread(
        target=lambda: answers.append(
            requests.get(sinks.api_url + "/messages", params=query, timeout=PATIENCE).json()
        )
    )
    poll.start()
    put(sinks, "a@b.test", "one")
    put(sinks, "other@b.test")
    put(sinks, "a@b.test", "two")
    poll.join(PATIENCE)
    assert [one["text"] for one in answers[0]["messages"]] == ["one", "two"]  # type: ignore[attr-defined]


def test_a_long_poll_answers_at_its_timeout_with_what_matched(
    sinks: Sinks, get: Callable[..., requests.Response]
) -> None:
    """Fewer messages than asked for is an answer, not an error."""
    put(sinks, "a@b.test")
    answer = get("/messages", to="a@b.test", count=2, timeout=0.05)
    assert answer.status_code == 200
    assert [one["seq"] for one in answer.json()["messages"]] == [1]
    assert get("/messages", to="nobody@b.test").json() == {"mark": 1, "messages": []}


def test_hundreds_of_long_polls_wait_without_a_thread_each(sinks: Sinks) -> None:
    """All are answered by the message that they wait for."""
    before = threading.active_count()
    with ExitStack() as held:
        connections = [
            held.enter_context(socket.create_connection(("127.0.0.1", sinks.api.port), PATIENCE))
            for _ in range(POLLS)
        ]
        for connection in connections:
            connection.sendall(b"GET /messages?to=a@b.test&timeout=60 HTTP/1.1\r\nHost: x\r\n\r\n")
        requests.get(sinks.api_url + "/mark", timeout=PATIENCE)
        assert threading.active_count() == before
        put(sinks, "a@b.test")
        for connection in connections:
            assert connection.recv(15) == b"HTTP/1.1 200 OK"


def test_closing_answers_those_who_wait(sinks: Sinks) -> None:
    """Nobody hangs on a bench that goes away."""
    with socket.create_connection(("127.0.0.1", sinks.api.port), PATIENCE) as connection:
        connection.sendall(b"GET /mark HTTP/1.1\r\nHost: x\r\n\r\n")
        assert b"200 OK" in connection.recv(4096)
        connection.sendall(b"GET /messages?timeout=60 HTTP/1.1\r\nHost: x\r\n\r\n")
        other = requests.get(sinks.api_url + "/mark", timeout=PATIENCE)
        assert other.json() == {"mark": 0}
        sinks.close()
        answer = b""
        while octets := connection.recv(4096):
            answer += octets
    assert b"200 OK" in answer
    assert b'"messages": []' in answer


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("timeout=61", "from 0 to 60"),
        ("timeout=nan", "from 0 to 60"),
        ("count=0", "1 or more"),
        ("after=-1", "whole number"),
        ("channel=fax", "email, sms, letter"),
        ("recipient=a@b.test", "use channel, to"),
        ("to=+33639980001", "%2B"),
    ],
)
def test_a_question_without_sense_is_explained(sinks: Sinks, query: str, told: str) -> None:
    """As a problem (RFC 9457) that says what to write."""
    answer = requests.get(f"{sinks.api_url}/messages?{query}", timeout=PATIENCE)
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["status"] == 400
    assert told in answer.json()["detail"]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/messages/1", 404),
        ("/messages/x", 400),
        ("/messages/0/raw", 404),
        ("/nowhere", 404),
        ("/refusals/9", 404),
    ],
)
def test_what_is_not_there_is_a_problem(
    get: Callable[..., requests.Response], path: str, status: int
) -> None:
    """With its title and detail."""
    answer = get(path)
    assert answer.status_code == answer.json()["status"] == status
    assert answer.json()["detail"]


def test_a_message_made_to_break_json_is_answered(
    sinks: Sinks, get: Callable[..., requests.Response]
) -> None:
    """Half surrogates, NULs and foreign bytes included."""
    raw = b"Subject: \xff\xd8\r\nContent-Type: text/plain; charset=utf-7\r\n\r\n+2AA- \x00"
    sinks.inbox.append(Channel.EMAIL, raw, Envelope("", ("a@b.test",)))
    (message,) = get("/messages").json()["messages"]
    assert message["text"] == "? \x00"


def test_a_long_message_is_answered(sinks: Sinks, get: Callable[..., requests.Response]) -> None:
    """Megabytes are read beside the loop, which serves others meanwhile."""
    put(sinks, "a@b.test", "x" * 3_000_000)
    assert len(get("/messages").json()["messages"][0]["text"]) == 3_000_000


def test_a_refusal_is_ordered_counted_and_withdrawn(
    sinks: Sinks, get: Callable[..., requests.Response]
) -> None:
    """And what the candidate met is told among the incidents."""
    order = {"to": "a@b.test", "reply": "451 4.7.1 Later", "times": 2}
    made = requests.post(sinks.api_url + "/refusals", json=order, timeout=PATIENCE)
    assert made.status_code == 201
    assert (made.json()["fired"], made.json()["left"]) == (0, 2)
    client = smtplib.SMTP(sinks.email_host, sinks.email_port, timeout=PATIENCE)
    with client, pytest.raises(smtplib.SMTPRecipientsRefused):
        client.sendmail("p@a.test", ["a@b.test"], "x")
    path = f"/refusals/{made.json()['id']}"
    assert get(path).json()["fired"] == 1
    assert get("/refusals").json()["refusals"] == [get(path).json()]
    told = get("/incidents").json()
    assert told["count"] == 1
    assert told["incidents"][0]["what"] == "451 4.7.1 Later"
    assert told["incidents"][0]["sender"] == "p@a.test"
    assert get("/incidents", after=1).json()["incidents"] == []
    assert requests.delete(sinks.api_url + path, timeout=PATIENCE).json()["left"] == 1
    assert requests.delete(sinks.api_url + path, timeout=PATIENCE).status_code == 404


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("{", "must be JSON"),
        ("[]", "object"),
        ('{"answer": "451 x"}', "use channel, to"),
        ('{"reply": "200 x"}', "4xx or 5xx"),
        ('{"reply": "451 x", "times": true}', "times must be"),
        ('{"reply": "451 x", "stage": "helo"}', "helo"),
        ('{"reply": 451}', "reply must be"),
        ("{}", "reply, seconds"),
        (json.dumps({"seconds": float("nan")}), "seconds"),
    ],
)
def test_an_order_without_sense_is_explained(sinks: Sinks, body: str, told: str) -> None:
    """As a problem, and nothing is ordered."""
    answer = requests.post(sinks.api_url + "/refusals", data=body, timeout=PATIENCE)
    assert answer.status_code == 400
    assert told in answer.json()["detail"]
    assert sinks.smtp.refusals.all() == ()

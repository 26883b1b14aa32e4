"""A fault that was ordered at a provider's happens to whom and as often as was asked, and is told."""

from __future__ import annotations

import json
import re
import socket
import time
from typing import Any

import pytest
import requests

from fakes.inbox import Inbox
from fakes.providers.faults import ProviderFault
from fakes.providers.sink import ProviderSink
from fakes.sms.providers import SMS_PROVIDERS
from tests.fakes.sms.conftest import Serve

PATIENCE = 10.0
TO = "+33639980001"
OTHER = "+33639980002"


def brevo(sink: ProviderSink, to: str = TO) -> requests.Response:
    body = {"recipient": to, "sender": "Audiens", "content": "Code : 042137"}
    url = f"{sink.url}/v3/transactionalSMS/send"
    return requests.post(url, json=body, headers={"api-key": sink.secret}, timeout=PATIENCE)


@pytest.fixture
def sink(serve: Serve) -> ProviderSink:
    return serve("brevo")


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_recipient_is_refused_the_number_of_times_asked_for(
    sink: ProviderSink, inbox: Inbox, status: int
) -> None:
    """Others are not; then it is served."""
    order = sink.order(to=TO, status=status, times=2)
    assert brevo(sink, OTHER).status_code == 201
    assert [brevo(sink).status_code for _ in range(3)] == [status, status, 201]
    assert [len(inbox.find(to=one)) for one in (TO, OTHER)] == [1, 1]
    fired = sink.orders.get(order.id)
    assert fired is not None
    assert (fired.fired, fired.left) == (2, 0)
    told = sink.incidents.since()
    assert {one.recipients for one in told} == {(TO,)}
    assert all(f"HTTP {status}" in one.what for one in told)


def test_a_lost_message_is_acknowledged_and_never_comes(sink: ProviderSink, inbox: Inbox) -> None:
    """The client cannot know; the incidents tell."""
    sink.order(lost=True)
    assert [brevo(sink).status_code for _ in range(2)] == [201, 201]
    assert inbox.mark() == 1
    (told,) = sink.incidents.since()
    assert "never delivered, as ordered" in told.what
    assert told.recipients == (TO,)


def test_a_doubled_message_comes_twice(sink: ProviderSink, inbox: Inbox) -> None:
    """And the next one once."""
    sink.order(doubled=True)
    brevo(sink)
    brevo(sink)
    first, second, _third = inbox.find(to=TO)
    assert first.raw == second.raw


def test_a_late_message_comes_after_one_that_was_sent_later(sink: ProviderSink, inbox: Inbox) -> None:
    """It is acknowledged at once."""
    sink.order(to=TO, late=0.3, doubled=True)
    assert brevo(sink).status_code == 201
    assert inbox.find(to=TO) == ()
    brevo(sink, OTHER)
    late = inbox.wait_for(to=TO, count=2, timeout=PATIENCE)
    assert [one.seq for one in late] == [2, 3]


def test_what_was_to_come_late_never_comes_once_stopped(sink: ProviderSink, inbox: Inbox) -> None:
    """And stopping does not wait for it."""
    sink.order(late=600)
    brevo(sink)
    sink.stop()
    assert inbox.mark() == 0


def test_a_slow_answer_comes_and_others_do_not_wait_for_it(sink: ProviderSink, inbox: Inbox) -> None:
    """Slowness alone refuses nothing; stopping does not wait for it, and delivers nothing."""
    sink.order(to=TO, seconds=0.05)
    assert brevo(sink).status_code == 201
    sink.order(to=TO, seconds=600)
    body = json.dumps({"recipient": TO, "sender": "A", "content": "x"}).encode()
    head = f"POST /v3/transactionalSMS/send HTTP/1.1\r\nHost: x\r\napi-key: {sink.secret}\r\n"
    with socket.create_connection(("127.0.0.1", sink.port), PATIENCE) as slow:
        slow.sendall(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
        assert brevo(sink, OTHER).status_code == 201
        sink.stop()
        assert slow.recv(100).startswith(b"HTTP/1.1 503")
    assert len(inbox.find(to=TO)) == 1


SENDINGS: dict[str, tuple[str, dict[str, Any]]] = {
    "twilio": (
        "/2010-04-01/Accounts/{account}/Messages.json",
        {"data": {"To": TO, "From": "Audiens", "Body": "x"}, "auth": True},
    ),
    "brevo": (
        "/v3/transactionalSMS/send",
        {"json": {"recipient": TO, "sender": "Audiens", "content": "x"}, "key": True},
    ),
    "vonage": ("/sms/json", {"data": {"to": TO, "from": "Audiens", "text": "x"}, "auth": True}),
}


@pytest.mark.parametrize("status", [429, 500])
@pytest.mark.parametrize("name", SENDINGS)
def test_each_provider_says_it_in_its_own_words(serve: Serve, name: str, status: int) -> None:
    """In JSON, with the provider's code; Vonage under HTTP 200."""
    sink = serve(name)
    sink.order(status=status)
    path, how = SENDINGS[name]
    how = dict(how)
    if how.pop("auth", False):
        how["auth"] = (sink.account, sink.secret)
    if how.pop("key", False):
        how["headers"] = {"api-key": sink.secret}
    answer = requests.post(sink.url + path.format(account=sink.account), timeout=PATIENCE, **how)
    told = answer.json()
    if name == "vonage":
        assert (answer.status_code, told["messages"][0]["status"]) == (200, "1" if status == 429 else "5")
    else:
        assert answer.status_code == status
        assert re.search("too many|rate limit|internal", told["message"], re.IGNORECASE)


@pytest.mark.parametrize("name", SMS_PROVIDERS)
def test_a_client_that_leaves_halfway_is_told(serve: Serve, inbox: Inbox, name: str) -> None:
    """What came of its request is kept."""
    sink = serve(name)
    with socket.create_connection(("127.0.0.1", sink.port), PATIENCE) as client:
        client.sendall(b"POST /sms/json HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nto=")
    deadline = time.monotonic() + PATIENCE
    while not sink.incidents.count:  # the sink tells in its own thread, after the client has left
        assert time.monotonic() < deadline, "the incident did not come"
        time.sleep(0.001)
    assert "left in the middle of its request" in sink.incidents.since()[0].what
    assert sink.requests.since()[0].asked.body == b"to="
    assert inbox.mark() == 0


@pytest.mark.parametrize(
    ("order", "told"),
    [
        ({"status": 404}, "429, or from 500"),
        ({"status": 500, "lost": True}, "exclude each other"),
        ({"lost": True, "late": 1.0}, "exclude each other"),
        ({"late": -1.0}, "late"),
        ({"late": float("nan")}, "late"),
        ({"status": 500, "times": 0}, "times"),
        ({"seconds": 1e9}, "seconds"),
        ({}, "needs a status"),
    ],
)
def test_an_order_without_sense_is_refused(order: dict[str, Any], told: str) -> None:
    """When it is made, not when it would fire."""
    with pytest.raises(ValueError, match=told):
        ProviderFault(**order)

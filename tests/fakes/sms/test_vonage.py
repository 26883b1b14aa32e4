"""Vonage's own SDK is satisfied over HTTPS, every proof is checked, and ``/sms/json`` never leaves 200."""

from __future__ import annotations

import hashlib
import hmac
import importlib.util
import json
import os
import subprocess
import sys
from typing import Any

import pytest
import requests

from fakes.inbox import Inbox
from fakes.providers.sink import ProviderSink
from tests.fakes.sms.conftest import Serve

PATIENCE = 30.0
TO = "+33639980001"

SDK = """
import sys
from vonage import Auth, HttpClientOptions, Vonage
from vonage_messages import Sms
from vonage_sms import SmsMessage
host, key, secret, wrong = sys.argv[1:]
options = HttpClientOptions(rest_host=host, api_host=host)
client = Vonage(Auth(api_key=key, api_secret=secret), options)
sent = client.sms.send(SmsMessage(to="33639980001", from_="Audiens", text="Code : 042137"))
assert sent.messages[0].status == "0" and sent.message_count == "1", sent
sent = client.messages.send(Sms(to="33639980001", from_="Audiens", text="Code : 042138"))
assert sent.message_uuid, sent
stranger = Vonage(Auth(api_key=key, api_secret=wrong), options)
try:
    stranger.sms.send(SmsMessage(to="33639980001", from_="Audiens", text="x"))
except Exception as error:
    print(type(error).__name__, error)
try:
    stranger.messages.send(Sms(to="33639980001", from_="Audiens", text="x"))
except Exception as error:
    print(type(error).__name__)
"""


@pytest.fixture
def sink(serve: Serve) -> ProviderSink:
    return serve("vonage")


def wanted(sink: ProviderSink, **changes: str) -> dict[str, str]:
    proof = {"api_key": sink.account, "api_secret": sink.secret}
    return {"to": "33639980001", "from": "Audiens", "text": "Code : 042137"} | proof | changes


def sms(sink: ProviderSink, **how: Any) -> dict[str, Any]:
    answer = requests.post(f"{sink.url}/sms/json", timeout=PATIENCE, **how)
    assert answer.status_code == 200
    (message,) = answer.json()["messages"]
    assert isinstance(message, dict)
    return message


def messages(sink: ProviderSink, body: object, **how: Any) -> requests.Response:
    octets = body if isinstance(body, bytes) else json.dumps(body).encode()
    how.setdefault("auth", (sink.account, sink.secret))
    return requests.post(f"{sink.url}/v1/messages", data=octets, timeout=PATIENCE, **how)


@pytest.mark.skipif(not importlib.util.find_spec("vonage"), reason="the SDK vonage is not installed")
def test_the_sdk_sends_both_ways(serve: Serve, inbox: Inbox) -> None:
    """In a process of its own: it speaks HTTPS only, and trusts the authority that its environment names."""
    sink = serve("vonage", tls=True)
    trust = {"REQUESTS_CA_BUNDLE": str(sink.certificate), "NO_PROXY": "*"}
    host = sink.url.removeprefix("https://")
    command = [sys.executable, "-c", SDK, host, sink.account, sink.secret, "wrong"]
    ran = subprocess.run(
        command, env=os.environ | trust, capture_output=True, text=True, timeout=PATIENCE, check=False
    )
    assert ran.returncode == 0, ran.stderr
    refused, unauthorised = ran.stdout.splitlines()
    assert refused.startswith("SmsError")
    assert refused.endswith("4: Bad Credentials")
    assert unauthorised == "AuthenticationError"
    assert [one.content.codes for one in inbox.find(to=TO)] == [("042137",), ("042138",)]


def test_every_proof_is_taken(sink: ProviderSink, inbox: Inbox) -> None:
    """Basic, or key and secret in the form, in JSON or in the query."""
    bare = {name: value for name, value in wanted(sink).items() if not name.startswith("api")}
    ways: list[dict[str, Any]] = [
        {"data": bare, "auth": (sink.account, sink.secret)},
        {"data": wanted(sink)},
        {"json": wanted(sink)},
        {"params": wanted(sink)},
    ]
    assert [sms(sink, **way)["status"] for way in ways] == ["0"] * 4
    assert len(inbox.find(to=TO)) == 4


@pytest.mark.parametrize("digest", ["md5", "sha1", "sha256", "sha512", "plain"])
def test_a_signed_request_is_taken(sink: ProviderSink, inbox: Inbox, digest: str) -> None:
    """By each of Vonage's methods; one changed after signing is not."""
    fields = {"api_key": sink.account, "to": TO, "from": "A&B=C", "text": "Code", "timestamp": "1795342298"}
    named = "".join(f"&{name}={fields[name].replace('&', '_').replace('=', '_')}" for name in sorted(fields))
    if digest == "plain":
        signature = hashlib.md5((named + sink.secret).encode()).hexdigest()
    else:
        signature = hmac.new(sink.secret.encode(), named.encode(), digest).hexdigest().upper()
    assert sms(sink, data=fields | {"sig": signature})["status"] == "0"
    assert sms(sink, data=fields | {"sig": signature, "text": "Other"})["status"] == "14"
    assert inbox.mark() == 1


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"api_secret": "wrong"}, "4"),
        ({"api_key": "wrong"}, "4"),
        ({"to": ""}, "2"),
        ({"from": ""}, "2"),
        ({"text": ""}, "2"),
        ({"to": "Camille"}, "3"),
        ({"text": "x" * 3201}, "12"),
        ({"text": "x" * 1_000_000}, "12"),
    ],
)
def test_a_wrong_sms_is_told_in_its_status(
    sink: ProviderSink, inbox: Inbox, changes: dict[str, str], status: str
) -> None:
    """Under HTTP 200: a portal that looks at the HTTP status alone believes that it was sent."""
    told = sms(sink, data=wanted(sink, **changes))
    assert told["status"] == status
    assert told["error-text"]
    assert f"status {status}" in sink.incidents.since()[0].what
    assert len(sink.requests.since()) == 1
    assert inbox.mark() == 0


def test_each_segment_is_a_message_of_the_answer(sink: ProviderSink, inbox: Inbox) -> None:
    """Two thousand characters are fourteen, each with its own id."""
    answer = requests.post(f"{sink.url}/sms/json", data=wanted(sink, text="x" * 2000), timeout=PATIENCE)
    assert answer.json()["message-count"] == "14"
    assert len({one["message-id"] for one in answer.json()["messages"]}) == 14
    assert inbox.find()[0].content.segments == 14


def test_characters_that_vonage_would_replace_are_observed(sink: ProviderSink, inbox: Inbox) -> None:
    """Unless the request asks for Unicode."""
    sms(sink, data=wanted(sink, text="L’accès"))
    sms(sink, data=wanted(sink, text="L’accès", type="unicode"))
    without, with_it = inbox.find()
    assert any("type=unicode" in one for one in without.content.observations)
    assert not any("type=unicode" in one for one in with_it.content.observations)


MESSAGE = {"to": "33639980001", "from": "Audiens", "text": "x", "channel": "sms", "message_type": "text"}


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (MESSAGE, 202),
        (b"{", 422),
        (b"[" * 100_000, 422),
        (MESSAGE | {"channel": "whatsapp"}, 422),
        (MESSAGE | {"to": None}, 422),
        (MESSAGE | {"to": "Camille"}, 422),
        (MESSAGE | {"text": "x" * 1001}, 422),
    ],
)
def test_a_message_is_taken_or_explained(sink: ProviderSink, inbox: Inbox, body: object, status: int) -> None:
    """By a problem with its type, title and detail."""
    answer = messages(sink, body)
    assert answer.status_code == status
    assert inbox.mark() == (1 if status == 202 else 0)
    if status != 202:
        assert {"type", "title", "detail", "instance"} <= answer.json().keys()


def test_a_jwt_is_taken_on_its_application_and_that_is_observed(sink: ProviderSink, inbox: Inbox) -> None:
    """Its private key stays with the client, so its signature cannot be checked."""
    jwt = pytest.importorskip("jwt", reason="PyJWT comes with the SDK vonage")
    key = "a key that is long enough for HS256, which is 32 octets"
    for application, status in ((sink.account, 202), ("other", 401)):
        token = jwt.encode({"application_id": application}, key, "HS256")
        answer = messages(sink, MESSAGE, auth=None, headers={"Authorization": f"Bearer {token}"})
        assert answer.status_code == status
    (message,) = inbox.find()
    assert any("JWT" in one for one in message.content.observations)


@pytest.mark.parametrize("token", ["x", "a.b.c", "a.W10.c", "a.bnVsbA.c", "...."])
def test_a_broken_token_is_a_stranger(sink: ProviderSink, token: str) -> None:
    """Whatever it is made of."""
    answer = messages(sink, MESSAGE, auth=None, headers={"Authorization": f"Bearer {token}"})
    assert answer.status_code == 401

"""Twilio's own SDK is satisfied, and whoever asks wrongly hears Twilio's own error."""

from __future__ import annotations

from typing import Any

import pytest
import requests

from fakes.inbox import Inbox
from fakes.messages import Channel
from fakes.providers.sink import ProviderSink
from tests.fakes.sms.conftest import Serve

PATIENCE = 10.0
TO = "+33639980001"


@pytest.fixture
def sink(serve: Serve) -> ProviderSink:
    return serve("twilio")


def post(sink: ProviderSink, data: Any, *, secret: str | None = None) -> requests.Response:
    path = f"/2010-04-01/Accounts/{sink.account}/Messages.json"
    proof = (sink.account, secret or sink.secret)
    return requests.post(sink.url + path, data=data, auth=proof, timeout=PATIENCE)


def form(**changes: str) -> dict[str, str]:
    return {"To": TO, "From": "Audiens", "Body": "Votre code : 042137"} | changes


def test_the_sdk_sends_and_reads_back(sink: ProviderSink, inbox: Inbox) -> None:
    """twilio-py, pointed here by its base_url."""
    rest = pytest.importorskip("twilio.rest", reason="the SDK twilio is not installed")
    client = rest.Client(sink.account, sink.secret)
    client.api.base_url = sink.url
    sent = client.messages.create(to=TO, from_="Audiens", body="Votre code : 042137")
    (message,) = inbox.find(to=TO, channel=Channel.SMS)
    assert (sent.status, sent.num_segments, sent.error_code) == ("queued", "1", None)
    assert sent.date_created is not None
    assert dict(message.envelope.transport) == {"provider": "twilio", "id": sent.sid}
    assert (message.sender, message.content.codes) == ("Audiens", ("042137",))
    assert client.messages(sent.sid).fetch().status == "sent"
    client.http_client.session.close()


def test_the_sdk_tells_errors_as_twilio_does(sink: ProviderSink, inbox: Inbox) -> None:
    """With their codes, on which portals branch."""
    rest = pytest.importorskip("twilio.rest", reason="the SDK twilio is not installed")
    from twilio.base.exceptions import TwilioRestException

    client = rest.Client(sink.account, "wrong")
    client.api.base_url = sink.url
    with pytest.raises(TwilioRestException) as refused:
        client.messages.create(to=TO, from_="Audiens", body="x")
    client.http_client.session.close()
    assert (refused.value.status, refused.value.code) == (401, 20003)
    assert inbox.mark() == 0


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (form(To=""), 21604),
        (form(To="Audiens"), 21211),
        (form(To="+3363998000"), 21211),
        (form(From=""), 21603),
        (form(From="Audiens Santé Prévoyance"), 21212),
        (form(Body=""), 21602),
        (form(Body="x" * 1601), 21617),
        (form(Body="x" * 2000), 21617),
        (form(Body="x" * 1_000_000), 21617),
        (b"\xff\xfe\x00", 21604),
        (b"", 21604),
    ],
)
def test_a_wrong_request_gets_its_code_and_is_kept(
    sink: ProviderSink, inbox: Inbox, data: Any, code: int
) -> None:
    """Nothing is delivered; the request is kept as it came, and told."""
    answer = post(sink, data)
    assert answer.status_code == answer.json()["status"] == 400
    assert answer.json()["code"] == code
    assert str(code) in answer.json()["more_info"]
    (kept,) = sink.requests.since()
    assert answer.request.body is None or kept.asked.body == _octets(answer.request.body)
    assert kept.status == 400
    assert str(code) in sink.incidents.since()[0].what
    assert inbox.mark() == 0


def test_another_account_is_not_found(sink: ProviderSink) -> None:
    """The account of the address has to be the one that logs in."""
    path = "/2010-04-01/Accounts/AC0/Messages.json"
    answer = requests.post(sink.url + path, auth=(sink.account, sink.secret), timeout=PATIENCE)
    assert (answer.status_code, answer.json()["code"]) == (404, 20404)


def test_the_request_is_the_message(sink: ProviderSink, inbox: Inbox) -> None:
    """Its bytes, head and body, unaltered."""
    answer = post(sink, "To=06+39+98+00+01&From=Audiens&Body=Votre%20code+%3A+042137")
    assert answer.status_code == 201
    assert answer.json()["to"] == TO
    (message,) = inbox.find()
    head, _, body = message.raw.partition(b"\r\n\r\n")
    assert body == b"To=06+39+98+00+01&From=Audiens&Body=Votre%20code+%3A+042137"
    assert head.startswith(f"POST /2010-04-01/Accounts/{sink.account}/Messages.json HTTP/1.1".encode())
    assert b"authorization: Basic " in head
    assert any("sans indicatif" in one for one in message.content.observations)


def test_what_is_odd_is_observed(sink: ProviderSink, inbox: Inbox) -> None:
    """A dear text, a foreign number, a sender that France does not allow."""
    post(sink, form(Body="L’accès : " + "x" * 70))
    post(sink, form(To="+32470123456", From="+33639980002"))
    dear, foreign = (" / ".join(one.content.observations) for one in inbox.find())
    assert "UCS-2" in dear
    assert "« ’ »" in dear
    assert "2 segments" in dear
    assert "numéro étranger : +32470123456" in foreign
    assert "numéro mobile (06 ou 07)" in foreign


def test_a_messaging_service_sends_without_a_name(sink: ProviderSink, inbox: Inbox) -> None:
    """The service stands among the facts, and is no odd sender."""
    service = "MG" + "0" * 32
    assert post(sink, form(From="", MessagingServiceSid=service)).status_code == 201
    (message,) = inbox.find()
    assert dict(message.envelope.transport)["service"] == service
    assert message.content.observations == ()


def _octets(body: bytes | str) -> bytes:
    return body.encode() if isinstance(body, str) else body

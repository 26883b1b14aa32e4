"""smsmode's API takes what its clients send, and whoever asks wrongly hears why."""

from __future__ import annotations

import pytest
import requests

from fakes.inbox import Inbox
from fakes.messages import Channel
from fakes.providers.sink import ProviderSink
from fakes.sms.providers import SMS_PROVIDERS
from harness.profile_model import SmsProvider
from tests.fakes.sms.conftest import Serve

PATIENCE = 10.0
TO = "+33639980001"


@pytest.fixture
def sink(serve: Serve) -> ProviderSink:
    return serve("smsmode")


def post(
    sink: ProviderSink, body: object, *, key: str | None = None, to: str = "messages"
) -> requests.Response:
    headers = {"X-Api-Key": sink.secret if key is None else key}
    return requests.post(f"{sink.url}/sms/v1/{to}", json=body, headers=headers, timeout=PATIENCE)


def wanted(**changes: object) -> dict[str, object]:
    body = {"recipient": {"to": "33639980001"}, "body": {"text": "Code : 042137"}, "from": "Audiens"}
    return body | changes


def test_a_message_is_kept_and_acknowledged(sink: ProviderSink, inbox: Inbox) -> None:
    """The identifier of the answer is that of the message."""
    answer = post(sink, wanted())
    (kept,) = inbox.find(to=TO, channel=Channel.SMS)
    assert answer.status_code == 201
    assert answer.json()["messageId"] == dict(kept.envelope.transport)["id"]
    assert answer.json()["body"]["messagePartCount"] == 1
    assert (kept.content.codes, kept.content.observations) == (("042137",), ())


def test_the_sender_may_be_left_out(sink: ProviderSink, inbox: Inbox) -> None:
    """smsmode then sends from its own short number."""
    body = wanted()
    del body["from"]
    assert post(sink, body).status_code == 201
    assert inbox.find(to=TO, channel=Channel.SMS)


@pytest.mark.parametrize(
    ("body", "key", "to", "status", "said"),
    [
        pytest.param(wanted(), "no", "messages", 401, "X-Api-Key", id="key"),
        pytest.param(wanted(), None, "message", 404, "/sms/v1/message", id="path"),
        pytest.param([1], None, "messages", 400, "JSON object", id="no object"),
        pytest.param(wanted(recipient="336"), None, "messages", 400, "recipient.to", id="no section"),
        pytest.param(wanted(body={"text": ""}), None, "messages", 400, "body.text", id="no text"),
        pytest.param(wanted(recipient={"to": "12"}), None, "messages", 400, "phone number", id="no number"),
        pytest.param(wanted(**{"from": "Audiens Prévoyance"}), None, "messages", 400, "11", id="long sender"),
    ],
)
def test_what_is_wrong_is_refused_with_its_reason(
    sink: ProviderSink, inbox: Inbox, body: object, key: str | None, to: str, status: int, said: str
) -> None:
    """Nothing is delivered."""
    answer = post(sink, body, key=key, to=to)
    assert answer.status_code == status
    assert said in answer.json()["detail"]
    assert inbox.find(channel=Channel.SMS) == ()


def test_every_provider_of_a_profile_has_its_api() -> None:
    """A profile that names a provider can be played."""
    assert {each.value for each in SmsProvider} == set(SMS_PROVIDERS)

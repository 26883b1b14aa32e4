"""Brevo's own SDK is satisfied, and whoever asks wrongly hears Brevo's own error."""

from __future__ import annotations

import json
from collections.abc import Iterator
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
    return serve("brevo")


@pytest.fixture
def client(sink: ProviderSink) -> Iterator[Any]:
    brevo = pytest.importorskip("brevo", reason="the SDK brevo-python is not installed")
    httpx = pytest.importorskip("httpx")
    with httpx.Client(trust_env=False) as http:
        yield brevo.Brevo(api_key=sink.secret, base_url=f"{sink.url}/v3", httpx_client=http)


def post(sink: ProviderSink, body: object, *, key: str | None = None, to: str = "send") -> requests.Response:
    headers = {"api-key": sink.secret if key is None else key}
    octets = body if isinstance(body, bytes) else json.dumps(body).encode()
    url = f"{sink.url}/v3/transactionalSMS/{to}"
    return requests.post(url, data=octets, headers=headers, timeout=PATIENCE)


def wanted(**changes: object) -> dict[str, object]:
    return {"recipient": "33639980001", "sender": "Audiens", "content": "Code : 042137"} | changes


def test_the_sdk_sends(client: Any, inbox: Inbox) -> None:
    """By the new address and by the older one."""
    sent = client.transactional_sms.send_async_transactional_sms(
        recipient="33639980001", sender="Audiens", content="Code : 042137", type="transactional"
    )
    older = client.transactional_sms.send_transac_sms(
        recipient=TO, sender="Audiens", content="Code : 042138", unicode_enabled=True
    )
    first, second = inbox.find(to=TO, channel=Channel.SMS)
    assert dict(first.envelope.transport)["id"] == str(sent.message_id)
    assert (older.sms_count, older.remaining_credits) == (1, 1000)
    assert older.reference
    assert (first.content.codes, second.content.codes) == (("042137",), ("042138",))
    assert first.content.observations == ()


def test_the_sdk_tells_errors_as_brevo_does(client: Any) -> None:
    """A refused request is the exception that a portal catches."""
    from brevo.core.api_error import ApiError

    with pytest.raises(ApiError) as refused:
        client.transactional_sms.send_async_transactional_sms(
            recipient="Camille", sender="Audiens", content="x"
        )
    assert refused.value.status_code == 400
    assert refused.value.body["code"] == "invalid_parameter"


@pytest.mark.parametrize(
    ("key", "message"), [("", "authentication not found in headers"), ("wrong", "Key not found")]
)
def test_a_stranger_is_refused(sink: ProviderSink, inbox: Inbox, key: str, message: str) -> None:
    """With 401, whether there is no key or a wrong one."""
    answer = post(sink, wanted(), key=key)
    assert (answer.status_code, answer.json()) == (401, {"code": "unauthorized", "message": message})
    assert inbox.mark() == 0


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"{", "bad_request"),
        (b"\xff\xfe", "bad_request"),
        (b"[" * 100_000, "bad_request"),
        (wanted(recipient=None), "missing_parameter"),
        (wanted(recipient=[TO]), "missing_parameter"),
        (wanted(content=""), "missing_parameter"),
        (wanted(recipient="Camille"), "invalid_parameter"),
        (wanted(sender="Audiens Santé"), "invalid_parameter"),
        (wanted(content="x" * 1_000_000), "invalid_parameter"),
    ],
)
def test_a_wrong_request_gets_its_code_and_is_kept(
    sink: ProviderSink, inbox: Inbox, body: object, code: str
) -> None:
    """Nothing is delivered, nothing is lost."""
    answer = post(sink, body)
    assert (answer.status_code, answer.json()["code"]) == (400, code)
    assert sink.requests.since()[0].asked.body == answer.request.body
    assert inbox.mark() == 0


def test_characters_that_brevo_would_replace_are_observed(sink: ProviderSink, inbox: Inbox) -> None:
    """Unless the request asks for Unicode."""
    post(sink, wanted(content="L’accès"))
    post(sink, wanted(content="L’accès", unicodeEnabled=True))
    without, with_it = inbox.find()
    assert any("unicodeEnabled" in one for one in without.content.observations)
    assert not any("unicodeEnabled" in one for one in with_it.content.observations)


def test_a_long_text_is_kept(sink: ProviderSink, inbox: Inbox) -> None:
    """Two thousand characters are fourteen segments, told to the client and to the reader."""
    answer = post(sink, wanted(content="x" * 2000), to="sms")
    assert (answer.status_code, answer.json()["smsCount"]) == (201, 14)
    assert inbox.find()[0].content.segments == 14


@pytest.mark.parametrize(("path", "status"), [("other", 404), ("../account", 404)])
def test_another_address_is_not_found(sink: ProviderSink, path: str, status: int) -> None:
    """Only the two addresses of SMS are served."""
    assert post(sink, wanted(), to=path).status_code == status

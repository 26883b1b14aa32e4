"""OVHcloud's own SDK is satisfied, its signature is checked, and its errors are OVHcloud's."""

from __future__ import annotations

import hashlib
import json
import time
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

Json = dict[str, Any]


@pytest.fixture
def sink(serve: Serve) -> ProviderSink:
    return serve("ovh")


@pytest.fixture
def client(sink: ProviderSink, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """ovh-py has no public way to go elsewhere: the table of its endpoints is set."""
    ovh = pytest.importorskip("ovh", reason="the SDK ovh is not installed")
    monkeypatch.setitem(ovh.client.ENDPOINTS, "homologue", f"{sink.url}/1.0")
    made = ovh.Client(
        endpoint="homologue",
        application_key=sink.account,
        application_secret=sink.secret,
        consumer_key=sink.secret,
    )
    yield made
    made._session.close()


def job(**changes: object) -> Json:
    wanted = {"message": "Votre code : 042137", "receivers": [TO], "sender": "Audiens", "noStopClause": True}
    return wanted | changes


def signed(sink: ProviderSink, url: str, body: bytes, **headers: str) -> requests.Response:
    """A request signed for that address, whatever the one that it is sent to."""
    stamp = str(int(time.time()))
    parts = (sink.secret, sink.secret, "POST", url, body.decode(), stamp)
    proof = {
        "X-Ovh-Application": sink.account,
        "X-Ovh-Consumer": sink.secret,
        "X-Ovh-Timestamp": stamp,
        "X-Ovh-Signature": "$1$" + hashlib.sha1("+".join(parts).encode()).hexdigest(),
    }
    path = f"/1.0/sms/{sink.account}/jobs"
    return requests.post(sink.url + path, data=body, headers=proof | headers, timeout=PATIENCE)


def post(sink: ProviderSink, body: bytes, **headers: str) -> requests.Response:
    return signed(sink, f"{sink.url}/1.0/sms/{sink.account}/jobs", body, **headers)


def test_the_sdk_sends(client: Any, sink: ProviderSink, inbox: Inbox) -> None:
    """It asks the time, finds the service by its name, and sends."""
    (service,) = client.get("/sms")
    sent = client.post(f"/sms/{service}/jobs", **job(receivers=["06 39 98 00 01", TO[:5]]))
    (message,) = inbox.find(to=TO, channel=Channel.SMS)
    assert sent["validReceivers"] == [TO]
    assert sent["invalidReceivers"] == [TO[:5]]
    assert sent["totalCreditsRemoved"] == 1
    assert dict(message.envelope.transport)["id"] == str(sent["ids"][0])
    assert message.content.codes == ("042137",)


def test_the_sdk_tells_errors_as_ovh_does(
    client: Any, sink: ProviderSink, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each refusal is the exception that a portal catches."""
    from ovh import exceptions

    path = f"/sms/{sink.account}/jobs"
    with pytest.raises(exceptions.BadParametersError):
        client.post(path, **job(message=""))
    with pytest.raises(exceptions.ResourceNotFoundError):
        client.post("/sms/other/jobs", **job())
    for wrong, expected in (
        ("_consumer_key", exceptions.InvalidCredential),
        ("_application_secret", exceptions.BadParametersError),
        ("_application_key", exceptions.InvalidKey),
    ):
        with monkeypatch.context() as changed:
            changed.setattr(client, wrong, "wrong")
            with pytest.raises(expected):
                client.post(path, **job())


@pytest.mark.parametrize("status", [429, 500])
def test_the_sdk_tells_an_ordered_fault(client: Any, sink: ProviderSink, status: int) -> None:
    """Then the next job is carried out."""
    from ovh import exceptions

    sink.order(to=TO, status=status)
    with pytest.raises(exceptions.APIError) as refused:
        client.post(f"/sms/{sink.account}/jobs", **job())
    assert refused.value.response.status_code == status
    assert client.post(f"/sms/{sink.account}/jobs", **job())["validReceivers"] == [TO]


@pytest.mark.parametrize("url", ["http://127.0.0.1", "https://127.0.0.1", "https://127.0.0.1:{port}"])
def test_the_address_is_signed_with_or_without_its_port(sink: ProviderSink, inbox: Inbox, url: str) -> None:
    """node-ovh leaves it out; behind a proxy the client believes in https."""
    address = url.format(port=sink.port) + f"/1.0/sms/{sink.account}/jobs"
    assert signed(sink, address, json.dumps(job()).encode()).status_code == 200
    assert inbox.mark() == 1


def test_through_a_proxy_the_address_is_ovhs(sink: ProviderSink, inbox: Inbox) -> None:
    """The host that the request names is the one that was signed."""
    address = f"https://eu.api.ovh.com/1.0/sms/{sink.account}/jobs"
    assert signed(sink, address, json.dumps(job()).encode(), Host="eu.api.ovh.com").status_code == 200
    assert inbox.mark() == 1


def test_a_signature_is_of_this_address_and_body(sink: ProviderSink, inbox: Inbox) -> None:
    """Any other is refused in OVHcloud's words."""
    address = f"{sink.url}/1.0/sms/{sink.account}/other"
    answer = signed(sink, address, json.dumps(job()).encode())
    assert answer.status_code == 400
    assert answer.json()["errorCode"] == "INVALID_SIGNATURE"
    assert inbox.mark() == 0


@pytest.mark.parametrize(
    ("header", "value", "code"),
    [
        ("X-Ovh-Application", "", "NOT_CREDENTIAL"),
        ("X-Ovh-Application", "wrong", "INVALID_KEY"),
        ("X-Ovh-Consumer", "wrong", "INVALID_CREDENTIAL"),
        ("X-Ovh-Signature", "", "NOT_CREDENTIAL"),
    ],
)
def test_a_stranger_is_refused(sink: ProviderSink, inbox: Inbox, header: str, value: str, code: str) -> None:
    """With 403 and the code by which the SDKs tell what is wrong."""
    answer = post(sink, json.dumps(job()).encode(), **{header: value})
    assert (answer.status_code, answer.json()["errorCode"]) == (403, code)
    assert code in sink.incidents.since()[0].what
    assert inbox.mark() == 0


@pytest.mark.parametrize(
    "body",
    [
        b"{",
        b"[]",
        b"[" * 100_000,
        json.dumps(job(receivers=[])).encode(),
        json.dumps(job(receivers="x")).encode(),
        json.dumps(job(message=None)).encode(),
        json.dumps(job(message="x" * 1_000_000)).encode(),
    ],
)
def test_a_wrong_job_is_refused_and_kept(sink: ProviderSink, inbox: Inbox, body: bytes) -> None:
    """As bad parameters; its bytes are kept."""
    assert post(sink, body).status_code == 400
    assert sink.requests.since()[0].asked.body == body
    assert inbox.mark() == 0


def test_no_valid_receiver_is_an_answer_and_no_message(sink: ProviderSink, inbox: Inbox) -> None:
    """200, as OVHcloud has it, and told."""
    answer = post(sink, json.dumps(job(receivers=["Camille"])).encode())
    assert answer.status_code == 200
    assert (answer.json()["validReceivers"], answer.json()["invalidReceivers"]) == ([], ["Camille"])
    assert "no valid receiver" in sink.incidents.since()[0].what
    assert inbox.mark() == 0


def test_a_long_text_and_several_receivers_are_kept(sink: ProviderSink, inbox: Inbox) -> None:
    """Two thousand characters are fourteen segments for each of the two."""
    answer = post(sink, json.dumps(job(message="x" * 2000, receivers=[TO, "+33639980002"])).encode())
    assert answer.json()["totalCreditsRemoved"] == 28
    (message,) = inbox.find(to="+33639980002")
    assert message.recipients == (TO, "+33639980002")
    assert message.content.segments == 14


def test_a_forgotten_stop_clause_is_observed(sink: ProviderSink, inbox: Inbox) -> None:
    """OVHcloud would add a mention and hold the message back at night."""
    post(sink, json.dumps(job(noStopClause=False)).encode())
    post(sink, json.dumps(job()).encode())
    without, with_it = inbox.find()
    assert "noStopClause" in without.content.observations[0]
    assert with_it.content.observations == ()

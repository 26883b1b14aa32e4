"""What the vendor's page says of each provider of SMS is what the sinks do: its path, and its credentials."""

from __future__ import annotations

import hashlib
import json
import re
import time
from pathlib import Path
from typing import Any

import pytest
import requests

from fakes.inbox import Inbox
from fakes.providers.sink import ProviderSink
from fakes.sms.providers import SMS_PROVIDERS
from tests.fakes.sms.conftest import Serve

PAGE = (Path(__file__).resolve().parents[3] / "docs" / "connect-your-portal.md").read_text("utf-8")
ROWS = dict(re.findall(r"^  \| `(\w+)` \| (`POST .+?) \|", PAGE, re.MULTILINE))
SENT = [
    (name, path) for name, cell in ROWS.items() for path in re.findall(r"POST \{sms\.url\}(/[^`]+)", cell)
]
TO, TEXT = "+33639980001", "Votre code : 042137"
PATIENCE = 10.0


def _ovh(sink: ProviderSink, url: str, secret: str) -> dict[str, Any]:
    body = json.dumps({"message": TEXT, "receivers": [TO], "sender": "Audiens"})
    stamp = str(int(time.time()))
    signed = "+".join((secret, secret, "POST", url, body, stamp)).encode()
    proof = {"application": sink.account, "consumer": secret, "timestamp": stamp}
    headers = {f"X-Ovh-{name}": value for name, value in proof.items()}
    return {"data": body, "headers": headers | {"X-Ovh-Signature": "$1$" + hashlib.sha1(signed).hexdigest()}}


def _twilio(sink: ProviderSink, url: str, secret: str) -> dict[str, Any]:
    return {"data": {"To": TO, "From": "Audiens", "Body": TEXT}, "auth": (sink.account, secret)}


def _brevo(sink: ProviderSink, url: str, secret: str) -> dict[str, Any]:
    wanted = {"recipient": TO, "content": TEXT, "sender": "Audiens"}
    return {"json": wanted, "headers": {"api-key": secret}}


def _vonage(sink: ProviderSink, url: str, secret: str) -> dict[str, Any]:
    wanted = {"to": TO, "from": "Audiens", "text": TEXT}
    if url.endswith("/sms/json"):
        return {"data": wanted | {"api_key": sink.account, "api_secret": secret}}
    return {"json": wanted | {"channel": "sms", "message_type": "text"}, "auth": (sink.account, secret)}


def _smsmode(sink: ProviderSink, url: str, secret: str) -> dict[str, Any]:
    wanted = {"recipient": {"to": TO}, "body": {"text": TEXT}, "from": "Audiens"}
    return {"json": wanted, "headers": {"X-Api-Key": secret}}


ASKED = {"ovh": _ovh, "twilio": _twilio, "brevo": _brevo, "vonage": _vonage, "smsmode": _smsmode}


def test_every_provider_has_its_row() -> None:
    """None that the bench plays is left for a vendor to guess."""
    assert ROWS.keys() == SMS_PROVIDERS.keys()
    assert {name for name, _ in SENT} == SMS_PROVIDERS.keys()


@pytest.mark.parametrize(("name", "path"), SENT)
def test_an_sms_leaves_by_the_path_and_the_credentials_of_the_page(
    serve: Serve, inbox: Inbox, name: str, path: str
) -> None:
    """With the right secret it comes; with another one it does not."""
    sink = serve(name)
    url = sink.url + path.replace("{sms.account}", sink.account)
    for secret, came in (("other", 0), (sink.secret, 1)):
        requests.post(url, **ASKED[name](sink, url, secret), timeout=PATIENCE)
        assert len(inbox.find(to=TO)) == came

"""SMS leave the simulator here, by the API of the provider that the settings name."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import json
import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urlencode

from simulator.outbound import Answer, Unreachable, call
from simulator.settings import SmsProvider

_LOG = logging.getLogger("simulator.sms")
_FORM = "application/x-www-form-urlencoded"
_JSON = "application/json"


@dataclass(frozen=True, slots=True)
class Sms:
    """One text to one phone, whose number is in E.164."""

    to: str = field(repr=False)
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Call:
    """What a provider wants: where, what, and with which headers."""

    path: str
    body: bytes = field(repr=False)
    headers: dict[str, str] = field(repr=False)


class SmsSender:
    """Hands messages over to the provider, from a worker thread."""

    def __init__(self, provider: SmsProvider) -> None:
        self._provider = provider

    async def send(self, sms: Sms) -> bool:
        """Whether the provider has taken the message; a failure is logged without its content."""
        try:
            taken = await asyncio.to_thread(self._hand_over, sms)
        except Unreachable as error:
            _LOG.error("an SMS could not be handed over to %s: %s", self._provider.url, error)
            return False
        if not taken:
            _LOG.error("an SMS was refused by %s (%s)", self._provider.url, self._provider.name)
        return taken

    def _hand_over(self, sms: Sms) -> bool:
        wanted = CALLS[self._provider.name](self._provider, sms)
        answer = call(self._provider.url.rstrip("/") + wanted.path, wanted.body, wanted.headers)
        return answer.is_success and _is_taken(self._provider.name, answer)


def _twilio(provider: SmsProvider, sms: Sms) -> Call:
    body = urlencode({"To": sms.to, "From": provider.sender, "Body": sms.text}).encode()
    return Call(
        f"/2010-04-01/Accounts/{quote(provider.account, safe='')}/Messages.json",
        body,
        {"content-type": _FORM, **_basic(provider)},
    )


def _vonage(provider: SmsProvider, sms: Sms) -> Call:
    entries = {
        "api_key": provider.account,
        "api_secret": provider.secret,
        "to": sms.to.lstrip("+"),
        "from": provider.sender,
        "text": sms.text,
        **({} if sms.text.isascii() else {"type": "unicode"}),
    }
    return Call("/sms/json", urlencode(entries).encode(), {"content-type": _FORM})


def _brevo(provider: SmsProvider, sms: Sms) -> Call:
    content = {
        "recipient": sms.to.lstrip("+"),
        "sender": provider.sender,
        "content": sms.text,
        "type": "transactional",
    }
    headers = {"content-type": _JSON, "accept": _JSON, "api-key": provider.secret}
    return Call("/v3/transactionalSMS/send", json.dumps(content).encode(), headers)


def _ovh(provider: SmsProvider, sms: Sms) -> Call:
    """``account``: "service:application key"; ``secret``: "application secret:consumer key"; or one each."""
    service, _, application = provider.account.partition(":")
    secret, _, consumer = provider.secret.partition(":")
    application, consumer = application or service, consumer or secret
    # The provider's own time, as its clients ask for it: this portal's clock may be virtual.
    now = call(provider.url.rstrip("/") + "/1.0/auth/time").body.decode("ascii", "replace").strip()
    path = f"/1.0/sms/{quote(service, safe='')}/jobs"
    body = json.dumps(
        {
            "message": sms.text,
            "receivers": [sms.to],
            "sender": provider.sender,
            "noStopClause": True,
            "priority": "high",
        }
    )
    parts = "+".join((secret, consumer, "POST", provider.url.rstrip("/") + path, body, now))
    headers = {
        "content-type": _JSON,
        "X-Ovh-Application": application,
        "X-Ovh-Consumer": consumer,
        "X-Ovh-Timestamp": now,
        # The provider's own scheme asks for SHA-1.
        "X-Ovh-Signature": "$1$" + hashlib.sha1(parts.encode(), usedforsecurity=False).hexdigest(),
    }
    return Call(path, body.encode(), headers)


CALLS: dict[str, Callable[[SmsProvider, Sms], Call]] = {
    "twilio": _twilio,
    "vonage": _vonage,
    "brevo": _brevo,
    "ovh": _ovh,
}


def _basic(provider: SmsProvider) -> dict[str, str]:
    pair = f"{provider.account}:{provider.secret}".encode()
    return {"authorization": "Basic " + base64.b64encode(pair).decode()}


def _is_taken(name: str, answer: Answer) -> bool:
    """Two providers say in the body of a 200 that they have not taken it."""
    if name not in {"vonage", "ovh"}:
        return True
    try:
        content: Any = json.loads(answer.body)
    except ValueError:
        return False
    if not isinstance(content, dict):
        return False
    if name == "ovh":
        return bool(content.get("validReceivers", True))
    messages = content.get("messages")
    return isinstance(messages, list) and all(each.get("status") == "0" for each in messages)

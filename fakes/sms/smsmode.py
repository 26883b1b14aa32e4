"""smsmode's REST API (v1): its key, its errors, its answers."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime
from typing import Final
from uuid import uuid4

from fakes.messages import Channel
from fakes.providers.exchange import Asked, Json, Reply, json_reply, text_of
from fakes.providers.provider import Sending
from fakes.sms.composing import Sms, composed
from fakes.sms.numbers import e164
from fakes.sms.observations import LONGEST_NAME
from fakes.sms.segments import Encoding, measure

_SEND = "/sms/v1/messages"


class Smsmode:
    """``secret`` is the API key; smsmode asks for nothing else, and ``account`` only names the client."""

    name: Final = "smsmode"
    channel: Final = Channel.SMS

    def __init__(self, account: str | None = None, secret: str | None = None) -> None:
        self.account = account or f"smsmode-{secrets.token_hex(4)}"
        self.secret = secret or secrets.token_urlsafe(24)

    def read(self, asked: Asked) -> Sending | Reply:
        """A message to send, or what smsmode answers instead."""
        if asked.header("x-api-key") != self.secret:
            return _refused(401, "Unauthorized", "the X-Api-Key header is missing or unknown")
        if asked.path != _SEND:
            return _refused(404, "Not Found", f"no resource at {asked.path}")
        if asked.method != "POST":
            return _refused(405, "Method Not Allowed", f"{asked.method} is not played here")
        return self._message(asked.json())

    def disturbed(self, _asked: Asked, status: int) -> Reply:
        """As smsmode words it."""
        return _refused(status, "Error", "the request could not be handled")

    def _message(self, wanted: Json | None) -> Sending | Reply:
        if wanted is None:
            return _refused(400, "Bad Request", "the body is not a JSON object")
        to, text = (text_of(_within(wanted, *place), place[1]) for place in _NEEDED)
        sender = text_of(wanted, "from")
        for (section, name), value in zip(_NEEDED, (to, text), strict=True):
            if not value:
                return _refused(400, "Bad Request", f"{section}.{name} is required")
        number = e164(to)
        if number is None:
            return _refused(400, "Bad Request", "recipient.to is not a phone number")
        if len(sender) > LONGEST_NAME and not sender.lstrip("+").isdigit():
            return _refused(400, "Bad Request", f"from has more than {LONGEST_NAME} characters", to=number)
        message_id = str(uuid4())
        service = "" if sender else "smsmode"
        sms = Sms(self.name, sender, (to,), text, (), (message_id,), service)
        return composed(sms, lambda: json_reply(201, _accepted(message_id, to, sender, text)))


_NEEDED = (("recipient", "to"), ("body", "text"))


def _within(wanted: Json, section: str, _name: str) -> Json:
    inner = wanted.get(section)
    return dict(inner) if isinstance(inner, dict) else {}


def _accepted(message_id: str, to: str, sender: str, text: str) -> Json:
    size, now = measure(text), f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%S}"
    encoding = "GSM7" if size.encoding is Encoding.GSM else "UNICODE"
    body: Json = {"text": text, "encoding": encoding, "messagePartCount": size.segments, "length": len(text)}
    return {
        "messageId": message_id,
        "acceptedAt": now,
        "type": "SMS",
        "direction": "MT",
        "recipient": {"to": to.lstrip("+")},
        "from": sender,
        "body": body,
        "status": {"deliveryDate": now, "value": "ENROUTE"},
    }


def _refused(status: int, title: str, detail: str, *, to: str = "") -> Reply:
    body: Json = {"status": status, "title": title, "detail": detail}
    return json_reply(status, body, refused=f"{title}: {detail}", recipients=(to,) if to else ())

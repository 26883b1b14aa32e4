"""Vonage's two ways to send an SMS, ``/sms/json`` and ``/v1/messages``: their proofs, errors and answers."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
import secrets
import uuid
from collections.abc import Iterator, Mapping
from typing import Any, Final

from fakes.messages import Channel
from fakes.providers.exchange import Asked, Json, Reply, json_reply, text_of
from fakes.providers.provider import Sending
from fakes.sms.composing import Sms, composed
from fakes.sms.numbers import e164
from fakes.sms.observations import of_ucs2
from fakes.sms.segments import measure

_SMS = "/sms/json"
_MESSAGES = "/v1/messages"
_LONGEST = {_SMS: 3200, _MESSAGES: 1000}
_DIGESTS = ("md5", "sha1", "sha256", "sha512")
_ERRORS = "https://developer.vonage.com/api-errors"
_FAILURES = {
    401: ("#unauthorized", "You did not provide correct credentials."),
    404: ("#not-found", "Not found."),
    405: ("#method-not-allowed", "Method not allowed."),
    413: ("#payload-too-large", "Payload too large."),
    422: ("/messages#1150", "Invalid params"),
    429: ("#throttled", "Rate limit hit."),
}


class Vonage:
    """``account`` is the API key (and the application's id); ``secret`` is the API secret, and the signature
    secret. A JWT is taken on its application's id alone: its private key stays with the client.
    """

    name: Final = "vonage"
    channel: Final = Channel.SMS

    def __init__(self, account: str | None = None, secret: str | None = None) -> None:
        self.account = account or secrets.token_hex(4)
        self.secret = secret or secrets.token_hex(8)

    def read(self, asked: Asked) -> Sending | Reply:
        """A message to send, or what Vonage answers instead."""
        if asked.path == _SMS and asked.method in ("POST", "GET"):
            return self._sms(asked)
        if asked.path == _MESSAGES and asked.method == "POST":
            return self._messages(asked)
        return _problem(405 if asked.path in (_SMS, _MESSAGES) else 404)

    def disturbed(self, asked: Asked, status: int) -> Reply:
        """As Vonage words it: ``/sms/json`` never leaves status 200."""
        if asked.path != _SMS:
            return _problem(status)
        if status == 429:
            return _error("1", "Throughput Rate Exceeded")
        return _error("5", "Internal Error")

    def _sms(self, asked: Asked) -> Sending | Reply:
        fields = _fields(asked)
        to, sender, text = (text_of(fields, name) for name in ("to", "from", "text"))
        if not self._knows(asked, fields):
            signed = text_of(fields, "api_key") == self.account and "sig" in fields
            return _error(*(("14", "Invalid Signature") if signed else ("4", "Bad Credentials")), to)
        for name, value in (("to", to), ("from", sender), ("text", text)):
            if not value:
                return _error("2", f"Missing {name} param", to)
        if e164(to) is None:
            return _error("3", "Invalid value for param: to", to)
        if len(text) > _LONGEST[_SMS]:
            return _error("12", "Message Too Long", to)
        ids = tuple(secrets.token_hex(8).upper() for _ in range(measure(text).segments))
        sent = [_part(to, id) for id in ids]
        body = {"message-count": str(len(sent)), "messages": sent}
        observed = of_ucs2(text, asked_for=fields.get("type") == "unicode", option="type=unicode")
        sms = Sms(self.name, sender, (to,), text, observed, ids[:1])
        return composed(sms, lambda: json_reply(200, body))

    def _messages(self, asked: Asked) -> Sending | Reply:
        bearer = _application(asked.bearer())
        if self.account != bearer and asked.basic() != (self.account, self.secret):
            return _problem(401)
        fields = asked.json()
        if fields is None:
            return _problem(422, "The request body did not contain valid JSON")
        to, sender, text = (text_of(fields, name) for name in ("to", "from", "text"))
        if fields.get("channel") != "sms" or fields.get("message_type") != "text":
            return _problem(422, "`channel` must be sms and `message_type` text", to)
        for name, value in (("to", to), ("from", sender), ("text", text)):
            if not value:
                return _problem(422, f"`{name}` is a required parameter", to)
        if e164(to) is None:
            return _problem(422, "`to` must be a valid number", to)
        if len(text) > _LONGEST[_MESSAGES]:
            return _problem(422, "`text` is too long: 1000 characters at most", to)
        id = str(uuid.uuid4())
        observed = ("le JWT est accepté sans que sa signature soit vérifiée",) if bearer else ()
        sms = Sms(self.name, sender, (to,), text, observed, (id,))
        return composed(sms, lambda: json_reply(202, {"message_uuid": id}))

    def _knows(self, asked: Asked, fields: Mapping[str, Any]) -> bool:
        given = asked.basic() or (text_of(fields, "api_key"), text_of(fields, "api_secret"))
        if given == (self.account, self.secret):
            return True
        signature = text_of(fields, "sig").lower().encode("utf-8", "replace")
        signed = text_of(fields, "api_key") == self.account and bool(signature)
        return signed and any(hmac.compare_digest(signature, good) for good in self._signatures(fields))

    def _signatures(self, fields: Mapping[str, Any]) -> Iterator[bytes]:
        """The right signatures of these fields, by any of Vonage's methods."""
        named = sorted((name, text_of(fields, name)) for name in fields if name != "sig")
        signed = "".join(f"&{name}={_unjoined(value)}" for name, value in named).encode("utf-8", "replace")
        yield hashlib.md5(signed + self.secret.encode()).hexdigest().encode()
        for digest in _DIGESTS:
            yield hmac.new(self.secret.encode(), signed, digest).hexdigest().encode()


def _fields(asked: Asked) -> dict[str, Any]:
    """The fields, wherever they stand: query, form or JSON."""
    if "json" in asked.header("content-type"):
        return asked.query() | (asked.json() or {})
    return asked.query() | asked.form()


def _unjoined(value: str) -> str:
    return value.replace("&", "_").replace("=", "_")


def _application(token: str) -> str:
    """The application that a JWT says it is from; empty where it says nothing."""
    parts = token.split(".")
    if len(parts) != 3:
        return ""
    try:
        claims = json.loads(base64.urlsafe_b64decode(parts[1] + "=" * (-len(parts[1]) % 4)))
    except (binascii.Error, ValueError, RecursionError):
        return ""
    return text_of(claims, "application_id") if isinstance(claims, dict) else ""


def _part(to: str, id: str) -> Json:
    return {
        "to": (e164(to) or to).removeprefix("+"),
        "message-id": id,
        "status": "0",
        "remaining-balance": "100.00000000",
        "message-price": "0.06280000",
        "network": "20801",
    }


def _error(status: str, text: str, to: str = "") -> Reply:
    messages = [{"to": to, "status": status, "error-text": text}]
    number = e164(to)
    return json_reply(
        200,
        {"message-count": "1", "messages": messages},
        refused=f"status {status} {text}",
        recipients=(number,) if number else (),
    )


def _problem(status: int, detail: str = "", to: str = "") -> Reply:
    kind, title = _FAILURES.get(status, ("#internal-error", "Internal error."))
    body = {"type": _ERRORS + kind, "title": title, "detail": detail or title, "instance": str(uuid.uuid4())}
    number = e164(to)
    return json_reply(
        status, body, refused=f"{title} {detail}".strip(), recipients=(number,) if number else ()
    )

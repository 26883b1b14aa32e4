"""Brevo's transactional SMS API (v3): its key, its errors, its answers."""

from __future__ import annotations

import secrets
from typing import Final

from fakes.messages import Channel
from fakes.providers.exchange import Asked, Json, Reply, json_reply, text_of
from fakes.providers.provider import Sending
from fakes.sms.composing import Sms, composed
from fakes.sms.numbers import e164
from fakes.sms.observations import LONGEST_NAME, of_ucs2
from fakes.sms.segments import measure

_SEND = "/v3/transactionalSMS/send"
_OLDER = "/v3/transactionalSMS/sms"
_MOST_SEGMENTS = 255  # a chain counts its parts in one octet (3GPP TS 23.040)
_FAILURES = {
    429: ("too_many_requests", "API rate limit exceeded"),
    413: ("payload_too_large", "Request entity too large"),
}


class Brevo:
    """``secret`` is the API key; Brevo asks for nothing else, and ``account`` only names the client."""

    name: Final = "brevo"
    channel: Final = Channel.SMS

    def __init__(self, account: str | None = None, secret: str | None = None) -> None:
        self.account = account or f"brevo-{secrets.token_hex(4)}"
        self.secret = secret or f"xkeysib-{secrets.token_hex(32)}-{secrets.token_hex(8)}"

    def read(self, asked: Asked) -> Sending | Reply:
        """A message to send, or what Brevo answers instead."""
        key = asked.header("api-key")
        if not key:
            return _refused(401, "unauthorized", "authentication not found in headers")
        if key != self.secret:
            return _refused(401, "unauthorized", "Key not found")
        if asked.path not in (_SEND, _OLDER):
            return _refused(404, "not_found", "Invalid route/method passed")
        if asked.method != "POST":
            return _refused(405, "method_not_allowed", f"{asked.method} Method is not allowed on this path")
        return self._message(asked.json(), older=asked.path == _OLDER)

    def disturbed(self, _asked: Asked, status: int) -> Reply:
        """As Brevo words it."""
        code, message = _FAILURES.get(status, ("internal_server_error", "Internal server error"))
        return _refused(status, code, message)

    def _message(self, wanted: Json | None, *, older: bool) -> Sending | Reply:
        if wanted is None:
            return _refused(400, "bad_request", "Input must be a valid JSON object")
        to, text, sender = (text_of(wanted, name) for name in ("recipient", "content", "sender"))
        for name, value in (("sender", sender), ("recipient", to), ("content", text)):
            if not value:
                return _refused(400, "missing_parameter", f"{name} is missing")
        number = e164(to)
        if number is None:
            return _refused(400, "invalid_parameter", "Invalid telephone number")
        longest = 15 if sender.isdigit() else LONGEST_NAME
        if len(sender) > longest:
            return _refused(400, "invalid_parameter", "Sender name is not valid", to=number)
        size = measure(text)
        if size.segments > _MOST_SEGMENTS:
            return _refused(400, "invalid_parameter", "Content is too long", to=number)
        message_id = secrets.randbelow(9 * 10**15) + 10**15
        body: Json = {"messageId": message_id}
        if older:
            reference = secrets.token_hex(10)
            body |= {"reference": reference, "smsCount": size.segments, "usedCredits": size.segments}
            body |= {"remainingCredits": 1000}
        sms = Sms(self.name, sender, (to,), text, _observed(wanted, text), (str(message_id),))
        return composed(sms, lambda: json_reply(201, body))


def _observed(wanted: Json, text: str) -> list[str]:
    asked_for = wanted.get("unicodeEnabled") is True
    observed = list(of_ucs2(text, asked_for=asked_for, option="unicodeEnabled: true"))
    if wanted.get("type") == "marketing":
        observed.append(
            "SMS de type « marketing » : Brevo le retient la nuit, le dimanche et les jours fériés"
        )
    return observed


def _refused(status: int, code: str, message: str, *, to: str = "") -> Reply:
    recipients = (to,) if to else ()
    body = {"code": code, "message": message}
    return json_reply(status, body, refused=f"{code} {message}", recipients=recipients)

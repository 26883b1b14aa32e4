"""Twilio's Messages resource (REST API 2010-04-01): its path, its errors, its answers."""

from __future__ import annotations

import re
import secrets
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Final

from fakes.messages import Channel
from fakes.providers.exchange import Asked, Json, Reply, json_reply
from fakes.providers.provider import Sending
from fakes.sms.composing import Sms, composed
from fakes.sms.numbers import e164
from fakes.sms.observations import LONGEST_NAME
from fakes.sms.segments import measure

_PATH = re.compile(r"/2010-04-01/Accounts/(?P<account>[^/]+)/Messages(?:/(?P<sid>[^/]+))?\.json")
_LONGEST = 1600
_FAILURES = {429: (20429, "Too Many Requests"), 413: (20413, "Payload Too Large")}


class Twilio:
    """``account`` is the Account SID, ``secret`` the auth token."""

    name: Final = "twilio"
    channel: Final = Channel.SMS

    def __init__(self, account: str | None = None, secret: str | None = None) -> None:
        self.account = account or f"AC{secrets.token_hex(16)}"
        self.secret = secret or secrets.token_hex(16)
        self._sent: dict[str, Json] = {}

    def read(self, asked: Asked) -> Sending | Reply:
        """A message to send, or what Twilio answers instead."""
        if asked.basic() != (self.account, self.secret):
            return _refused(
                401, 20003, "Authenticate", headers={"www-authenticate": 'Basic realm="Twilio API"'}
            )
        at = _PATH.fullmatch(asked.path)
        if at is None or at["account"] != self.account or (at["sid"] and at["sid"] not in self._sent):
            return _refused(404, 20404, f"The requested resource {asked.path} was not found")
        if at["sid"] and asked.method == "GET":
            return json_reply(200, self._sent[at["sid"]])
        if at["sid"] or asked.method != "POST":
            return _refused(405, 20004, "Method not allowed")
        return self._message(asked.form())

    def disturbed(self, _asked: Asked, status: int) -> Reply:
        """As Twilio words it."""
        code, message = _FAILURES.get(status, (20500, "Internal Server Error"))
        return _refused(status, code, message)

    def _message(self, form: dict[str, str]) -> Sending | Reply:
        to, text = form.get("To", ""), form.get("Body", "")
        service = form.get("MessagingServiceSid", "")
        sender = form.get("From", "")
        if not to:
            return _refused(400, 21604, "A 'To' phone number is required.")
        number = e164(to)
        if number is None:
            return _refused(400, 21211, f"Invalid 'To' Phone Number: {to}")
        if not (sender or service):
            return _refused(400, 21603, "A 'From' phone number is required.", to=number)
        if e164(sender) is None and len(sender) > LONGEST_NAME:
            return _refused(400, 21212, f"Invalid 'From' Number: {sender}", to=number)
        if not text:
            return _refused(400, 21602, "Message body is required.", to=number)
        if len(text) > _LONGEST:
            told = "The concatenated message body exceeds the 1600 character limit."
            return _refused(400, 21617, told, to=number)
        sid = f"SM{secrets.token_hex(16)}"
        body = self._resource(sid, number, form, text)
        self._sent[sid] = {**body, "status": "sent"}
        sms = Sms(self.name, sender, (to,), text, _observed(form), (sid,), service)
        return composed(sms, lambda: json_reply(201, body))

    def _resource(self, sid: str, number: str, form: dict[str, str], text: str) -> Json:
        now = format_datetime(datetime.now(UTC))
        uri = f"/2010-04-01/Accounts/{self.account}/Messages/{sid}"
        return {
            "sid": sid,
            "account_sid": self.account,
            "api_version": "2010-04-01",
            "messaging_service_sid": form.get("MessagingServiceSid"),
            "to": number,
            "from": form.get("From"),
            "body": text,
            "status": "queued",
            "num_segments": str(measure(text).segments),
            "num_media": "0",
            "direction": "outbound-api",
            "date_created": now,
            "date_updated": now,
            "date_sent": None,
            "error_code": None,
            "error_message": None,
            "price": None,
            "price_unit": "EUR",
            "uri": f"{uri}.json",
            "subresource_uris": {"media": f"{uri}/Media.json"},
        }


def _observed(form: dict[str, str]) -> list[str]:
    observed = []
    if form.get("StatusCallback"):
        observed.append("un suivi de remise (StatusCallback) est demandé : ce puits n’en envoie pas")
    if form.get("SendAt") or form.get("ScheduleType"):
        observed.append("un envoi différé (SendAt) est demandé : ce puits remet tout de suite")
    return observed


def _refused(
    status: int, code: int, message: str, *, to: str = "", headers: dict[str, str] | None = None
) -> Reply:
    more = f"https://www.twilio.com/docs/errors/{code}"
    body = {"code": code, "message": message, "more_info": more, "status": status}
    recipients = (to,) if to else ()
    return json_reply(status, body, refused=f"{code} {message}", recipients=recipients, headers=headers)

"""OVHcloud's SMS API: its signed requests, its errors, its answers."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
import time
from collections.abc import Iterator
from typing import Any, Final

from fakes.messages import Channel
from fakes.providers.exchange import Asked, Json, Reply, json_reply, text_of
from fakes.providers.provider import Sending
from fakes.sms.composing import Sms, composed
from fakes.sms.numbers import e164
from fakes.sms.observations import of_ucs2
from fakes.sms.segments import measure

_PATH = re.compile(r"/(?:1\.0|v1)(?P<rest>/.*)")
_JOBS = re.compile(r"/sms/(?P<service>[^/]+)/jobs")
_MOST_SEGMENTS = 255  # a chain counts its parts in one octet (3GPP TS 23.040)
_NAMES = {429: "Too Many Requests", 413: "Payload Too Large"}


class Ovh:
    """``account`` is the application key and the name of the SMS service; ``secret`` is the application
    secret and the consumer key.

    OVHcloud has four names for what other providers say in two. The age of a signature is not judged: a
    candidate's clock may have been moved.
    """

    name: Final = "ovh"
    channel: Final = Channel.SMS

    def __init__(self, account: str | None = None, secret: str | None = None) -> None:
        self.account = account or f"sms-{secrets.token_hex(4)}-1"
        self.secret = secret or secrets.token_hex(16)

    def read(self, asked: Asked) -> Sending | Reply:
        """A job to carry out, or what OVHcloud answers instead."""
        at = _PATH.fullmatch(asked.path)
        if at and at["rest"] == "/auth/time" and asked.method == "GET":
            return Reply(200, str(int(time.time())).encode())
        if refusal := self._stranger(asked):
            return refusal
        if at and at["rest"] == "/sms" and asked.method == "GET":
            return json_reply(200, [self.account])
        jobs = _JOBS.fullmatch(at["rest"]) if at else None
        if jobs is None or jobs["service"] != self.account:
            return _refused(404, "NOT_FOUND", "The requested object does not exist")
        if asked.method != "POST":
            return _refused(405, "METHOD_NOT_ALLOWED", "Method not allowed")
        return self._job(asked.json())

    def disturbed(self, _asked: Asked, status: int) -> Reply:
        """As OVHcloud words it."""
        name = _NAMES.get(status, "Internal Server Error")
        return _refused(status, name.upper().replace(" ", "_"), name)

    def _stranger(self, asked: Asked) -> Reply | None:
        """The refusal of whoever is not the client, ``None`` for the client."""
        given = {name: asked.header(f"x-ovh-{name}") for name in ("application", "consumer", "signature")}
        if not given["application"]:
            return _refused(403, "NOT_CREDENTIAL", "You must login first")
        if given["application"] != self.account:
            return _refused(403, "INVALID_KEY", "This application key is invalid")
        if not (given["consumer"] and given["signature"]):
            return _refused(403, "NOT_CREDENTIAL", "You must login first")
        if given["consumer"] != self.secret:
            return _refused(403, "INVALID_CREDENTIAL", "This credential is not valid")
        signature = given["signature"].encode()
        if not any(hmac.compare_digest(signature, good.encode()) for good in self._signatures(asked)):
            return _refused(400, "INVALID_SIGNATURE", "Invalid signature")
        return None

    def _signatures(self, asked: Asked) -> Iterator[str]:
        """The right signatures: the client signs the address it believes in, with or without the port."""
        host = asked.header("host")
        stamp = asked.header("x-ovh-timestamp")
        for named in dict.fromkeys((host, re.sub(r":\d+$", "", host))):
            for scheme in ("https", "http"):
                url = f"{scheme}://{named}{asked.target}"
                parts = (self.secret, self.secret, asked.method, url)
                signed = "+".join(parts).encode() + b"+" + asked.body + f"+{stamp}".encode()
                yield "$1$" + hashlib.sha1(signed).hexdigest()

    def _job(self, job: Json | None) -> Sending | Reply:
        if job is None:
            return _refused(400, "INVALID_ARGUMENT", "Invalid JSON received")
        receivers = job.get("receivers")
        text = text_of(job, "message")
        if not text:
            return _refused(400, "INVALID_ARGUMENT", "[message] Missing parameter")
        if not isinstance(receivers, list) or not receivers:
            return _refused(400, "INVALID_ARGUMENT", "[receivers] Missing parameter")
        written = tuple(str(one) for one in receivers)
        size = measure(text)
        if size.segments > _MOST_SEGMENTS:
            return _refused(400, "INVALID_ARGUMENT", "[message] Message too long")
        good = tuple(one for one in written if e164(one))
        ids = [secrets.randbelow(10**9) + 1 for _ in good]
        body = {
            "totalCreditsRemoved": size.segments * len(good),
            "invalidReceivers": [one for one in written if one not in good],
            "ids": ids,
            "validReceivers": [e164(one) for one in good],
        }
        if not good:
            return json_reply(200, body, refused=f"no valid receiver among {', '.join(written)}")
        sms = Sms(self.name, text_of(job, "sender"), good, text, _observed(job, text), tuple(map(str, ids)))
        return composed(sms, lambda: json_reply(200, body))


def _observed(job: dict[str, Any], text: str) -> Iterator[str]:
    if job.get("noStopClause") is not True:
        yield (
            "sans « noStopClause », OVHcloud ajoute une mention STOP et retient le message la nuit et le "
            "week-end : un code de cinq minutes arrive périmé"
        )
    if str(job.get("coding", "7bit")) == "7bit" and job.get("coding"):
        yield from of_ucs2(text, asked_for=False, option="coding: 8bit")
    if job.get("differedPeriod"):
        yield "un envoi différé (differedPeriod) est demandé : ce puits remet tout de suite"
    if job.get("class") == "flash":
        yield "SMS « flash » : il s’affiche sans être gardé par le téléphone"


def _refused(status: int, code: str, message: str) -> Reply:
    body = {"errorCode": code, "httpCode": f"{status}", "message": message}
    return json_reply(status, body, refused=f"{code} {message}")

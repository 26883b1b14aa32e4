"""Whatever a request is made of, each provider answers, keeps it as it came, and lives on."""

from __future__ import annotations

import base64
import hashlib
import json
import random
from collections.abc import Callable, Iterator, Mapping
from urllib.parse import urlencode

import pytest
import requests

from fakes.inbox import Inbox
from fakes.letters.maileva import Maileva
from fakes.providers.exchange import Asked, Reply
from fakes.providers.multipart import form_parts
from fakes.providers.provider import Provider, Sending
from fakes.providers.sink import ProviderSink
from fakes.sms.brevo import Brevo
from fakes.sms.ovh import Ovh
from fakes.sms.twilio import Twilio
from fakes.sms.vonage import Vonage

PATIENCE = 10.0
TO = "+33639980001"
ODD: tuple[object, ...] = (
    *(None, True, 0, -1, 1.5, float("nan"), 10**400, "", "x", " ", "\ud800", "\x00", "’" * 3, "é" * 10_000),
    *([], [None], [[TO]], [TO, TO], {}, {"a": {"b": []}}, "=cmd|' /C calc'!A0", "<script>", "+33" * 20),
)
ADDRESS = {"address_line_2": "Mme Camille MARTIN", "address_line_6": "92177 VANVES", "country_code": "FR"}

Request = Callable[[Provider, bytes], Asked]


def basic(provider: Provider) -> bytes:
    return b"Basic " + base64.b64encode(f"{provider.account}:{provider.secret}".encode())


def asked(target: str, body: bytes, **headers: bytes) -> Asked:
    named = tuple((name.replace("_", "-").encode(), value) for name, value in headers.items())
    return Asked("POST", target, ((b"host", b"x"), *named), body)


def to_ovh(provider: Provider, body: bytes) -> Asked:
    path = f"/1.0/sms/{provider.account}/jobs"
    secret = provider.secret.encode()
    signed = b"+".join((secret, secret, b"POST", f"http://x{path}".encode(), body, b"1"))
    return asked(
        path,
        body,
        x_ovh_application=provider.account.encode(),
        x_ovh_consumer=secret,
        x_ovh_timestamp=b"1",
        x_ovh_signature=b"$1$" + hashlib.sha1(signed).hexdigest().encode(),
    )


def to_brevo(provider: Provider, body: bytes) -> Asked:
    return asked("/v3/transactionalSMS/sms", body, api_key=provider.secret.encode())


def to_twilio(provider: Provider, body: bytes) -> Asked:
    path = f"/2010-04-01/Accounts/{provider.account}/Messages.json"
    return asked(path, body, authorization=basic(provider))


def to_vonage(provider: Provider, body: bytes) -> Asked:
    return asked("/sms/json", body, authorization=basic(provider), content_type=b"application/json")


def signed_to_vonage(_provider: Provider, body: bytes) -> Asked:
    return asked("/sms/json", body, content_type=b"application/json")


def to_vonage_messages(provider: Provider, body: bytes) -> Asked:
    return asked("/v1/messages", body, authorization=basic(provider))


def to_maileva(part: str) -> Request:
    def made(provider: Provider, body: bytes) -> Asked:
        token = f"Bearer {token_of(provider)}".encode()
        created = provider.read(asked("/mail/v2/sendings", b'{"name": "x"}', authorization=token))
        assert isinstance(created, Reply)
        target = "/mail/v2/sendings" + part.format(id=json.loads(created.body)["id"])
        return asked(target, body, authorization=token)

    return made


def token_of(provider: Provider) -> str:
    assert isinstance(provider, Maileva)
    form = {"grant_type": "password", "username": provider.user, "password": provider.password}
    log_in = "/auth/realms/services/protocol/openid-connect/token"
    given = provider.read(asked(log_in, urlencode(form).encode(), authorization=basic(provider)))
    assert isinstance(given, Reply)
    return str(json.loads(given.body)["access_token"])


CASES: Mapping[str, tuple[Callable[[], Provider], Request, dict[str, object]]] = {
    "ovh": (Ovh, to_ovh, {"message": "x", "receivers": [TO], "sender": "A", "coding": "7bit", "class": "x"}),
    "brevo": (Brevo, to_brevo, {"recipient": TO, "sender": "A", "content": "x", "unicodeEnabled": True}),
    "twilio": (Twilio, to_twilio, {"To": TO, "From": "A", "Body": "x", "MessagingServiceSid": ""}),
    "vonage": (Vonage, to_vonage, {"to": TO, "from": "A", "text": "x", "type": "unicode"}),
    "vonage, signed": (
        Vonage,
        signed_to_vonage,
        {"to": TO, "from": "A", "text": "x", "sig": "x", "api_key": "x"},
    ),
    "vonage, messages": (
        Vonage,
        to_vonage_messages,
        {"to": TO, "from": "A", "text": "x", "channel": "sms", "message_type": "text"},
    ),
    "maileva, sendings": (Maileva, to_maileva(""), {"name": "x", "postage_type": "FAST", "custom_id": "x"}),
    "maileva, recipients": (Maileva, to_maileva("/{id}/recipients"), {**ADDRESS, "custom_id": "x"}),
}


def bodies(name: str, sound: dict[str, object]) -> Iterator[bytes]:
    """One field odd, one missing, and the whole damaged."""
    written = (lambda one: urlencode(one, errors="replace").encode()) if name == "twilio" else _json
    yield written(sound)
    for key in sound:
        yield written({other: value for other, value in sound.items() if other != key})
        for odd in ODD:
            yield written(sound | {key: odd})
    drawn = random.Random(20261124)
    whole = written(sound)
    for _ in range(100):
        broken = bytearray(whole)
        for _ in range(drawn.randrange(1, 6)):
            broken[drawn.randrange(len(broken))] = drawn.randrange(256)
        yield bytes(broken[: drawn.randrange(len(broken) + 1)])


def _json(value: object) -> bytes:
    return json.dumps(value).encode()


@pytest.mark.parametrize("name", CASES)
def test_an_answer_is_given_to_any_request(inbox: Inbox, name: str) -> None:
    """In JSON; what is taken for a message can be read."""
    make, request, sound = CASES[name]
    provider = make()
    if isinstance(provider, Vonage) and "signed" in name:
        sound = sound | {"api_key": provider.account}
    for body in bodies(name, sound):
        sent = request(provider, body)
        answer = provider.read(sent)
        if isinstance(answer, Sending):
            for piece in answer.pieces:
                message = inbox.append(provider.channel, piece.raw or sent.raw, piece.envelope)
                assert message.content.segments >= 1
            answer = answer.acknowledge()
        assert answer.body == b"" or json.loads(answer.body)
        assert answer.refused or answer.status < 300


@pytest.mark.parametrize(
    "target",
    ["/", "//", "/%ff%00", "/1.0", "/1.0/sms/", "/v3/../v3", "/mail/v2/sendings/../x", "/é", "/?to=%ff"],
)
@pytest.mark.parametrize("make", [Ovh, Brevo, Twilio, Vonage, Maileva])
@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE", "OPTIONS"])
def test_a_strange_address_is_refused(
    inbox: Inbox, make: Callable[[], Provider], target: str, method: str
) -> None:
    """In the provider's words."""
    sink = ProviderSink(inbox, make())
    answer = sink.provider.read(Asked(method, target, (), b""))
    assert isinstance(answer, Reply)
    assert answer.refused


def test_a_request_too_long_is_cut_and_told(inbox: Inbox, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was kept of it is kept, and the next request is answered."""
    monkeypatch.setattr("fakes.providers.door.MOST_OCTETS", 100_000)
    sink = ProviderSink(inbox, Brevo())
    sink.start()
    url = f"{sink.url}/v3/transactionalSMS/send"
    answer = requests.post(url, data=b"x" * 1_000_000, headers={"api-key": sink.secret}, timeout=PATIENCE)
    assert answer.status_code == 413
    (kept,) = sink.requests.since()
    assert len(kept.asked.body) == 100_000
    assert "more than" in kept.asked.cut_short
    assert requests.post(url, timeout=PATIENCE).status_code == 401
    sink.stop()


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("", b""),
        ("multipart/form-data", b"--x\r\n\r\n--x--"),
        ('multipart/form-data; boundary=""', b"--"),
        ("multipart/form-data; boundary=x", b""),
        ("multipart/form-data; boundary=x", b"--x--"),
        ("multipart/form-data; boundary=x", b"--x\r\nno end of head"),
    ],
)
def test_a_form_without_parts_has_none(content_type: str, body: bytes) -> None:
    """Whatever is missing of it."""
    assert form_parts(content_type, body) == ()


def test_parts_are_unaltered() -> None:
    """Dashes, line ends and the boundary's own beginning included."""
    content = b"\r\n--x1\n\r\x00--x-\r\n"
    body = b'preamble\r\n--x2\r\nContent-Disposition: form-data; name="a"; filename="\xc3\xa9"\r\n\r\n'
    body += content + b"\r\n--x2--\r\n"
    (part,) = form_parts("multipart/form-data; boundary=x2", body)
    assert (part.name, part.filename, part.content) == ("a", "é", content)

"""SMS and letters stand beside the mail sink: read by the same API, disturbed by the same orders."""

from __future__ import annotations

import json
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import requests

from fakes.errors import SinkError
from fakes.settings import FolderSetting, MailevaSetting, MailSetting, SmsSetting
from fakes.sinks import Sinks
from tests.fakes.letters.conftest import LINES, SENT_AT, written

PATIENCE = 10.0
TO = "+33639980001"


@pytest.fixture
def sinks() -> Iterator[Sinks]:
    with Sinks(sms=SmsSetting("twilio"), letters=FolderSetting()) as made:
        yield made


@pytest.fixture
def get(sinks: Sinks) -> Callable[..., requests.Response]:
    def got(path: str, **query: object) -> requests.Response:
        return requests.get(sinks.api_url + path, params=query, timeout=PATIENCE)

    return got


def sms(sinks: Sinks, text: str = "Votre code : 042137", to: str = TO) -> requests.Response:
    return requests.post(
        f"{sinks.sms_url}/2010-04-01/Accounts/{sinks.sms_account}/Messages.json",
        auth=(sinks.sms_account, sinks.sms_secret),
        data={"To": to, "From": "Audiens", "Body": text},
        timeout=PATIENCE,
    )


def letter(sinks: Sinks, name: str = "a", pdf: bytes | None = None) -> None:
    folder = Path(sinks.letters_dir)
    (folder / f"{name}.pdf").write_bytes(pdf or written())
    (folder / f"{name}.json").write_text(json.dumps({"to": LINES, "sent_at": SENT_AT}))


def order(sinks: Sinks, **wanted: object) -> requests.Response:
    return requests.post(f"{sinks.api_url}/refusals", json=wanted, timeout=PATIENCE)


def test_home_says_what_is_open(sinks: Sinks, get: Callable[..., requests.Response]) -> None:
    """With what a candidate has to know, and no secret."""
    told = get("/").json()
    assert told["sms"] == {
        "provider": "twilio",
        "url": sinks.sms_url,
        "account": sinks.sms_account,
        "certificate": None,
    }
    assert told["letter"] == {"provider": "folder", "folder": sinks.letters_dir}
    assert sinks.sms_secret not in json.dumps(told)


@pytest.mark.parametrize("to", [TO, "06 39 98 00 01", "0639980001", "0033639980001"])
def test_an_sms_is_read_whatever_the_form_that_its_number_is_asked_in(
    sinks: Sinks, get: Callable[..., requests.Response], to: str
) -> None:
    """With its text, code, segments, encoding and observations."""
    sms(sinks, "L’accès : 042137")
    (message,) = get("/messages", channel="sms", to=to, timeout=5).json()["messages"]
    assert (message["channel"], message["sender"], message["recipients"]) == ("sms", "Audiens", [TO])
    assert (message["text"], message["codes"]) == ("L’accès : 042137", ["042137"])
    assert (message["segments"], message["encoding"]) == (1, "UCS-2")
    assert "UCS-2" in message["observations"][0]
    raw = get(f"/messages/{message['seq']}/raw")
    assert raw.headers["content-type"] == "message/http"
    assert raw.content.endswith(b"&Body=L%E2%80%99acc%C3%A8s+%3A+042137")


def test_a_letter_is_read_as_soon_as_it_is_dropped(
    sinks: Sinks, get: Callable[..., requests.Response]
) -> None:
    """By a line of its address, with its date and the code that its words announce."""
    letter(sinks)
    (message,) = get("/messages", channel="letter", to="mme camille martin", timeout=5).json()["messages"]
    assert (message["recipients"], message["sent_at"]) == (LINES, SENT_AT)
    assert (message["codes"], message["unreadable"]) == (["KQ7ZT4M2"], False)
    raw = get(f"/messages/{message['seq']}/raw")
    assert raw.headers["content-type"] == "application/pdf"
    assert raw.content.startswith(b"%PDF-")


def test_a_letter_dropped_is_there_at_the_next_question(
    sinks: Sinks, get: Callable[..., requests.Response]
) -> None:
    """Without waiting: what was dropped before a mark is before it."""
    for number in range(1, 6):
        letter(sinks, f"letter-{number}")
        assert get("/mark").json() == {"mark": number}
    assert len(get("/messages", channel="letter", timeout=0).json()["messages"]) == 5


def test_an_unreadable_letter_is_told_as_such(sinks: Sinks, get: Callable[..., requests.Response]) -> None:
    """Rather than as one without its code."""
    letter(sinks, pdf=written(""))
    (message,) = get("/messages", channel="letter", timeout=5).json()["messages"]
    assert message["unreadable"] is True
    assert message["observations"][0].startswith("sans texte lisible")


def test_a_fault_is_ordered_counted_and_withdrawn(
    sinks: Sinks, get: Callable[..., requests.Response]
) -> None:
    """By the address that orders the mail sink's refusals; ids are of all channels."""
    mail = order(sinks, to="a@b.test", reply="451 4.7.1 Later").json()
    made = order(sinks, channel="sms", to="06 39 98 00 01", status=429, times=2)
    assert made.status_code == 201
    assert (made.json()["id"], made.json()["to"], made.json()["left"]) == (mail["id"] + 1, TO, 2)
    assert sms(sinks).json()["code"] == 20429
    path = f"/refusals/{made.json()['id']}"
    assert get(path).json()["fired"] == 1
    (told,) = get("/incidents").json()["incidents"]
    assert (told["channel"], told["recipients"]) == ("sms", [TO])
    assert requests.delete(sinks.api_url + path, timeout=PATIENCE).json()["left"] == 1
    assert sms(sinks).status_code == 201


@pytest.mark.parametrize(
    ("wanted", "status", "told"),
    [
        ({"channel": "fax"}, 400, "email, sms, letter"),
        ({"channel": "sms"}, 400, "needs a status"),
        ({"channel": "sms", "reply": "451 x"}, 400, "unknown name 'reply'"),
        ({"channel": "sms", "status": 404}, 400, "429"),
        ({"channel": "sms", "status": True}, 400, "status must be"),
        ({"channel": "sms", "late": "3"}, 400, "late must be"),
        ({"channel": "sms", "lost": 1}, 400, "lost must be"),
        ({"lost": True}, 400, "unknown name 'lost'"),
    ],
)
def test_an_order_without_sense_is_explained(
    sinks: Sinks, wanted: dict[str, object], status: int, told: str
) -> None:
    """As a problem, and nothing is ordered."""
    answer = order(sinks, **wanted)
    assert answer.status_code == status
    assert told in answer.json()["detail"]
    assert sinks.orders.all() == ()


def test_an_order_for_a_channel_that_is_not_open_is_refused() -> None:
    """It would never fire."""
    with Sinks() as sinks:
        answer = order(sinks, channel="sms", status=500)
    assert answer.status_code == 409
    assert "no sms sink" in answer.json()["detail"]


def test_every_request_is_kept_the_refused_ones_too(
    sinks: Sinks, get: Callable[..., requests.Response]
) -> None:
    """As it came: by it a portal's mistake is shown to its vendor."""
    sms(sinks, to="Camille")
    sms(sinks)
    told = get("/requests").json()
    refused, taken = told["requests"]
    assert (told["count"], refused["status"], taken["status"]) == (2, 400, 201)
    assert (refused["channel"], refused["provider"], refused["method"]) == ("sms", "twilio", "POST")
    assert refused["refused"].startswith("21211")
    assert get("/requests", after=1).json()["requests"] == [taken]
    raw = get("/requests/1/raw")
    assert raw.headers["content-type"] == "message/http"
    assert raw.content.endswith(b"To=Camille&From=Audiens&Body=Votre+code+%3A+042137")
    assert get("/requests/3/raw").status_code == 404


def test_what_names_a_client_can_be_fixed() -> None:
    """For a candidate that the bench does not launch."""
    with Sinks(sms=SmsSetting("vonage", account="key", secret="secret")) as sinks:
        assert (sinks.sms_account, sinks.sms_secret) == ("key", "secret")


def test_secrets_are_drawn_anew_for_each_run() -> None:
    """And nothing is told of what is not open."""
    opened = Sinks(sms=SmsSetting("brevo"), letters=MailevaSetting()), Sinks(letters=MailevaSetting())
    with opened[0] as one, opened[1] as other:
        assert one.sms_secret.startswith("xkeysib-")
        for name in ("url", "account", "secret", "user", "password"):
            drawn = [getattr(sinks, f"letters_{name}") for sinks in (one, other)]
            assert drawn[0] != drawn[1]
            assert all(drawn)
        assert one.letters_dir == other.sms_url == other.sms_account == other.sms_secret == ""


def test_maileva_is_reached_at_the_address_given() -> None:
    """Log-in included, over HTTPS where that is asked for."""
    with Sinks(letters=MailevaSetting(tls=True)) as sinks:
        assert sinks.letters is not None
        form = {"grant_type": "password", "username": sinks.letters_user, "password": sinks.letters_password}
        answer = requests.post(
            f"{sinks.letters_url}/auth/realms/services/protocol/openid-connect/token",
            data=form,
            auth=(sinks.letters_account, sinks.letters_secret),
            verify=requests.get(sinks.api_url, timeout=PATIENCE).json()["letter"]["certificate"],
            timeout=PATIENCE,
        )
    assert answer.status_code == 200


@pytest.mark.parametrize(("sms", "below"), [("smoke-signals", "."), ("ovh", "file/letters")])
def test_what_cannot_be_opened_is_named_and_nothing_is_left_running(
    tmp_path: Path, sms: str, below: str
) -> None:
    """The mail sink that had started is stopped again."""
    with socket.create_server(("127.0.0.1", 0)) as spare:
        free = spare.getsockname()[1]
    (tmp_path / "file").write_text("")
    letters = FolderSetting(tmp_path / below)
    with pytest.raises(SinkError, match=r"smoke-signals|file/letters"):
        Sinks(mail=MailSetting(free), sms=SmsSetting(sms), letters=letters).__enter__()
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", free), PATIENCE)


def test_a_port_in_use_is_named() -> None:
    """The provider's own."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(SinkError, match=f"port {port} .*choose another port"):
            Sinks(sms=SmsSetting("ovh", port)).__enter__()


def test_an_sms_is_back_from_the_journal(tmp_path: Path) -> None:
    """With what was observed of it."""
    with Sinks(tmp_path, sms=SmsSetting("twilio")) as sinks:
        sms(sinks, to="06 39 98 00 01")
        (before,) = sinks.inbox.find(to=TO)
    with Sinks(tmp_path) as sinks:
        (after,) = sinks.inbox.find(to=TO)
        assert (after.raw, after.envelope, after.content) == (before.raw, before.envelope, before.content)
        assert "sans indicatif" in after.content.observations[0]

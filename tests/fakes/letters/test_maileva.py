"""A portal that writes by Maileva is served from its log-in to its letter, and hears Maileva's own errors."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
import requests

from fakes.inbox import Inbox
from fakes.letters.maileva import Maileva
from fakes.letters.reading import read_letter
from fakes.messages import Channel
from fakes.providers.sink import ProviderSink
from tests.fakes.letters.conftest import written

PATIENCE = 10.0
TOKEN = "/auth/realms/services/protocol/openid-connect/token"
SENDINGS = "/mail/v2/sendings"
ADDRESS = {
    "address_line_2": "Mme Camille MARTIN",
    "address_line_4": "74 RUE JEAN BLEUZEN",
    "address_line_6": "92177 VANVES",
    "country_code": "FR",
    "custom_id": "7",
}


@pytest.fixture
def maileva() -> Maileva:
    return Maileva()


@pytest.fixture
def sink(inbox: Inbox, maileva: Maileva) -> Iterator[ProviderSink]:
    made = ProviderSink(inbox, maileva)
    made.start()
    yield made
    made.stop()


@pytest.fixture
def portal(sink: ProviderSink, maileva: Maileva) -> Iterator[Portal]:
    with Portal(sink.url) as made:
        token = made.log_in(maileva).json()["access_token"]
        made.http.headers["Authorization"] = f"Bearer {token}"
        yield made


class Portal:
    """A client of Maileva as portals write it, without a library."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.http = requests.Session()
        self.http.trust_env = False

    def __enter__(self) -> Portal:
        return self

    def __exit__(self, *_: object) -> None:
        self.http.close()

    def log_in(self, maileva: Maileva, **changes: str) -> requests.Response:
        form = {
            "grant_type": "password",
            "username": maileva.user,
            "password": maileva.password,
            "client_id": maileva.account,
            "client_secret": maileva.secret,
        }
        return self.post(TOKEN, data=form | changes)

    def post(self, path: str, **how: Any) -> requests.Response:
        return self.http.post(self.url + path, timeout=PATIENCE, **how)

    def get(self, path: str) -> Any:
        return self.http.get(self.url + path, timeout=PATIENCE).json()

    def sending(self, **given: Any) -> str:
        answer = self.post(SENDINGS, json={"name": "Code", "postage_type": "fast"} | given)
        assert answer.status_code == 201
        assert answer.headers["location"].endswith(answer.json()["id"])
        return f"{SENDINGS}/{answer.json()['id']}"

    def add(self, sending: str, pdf: bytes | None = None, *, priority: object = 1) -> requests.Response:
        metadata = json.dumps({"priority": priority, "name": "Lettre é.pdf"})
        files = {
            "document": ("lettre.pdf", written() if pdf is None else pdf, "application/pdf"),
            "metadata": (None, metadata, "application/json"),
        }
        return self.post(f"{sending}/documents", files=files)


def codes(answer: requests.Response) -> list[str]:
    return [error["code"] for error in answer.json()["errors"]]


def test_a_letter_is_sent(portal: Portal, inbox: Inbox) -> None:
    """From its draft to its code, one for each recipient, with the bytes of its document."""
    sending = portal.sending()
    pdf = written()
    document = portal.add(sending, pdf)
    assert document.status_code == 201
    assert document.json() | {"name": "Lettre é.pdf", "size": len(pdf)} == document.json()
    assert portal.post(f"{sending}/recipients", json=ADDRESS).status_code == 201
    assert portal.get(sending)["status"] == "DRAFT"
    assert inbox.mark() == 0
    submitted = portal.post(f"{sending}/submit")
    assert (submitted.status_code, submitted.content) == (200, b"")
    (message,) = inbox.find(to="92177 Vanves", channel=Channel.LETTER)
    assert message.raw == pdf
    assert message.recipients == ("Mme Camille MARTIN", "74 RUE JEAN BLEUZEN", "92177 VANVES")
    assert message.content.codes == ("KQ7ZT4M2",)


def test_the_status_moves_on(portal: Portal) -> None:
    """A step each time that it is asked for, and the counts with it."""
    sending = portal.sending()
    portal.add(sending)
    portal.post(f"{sending}/recipients", json=ADDRESS)
    portal.post(f"{sending}/submit")
    told = [portal.get(sending) for _ in range(4)]
    assert [one["status"] for one in told] == ["PENDING", "ACCEPTED", "PROCESSED", "PROCESSED"]
    assert told[-1]["recipients_counts"]["processed"] == told[-1]["documents_count"] == 1
    assert portal.get(SENDINGS)["paging"]["total_results"] == 1
    assert portal.get(f"{sending}/recipients")["recipients"][0]["custom_id"] == "7"
    assert portal.get(f"{sending}/documents")["documents"][0]["priority"] == 1


def test_documents_are_one_letter_in_the_order_of_their_priority(portal: Portal, inbox: Inbox) -> None:
    """And two recipients are two letters."""
    sending = portal.sending()
    portal.add(sending, written("Second"), priority=2)
    portal.add(sending, written("Premier"), priority=1)
    portal.post(f"{sending}/recipients", json=ADDRESS)
    portal.post(f"{sending}/recipients", json=ADDRESS | {"address_line_2": "M. Paul COMET"})
    portal.post(f"{sending}/submit")
    first, second = inbox.find()
    assert second.recipients[0] == "M. Paul COMET"
    assert first.content.text.index("Premier") < first.content.text.index("Second")
    assert first.raw == second.raw


def test_a_letter_without_text_is_unreadable(portal: Portal, inbox: Inbox) -> None:
    """Sent all the same."""
    sending = portal.sending()
    assert portal.add(sending, written("")).status_code == 201
    portal.post(f"{sending}/recipients", json=ADDRESS)
    portal.post(f"{sending}/submit")
    assert inbox.find()[0].content.unreadable


@pytest.mark.parametrize(
    ("changes", "status", "error"),
    [
        ({"password": "wrong"}, 401, "invalid_grant"),
        ({"username": "wrong"}, 401, "invalid_grant"),
        ({"client_secret": "wrong"}, 401, "invalid_client"),
        ({"grant_type": "client_credentials"}, 400, "unsupported_grant_type"),
    ],
)
def test_a_stranger_gets_no_token(
    portal: Portal, maileva: Maileva, changes: dict[str, str], status: int, error: str
) -> None:
    """In the words of its log-in."""
    answer = portal.log_in(maileva, **changes)
    assert (answer.status_code, answer.json()["error"]) == (status, error)


def test_the_client_may_log_in_by_basic(portal: Portal, maileva: Maileva) -> None:
    """Instead of in the form."""
    form = {"grant_type": "password", "username": maileva.user, "password": maileva.password}
    portal.http.headers.pop("Authorization")
    assert portal.post(TOKEN, data=form, auth=(maileva.account, maileva.secret)).status_code == 200
    assert portal.post(TOKEN, data=form, auth=(maileva.account, "wrong")).status_code == 401


def test_a_token_is_asked_for(portal: Portal, sink: ProviderSink) -> None:
    """And told where there is none."""
    portal.http.headers["Authorization"] = "Bearer wrong"
    answer = portal.post(SENDINGS, json={"name": "Code"})
    assert (answer.status_code, set(answer.json())) == (401, {"code", "message"})
    assert "HTTP 401" in sink.incidents.since()[-1].what


def test_what_is_not_there_is_told(portal: Portal) -> None:
    """With 404 and a code."""
    answer = portal.post(f"{SENDINGS}/none/submit")
    assert (answer.status_code, answer.json()["code"]) == (404, "SENDING_NOT_FOUND")
    assert portal.post("/mail/v2/other").status_code == 404
    assert portal.http.delete(portal.url + portal.sending(), timeout=PATIENCE).status_code == 405


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("{", "BAD_REQUEST"),
        ("{}", "EMPTY_NAME"),
        (json.dumps({"name": "x" * 257}), "NAME_TOO_LONG"),
        (json.dumps({"name": "x", "postage_type": "SLOW"}), "INVALID_POSTAGE_TYPE"),
    ],
)
def test_a_wrong_sending_is_explained(portal: Portal, body: str, code: str) -> None:
    """By its code."""
    answer = portal.post(SENDINGS, data=body)
    assert (answer.status_code, codes(answer)) == (400, [code])


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"address_line_6": "VANVES"}, ["ADDRESS_LINE_6_WRONG_FORMAT"]),
        ({"address_line_6": ""}, ["EMPTY_ADDRESS_LINE_6"]),
        ({"address_line_4": "x" * 39}, ["ADDRESS_LINE_4_TOO_LONG"]),
        ({"address_line_2": ""}, ["EMPTY_ADDRESS_LINE_1_OR_ADDRESS_LINE_2"]),
        ({"address_line_6": "1000 BRUXELLES", "country_code": "BE"}, []),
        ({"address_line_4": "x" * 38}, []),
    ],
)
def test_an_address_is_checked(portal: Portal, changes: dict[str, str], expected: list[str]) -> None:
    """Six lines of 38 characters, and a sixth with its code where the country is France."""
    answer = portal.post(f"{portal.sending()}/recipients", json=ADDRESS | changes)
    if expected:
        assert (answer.status_code, codes(answer)) == (400, expected)
    else:
        assert answer.status_code == 201


@pytest.mark.parametrize(
    ("pdf", "code"),
    [
        (b"", "EMPTY_DOCUMENT"),
        (b"Bonjour", "DOCUMENT_TYPE_NOT_ACCEPTED"),
        (b"%PDF-1.7\nBonjour", "CORRUPTED_DOCUMENT"),
    ],
)
def test_a_wrong_document_is_explained_and_kept(
    portal: Portal, sink: ProviderSink, pdf: bytes, code: str
) -> None:
    """The request that brought it is kept as it came."""
    answer = portal.add(portal.sending(), pdf)
    assert (answer.status_code, codes(answer)) == (400, [code])
    assert pdf in sink.requests.since()[-1].asked.body


def test_a_document_of_more_than_twenty_megabytes_is_refused(portal: Portal) -> None:
    """By its size."""
    answer = portal.add(portal.sending(), written() + b"\n" * (20 * 1024 * 1024))
    assert codes(answer) == ["INVALID_DOCUMENT_SIZE"]


def test_a_document_without_its_metadata_is_refused(portal: Portal) -> None:
    """Or with one that is no number, or a second of the same place."""
    sending = portal.sending()
    bare = {"document": ("lettre.pdf", written(), "application/pdf")}
    assert codes(portal.post(f"{sending}/documents", files=bare)) == ["EMPTY_METADATA"]
    assert codes(portal.post(f"{sending}/documents", data=b"x")) == ["EMPTY_METADATA"]
    assert codes(portal.add(sending, priority="x")) == ["METADATA_WRONG_FORMAT"]
    assert portal.add(sending).status_code == 201
    assert codes(portal.add(sending)) == ["DUPLICATE_PRIORITY"]


def test_an_empty_sending_cannot_be_submitted_nor_a_sent_one_changed(portal: Portal, inbox: Inbox) -> None:
    """A letter leaves once."""
    sending = portal.sending()
    assert codes(portal.post(f"{sending}/submit")) == ["INVALID_DOCUMENTS_COUNT", "INVALID_RECIPIENTS_COUNT"]
    portal.add(sending)
    portal.post(f"{sending}/recipients", json=ADDRESS)
    assert portal.post(f"{sending}/submit").status_code == 200
    for answer in (portal.post(f"{sending}/submit"), portal.add(sending, priority=2)):
        assert codes(answer) == ["SENDING_STATUS_IS_NOT_DRAFT"]
    assert inbox.mark() == 1


def test_a_submission_that_was_disturbed_may_be_made_again(
    portal: Portal, sink: ProviderSink, inbox: Inbox
) -> None:
    """The sending is still a draft."""
    sending = portal.sending()
    portal.add(sending)
    portal.post(f"{sending}/recipients", json=ADDRESS)
    sink.order(to="Mme Camille Martin", status=503)
    assert portal.post(f"{sending}/submit").status_code == 503
    assert (portal.get(sending)["status"], inbox.mark()) == ("DRAFT", 0)
    assert portal.post(f"{sending}/submit").status_code == 200
    assert inbox.mark() == 1


def test_bytes_of_a_document_are_unaltered(portal: Portal, inbox: Inbox) -> None:
    """Whatever line ends and dashes it holds."""
    pdf = written() + b"\r\n--\r\n\n\r--x\r\n\x00\xff"
    sending = portal.sending()
    assert portal.add(sending, pdf).status_code == 201
    portal.post(f"{sending}/recipients", json=ADDRESS)
    portal.post(f"{sending}/submit")
    assert inbox.find()[0].raw == pdf
    assert read_letter(pdf, inbox.find()[0].envelope).codes == ("KQ7ZT4M2",)

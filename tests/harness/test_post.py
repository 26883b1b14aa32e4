"""Whose fault a silence is, against a real sink."""

from __future__ import annotations

import json
import smtplib
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from fakes.settings import FolderSetting, SmsSetting
from fakes.sinks import Sinks
from harness.faults import Blocked, ConnectionFault, Nonconformity
from harness.mailbox import Mailbox
from harness.post import Channel, MessageChannel

SHORT = 0.3


@pytest.fixture
def sinks() -> Iterator[Sinks]:
    with Sinks() as open_sinks:
        yield open_sinks


@pytest.fixture
def mailbox(sinks: Sinks) -> Iterator[Mailbox]:
    box = Mailbox(sinks.api_url)
    yield box
    box.close()


LINK = "http://p.test/lien/abc123def456ghi"


def send(sinks: Sinks, to: str, text: str = LINK) -> None:
    with smtplib.SMTP(sinks.email_host, sinks.email_port) as client:
        client.sendmail("portail@exemple.test", [to], f"Subject: Bonjour\r\n\r\n{text}\r\n")


def channel(mailbox: Mailbox, *, handed_over: bool, rows: set[str]) -> MessageChannel:
    return MessageChannel(mailbox, SHORT, handed_over, frozenset(rows))


def test_a_message_that_comes_is_given(sinks: Sinks, mailbox: Mailbox) -> None:
    """And the channel is known to deliver."""
    send(sinks, "a@example.org")
    post = channel(mailbox, handed_over=False, rows=set())
    assert post.await_mail("a@example.org", 0, requirement="URS-037")[0].subject == "Bonjour"
    assert post.delivered


def test_a_message_that_does_not_fit_is_waited_past(sinks: Sinks, mailbox: Mailbox) -> None:
    """A notice that comes late is not taken for the message awaited, which comes after it."""
    for text in ("Un espace vient de naitre.", LINK):
        send(sinks, "a@example.org", text)
    post = channel(mailbox, handed_over=False, rows=set())
    mails = post.await_mail("a@example.org", 0, requirement="URS-037", fits=lambda mail: bool(mail.links))
    assert [mail.links for mail in mails] == [(LINK,)]


def test_what_does_not_fit_is_given_where_nothing_else_comes(sinks: Sinks, mailbox: Mailbox) -> None:
    """So that who awaited it can say what it lacks."""
    send(sinks, "a@example.org", "Sans lien.")
    post = channel(mailbox, handed_over=False, rows=set())
    mails = post.await_mail("a@example.org", 0, requirement="URS-037", fits=lambda mail: bool(mail.links))
    assert [mail.links for mail in mails] == [()]


def test_a_silence_breaks_the_requirement_that_asks_for_the_message(mailbox: Mailbox) -> None:
    """Its own scenario fails."""
    with pytest.raises(Nonconformity) as caught:
        channel(mailbox, handed_over=True, rows={"URS-037"}).await_mail(
            "a@example.org", 0, requirement="URS-037"
        )
    assert caught.value.requirement == "URS-037"


def test_a_silence_blocks_every_other_requirement(mailbox: Mailbox) -> None:
    """And names what blocks."""
    with pytest.raises(Blocked) as caught:
        channel(mailbox, handed_over=True, rows={"URS-031"}).await_mail(
            "a@example.org", 0, requirement="URS-037"
        )
    assert caught.value.requirement == "URS-037"


def test_a_silence_from_the_start_is_the_connection_s_where_the_bench_gave_no_address(
    mailbox: Mailbox,
) -> None:
    """A candidate that is already running may send elsewhere."""
    with pytest.raises(ConnectionFault, match="puits"):
        channel(mailbox, handed_over=False, rows={"URS-037"}).await_mail(
            "a@example.org", 0, requirement="URS-037"
        )


def test_a_silence_after_a_first_message_is_the_candidate_s(sinks: Sinks, mailbox: Mailbox) -> None:
    """Once the channel has delivered, its wiring is out of question."""
    send(sinks, "a@example.org")
    post = channel(mailbox, handed_over=False, rows={"URS-037"})
    post.await_mail("a@example.org", 0, requirement="URS-037")
    with pytest.raises(Nonconformity):
        post.await_mail("b@example.org", 0, requirement="URS-037")


def test_a_message_gone_to_a_cut_address_is_told(sinks: Sinks, mailbox: Mailbox) -> None:
    """A server that cuts in silence is wrong, whoever asks."""
    send(sinks, "long@t1.exemple.test")
    with pytest.raises(Nonconformity, match=r"parti à long@t1\.exemple\.test"):
        channel(mailbox, handed_over=True, rows={"URS-031"}).await_mail(
            "long@t1.exemple.test.example", 0, requirement="URS-037"
        )


def test_an_older_message_is_no_answer(sinks: Sinks, mailbox: Mailbox) -> None:
    """What counts comes after the mark."""
    send(sinks, "a@example.org")
    with pytest.raises(Blocked):
        channel(mailbox, handed_over=True, rows=set()).await_mail(
            "a@example.org", mailbox.mark(), requirement="URS-037"
        )


def send_sms(sinks: Sinks, to: str, text: str, secret: str | None = None) -> requests.Response:
    return requests.post(
        f"{sinks.sms_url}/2010-04-01/Accounts/{sinks.sms_account}/Messages.json",
        data={"To": to, "From": "AUDIENS", "Body": text},
        auth=(sinks.sms_account, secret or sinks.sms_secret),
        timeout=5,
    )


@pytest.fixture
def all_sinks() -> Iterator[Sinks]:
    with Sinks(sms=SmsSetting("twilio"), letters=FolderSetting()) as open_sinks:
        yield open_sinks


@pytest.mark.parametrize(
    ("to", "secret", "fault"), [("06", None, Nonconformity), ("+33639980001", "faux", ConnectionFault)]
)
def test_a_sending_that_the_sink_refused_is_told(
    all_sinks: Sinks, to: str, secret: str | None, fault: type[Exception]
) -> None:
    """It knocked at the right door with what no provider takes; wrong credentials are of the wiring."""
    refused = send_sms(all_sinks, to, "AUDIENS : votre code est 952370.", secret=secret)
    assert refused.status_code in {400, 401}
    box = Mailbox(all_sinks.api_url)
    post = MessageChannel(box.of(Channel.SMS), SHORT, handed_over=False, rows=frozenset({"AUD-087"}))
    with pytest.raises(fault, match="le puits a refusé un envoi"):
        post.await_mail("06 39 98 00 01", 0, requirement="AUD-087")
    box.close()


def test_an_sms_is_awaited_by_the_number_as_people_write_it(all_sinks: Sinks) -> None:
    """And its code is read; an e-mail to somebody else does not count."""
    box = Mailbox(all_sinks.api_url)
    send(all_sinks, "a@example.org")
    sent = send_sms(all_sinks, "+33639980001", "AUDIENS : votre code est 952370.")
    assert sent.status_code == 201, sent.text
    post = MessageChannel(box.of(Channel.SMS), SHORT, handed_over=False)
    assert post.await_mail("06 39 98 00 01", 0, requirement="AUD-087")[0].codes == ("952370",)
    assert [mail.channel for mail in box.of(Channel.SMS).seen()] == ["sms"]
    assert [mail.channel for mail in box.seen()] == ["email"]
    box.close()


def test_a_letter_is_found_by_whom_it_is_for(all_sinks: Sinks) -> None:
    """Whatever the order of the names and the layout of the address."""
    folder = Path(all_sinks.letters_dir or "")
    (folder / "un.pdf").write_bytes(b"%PDF-1.4\n%%EOF\n")
    slip = {
        "to": ["M. LEFÈVRE Jean-Noël", "1 rue du Lac, 75001 Paris"],
        "sent_at": "2026-01-02T10:00:00+01:00",
    }
    (folder / "un.json").write_text(json.dumps(slip), encoding="utf-8")
    box = Mailbox(all_sinks.api_url)
    letters = MessageChannel(box.of(Channel.LETTER), SHORT, handed_over=True)
    assert letters.await_mail("Jean-Noël Lefevre", 0, requirement="AUD-136")[0].channel == "letter"
    with pytest.raises(Blocked):
        letters.await_mail("Jeanne Lefevre", 0, requirement="AUD-136")
    box.close()


def test_a_silence_on_one_channel_says_nothing_of_another(all_sinks: Sinks) -> None:
    """Each channel has its own wiring: the profile's section is named."""
    box = Mailbox(all_sinks.api_url)
    send(all_sinks, "a@example.org")
    with pytest.raises(ConnectionFault, match=r"\[sms\]"):
        MessageChannel(box.of(Channel.SMS), SHORT, handed_over=False).await_mail(
            "0639980001", 0, requirement="AUD-087"
        )
    box.close()

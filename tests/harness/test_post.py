"""Whose fault a silence is, against a real sink."""

from __future__ import annotations

import smtplib
from collections.abc import Iterator

import pytest

from fakes.sinks import Sinks
from harness.faults import Blocked, ConnectionFault, Nonconformity
from harness.mailbox import Mailbox
from harness.post import EmailChannel

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


def send(sinks: Sinks, to: str) -> None:
    with smtplib.SMTP(sinks.email_host, sinks.email_port) as client:
        client.sendmail(
            "portail@exemple.test", [to], "Subject: Bonjour\r\n\r\nhttp://p.test/lien/abc123def456ghi\r\n"
        )


def channel(mailbox: Mailbox, *, handed_over: bool, rows: set[str]) -> EmailChannel:
    return EmailChannel(mailbox, SHORT, handed_over, frozenset(rows))


def test_a_message_that_comes_is_given(sinks: Sinks, mailbox: Mailbox) -> None:
    """And the channel is known to deliver."""
    send(sinks, "a@example.org")
    post = channel(mailbox, handed_over=False, rows=set())
    assert post.await_mail("a@example.org", 0, requirement="URS-037")[0].subject == "Bonjour"
    assert post.delivered


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

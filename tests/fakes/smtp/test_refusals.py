"""A refusal that was ordered fires for its recipient as often as was asked, and tells how often it did."""

from __future__ import annotations

import smtplib

import pytest

from fakes.inbox import Inbox
from fakes.smtp.refusals import Refusal, Stage
from fakes.smtp.sink import SmtpSink

MAIL = "Subject: x\r\n\r\n"


def code(client: smtplib.SMTP, to: str) -> int:
    """The code of the first refusal, 250 when the message was taken."""
    try:
        client.sendmail("a@a.test", [to], MAIL)
    except smtplib.SMTPRecipientsRefused as refused:
        return int(refused.recipients[to][0])
    except smtplib.SMTPResponseException as refused:
        return refused.smtp_code
    return 250


def fired(sink: SmtpSink, order: Refusal) -> int:
    found = sink.refusals.get(order.id)
    assert found is not None
    return found.fired


@pytest.mark.parametrize("stage", list(Stage))
def test_a_recipient_is_refused_the_number_of_times_asked_for(
    sink: SmtpSink, inbox: Inbox, client: smtplib.SMTP, stage: Stage
) -> None:
    """Others are not; then it is served. Only what was refused after it was kept is in the inbox."""
    order = sink.refuse(to="camille@B.test", reply="451 4.7.1 Greylisted", times=2, stage=stage)
    assert code(client, "other@b.test") == 250
    assert [code(client, "camille@b.test") for _ in range(3)] == [451, 451, 250]
    assert fired(sink, order) == 2
    assert len(inbox.find(to="camille@b.test")) == (3 if stage is Stage.KEPT else 1)
    told = sink.incidents.since()
    assert [one.what for one in told] == ["451 4.7.1 Greylisted"] * 2
    assert {one.recipients for one in told} == {("camille@b.test",)}


def test_everyone_is_refused_until_it_is_withdrawn(sink: SmtpSink, client: smtplib.SMTP) -> None:
    """Without a recipient and without a count."""
    order = sink.refuse(reply="550 5.1.1 Unknown", times=None)
    assert [code(client, f"p{number}@b.test") for number in range(3)] == [550] * 3
    withdrawn = sink.refusals.withdraw(order.id)
    assert withdrawn is not None
    assert withdrawn.fired == 3
    assert code(client, "p@b.test") == 250
    assert sink.refusals.withdraw(order.id) is None


@pytest.mark.parametrize("stage", list(Stage))
def test_a_connection_is_cut_instead_of_answered(
    sink: SmtpSink, inbox: Inbox, client: smtplib.SMTP, stage: Stage
) -> None:
    """The candidate cannot know whether its message was kept; the sink tells that it cut."""
    order = sink.refuse(to="camille@b.test", cut=True, stage=stage)
    with pytest.raises((smtplib.SMTPServerDisconnected, ConnectionResetError)):
        client.sendmail("a@a.test", ["camille@b.test"], MAIL)
    client.close()
    assert fired(sink, order) == 1
    assert inbox.mark() == (1 if stage is Stage.KEPT else 0)
    (told,) = sink.incidents.since()
    assert f"cut at {stage.upper()}, as ordered" in told.what
    with smtplib.SMTP(sink.host, sink.port, timeout=10) as again:
        assert code(again, "camille@b.test") == 250


def test_a_slow_answer_comes_and_others_do_not_wait_for_it(
    sink: SmtpSink, inbox: Inbox, client: smtplib.SMTP
) -> None:
    """Slowness alone refuses nothing; stopping does not wait for it."""
    sink.refuse(to="slow@b.test", seconds=0.05)
    assert code(client, "slow@b.test") == 250
    sink.refuse(to="slower@b.test", seconds=600)
    client.docmd("MAIL", "FROM:<a@a.test>")
    client.putcmd("RCPT", "TO:<slower@b.test>")
    with smtplib.SMTP(sink.host, sink.port, timeout=10) as other:
        assert code(other, "p@b.test") == 250
    sink.stop()
    client.close()
    assert inbox.find(to="slower@b.test") == ()


@pytest.mark.parametrize(
    ("stage", "told"), [(Stage.DATA, "nothing was kept"), (Stage.KEPT, "was kept (as 1)")]
)
def test_a_client_that_loses_patience_is_told(
    sink: SmtpSink, client: smtplib.SMTP, stage: Stage, told: str
) -> None:
    """And whether its message was kept."""
    sink.refuse(seconds=600, stage=stage)
    client.timeout = 0.05
    client.sock.settimeout(0.05)
    with pytest.raises((TimeoutError, smtplib.SMTPServerDisconnected)):
        client.sendmail("a@a.test", ["a@b.test"], MAIL)
    client.close()
    sink.stop()
    assert [told in one.what for one in sink.incidents.since()] == [True]


@pytest.mark.parametrize(
    ("order", "told"),
    [
        ({"reply": "250 OK"}, "4xx or 5xx"),
        ({"reply": "451 a\r\n250 b"}, "one line"),
        ({"reply": "451 x", "times": 0}, "times"),
        ({"seconds": -1.0}, "seconds"),
        ({"seconds": 1e9}, "seconds"),
        ({}, "reply, seconds"),
    ],
)
def test_an_order_without_sense_is_refused(order: dict[str, object], told: str) -> None:
    """When it is made, not when it would fire."""
    with pytest.raises(ValueError, match=told):
        Refusal(**order)  # type: ignore[arg-type]

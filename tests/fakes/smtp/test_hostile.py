"""No client, however broken or rude, makes the sink fall, keep half a message, or forget to tell."""

from __future__ import annotations

import smtplib
import socket
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import pytest

from fakes.inbox import Inbox
from fakes.smtp.sink import SmtpSink

PATIENCE = 10.0
MAIL = "Subject: x\r\n\r\n"
MANY = 200


class Line:
    """A raw connection: what is said, and the answer, line by line."""

    def __init__(self, sink: SmtpSink) -> None:
        self.socket = socket.create_connection((sink.host, sink.port), PATIENCE)
        self.answers = self.socket.makefile("rb")
        assert self.hear().startswith(b"220")

    def say(self, octets: bytes) -> None:
        self.socket.sendall(octets)

    def hear(self) -> bytes:
        while (line := self.answers.readline())[3:4] == b"-":
            pass
        return line

    def ask(self, command: bytes) -> bytes:
        self.say(command + b"\r\n")
        return self.hear()

    def until_data(self) -> None:
        for command in (b"EHLO x", b"MAIL FROM:<a@a.test>", b"RCPT TO:<a@b.test>"):
            assert self.ask(command).startswith(b"250")
        assert self.ask(b"DATA").startswith(b"354")

    def close(self) -> None:
        self.answers.close()
        self.socket.close()


@contextmanager
def line(sink: SmtpSink) -> Iterator[Line]:
    made = Line(sink)
    try:
        yield made
    finally:
        made.close()


def still_works(sink: SmtpSink, inbox: Inbox) -> bool:
    mark = inbox.mark()
    with smtplib.SMTP(sink.host, sink.port, timeout=PATIENCE) as client:
        client.sendmail("a@a.test", ["after@b.test"], MAIL)
    return inbox.mark() == mark + 1


def incidents(sink: SmtpSink) -> list[str]:
    return [one.what for one in sink.incidents.since()]


def until_told(sink: SmtpSink, count: int = 1) -> None:
    """The sink tells in its own thread: send through it until it has, a bounded number of times."""
    for _ in range(1000):
        if sink.incidents.count >= count:
            return
        with line(sink) as other:
            other.ask(b"NOOP")
    raise AssertionError(f"{count} incidents awaited, seen: {incidents(sink)}")


@pytest.mark.parametrize("end", ["close", "reset", "half-close"])
def test_a_client_that_stops_in_the_middle_of_data_leaves_nothing_but_is_told(
    sink: SmtpSink, inbox: Inbox, end: str
) -> None:
    """With whom it was for, so that an absence can be explained."""
    with line(sink) as rude:
        rude.until_data()
        rude.say(b"Subject: x\r\n\r\nhalf of a mess")
        if end == "reset":
            rude.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
        if end == "half-close":
            rude.socket.shutdown(socket.SHUT_WR)
            assert rude.hear() == b""
    until_told(sink)
    (told,) = sink.incidents.since()
    assert "middle of DATA" in told.what
    assert (told.sender, told.recipients, told.mark) == ("a@a.test", ("a@b.test",), 0)
    assert inbox.mark() == 0
    assert still_works(sink, inbox)


def test_bare_line_feeds_are_kept_and_told(sink: SmtpSink, inbox: Inbox) -> None:
    """RFC 5321, 2.3.8: a bare LF ends no line, so neither can it smuggle a second message in."""
    with line(sink) as odd:
        odd.until_data()
        odd.say(b"Subject: x\n\none\n.\nMAIL FROM:<evil@a.test>\n\r\n.\r\n")
        assert odd.hear().startswith(b"250")
    (kept,) = inbox.find()
    assert b"MAIL FROM" in kept.raw
    assert any("bare LF" in defect for defect in kept.content.defects)


def test_an_endless_line_is_refused_and_told(sink: SmtpSink, inbox: Inbox) -> None:
    """As a command and inside DATA; the connection goes on."""
    with line(sink) as endless:
        for _ in range(20):
            endless.say(b"x" * 100_000)
        assert endless.ask(b"").startswith(b"500")
        endless.until_data()
        endless.say(b"Subject: x\r\n\r\n" + b"y" * 2_000_000 + b"\r\n.\r\n")
        assert endless.hear().startswith(b"500 Line too long")
        assert endless.ask(b"NOOP").startswith(b"250")
    assert inbox.mark() == 0
    assert [told[:3] for told in incidents(sink)] == ["500", "500"]


def test_a_message_over_the_limit_is_refused_whole(inbox: Inbox) -> None:
    """Declared or not: 552 either way, and nothing is kept."""
    sink = SmtpSink(inbox, most_octets=10_000)
    sink.start()
    with smtplib.SMTP(sink.host, sink.port, timeout=PATIENCE) as client:
        client.ehlo()
        assert client.mail("a@a.test", options=["SIZE=10001"])[0] == 552
        client.mail("a@a.test")
        client.rcpt("a@b.test")
        assert client.data("x\r\n" * 4000)[0] == 552
        assert client.noop()[0] == 250
    sink.stop()
    assert inbox.mark() == 0
    assert sink.incidents.count == 2


def test_recipients_beyond_the_limit_are_put_off(inbox: Inbox) -> None:
    """RFC 5321, 4.5.3.1.10: 452, and those before are served."""
    sink = SmtpSink(inbox, most_recipients=100)
    sink.start()
    with smtplib.SMTP(sink.host, sink.port, timeout=PATIENCE) as client:
        refused = client.sendmail("a@a.test", [f"p{number}@b.test" for number in range(2000)], MAIL)
    sink.stop()
    assert len(refused) == 1900
    assert {code for code, _text in refused.values()} == {452}
    assert len(inbox.find()[0].recipients) == 100


def test_hundreds_of_idle_connections_are_harmless(sink: SmtpSink, inbox: Inbox) -> None:
    """Others are served beside them."""
    with ExitStack() as held:
        for _ in range(MANY):
            held.enter_context(line(sink))
        assert still_works(sink, inbox)


def test_an_idle_connection_is_closed_and_told(inbox: Inbox) -> None:
    """With 421, after the time that was set."""
    sink = SmtpSink(inbox, idle_seconds=0.05)
    sink.start()
    with line(sink) as idle:
        assert idle.hear().startswith(b"421")
        assert idle.hear() == b""
    sink.stop()
    assert "without a command" in incidents(sink)[0]


@pytest.mark.parametrize(
    ("command", "answer"),
    [
        (b"\xff\xfe\xfd", b"500"),
        (b"", b"500"),
        (b"GET / HTTP/1.1", b"500"),
        (b"MAIL FROM:<\xff@a.test>", b"553"),
        (b"MAIL FROM:", b"501"),
        (b"MAIL FROM:<a@a.test> NONSENSE=1", b"555"),
        (b"RCPT TO:<a@b.test>", b"503"),
        (b"DATA", b"503"),
        (b"AUTH KERBEROS", b"504"),
        (b"AUTH PLAIN !", b"501"),
        (b"AUTH", b"501"),
        (b"VRFY \xff", b"502"),
    ],
)
def test_nonsense_is_refused_and_told(sink: SmtpSink, command: bytes, answer: bytes) -> None:
    """And the conversation goes on."""
    with line(sink) as odd:
        odd.ask(b"EHLO x")
        assert odd.ask(command).startswith(answer)
        assert odd.ask(b"NOOP").startswith(b"250")
    assert sink.incidents.count >= 1

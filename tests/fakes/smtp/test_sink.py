"""The mail sink takes what real clients send, byte for byte, and acknowledges only what it has kept."""

from __future__ import annotations

import base64
import smtplib
import socket
from email.message import EmailMessage

import pytest

from fakes.errors import SinkError
from fakes.inbox import Inbox
from fakes.smtp.sink import SmtpSink

PATIENCE = 10.0
MAIL = "From: a@b.test\r\nDate: x\r\nSubject: x\r\n\r\n"


def test_what_came_is_kept_byte_for_byte_with_its_envelope(inbox: Inbox, client: smtplib.SMTP) -> None:
    """The envelope is the transport's, not the headers'; a leading dot is not lost."""
    octets = MAIL.encode() + b".leading dot\r\n..two\r\n\xff\xfe\r\n"
    client.sendmail("portail@a.test", ["camille@b.test", "copie@c.test"], octets)
    (kept,) = inbox.find(to="copie@C.test")
    assert kept.raw == octets
    assert (kept.sender, kept.recipients) == ("portail@a.test", ("camille@b.test", "copie@c.test"))
    assert kept.envelope.transport[0][0] == "peer"


def test_a_message_is_in_the_inbox_when_it_is_acknowledged(inbox: Inbox, client: smtplib.SMTP) -> None:
    """No client that has its 250 can be ahead of the inbox."""
    for number in range(1, 51):
        client.sendmail("a@a.test", [f"p{number}@b.test"], MAIL)
        assert inbox.mark() == number


def test_an_empty_sender_and_extensions(inbox: Inbox, client: smtplib.SMTP, letter: EmailMessage) -> None:
    """Notifications have no sender; SMTPUTF8, 8BITMIME and SIZE are offered and work."""
    client.ehlo()
    assert {"smtputf8", "8bitmime", "size", "auth"} <= set(client.esmtp_features)
    client.sendmail("", ["a@b.test"], MAIL, mail_options=["BODY=8BITMIME", "SIZE=100"])
    client.send_message(letter, "é@à.test", ["noël@à.test"])
    assert inbox.find(to="a@b.test")[0].sender == ""
    assert inbox.find(to="noël@À.test")[0].sender == "é@à.test"


def test_delivery_notification_parameters_are_ignored_politely(inbox: Inbox, client: smtplib.SMTP) -> None:
    """RFC 3461 and RFC 4954 parameters of a library do not make a message fail."""
    client.sendmail(
        "a@a.test",
        ["a@b.test"],
        MAIL,
        mail_options=["RET=HDRS", "ENVID=x-1", "AUTH=<>"],
        rcpt_options=["NOTIFY=SUCCESS,FAILURE", "ORCPT=rfc822;a@b.test"],
    )
    assert inbox.mark() == 1


def test_the_limits_of_a_session_are_its_own(sink: SmtpSink, client: smtplib.SMTP) -> None:
    """Another client that connects does not shorten the commands of this one."""
    client.ehlo()
    with smtplib.SMTP(sink.host, sink.port, timeout=PATIENCE):
        client.mail("a@a.test", options=["ENVID=" + "x" * 495])
        assert client.rcpt("a@b.test")[0] == 250


@pytest.mark.parametrize("mechanism", ["PLAIN", "login", "LOGIN", "plain"])
def test_any_login_is_accepted_where_none_is_asked_for(client: smtplib.SMTP, mechanism: str) -> None:
    """In any case of the mechanism, which RFC 4954 does not distinguish."""
    client.ehlo()
    assert log_in(client, mechanism, "someone", "something")[0] == 235


@pytest.mark.parametrize("mechanism", ["PLAIN", "login"])
def test_a_required_login_is_required_and_checked(inbox: Inbox, mechanism: str) -> None:
    """Without it MAIL is refused, and the refusal is told."""
    sink = SmtpSink(inbox, user="portail", password="clé")
    sink.start()
    with smtplib.SMTP(sink.host, sink.port, timeout=PATIENCE) as client:
        client.ehlo()
        assert client.mail("a@a.test")[0] == 530
        assert log_in(client, mechanism, "portail", "wrong")[0] == 535
        assert log_in(client, mechanism, "portail", "clé")[0] == 235
        client.sendmail("a@a.test", ["a@b.test"], MAIL)
    sink.stop()
    assert dict(inbox.find()[0].envelope.transport)["user"] == "portail"
    assert [one.what[:3] for one in sink.incidents.since()] == ["530", "535"]


def log_in(client: smtplib.SMTP, mechanism: str, user: str, password: str) -> tuple[int, bytes]:
    if mechanism.upper() == "PLAIN":
        given = base64.b64encode(f"\0{user}\0{password}".encode()).decode()
        return client.docmd("AUTH", f"{mechanism} {given}")
    client.docmd("AUTH", mechanism)
    client.docmd(base64.b64encode(user.encode()).decode())
    return client.docmd(base64.b64encode(password.encode()).decode())


def test_a_port_in_use_is_named(sink: SmtpSink, inbox: Inbox) -> None:
    """And what to do is said."""
    with pytest.raises(SinkError, match=f"port {sink.port} .*already in use.*choose another port"):
        SmtpSink(inbox, port=sink.port).start()


def test_stopping_twice_is_fine_and_starting_again_too(sink: SmtpSink) -> None:
    """The port is free as soon as stop returns."""
    port = sink.port
    with socket.create_connection((sink.host, port), PATIENCE):
        sink.stop()
        sink.stop()
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection((sink.host, port), PATIENCE)
    sink.start()
    assert sink.port == port


def test_a_sink_that_never_started_can_be_stopped(inbox: Inbox) -> None:
    """Whoever cleans up need not know how far it went."""
    SmtpSink(inbox).stop()

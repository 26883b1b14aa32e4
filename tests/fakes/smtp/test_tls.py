"""A candidate that checks certificates is satisfied by the authority that the sink shows."""

from __future__ import annotations

import smtplib
import socket
import ssl
import time
from collections.abc import Iterator

import pytest

from fakes.inbox import Inbox
from fakes.smtp.sink import SmtpSink

PATIENCE = 10.0
MAIL = "Subject: x\r\n\r\n"


@pytest.fixture(params=["starttls", "smtps"])
def sink(inbox: Inbox, request: pytest.FixtureRequest) -> Iterator[SmtpSink]:
    made = SmtpSink(inbox, tls=request.param)
    made.start()
    yield made
    made.stop()


def trusting(sink: SmtpSink) -> ssl.SSLContext:
    context = ssl.create_default_context(cafile=sink.certificate)
    context.verify_flags |= ssl.VERIFY_X509_STRICT
    return context


def connected(sink: SmtpSink, host: str, context: ssl.SSLContext) -> smtplib.SMTP:
    if sink.tls == "smtps":
        return smtplib.SMTP_SSL(host, sink.port, timeout=PATIENCE, context=context)
    client = smtplib.SMTP(host, sink.port, timeout=PATIENCE)
    client.starttls(context=context)
    return client


def until_told(sink: SmtpSink, count: int = 1) -> None:
    """The sink tells in its own thread, just after the client knows."""
    deadline = time.monotonic() + PATIENCE
    while sink.incidents.count < count:
        assert time.monotonic() < deadline, f"{count} incidents awaited, seen: {sink.incidents.since()}"
        time.sleep(0.001)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_a_strict_client_sends_and_logs_in_over_tls(inbox: Inbox, sink: SmtpSink, host: str) -> None:
    """The name and the address are both in the certificate; AUTH is offered under both kinds of TLS."""
    with connected(sink, host, trusting(sink)) as client:
        client.login("user", "password")
        client.sendmail("a@a.test", ["a@b.test"], MAIL)
    assert dict(inbox.find()[0].envelope.transport)["tls"].startswith("TLS")


def test_a_client_that_does_not_trust_it_fails_and_is_harmless(inbox: Inbox, sink: SmtpSink) -> None:
    """Why nothing came is told; the next client is served."""
    with pytest.raises(ssl.SSLCertVerificationError):
        connected(sink, "127.0.0.1", ssl.create_default_context())
    until_told(sink)
    (told,) = sink.incidents.since()
    assert "TLS handshake failed" in told.what
    assert "UNKNOWN_CA" in told.what
    assert told.peer.startswith("127.0.0.1:")
    with connected(sink, "127.0.0.1", trusting(sink)) as client:
        client.sendmail("a@a.test", ["a@b.test"], MAIL)
    assert inbox.mark() == 1


def test_a_client_without_tls_is_told_on_an_smtps_port(
    inbox: Inbox, caplog: pytest.LogCaptureFixture
) -> None:
    """Whether it waits for a greeting, speaks first or leaves; and the terminal is spared."""
    sink = SmtpSink(inbox, tls="smtps", handshake_seconds=0.05)
    sink.start()
    for greeting in (b"", b"EHLO x\r\n"):
        with socket.create_connection((sink.host, sink.port), PATIENCE) as plain:
            plain.sendall(greeting)
            while plain.recv(100):
                pass
    socket.create_connection((sink.host, sink.port), PATIENCE).close()
    until_told(sink, 3)
    assert all("TLS handshake failed" in one.what for one in sink.incidents.since())
    sink.stop()
    assert caplog.records == []


def test_starttls_is_asked_for_before_mail(inbox: Inbox) -> None:
    """A candidate that is to use it and does not is told, and its password is not taken in clear."""
    sink = SmtpSink(inbox, tls="starttls")
    sink.start()
    with smtplib.SMTP(sink.host, sink.port, timeout=PATIENCE) as client:
        client.ehlo()
        assert "auth" not in client.esmtp_features
        assert client.mail("a@a.test")[0] == 530
    sink.stop()
    assert "530 Must issue a STARTTLS" in sink.incidents.since()[0].what


def test_the_certificate_goes_away_with_the_sink(inbox: Inbox, sink: SmtpSink) -> None:
    """Nothing is left in the temporary folder."""
    folder = sink.certificate.parent if sink.certificate else None
    assert folder is not None
    assert folder.exists()
    sink.stop()
    assert not folder.exists()

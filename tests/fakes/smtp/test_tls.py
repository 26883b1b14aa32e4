"""A candidate that checks certificates is satisfied by the authority that the sink shows."""

from __future__ import annotations

import smtplib
import ssl
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


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_a_strict_client_sends_and_logs_in_over_tls(inbox: Inbox, sink: SmtpSink, host: str) -> None:
    """The name and the address are both in the certificate; AUTH is offered under both kinds of TLS."""
    with connected(sink, host, trusting(sink)) as client:
        client.login("user", "password")
        client.sendmail("a@a.test", ["a@b.test"], MAIL)
    assert dict(inbox.find()[0].envelope.transport)["tls"].startswith("TLS")


def test_a_client_that_does_not_trust_it_fails_and_is_harmless(inbox: Inbox, sink: SmtpSink) -> None:
    """The next client is served."""
    with pytest.raises(ssl.SSLCertVerificationError):
        connected(sink, "127.0.0.1", ssl.create_default_context())
    with connected(sink, "127.0.0.1", trusting(sink)) as client:
        client.sendmail("a@a.test", ["a@b.test"], MAIL)
    assert inbox.mark() == 1


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

"""The sinks that the tests of this folder send to, on free ports of the loopback."""

from __future__ import annotations

import smtplib
from collections.abc import Callable, Iterator
from email.message import EmailMessage

import pytest

from fakes.inbox import Inbox
from fakes.messages import Channel, Envelope, Message
from fakes.sinks import Sinks
from fakes.smtp.sink import SmtpSink

PATIENCE = 10.0


@pytest.fixture
def inbox() -> Iterator[Inbox]:
    made = Inbox()
    yield made
    made.close()


@pytest.fixture
def keep(inbox: Inbox) -> Callable[..., Message]:
    """Put a small e-mail into the inbox."""

    def kept(*to: str, text: str = "Bonjour", channel: Channel = Channel.EMAIL) -> Message:
        return inbox.append(
            channel, f"Subject: x\r\n\r\n{text}".encode(), Envelope("portail@a.test", to, text)
        )

    return kept


@pytest.fixture
def sink(inbox: Inbox) -> Iterator[SmtpSink]:
    made = SmtpSink(inbox)
    made.start()
    yield made
    made.stop()


@pytest.fixture
def client(sink: SmtpSink) -> Iterator[smtplib.SMTP]:
    with smtplib.SMTP(sink.host, sink.port, timeout=PATIENCE) as made:
        yield made


@pytest.fixture
def sinks() -> Iterator[Sinks]:
    with Sinks() as made:
        yield made


@pytest.fixture
def letter() -> EmailMessage:
    """A well-formed message with a text and an HTML part."""
    made = EmailMessage()
    made["From"] = "Portail <portail@a.test>"
    made["To"] = "camille@b.test"
    made["Date"] = "Tue, 24 Nov 2026 10:00:00 +0100"
    made["Subject"] = "Votre espace à activer : c’est l’étape 2"
    made.set_content("Votre code : 123456\nhttps://a.test/activation?jeton=abc&langue=fr\n")
    made.add_alternative(
        '<p>Code <b>123</b>456</p><a href="https://a.test/activation?jeton=abc&amp;langue=fr">Activer</a>',
        subtype="html",
    )
    return made

"""E-mails over real SMTP."""

from __future__ import annotations

import asyncio
import logging
import socket
from datetime import UTC, datetime

from simulator.mailer import Mail, Mailer
from simulator.settings import Smtp

NOON = datetime(2030, 1, 2, 12, tzinfo=UTC)


def sent(mailbox, **changes):
    mail = Mail(
        **{"to": "a@example.org", "subject": "Été", "text": "Voilà\n", "html": "<p>Voilà</p>\n", **changes}
    )
    assert asyncio.run(Mailer(Smtp("127.0.0.1", mailbox.port), lambda: NOON).send(mail))
    return mailbox.next()


def test_both_parts_arrive_with_their_accents(mailbox):
    """multipart/alternative, text first, nothing attached, dated by the simulator's own clock."""
    recipients, message = sent(mailbox)
    assert recipients == ["a@example.org"]
    assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]
    assert message.get_body(("plain",)).get_content().strip() == "Voilà"
    assert message["subject"] == "Été"
    assert message["date"].datetime == NOON


def test_a_domain_with_accents_goes_in_the_form_that_relays_know(mailbox):
    """The envelope holds the ASCII form of the domain."""
    assert sent(mailbox, to="a@exämple.org")[0] == ["a@xn--exmple-cua.org"]


def test_the_longest_address_arrives_whole(mailbox):
    """254 characters, in the envelope and in the header."""
    longest = "a" * 64 + "@" + ".".join(["b" * 61] * 3) + ".frr"
    recipients, message = sent(mailbox, to=longest)
    assert recipients == [longest]
    assert message["to"].addresses[0].addr_spec == longest


def test_a_relay_that_is_down_is_told_and_not_raised(caplog):
    """The caller learns that nothing went; the log names the relay and nothing of the message."""
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    with caplog.at_level(logging.ERROR):
        mail = Mail("secret@example.org", "s", "t", "<p>t</p>")
        assert not asyncio.run(Mailer(Smtp("127.0.0.1", port), lambda: NOON).send(mail))
    assert str(port) in caplog.text
    assert "secret" not in caplog.text

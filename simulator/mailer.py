"""E-mails leave the simulator here, over real SMTP."""

from __future__ import annotations

import asyncio
import logging
import smtplib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, make_msgid

import idna

from simulator.settings import Smtp

_LOG = logging.getLogger("simulator.mailer")
_PATIENCE_SECONDS = 10
DOMAIN = "artistes-auteurs.example"


@dataclass(frozen=True, slots=True)
class Mail:
    """A message to one person, as text and as HTML that say the same. ``sender``: name and domain."""

    to: str
    subject: str
    text: str
    html: str
    sender: tuple[str, str] = ("Urssaf artistes-auteurs", DOMAIN)


class Mailer:
    """Hands messages over to the relay of the settings, from a worker thread."""

    def __init__(self, smtp: Smtp, now: Callable[[], datetime]) -> None:
        self._smtp = smtp
        self._now = now

    async def send(self, mail: Mail) -> bool:
        """Whether the relay has taken the message; a failure is logged without its content."""
        try:
            await asyncio.to_thread(self._hand_over, self.compose(mail))
        except (OSError, smtplib.SMTPException) as error:
            _LOG.error(
                "a message could not be handed over to %s:%s: %s", self._smtp.host, self._smtp.port, error
            )
            return False
        return True

    def compose(self, mail: Mail) -> EmailMessage:
        """The message as it goes over the wire."""
        message = EmailMessage(policy=SMTP)
        name, domain = mail.sender
        message["From"] = Address(name, "ne-pas-repondre", domain)
        message["To"] = Address(addr_spec=_in_ascii(mail.to))
        message["Subject"] = mail.subject
        message["Date"] = format_datetime(self._now())
        message["Message-ID"] = make_msgid(domain=domain)
        message["Content-Language"] = "fr"
        message["Auto-Submitted"] = "auto-generated"
        message.set_content(mail.text, cte="quoted-printable")
        message.add_alternative(mail.html, subtype="html", cte="quoted-printable")
        return message

    def _hand_over(self, message: EmailMessage) -> None:
        kind = smtplib.SMTP_SSL if self._smtp.tls == "smtps" else smtplib.SMTP
        # A name of its own: smtplib would look the machine's name up, which may take seconds.
        with kind(
            self._smtp.host, self._smtp.port, local_hostname="simulator", timeout=_PATIENCE_SECONDS
        ) as relay:
            if self._smtp.tls == "starttls":
                relay.starttls()
            if self._smtp.user:
                relay.login(self._smtp.user, self._smtp.password)
            relay.send_message(message)


def _in_ascii(address: str) -> str:
    """The same address with its domain as relays understand it."""
    local, _, domain = address.rpartition("@")
    return f"{local}@{idna.encode(domain, uts46=True).decode()}"

"""How what a provider was asked becomes an SMS in the inbox."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from fakes.messages import Envelope
from fakes.providers.exchange import Reply
from fakes.providers.provider import Piece, Sending
from fakes.sms.numbers import e164
from fakes.sms.observations import of_number, of_sender


@dataclass(frozen=True, slots=True)
class Sms:
    """What was asked: ``to`` are the numbers as written, all of them known to be numbers.

    ``service`` is what chooses the sender where the request names none.
    """

    provider: str
    sender: str
    to: tuple[str, ...]
    text: str
    observations: Iterable[str] = ()
    ids: tuple[str, ...] = ()
    service: str = ""


def composed(sms: Sms, acknowledge: Callable[[], Reply]) -> Sending:
    """The message to deliver, with what is odd about it."""
    observed = [] if sms.service else list(of_sender(sms.sender))
    recipients: list[str] = []
    for written in sms.to:
        number = e164(written)
        assert number is not None
        recipients.append(number)
        observed += of_number(written, number)
    observed += sms.observations
    facts = [("provider", sms.provider)]
    if sms.service:
        facts.append(("service", sms.service))
    if sms.ids:
        facts.append(("id", ",".join(sms.ids)))
    envelope = Envelope(sms.sender, tuple(recipients), sms.text, tuple(facts), tuple(dict.fromkeys(observed)))
    return Sending((Piece(envelope),), acknowledge)

"""Waiting for a message, and whose fault it is when it does not come."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from fakes.messages import Channel
from harness.faults import Blocked, ConnectionFault, Nonconformity
from harness.mailbox import Mail, Mailbox

_QUICK = 0.5
_OF_CREDENTIALS = re.compile(r"HTTP 40[13]\b|\b53[05]\b|auth|credential|signature", re.IGNORECASE)
"""A refusal that speaks of how the candidate was given its access, and not of what it sent."""


@dataclass(frozen=True, slots=True)
class _Words:
    """How a channel is spoken of: one message, several, and the profile's section."""

    one: str
    several: str
    section: str


_SPOKEN: Mapping[Channel, _Words] = MappingProxyType(
    {
        Channel.EMAIL: _Words("e-mail", "e-mails", "[mail]"),
        Channel.SMS: _Words("SMS", "SMS", "[sms]"),
        Channel.LETTER: _Words("courrier", "courriers", "[letters]"),
    }
)


@dataclass(slots=True)
class MessageChannel:
    """One channel from one candidate. ``patience`` is in seconds; ``handed_over`` tells that the bench
    itself gave the candidate its sink's address, so that a silence from the start is the candidate's too.

    ``rows`` are the requirements of the scenario being played: a message that does not come breaks the
    requirement that asks for it, and blocks the others. ``slowest`` is the longest wait that was rewarded.
    """

    mailbox: Mailbox
    patience: float
    handed_over: bool
    rows: frozenset[str] = frozenset()
    delivered: bool = False
    silent: bool = False
    slowest: float = 0.0

    def await_mail(
        self,
        to: str,
        after: int,
        *,
        requirement: str,
        count: int = 1,
        on_the_way: bool = False,
        fits: Callable[[Mail], bool] = lambda _: True,
    ) -> tuple[Mail, ...]:
        """The messages to ``to`` that follow the mark ``after``, ``count`` of them at least.

        Those that do not fit are waited past; where no other comes they are given, for the caller to say
        what they lack.

        ``on_the_way`` is for a journey that only passes here. After one absence on the channel, whoever is
        not there to judge it waits little. Raises `Nonconformity`, `Blocked` or `ConnectionFault`:
        docs/judging.md says when.
        """
        judging = requirement in self.rows and not on_the_way
        patience = self.patience if judging or not self.silent else min(_QUICK, self.patience)
        began = time.monotonic()
        came = self._wait_past(to, after, count, patience, fits)
        mails = tuple(filter(fits, came))
        if came:
            self.delivered = True
        if len(mails) < count <= len(came):
            self.silent = True
            return came
        if len(mails) >= count:
            self.silent = False
            self.slowest = max(self.slowest, time.monotonic() - began)
            return mails
        self.silent = True
        wanted = f"un {self._words.one}" if count == 1 else f"{count} {self._words.several}"
        expected = f"{wanted} à {to} en {patience:g} s au plus"
        raise self._absence(expected, to, after, requirement if judging else None, requirement)

    def _wait_past(
        self, to: str, after: int, count: int, patience: float, fits: Callable[[Mail], bool]
    ) -> tuple[Mail, ...]:
        """All that came until ``count`` messages fit, or the patience is over."""
        end, beside = time.monotonic() + patience, 0
        while True:
            left = max(0.0, end - time.monotonic())
            came = self.mailbox.wait_for(to, after, count=count + beside, timeout=left)
            others = sum(not fits(mail) for mail in came)
            if len(came) - others >= count or len(came) < count + beside:
                return came
            beside = others

    @property
    def _words(self) -> _Words:
        return _SPOKEN[self.mailbox.channel]

    def _absence(self, expected: str, to: str, after: int, judged: str | None, requirement: str) -> Exception:
        others = [mail for mail in self.mailbox.seen(after=after) if to not in mail.recipients]
        astray = [r for mail in others for r in mail.recipients if self._alike(r, to)]
        if astray:
            return Nonconformity(expected, f"un message est parti à {astray[0]}", judged)
        refused = self.mailbox.refused(after)
        told = f", et le puits a refusé un envoi : « {refused} »" if refused else ""
        tried = bool(refused) and not _OF_CREDENTIALS.search(refused)
        if not (self.delivered or self.handed_over or others or tried):
            return ConnectionFault(
                f"aucun {self._words.one} du candidat n’est encore parvenu au puits (attendu à {to}){told}",
                f"vérifiez que le candidat envoie à l’adresse du puits que donne {self._words.section}, "
                "puis recommencez",
            )
        if judged is None:
            by = f"bloqué par {requirement} : " if requirement else ""
            return Blocked(f"{by}{expected}, et rien n’est venu{told}", requirement)
        own = len(self.mailbox.seen(to, after))
        came = f"{own} seulement" if own else "rien n’est venu à cette adresse"
        return Nonconformity(expected, f"{came}{told}", judged)

    def _alike(self, one: str, other: str) -> bool:
        """Whether an address is a piece of another, or has its very own domain: a message gone astray."""
        if self.mailbox.channel is Channel.LETTER:
            return False
        if self.mailbox.channel is Channel.SMS:
            one, other = _national(one), _national(other)
        domain = one.rpartition("@")[2]
        own_domain = "@" in one and domain == other.rpartition("@")[2] and not domain.startswith("example.")
        return own_domain or other.startswith(one) or one.startswith(other) or other.endswith(one)


def _national(number: str) -> str:
    digits = "".join(sign for sign in number if sign.isdigit() or sign == "+")
    return "0" + digits.removeprefix("+33") if digits.startswith("+33") else digits


__all__ = ["Channel", "MessageChannel"]

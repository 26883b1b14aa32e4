"""Waiting for a message, and whose fault it is when it does not come."""

from __future__ import annotations

import time
from dataclasses import dataclass

from harness.faults import Blocked, ConnectionFault, Nonconformity
from harness.mailbox import Mail, Mailbox

_QUICK = 0.5


@dataclass(slots=True)
class EmailChannel:
    """E-mail from one candidate. ``patience`` is in seconds; ``handed_over`` tells that the bench itself
    gave the candidate its sink's address, so that a silence from the start is the candidate's too.

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
        self, to: str, after: int, *, requirement: str, count: int = 1, on_the_way: bool = False
    ) -> tuple[Mail, ...]:
        """The messages to ``to`` that follow the mark ``after``, ``count`` of them at least.

        ``on_the_way`` is for a journey that only passes here. After one absence on the channel, whoever is
        not there to judge it waits little. Raises `Nonconformity`, `Blocked` or `ConnectionFault`:
        docs/judging.md says when.
        """
        judging = requirement in self.rows and not on_the_way
        patience = self.patience if judging or not self.silent else min(_QUICK, self.patience)
        began = time.monotonic()
        mails = self.mailbox.wait_for(to, after, count=count, timeout=patience)
        if mails:
            self.delivered = True
        if len(mails) >= count:
            self.silent = False
            self.slowest = max(self.slowest, time.monotonic() - began)
            return mails
        self.silent = True
        wanted = "un e-mail" if count == 1 else f"{count} e-mails"
        expected = f"{wanted} à {to} en {patience:g} s au plus"
        raise self._absence(expected, to, after, requirement if judging else None, requirement)

    def _absence(self, expected: str, to: str, after: int, judged: str | None, requirement: str) -> Exception:
        others = [mail for mail in self.mailbox.seen(after=after) if to not in mail.recipients]
        astray = [r for mail in others for r in mail.recipients if _alike(r, to)]
        if astray:
            return Nonconformity(expected, f"un message est parti à {astray[0]}", judged)
        if not (self.delivered or self.handed_over or others):
            return ConnectionFault(
                f"aucun e-mail du candidat n’est encore parvenu au puits (attendu à {to})",
                "vérifiez que le candidat envoie à l’adresse du puits que donne [mail], puis recommencez",
            )
        if judged is None:
            return Blocked(f"bloqué par {requirement} : {expected}, et rien n’est venu", requirement)
        return Nonconformity(expected, "rien n’est venu à cette adresse", judged)


def _alike(one: str, other: str) -> bool:
    """Whether an address is a piece of another, or has its very own domain: a message gone astray."""
    domain = one.rpartition("@")[2]
    own_domain = domain == other.rpartition("@")[2] and not domain.startswith("example.")
    return own_domain or other.startswith(one) or one.startswith(other) or other.endswith(one)

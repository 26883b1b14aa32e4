"""Waiting for a message, and whose fault it is when it does not come."""

from __future__ import annotations

from dataclasses import dataclass

from harness.faults import ConnectionFault, Nonconformity
from harness.mailbox import Mail, Mailbox

_QUICK = 0.5


@dataclass(slots=True)
class EmailChannel:
    """E-mail from one candidate. ``patience`` is in seconds; ``handed_over`` tells that the bench itself
    gave the candidate its sink's address, so that a silence from the start is the candidate's too.
    """

    mailbox: Mailbox
    patience: float
    handed_over: bool
    delivered: bool = False
    silent: bool = False

    def await_mail(
        self, to: str, after: int, *, requirement: str, count: int = 1, on_the_way: bool = False
    ) -> tuple[Mail, ...]:
        """The messages to ``to`` that follow the mark ``after``, ``count`` of them at least.

        ``on_the_way`` is for a journey that only passes here: after one absence on the channel it waits
        little. Raises `Nonconformity` (``requirement``) or `ConnectionFault`: docs/judging.md says when.
        """
        patience = min(_QUICK, self.patience) if self.silent and on_the_way else self.patience
        mails = self.mailbox.wait_for(to, after, count=count, timeout=patience)
        if mails:
            self.delivered = True
        if len(mails) >= count:
            self.silent = False
            return mails
        self.silent = True
        raise self._absence(to, after, count, len(mails), patience, requirement)

    def _absence(
        self, to: str, after: int, count: int, came: int, patience: float, requirement: str
    ) -> Exception:
        others = [mail for mail in self.mailbox.seen(after=after) if to not in mail.recipients]
        nearby = "".join(f" ; un message est parti vers {', '.join(mail.recipients)}" for mail in others[:3])
        if not (self.delivered or self.handed_over or others):
            return ConnectionFault(
                f"aucun e-mail du candidat n’est encore parvenu au puits (attendu à {to}, {patience:g} s)",
                "vérifiez que le candidat envoie à l’adresse du puits que donne [mail], puis recommencez",
            )
        wanted = "un e-mail" if count == 1 else f"{count} e-mails"
        return Nonconformity(
            f"{wanted} à {to} en {patience:g} s au plus", f"{came} e-mail(s) reçu(s){nearby}", requirement
        )

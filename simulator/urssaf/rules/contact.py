"""Step 4: the contact address, its confirmation, the terms, and the pace of sendings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from email_validator import EmailNotValidError, validate_email

from simulator.urssaf.faults import Fault, FieldFault
from simulator.urssaf.rules.base import Rules
from simulator.urssaf.store import Journey

_FIRST_SENDINGS = 20
_HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class EmailForm:
    """The form of step 4 as typed."""

    email: str
    confirmation: str
    terms: bool


class ContactRules(Rules):
    """What « Envoyer » accepts."""

    def email_form_faults(self, journey: Journey, form: EmailForm) -> tuple[FieldFault, ...]:
        """Everything wrong with the form."""
        wrong = (
            ("email", self.email_fault(form.email) or self.email_taken_fault(journey.nir, form.email)),
            ("email_confirmation", self.email_confirmation_fault(form)),
            ("terms", self.terms_fault(form)),
        )
        return tuple(FieldFault(field, fault) for field, fault in wrong if fault is not None)

    def normalise_email(self, text: str) -> str:
        """Blanks around taken off, the domain in lower case; the local part is left as typed."""
        local, at, domain = text.strip().rpartition("@")
        return f"{local}{at}{domain.lower()}"

    def email_fault(self, text: str) -> Fault | None:
        """Missing or of no valid syntax."""
        if not text.strip():
            return Fault.EMAIL_MISSING
        return None if self.email_is_valid(self.normalise_email(text)) else Fault.EMAIL_SYNTAX

    def email_is_valid(self, email: str) -> bool:
        """RFC 5321 lengths and syntax; no look-up of the domain."""
        try:
            validate_email(
                email, check_deliverability=False, test_environment=True, strict=True, allow_smtputf8=False
            )
        except EmailNotValidError:
            return False
        return True

    def email_taken_fault(self, nir: str, text: str) -> Fault | None:
        """An address that another space uses, where addresses are unique."""
        taken = self.options.email_unique and self.email_is_taken(nir, self.normalise_email(text))
        return Fault.EMAIL_TAKEN if taken else None

    def email_is_taken(self, nir: str, email: str) -> bool:
        """Whether another person's space has this address."""
        folded = email.casefold()
        return any(
            space.email.casefold() == folded for space in self.store.spaces.values() if space.nir != nir
        )

    def email_confirmation_fault(self, form: EmailForm) -> Fault | None:
        """The second entry is compared with the first, as declared."""
        if self.options.email_confirmation == "link":
            return None
        if not form.confirmation.strip():
            return Fault.EMAIL_CONFIRMATION_MISSING
        return None if self.same_email(form.email, form.confirmation) else Fault.EMAIL_CONFIRMATION_DIFFERS

    def same_email(self, one: str, other: str) -> bool:
        """Equal but for blanks around, and for case as far as declared."""
        compare = self.options.email_case_compare
        if compare == "none":
            return one.strip() == other.strip()
        if compare == "whole":
            return one.strip().casefold() == other.strip().casefold()
        return self.normalise_email(one) == self.normalise_email(other)

    def terms_fault(self, form: EmailForm) -> Fault | None:
        """The terms are accepted by an act of the person."""
        return None if form.terms else Fault.TERMS_REFUSED

    def resend_allowed(self, journey: Journey) -> bool:
        """Whether one more message may go now: so many a period, and a pause between two."""
        limit, now = self.options.resend_limit, self.clock.now()
        rested = journey.last_sent_at is None or now - journey.last_sent_at >= limit.pause
        return self.recent_resendings(journey) < limit.maximum and rested

    def correction_allowed(self, journey: Journey) -> bool:
        """Another address counts as a resending, without its pause."""
        return self.recent_resendings(journey) < self.options.resend_limit.maximum

    def recent_resendings(self, journey: Journey) -> int:
        """Those of the period, over every journey of the person: beginning again gives no more of them."""
        period, now = self.options.resend_limit.period, self.clock.now()
        hers = self.store.journeys_of(journey.nir)
        return sum(now - instant < period for each in hers for instant in each.resent_at)

    def first_sending_allowed(self, journey: Journey) -> bool:
        """Journeys begun again and again do not get round the limit."""
        sent = self.store.sendings.setdefault(journey.nir, [])
        return sum(self.clock.now() - instant < _HOUR for instant in sent) < _FIRST_SENDINGS

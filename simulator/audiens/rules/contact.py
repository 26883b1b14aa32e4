"""The e-mail address: its syntax, and its confirmation."""

from __future__ import annotations

from email_validator import EmailNotValidError, validate_email

from simulator.audiens.faults import Fault
from simulator.audiens.rules.base import Rules


class ContactRules(Rules):
    """What an address has to be."""

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

    def email_confirmation_fault(self, email: str, confirmation: str) -> Fault | None:
        """The second entry has to say the same."""
        if not confirmation.strip():
            return Fault.EMAIL_CONFIRMATION_MISSING
        return None if self.same_email(email, confirmation) else Fault.EMAIL_CONFIRMATION_DIFFERS

    def same_email(self, one: str, other: str) -> bool:
        """Equal but for blanks around, and for case as far as declared."""
        compare = self.options.email_case_compare
        if compare == "none":
            return one.strip() == other.strip()
        if compare == "whole":
            return one.strip().casefold() == other.strip().casefold()
        return self.normalise_email(one) == self.normalise_email(other)

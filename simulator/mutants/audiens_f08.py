"""Faults of the personal password: its form, its rule, its confirmation, and what it opens."""

from __future__ import annotations

import string
from collections.abc import Mapping
from dataclasses import replace

from simulator import secrets_kept
from simulator.audiens.faults import Fault
from simulator.audiens.pages import AudiensPages
from simulator.audiens.rules import AudiensRules
from simulator.audiens.store import Account, Journey, Stage
from simulator.audiens.web import AudiensPortal
from simulator.desk import Answer, Visit
from simulator.fields import Field
from simulator.mutants.registry import equivalent, mutant
from simulator.web import Page


@mutant("AUD-104-M2", "the portal draws the password and shows it")
class PasswordDrawn(AudiensPages):
    def password_fields(self, errors: Mapping[str, str]) -> list[Field]:
        first, _ = super().password_fields(errors)
        return [replace(first, kind="text", value=secrets_kept.key()[:10], readonly=True)]


@mutant("AUD-104-X1", "the password is asked once")
class AskedOnce(AudiensPages):
    def password_fields(self, errors: Mapping[str, str]) -> list[Field]:
        return super().password_fields(errors)[:1]


@mutant("AUD-104-X2", "both entries show what is typed")
class Unmasked(AudiensPages):
    def password_fields(self, errors: Mapping[str, str]) -> list[Field]:
        return [replace(field, kind="text") for field in super().password_fields(errors)]


@mutant("AUD-104-X3", "the address of the password page opens it while the code is still asked")
class OpenedWithoutCode(AudiensPortal):
    def journey_for_password(self, visit: Visit) -> Journey:
        journey = self.journey_of(visit)
        asked = journey is not None and journey.stage is Stage.CODE
        return journey if journey is not None and asked else super().journey_for_password(visit)


@mutant("AUD-105-M1", "six characters are enough", also=("AUD-143",))
class SixCharacters(AudiensRules):
    def password_minimum(self) -> int:
        return 6


@mutant("AUD-105-M2", "eight characters are refused", also=("AUD-143",))
class MoreThanEight(AudiensRules):
    def password_minimum(self) -> int:
        return 9


@mutant("AUD-105-X1", "more than twenty characters are refused, and the page does not say so")
class TwentyAtMost(AudiensRules):
    def password_maximum(self) -> int:
        return 20


@mutant("AUD-105-X2", "seven characters are refused without a word")
class RefusedInSilence(AudiensPortal):
    async def complete(self, visit: Visit, journey: Journey) -> Answer:
        answer = await super().complete(visit, journey)
        return self.pages.password(journey) if isinstance(answer, Page) else answer


@mutant("AUD-106-M2", "a capital letter is required", also=("AUD-143",))
class CapitalRequired(AudiensRules):
    def password_signs_fault(self, password: str) -> Fault | None:
        capital = any(sign.isupper() for sign in password)
        return super().password_signs_fault(password) if capital else Fault.PASSWORD_UPPER


@mutant("AUD-106-M3", "digits alone are refused", also=("AUD-143",))
class DigitsRefused(AudiensRules):
    def password_signs_fault(self, password: str) -> Fault | None:
        return Fault.PASSWORD_LOWER if password.isdecimal() else super().password_signs_fault(password)


@mutant("AUD-106-X1", "letters alone are refused", also=("AUD-143",))
class LettersRefused(AudiensRules):
    def password_signs_fault(self, password: str) -> Fault | None:
        return Fault.PASSWORD_DIGIT if password.isalpha() else super().password_signs_fault(password)


@mutant("AUD-107-M1", "special characters are accepted", also=("AUD-143",))
class SpecialAccepted(AudiensRules):
    def is_special(self, sign: str) -> bool:
        return sign.isalpha() and super().is_special(sign)


@mutant("AUD-107-M2", "special characters are taken out without a word", also=("AUD-143",))
class SpecialRemoved(AudiensRules):
    def password_as_kept(self, password: str) -> str:
        kept = super().password_as_kept(password)
        return "".join(sign for sign in kept if sign.isalpha() or not self.is_special(sign))


@mutant("AUD-107-X1", "a special character passes where it comes first")
class FirstSignPasses(AudiensRules):
    def password_signs_fault(self, password: str) -> Fault | None:
        return super().password_signs_fault(password[1:])


@mutant("AUD-107-X2", "only the signs of an American keyboard are special")
class AsciiOnly(AudiensRules):
    def is_special(self, sign: str) -> bool:
        return sign in string.punctuation + " " or (sign.isalpha() and super().is_special(sign))


@mutant("AUD-107-X3", "a space passes at the end")
class LastSpacePasses(AudiensRules):
    def password_signs_fault(self, password: str) -> Fault | None:
        return super().password_signs_fault(password.rstrip(" "))


@mutant("AUD-108-X1", "accented letters are accepted, undeclared")
class AccentsAccepted(AudiensRules):
    def is_special(self, sign: str) -> bool:
        return not sign.isalpha() and super().is_special(sign)


@mutant("AUD-109-M1", "the page does not say that special characters are excluded")
class SpecialUntold(AudiensPages):
    def password_rule(self) -> list[str]:
        return [line for line in super().password_rule() if "spéciaux" not in line]


@mutant("AUD-109-X1", "the page does not say how long the password has to be")
class LengthUntold(AudiensPages):
    def password_rule(self) -> list[str]:
        return ["des lettres et/ou des chiffres", *super().password_rule()[1:]]


@mutant("AUD-109-X2", "the page does not say that letters and digits are what a password is made of")
class SignsUntold(AudiensPages):
    def password_rule(self) -> list[str]:
        return ["8 caractères au minimum", "pas de caractères spéciaux"]


@mutant("AUD-110-M1", "different entries are refused, and the first is recorded anyway")
class FirstRecorded(AudiensPortal):
    async def complete(self, visit: Visit, journey: Journey) -> Answer:
        answer = await super().complete(visit, journey)
        first = visit.form["password"]
        if isinstance(answer, Page) and self.rules.password_fault(first) is None:
            self.rules.define_password(journey, first)
        return answer


@mutant("AUD-110-X1", "the case of the confirmation does not count")
class CaseOfConfirmation(AudiensRules):
    def password_confirmation_fault(self, password: str, confirmation: str) -> Fault | None:
        return super().password_confirmation_fault(password.casefold(), confirmation.casefold())


@mutant("AUD-110-X2", "an empty confirmation is taken")
class ConfirmationOptional(AudiensRules):
    def password_confirmation_fault(self, password: str, confirmation: str) -> Fault | None:
        return super().password_confirmation_fault(password, confirmation or password)


@mutant("AUD-110-X3", "the confirmation is compared as far as the shorter entry goes")
class BeginningCompared(AudiensRules):
    def password_confirmation_fault(self, password: str, confirmation: str) -> Fault | None:
        return super().password_confirmation_fault(
            password[: len(confirmation)], confirmation[: len(password)]
        )


@mutant("AUD-111-M1", "the case of the password does not count")
class CaseFolded(AudiensRules):
    def password_as_kept(self, password: str) -> str:
        return super().password_as_kept(password).casefold()


@mutant("AUD-111-X1", "the password is cut after thirty-two characters without a word")
class CutAfterThirtyTwo(AudiensRules):
    def password_as_kept(self, password: str) -> str:
        return super().password_as_kept(password)[:32]


@mutant("AUD-111-X2", "only the eight first characters count")
class EightCount(AudiensRules):
    def password_as_kept(self, password: str) -> str:
        return super().password_as_kept(password)[:8]


@mutant("AUD-111-X3", "what follows the password is not read")
class RestUnread(AudiensRules):
    def password_matches(self, kept: str | None, secret: str) -> bool:
        return super().password_matches(kept, secret) or super().password_matches(kept, secret[:-1])


@mutant("AUD-112-M2", "the password is not recorded", also=("AUD-113",))
class NotRecorded(AudiensRules):
    def define_password(self, journey: Journey, password: str) -> Account:  # noqa: ARG002
        return super().define_password(journey, secrets_kept.key())


@mutant("AUD-113-M1", "the log-in takes the identifier in its dotted form only")
class DottedOnly(AudiensRules):
    def login_name(self, text: str) -> str:
        return super().login_name(text) if "." in text else f"?{text}"


@mutant("AUD-113-X1", "the code of the SMS does for a password")
class SmsCodeAsPassword(AudiensRules):
    def password_matches(self, kept: str | None, secret: str) -> bool:
        sent = [journey.code.code for journey in self.store.journeys.values() if journey.code]
        return super().password_matches(kept, secret) or (kept is not None and secret in sent)


@mutant("AUD-113-X2", "the e-mail address does for an identifier, undeclared")
class EmailAsIdentifier(AudiensRules):
    def account_named(self, name: str) -> Account | None:
        owners = [each for each in self.store.accounts.values() if (each.email or "").casefold() == name]
        return owners[0] if owners else super().account_named(name)


equivalent(
    "AUD-114-X1",
    "the vendor declares nothing of its rule",
    "an advice on what the profile declares: no page, message or answer of the portal shows it",
)

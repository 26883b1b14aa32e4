"""Faults of the identifier: where it is asked, how it is typed, whose it must be, and what it sets off."""

from __future__ import annotations

import re

from starlette.responses import HTMLResponse

from simulator.audiens import identifiers
from simulator.audiens.faults import Fault, FieldFault
from simulator.audiens.pages import AudiensPages
from simulator.audiens.rules import AudiensRules
from simulator.audiens.store import Journey, Route, Stage
from simulator.audiens.web import AudiensPortal
from simulator.audiens.web.base import PATHS
from simulator.desk import Answer, Visit
from simulator.markup import edited, without
from simulator.mutants.registry import mutant
from simulator.web import Page

_BACK = "//a[@class='secondary']"


# Where it is asked


@mutant("AUD-076-M2", "the identifier is asked in the branch by letter only")
class AskedByLetterOnly(AudiensPortal):
    async def identifier(self, visit: Visit) -> Answer:
        journey = self.journey_for_identifier(visit)
        if journey.route is Route.LETTER or journey.stage is not Stage.IDENTIFIER:
            return self.pages.identifier(journey)
        await self.send_code(journey)
        return PATHS[journey.stage]


@mutant("AUD-076-X1", "the identifier is not asked in the branch by letter")
class NotAskedByLetter(AudiensPortal):
    async def identifier(self, visit: Visit) -> Answer:
        journey = self.journey_for_identifier(visit)
        if journey.route is not Route.LETTER:
            return self.pages.identifier(journey)
        await self.send_letter(journey)
        return PATHS[journey.stage]


@mutant("AUD-076-X2", "the identifier is not asked of whoever gives a number")
class NotAskedBySms(AudiensPortal):
    async def identifier(self, visit: Visit) -> Answer:
        journey = self.journey_for_identifier(visit)
        if journey.route is not Route.SMS or journey.stage is not Stage.IDENTIFIER:
            return self.pages.identifier(journey)
        await self.send_code(journey)
        return PATHS[journey.stage]


@mutant("AUD-077-M1", "there is no « Retour » on the page of the identifier", also=("AUD-085",))
class NoBack(AudiensPortal):
    def as_sent(self, page: Page, html: str) -> str:
        return without(html, _BACK) if page.template == "identifier.html" else html


@mutant("AUD-077-X1", "« Valider » is called « Continuer »")
class OtherValidate(AudiensPortal):
    def as_sent(self, page: Page, html: str) -> str:
        renamed = html.replace(">Valider<", ">Continuer<")
        return renamed if page.template == "identifier.html" else html


@mutant("AUD-077-X2", "the input is called « Numéro d’adhérent »")
class OtherIdentifier(AudiensPortal):
    def as_sent(self, page: Page, html: str) -> str:
        renamed = html.replace(f">{self.pages.labels.identifier}<", ">Numéro d’adhérent<")
        return renamed if page.template == "identifier.html" else html


@mutant("AUD-078-M2", "neither help nor text names the certificate of retirement")
class NoCertificate(AudiensPortal):
    def as_sent(self, page: Page, html: str) -> str:
        bare = re.sub(r" ou sur\s+votre titre de retraite", "", html)
        return bare if page.template == "identifier.html" else html


@mutant("AUD-078-X1", "neither help nor text says that it is the member's number")
class NotMembersNumber(AudiensPortal):
    def as_sent(self, page: Page, html: str) -> str:
        bare = re.sub("(?i)numéro d’adhérent", "numéro", html)
        return bare if page.template == "identifier.html" else html


# How it may be typed


@mutant("AUD-079-M1", "nine digits are taken, as another layout has it, where the number begins so")
class NineDigits(AudiensRules):
    def check_identifier(self, journey: Journey, text: str) -> tuple[FieldFault, ...]:
        digits = identifiers.digits_of(text)
        nine = len(digits) == 9 and journey.identifier.startswith(digits)
        return super().check_identifier(journey, journey.identifier if nine else text)


@mutant(
    "AUD-079-M3", "the input stops after ten characters: the dotted form cannot be typed", also=("AUD-080",)
)
class TenCharacters(AudiensPortal):
    def as_sent(self, page: Page, html: str) -> str:
        short = edited(html, "//input[@name='identifier']", lambda field: field.set("maxlength", "10"))
        return short if page.template == "identifier.html" else html


@mutant("AUD-079-X1", "the server cuts what follows the tenth digit in silence")
class CutInSilence(AudiensRules):
    def check_identifier(self, journey: Journey, text: str) -> tuple[FieldFault, ...]:
        digits = identifiers.digits_of(text)
        return super().check_identifier(journey, digits[:10] if digits.isdecimal() else text)


@mutant("AUD-079-X2", "a wrong length is refused without a word")
class SilentLength(AudiensPages):
    def words(self, fault: Fault) -> str:
        return "" if fault is Fault.IDENTIFIER_LENGTH else super().words(fault)


@mutant("AUD-080-M1", "the dot is refused")
class DotRefused(AudiensRules):
    def identifier_fault(self, text: str) -> Fault | None:
        return Fault.IDENTIFIER_CHARACTERS if "." in text else super().identifier_fault(text)


@mutant("AUD-080-X1", "the dot may stand anywhere")
class DotAnywhere(AudiensRules):
    def identifier_fault(self, text: str) -> Fault | None:
        return super().identifier_fault(text.replace(".", ""))


@mutant("AUD-080-X2", "the form with a dot is another identifier at the log-in")
class DottedIsOther(AudiensRules):
    def login_name(self, text: str) -> str:
        return text.strip().casefold()


@mutant("AUD-081-M2", "the form without a dot is another identifier at the log-in")
class OtherAtLogin(AudiensRules):
    def login_name(self, text: str) -> str:
        return super().login_name(text) if "." in text else f"sans point {text.strip()}"


@mutant("AUD-081-X1", "the form without a dot is refused, undeclared")
class DotNeeded(AudiensRules):
    def identifier_fault(self, text: str) -> Fault | None:
        return super().identifier_fault(text) or (None if "." in text else Fault.IDENTIFIER_LAYOUT)


@mutant("AUD-082-X1", "whatever is no digit is dropped without a word")
class SignsDropped(AudiensRules):
    def check_identifier(self, journey: Journey, text: str) -> tuple[FieldFault, ...]:
        return super().check_identifier(journey, re.sub("[^0-9.]", "", text))


@mutant("AUD-082-X2", "a comma or a dash is read as the dot")
class CommaIsDot(AudiensRules):
    def check_identifier(self, journey: Journey, text: str) -> tuple[FieldFault, ...]:
        return super().check_identifier(journey, re.sub("[,-]", ".", text))


@mutant("AUD-082-X3", "letters end in an error 500")
class LettersCrash(AudiensRules):
    def identifier_fault(self, text: str) -> Fault | None:
        int(identifiers.digits_of(text) or 0)
        return super().identifier_fault(text)


@mutant("AUD-082-X4", "letters are refused without a word")
class SilentLetters(AudiensPages):
    def words(self, fault: Fault) -> str:
        return "" if fault is Fault.IDENTIFIER_CHARACTERS else super().words(fault)


# Whose it is


@mutant("AUD-083-M2", "any ten digits are taken")
class AnyTenDigits(AudiensRules):
    def identifier_is_own(self, journey: Journey, text: str) -> bool:  # noqa: ARG002
        return True


@mutant("AUD-083-X1", "the identifier of any member is taken")
class AnyMember(AudiensRules):
    def identifier_is_own(self, journey: Journey, text: str) -> bool:  # noqa: ARG002
        return identifiers.digits_of(text) in self.store.people


@mutant("AUD-083-X2", "one digit may be wrong")
class OneDigitOff(AudiensRules):
    def identifier_is_own(self, journey: Journey, text: str) -> bool:
        pairs = zip(identifiers.digits_of(text), journey.identifier, strict=True)
        return sum(one != other for one, other in pairs) <= 1


@mutant("AUD-083-X4", "the two digits after the dot are not compared")
class DigitsAfterDotUnread(AudiensRules):
    def identifier_is_own(self, journey: Journey, text: str) -> bool:
        return identifiers.digits_of(text)[:-2] == journey.identifier[:-2]


@mutant("AUD-083-X5", "the first digit is not compared")
class FirstDigitUnread(AudiensRules):
    def identifier_is_own(self, journey: Journey, text: str) -> bool:
        return identifiers.digits_of(text)[1:] == journey.identifier[1:]


@mutant("AUD-083-X3", "the identifier of another member goes on with that member")
class OtherTakesOver(AudiensRules):
    def identifier_is_own(self, journey: Journey, text: str) -> bool:
        digits = identifiers.digits_of(text)
        if digits in self.store.people:
            journey.identifier = digits
        return super().identifier_is_own(journey, text)


@mutant("AUD-083-X6", "once a code has been sent, whatever identifier is given goes on")
class AnythingOnceAccepted(AudiensRules):
    def identifier_is_own(self, journey: Journey, text: str) -> bool:
        return journey.code is not None or super().identifier_is_own(journey, text)


@mutant("AUD-083-X7", "by letter, the identifier of any member is taken")
class AnyMemberByLetter(AudiensRules):
    def identifier_is_own(self, journey: Journey, text: str) -> bool:
        known = journey.route is Route.LETTER and identifiers.digits_of(text) in self.store.people
        return known or super().identifier_is_own(journey, text)


# What it sets off


@mutant("AUD-084-M2", "the SMS leaves, but its page does not come")
class NoPage(AudiensPortal):
    async def give_identifier(self, visit: Visit) -> Answer:
        answer = await super().give_identifier(visit)
        journey = self.journey(visit, Stage.IDENTITY, Stage.LETTER_SENT)
        if answer == PATHS[Stage.CODE]:
            journey.stage = Stage.IDENTIFIER
            return PATHS[Stage.IDENTIFIER]
        return answer


@mutant("AUD-084-X1", "the page comes, but no SMS leaves")
class NoSms(AudiensPortal):
    async def send_code(self, journey: Journey) -> Fault | None:
        return None if self.rules.issue_code(journey) else Fault.SMS_LIMITED


@mutant("AUD-084-X2", "no SMS leaves to a number that was given")
class NoSmsToGiven(AudiensPortal):
    async def send_code(self, journey: Journey) -> Fault | None:
        if journey.route is Route.SMS:
            return None if self.rules.issue_code(journey) else Fault.SMS_LIMITED
        return await super().send_code(journey)


@mutant("AUD-085-M1", "« Retour » leads to the very beginning")
class BackToBeginning(AudiensPages):
    def before_identifier(self, journey: Journey) -> str:  # noqa: ARG002
        return "/inscription"


@mutant("AUD-085-X1", "« Retour » always leads to the choice of the channel")
class BackToChannel(AudiensPages):
    def before_identifier(self, journey: Journey) -> str:
        known = journey.route is Route.KNOWN_MOBILE
        return super().before_identifier(journey) if known else "/inscription/canal"


@mutant("AUD-086-M1", "identifiers may be tried without limit")
class NoLimit(AudiensRules):
    def refuse_identifier(self, journey: Journey) -> Fault:  # noqa: ARG002
        return Fault.IDENTIFIER_REFUSED


@mutant("AUD-086-X1", "the journey is over one try before the limit")
class OneTryLess(AudiensRules):
    def refuse_identifier(self, journey: Journey) -> Fault:
        journey.wrong_identifiers += journey.wrong_identifiers == 0
        return super().refuse_identifier(journey)


@mutant("AUD-086-X2", "the limit only refuses, and the right identifier passes after it")
class LimitForShow(AudiensRules):
    def refuse_identifier(self, journey: Journey) -> Fault:
        stage = journey.stage
        fault = super().refuse_identifier(journey)
        journey.stage = stage
        return fault


@mutant("AUD-086-X3", "whoever leaves the page and comes back has all the tries again")
class TriesForgiven(AudiensPortal):
    async def identifier(self, visit: Visit) -> Answer:
        journey = self.journey_for_identifier(visit)
        journey.wrong_identifiers = 0
        return await super().identifier(visit)


@mutant("AUD-086-X4", "by letter, identifiers may be tried without limit")
class NoLimitByLetter(AudiensRules):
    def refuse_identifier(self, journey: Journey) -> Fault:
        if journey.route is Route.LETTER:
            return Fault.IDENTIFIER_REFUSED
        return super().refuse_identifier(journey)


@mutant("AUD-086-X5", "past the limit a page elsewhere says so, and the identifier is still taken")
class LimitOnlyShown(AudiensPortal):
    async def give_identifier(self, visit: Visit) -> Answer:
        answer = await super().give_identifier(visit)
        journey = self.journey_of(visit)
        if journey is None or journey.stage is not Stage.DEAD:
            return answer
        journey.stage = Stage.IDENTIFIER
        told = "Trop d’essais : votre inscription est terminée."
        return HTMLResponse(f"<html lang='fr'><title>Inscription</title><h1>{told}</h1></html>")

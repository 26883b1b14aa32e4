"""Faults of the code by SMS: its shape, its recipient, its five minutes, its tries, and where it shows."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, Response

from simulator import secrets_kept
from simulator.audiens.faults import Fault, FieldFault
from simulator.audiens.messages import AudiensMessages
from simulator.audiens.options import Resending
from simulator.audiens.pages import AudiensPages
from simulator.audiens.pages.base import EMPTY
from simulator.audiens.rules import AudiensRules
from simulator.audiens.rules.phones import MobileForm
from simulator.audiens.store import Journey, Route, SmsCode, Stage
from simulator.audiens.web import AudiensPortal
from simulator.audiens.web.base import PATHS
from simulator.desk import Answer, Visit
from simulator.fields import Field
from simulator.markup import without
from simulator.mutants.registry import mutant
from simulator.sms import Sms, SmsSender
from simulator.web import Form, Page


@mutant("AUD-087-M1", "the code has four digits")
class FourDigits(AudiensRules):
    def new_code(self, journey: Journey) -> str:
        return super().new_code(journey)[:4]


@mutant("AUD-087-M2", "the leading zero of a code is lost")
class LeadingZeroLost(AudiensRules):
    def new_code(self, journey: Journey) -> str:
        return str(int(super().new_code(journey)))


@mutant("AUD-087-X1", "no SMS goes to a number that was just given")
class NoSmsToGivenNumber(AudiensPortal):
    async def send_code(self, journey: Journey) -> Fault | None:
        if journey.route is not Route.SMS:
            return await super().send_code(journey)
        return None if self.rules.issue_code(journey) else Fault.SMS_LIMITED


@mutant("AUD-088-M1", "the SMS leaves twice")
class SmsTwice(SmsSender):
    async def send(self, sms: Sms) -> bool:
        return await super().send(sms) and await super().send(sms)


@mutant("AUD-088-M3", "where the mobile is known, the recipient may be given in the request")
class RecipientFromRequest(AudiensPortal):
    async def give_identifier(self, visit: Visit) -> Answer:
        journey = self.journey_for_identifier(visit)
        if journey.route is Route.KNOWN_MOBILE and visit.form["mobile"]:
            journey.route, journey.new_mobile = Route.SMS, self.rules.normalise_mobile(visit.form["mobile"])
        return await super().give_identifier(visit)


@mutant("AUD-088-X1", "the SMS goes to the number on file although another was given")
class NumberOnFileFirst(AudiensRules):
    def sms_recipient(self, journey: Journey) -> str:
        return (self.person_of(journey).mobile or "") or super().sms_recipient(journey)


@mutant("AUD-088-X2", "a number that is corrected before the code stays the first one")
class FirstNumberKept(AudiensRules):
    def give_mobile(self, journey: Journey, form: MobileForm) -> tuple[FieldFault, ...]:
        first = journey.new_mobile
        faults = super().give_mobile(journey, form)
        journey.new_mobile = first or journey.new_mobile
        return faults


@mutant("AUD-089-M1", "« Retour » is missing from the page of the code")
class NoBack(AudiensPortal):
    def as_sent(self, page: Page, html: str) -> str:
        return html if page.template != "code.html" else without(html, "//a[@class='secondary']")


@mutant("AUD-089-X1", "the page does not say what the code is for")
class Unexplained(AudiensPortal):
    def as_sent(self, page: Page, html: str) -> str:
        return html if page.template != "code.html" else without(html, "//main//p[@class='lead']")


@mutant("AUD-090-M1", "ten minutes are announced")
class TenMinutesAnnounced(AudiensPages):
    def announced_validity(self) -> str:
        return "10 minutes"


@mutant("AUD-090-X1", "the page does not say that beyond five minutes all has to begin again")
class RestartUntold(AudiensPortal):
    def as_sent(self, page: Page, html: str) -> str:
        if page.template != "code.html":
            return html
        return html.replace("Au-delà vous devrez recommencer la procédure sur le site.", "")


@mutant("AUD-091-M1", "the right code is refused")
class RightCodeRefused(AudiensRules):
    def code_matches(self, journey: Journey, code: SmsCode, typed: str) -> bool:  # noqa: ARG002
        return False


@mutant("AUD-091-X1", "the code dies after four minutes")
class FourMinutes(AudiensRules):
    def code_is_late(self, code: SmsCode) -> bool:
        return self.clock.now() - code.sent_at >= timedelta(minutes=4)


@mutant("AUD-092-M1", "the code never expires")
class EndlessCode(AudiensRules):
    def code_is_late(self, code: SmsCode) -> bool:  # noqa: ARG002
        return False


@mutant("AUD-092-M2", "the code expires after ten minutes")
class TenMinutes(AudiensRules):
    def code_is_late(self, code: SmsCode) -> bool:
        return self.clock.now() - code.sent_at >= timedelta(minutes=10)


@mutant("AUD-092-X1", "a late code is refused as a false one, and nobody is told to begin again")
class LateAsFalse(AudiensRules):
    def code_fault(self, journey: Journey, typed: str) -> Fault | None:
        fault = super().code_fault(journey, typed)
        return Fault.CODE_REFUSED if fault is Fault.CODE_LATE else fault


@mutant("AUD-093-M1", "whoever begins again gets the same code", also=("AUD-097",))
class SameCodeAgain(AudiensRules):
    def new_code(self, journey: Journey) -> str:
        earlier = [each.code for each in self.store.journeys_of(journey.identifier) if each.code]
        return earlier[-1].code if earlier else super().new_code(journey)


@mutant("AUD-093-X1", "an expired code lives again once a new one was sent")
class OldCodeRevived(AudiensRules):
    def code_matches(self, journey: Journey, code: SmsCode, typed: str) -> bool:
        earlier = [each.code for each in self.store.journeys_of(journey.identifier) if each.code]
        late = [each for each in earlier if self.code_is_late(each)]
        return super().code_matches(journey, code, typed) or any(each.code == typed for each in late)


@mutant("AUD-094-M1", "any six digits are taken")
class AnySixDigits(AudiensRules):
    def code_matches(self, journey: Journey, code: SmsCode, typed: str) -> bool:  # noqa: ARG002
        return True


@mutant("AUD-094-M2", "an empty code is taken")
class EmptyCode(AudiensRules):
    def check_code(self, journey: Journey, text: str) -> tuple[FieldFault, ...]:
        sent = journey.code.code if journey.code else ""
        return super().check_code(journey, text if text.strip() else sent)


@mutant("AUD-094-X1", "a seventh digit is dropped without a word")
class SeventhDigitDropped(AudiensRules):
    def normalise_code(self, text: str) -> str:
        return super().normalise_code(text)[:6]


@mutant("AUD-094-X2", "one false code ends the journey")
class OneTry(AudiensRules):
    def refuse_code(self, code: SmsCode) -> Fault:
        code.dead = True
        return Fault.CODE_DEAD


@mutant("AUD-094-X3", "the five first digits are enough")
class FiveDigitsCompared(AudiensRules):
    def code_matches(self, journey: Journey, code: SmsCode, typed: str) -> bool:
        return super().code_matches(journey, code, typed[:5] + code.code[5:])


@mutant("AUD-094-X4", "a false code is refused, and leaves the address of the password page open")
class OpenedByFalseCode(AudiensPortal):
    def journey_for_password(self, visit: Visit) -> Journey:
        journey = self.journey_of(visit)
        tried = journey is not None and journey.code is not None and journey.code.wrong
        return journey if journey is not None and tried else super().journey_for_password(visit)


@mutant("AUD-094-X5", "any six digits are taken where the number was just given")
class AnyCodeOfGivenNumber(AudiensRules):
    def code_matches(self, journey: Journey, code: SmsCode, typed: str) -> bool:
        return journey.route is Route.SMS or super().code_matches(journey, code, typed)


@mutant("AUD-095-X1", "a blank behind the code is not forgiven")
class BlankBehind(AudiensRules):
    def normalise_code(self, text: str) -> str:
        return text if text.endswith(" ") else super().normalise_code(text)


@mutant("AUD-095-M1", "the entry takes six characters: « 952 370 » becomes « 952 37 »")
class SixCharacters(AudiensPages):
    def code_field(self, form: Form, error: str) -> Field:
        return replace(super().code_field(form, error), maxlength=6)


@mutant("AUD-096-M1", "a code lives until it expires, whatever its use", also=("AUD-097",))
class UsedCodeAlive(AudiensRules):
    def code_matches(self, journey: Journey, code: SmsCode, typed: str) -> bool:
        sent = [each.code for each in self.store.journeys_of(journey.identifier) if each.code]
        alive = [each for each in sent if not self.code_is_late(each)]
        return super().code_matches(journey, code, typed) or any(each.code == typed for each in alive)


@mutant("AUD-096-X1", "once the account exists, the same request opens the password page again")
class RequestReplayed(AudiensPortal):
    async def give_code(self, visit: Visit) -> Answer:
        journey = self.journey_of(visit)
        spent = journey.code if journey and journey.stage is Stage.FINISHED else None
        if journey and spent and secrets_kept.same(spent.code, visit.form["code"]):
            return self.pages.password(journey)
        return await super().give_code(visit)


@mutant("AUD-096-X2", "the page of the code opens again after its code, and takes it once more")
class TakenAgain(AudiensPortal):
    async def code(self, visit: Visit) -> Answer:
        journey = self.journey_of(visit)
        if journey is not None and journey.code is not None and journey.stage is Stage.PASSWORD:
            journey.stage, journey.code.dead = Stage.CODE, False
        return await super().code(visit)


@mutant("AUD-097-X1", "the code of anybody is taken")
class AnybodysCode(AudiensRules):
    def code_matches(self, journey: Journey, code: SmsCode, typed: str) -> bool:
        sent = [each.code for each in self.store.journeys.values() if each.code and not each.code.dead]
        return super().code_matches(journey, code, typed) or any(each.code == typed for each in sent)


@mutant("AUD-097-X2", "the code of an earlier journey of the same person is taken")
class EarlierCode(AudiensRules):
    def code_matches(self, journey: Journey, code: SmsCode, typed: str) -> bool:
        sent = [each.code for each in self.store.journeys_of(journey.identifier) if each.code]
        unused = [each for each in sent if not each.dead]
        return super().code_matches(journey, code, typed) or any(each.code == typed for each in unused)


@mutant("AUD-098-M1", "false codes may be tried without limit")
class NoLimit(AudiensRules):
    def refuse_code(self, code: SmsCode) -> Fault:  # noqa: ARG002
        return Fault.CODE_REFUSED


@mutant("AUD-098-X1", "showing the page of the code again gives all the tries back")
class TriesBackOnDisplay(AudiensRules):
    def note_display(self, journey: Journey) -> None:
        super().note_display(journey)
        if journey.code is not None and not journey.code.dead:
            journey.code.wrong = 0


@mutant("AUD-098-X2", "past the limit a page elsewhere says so, and the page of the code takes the right one")
class LimitOnlyShown(AudiensPortal):
    async def give_code(self, visit: Visit) -> Answer:
        answer = await super().give_code(visit)
        journey = self.journey_of(visit)
        code = journey.code if journey is not None and journey.stage is Stage.CODE else None
        if code is None or not code.dead:
            return answer
        code.dead = False
        told = "Trop d’essais : le code ne sert plus."
        return HTMLResponse(f"<html lang='fr'><title>Inscription</title><h1>{told}</h1></html>")


@mutant("AUD-098-X3", "past the limit the page of the code breaks down")
class LimitCrash(AudiensRules):
    def refuse_code(self, code: SmsCode) -> Fault:
        fault = super().refuse_code(code)
        if fault is Fault.CODE_DEAD:
            raise HTTPException(500)
        return fault


@mutant("AUD-099-M2", "the code is the time of day")
class TimeOfDay(AudiensRules):
    def new_code(self, journey: Journey) -> str:  # noqa: ARG002
        return f"{self.clock.now():%H%M%S}"


@mutant("AUD-099-M3", "the code is a counter")
class Counter(AudiensRules):
    def new_code(self, journey: Journey) -> str:  # noqa: ARG002
        return f"{417_206 + len(self.store.journeys):06d}"


@mutant("AUD-099-X1", "each code is the one before and a fixed step")
class FixedStep(AudiensRules):
    def new_code(self, journey: Journey) -> str:  # noqa: ARG002
        return f"{(417_206 + 381_917 * len(self.store.journeys)) % 1_000_000:06d}"


@mutant("AUD-099-X2", "half of each code is drawn, the other half is its double")
class HalfDrawn(AudiensRules):
    def new_code(self, journey: Journey) -> str:
        return super().new_code(journey)[:3] * 2


@mutant("AUD-100-M1", "the answer to the identifier carries the code")
class CodeInAnswer(AudiensPortal):
    async def give_identifier(self, visit: Visit) -> Answer:
        answer = await super().give_identifier(visit)
        journey = self.journey_of(visit)
        if answer != PATHS[Stage.CODE] or journey is None or journey.code is None:
            return answer
        told = json.dumps({"sent": True, "code": journey.code.code})
        return Response(told, 303, {"location": self.root + PATHS[Stage.CODE]}, media_type="application/json")


@mutant("AUD-100-X1", "a hidden field of the page carries the code")
class CodeInPage(AudiensPages):
    def code(
        self,
        journey: Journey,
        form: Form = EMPTY,
        faults: Sequence[FieldFault] = (),
        *,
        resend: bool = False,
    ) -> Page:
        page = super().code(journey, form, faults, resend=resend)
        sent = journey.code.code if journey.code else ""
        hidden = Field("attendu", "", "hidden", sent)
        return replace(page, values={**page.values, "fields": [*page.values["fields"], hidden]})


@mutant("AUD-100-X2", "a cookie carries the code")
class CodeInCookie(AudiensPortal):
    def write_cookie(self, visit: Visit, response: Response) -> None:
        super().write_cookie(visit, response)
        journey = self.journey_of(visit)
        if journey is not None and journey.code is not None:
            response.set_cookie("audiens_code", journey.code.code, path=self.root, httponly=True)


@mutant("AUD-101-M2", "« Retour » validates")
class BackValidates(AudiensPortal):
    async def identifier(self, visit: Visit) -> Answer:
        journey = self.journey_for_identifier(visit)
        if journey.stage is not Stage.CODE:
            return await super().identifier(visit)
        self.rules.use_code(journey)
        return PATHS[journey.stage]


@mutant("AUD-101-X1", "« Retour » leads to the home page")
class BackHome(AudiensPages):
    def code_back(self, journey: Journey) -> str:  # noqa: ARG002
        return "/"


@mutant("AUD-102-M1", "an SMS may be sent again without limit")
class EndlessResending(AudiensRules):
    def resend_limit(self) -> Resending:
        return Resending(maximum=1_000_000, pause=timedelta(0))


@mutant("AUD-103-M1", "the SMS carries the identifier")
class IdentifierInSms(AudiensMessages):
    def code(self, code: SmsCode, journey: Journey) -> Sms:
        sms = super().code(code, journey)
        return replace(sms, text=f"{sms.text} Identifiant {self.written(journey.identifier)}.")


@mutant("AUD-103-X1", "the SMS carries a link")
class LinkInSms(AudiensMessages):
    def code(self, code: SmsCode, journey: Journey) -> Sms:
        sms = super().code(code, journey)
        return replace(sms, text=f"{sms.text} {self.base_url}/inscription/code")


@mutant("AUD-103-X3", "the SMS carries the date of birth")
class BirthInSms(AudiensMessages):
    def code(self, code: SmsCode, journey: Journey) -> Sms:
        sms = super().code(code, journey)
        return replace(sms, text=f"{sms.text} ({journey.typed.birth_date})")


@mutant("AUD-103-X2", "a sign out of the GSM alphabet makes the SMS two messages")
class TwoSegments(AudiensMessages):
    def code(self, code: SmsCode, journey: Journey) -> Sms:
        sms = super().code(code, journey)
        return replace(sms, text=f"« {sms.text} » Ne le communiquez à personne.")

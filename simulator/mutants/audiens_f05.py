"""Faults of the screen of the masked number: what can be read, what is hidden, and who refuses it."""

from __future__ import annotations

import base64

from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse

from simulator.audiens import identifiers
from simulator.audiens.faults import Fault
from simulator.audiens.pages import AudiensPages
from simulator.audiens.rules import AudiensRules
from simulator.audiens.store import Journey, Person, Route, Stage
from simulator.audiens.texts import Labels
from simulator.audiens.web import AudiensPortal
from simulator.audiens.web.base import PATHS
from simulator.desk import Answer, Visit
from simulator.markup import without
from simulator.mutants.registry import mutant
from simulator.sms import Sms
from simulator.web import Page

# What can be read


@mutant("AUD-066-M1", "the four first digits are shown instead of the four last")
class FirstDigits(AudiensPages):
    def masked(self, mobile: str) -> str:
        return f"{mobile[:2]} {mobile[2:4]} XX XX XX"


@mutant("AUD-066-M3", "the zeros at the beginning of the end are lost")
class ZerosLost(AudiensPages):
    def masked(self, mobile: str) -> str:
        return f"XX XX XX {int(mobile[-4:])}"


@mutant("AUD-066-X1", "the two last digits only are shown")
class TwoDigits(AudiensPages):
    def masked(self, mobile: str) -> str:
        return f"XX XX XX XX {mobile[-2:]}"


@mutant("AUD-066-X2", "the six last digits are shown")
class SixDigits(AudiensPages):
    def masked(self, mobile: str) -> str:
        return f"XX XX {mobile[-6:-4]} {mobile[-4:-2]} {mobile[-2:]}"


@mutant("AUD-066-X3", "the two first digits are shown beside the four last")
class BothEnds(AudiensPages):
    def masked(self, mobile: str) -> str:
        return f"{mobile[:2]} XX XX {mobile[-4:-2]} {mobile[-2:]}"


@mutant("AUD-066-X4", "the whole number is shown")
class WholeNumber(AudiensPages):
    def masked(self, mobile: str) -> str:
        return " ".join(mobile[place : place + 2] for place in range(0, 10, 2))


@mutant("AUD-066-X5", "« Votre numéro de téléphone portable » is called « Contact »")
class OtherNumberLabel(AudiensPages):
    labels = Labels(mobile_on_file="Contact")


@mutant("AUD-067-M1", "the whole number stands in a data- attribute")
class NumberInAttribute(AudiensPages):
    def masked(self, mobile: str) -> str:
        return Markup('<span data-numero="{}">{}</span>').format(mobile, super().masked(mobile))


@mutant("AUD-067-X1", "the whole number stands in a comment, in its international form")
class NumberInComment(AudiensPages):
    def masked(self, mobile: str) -> str:
        number = f"+33 {mobile[1:4]} {mobile[4:7]} {mobile[7:]}"
        return Markup("{}<!-- {} -->").format(super().masked(mobile), number)


@mutant("AUD-067-X2", "the whole number stands in base 64 in a hidden field")
class NumberInBase64(AudiensPages):
    def masked(self, mobile: str) -> str:
        hidden = base64.b64encode(mobile.encode()).decode()
        return Markup('{}<input type="hidden" name="ref" value="{}">').format(super().masked(mobile), hidden)


@mutant("AUD-067-X3", "the whole number travels in a header of the answer")
class NumberInHeader(AudiensPortal):
    async def mobile_on_file(self, visit: Visit) -> Answer:
        page = self.pages.mobile_on_file(self.journey_with_mobile(visit)[1])
        headers = {"x-recipient": self.journey_with_mobile(visit)[1]}
        return HTMLResponse(self.render(page, visit.session), headers=headers)


@mutant("AUD-067-X4", "the whole number stands in a comment of the page of the code")
class NumberAtCode(AudiensPortal):
    async def code(self, visit: Visit) -> Answer:
        page = await super().code(visit)
        code = self.journey(visit, Stage.CODE).code
        if not isinstance(page, Page) or code is None:
            return page
        return HTMLResponse(f"{self.render(page, visit.session)}<!-- {code.to} -->")


# What is announced


@mutant("AUD-068-M1", "the screen announces a letter")
class LetterAnnounced(AudiensPages):
    def sms_announcement(self) -> str:
        return "Pour finaliser la création de votre compte, nous allons vous envoyer un code par courrier."


@mutant("AUD-068-X1", "the screen announces nothing")
class NothingAnnounced(AudiensPages):
    def sms_announcement(self) -> str:
        return ""


# The two commands


@mutant(
    "AUD-069-M1", "« C'est bien mon numéro » sends the SMS and leads straight to its code", also=("AUD-075",)
)
class StraightToCode(AudiensPortal):
    async def judge_mobile(self, visit: Visit) -> Answer:
        answer = await super().judge_mobile(visit)
        journey = self.journey(visit, Stage.IDENTITY, Stage.CODE)
        if visit.form["reponse"] == "oui":
            await self.send_code(journey)
            return PATHS[journey.stage]
        return answer


@mutant("AUD-070-M2", "both commands lead to the same page", also=("AUD-072",))
class SamePage(AudiensRules):
    def refuse_mobile(self, journey: Journey) -> None:
        self.confirm_mobile(journey)


@mutant("AUD-070-X1", "« Ce n'est pas mon numéro » is missing")
class NoRefusal(AudiensPortal):
    def as_sent(self, page: Page, html: str) -> str:
        return without(html, "//button[@value='non']") if page.template == "mobile_on_file.html" else html


@mutant("AUD-071-X1", "the SMS goes to the refused number, whatever number is given")
class SentToRefused(AudiensRules):
    def sms_recipient(self, journey: Journey) -> str:
        return self.mobile_on_file(journey) or super().sms_recipient(journey)


@mutant("AUD-071-X2", "the refused number may be given again, and gets the SMS")
class RefusalForgotten(AudiensRules):
    def mobile_fault(self, journey: Journey, text: str) -> Fault | None:
        fault = super().mobile_fault(journey, text)
        return None if fault is Fault.MOBILE_REFUSED else fault


@mutant("AUD-071-X3", "the refusal itself warns the refused number by SMS")
class RefusedWarned(AudiensPortal):
    async def judge_mobile(self, visit: Visit) -> Answer:
        journey, _ = self.journey_with_mobile(visit)
        if visit.form["reponse"] == "non":
            code = self.rules.issue_code(journey)
            if code is not None:
                await self.sms.send(self.messages.code(code, journey))
        return await super().judge_mobile(visit)


@mutant("AUD-071-X4", "whoever opens the page of the identifier after the refusal gets the SMS there")
class RefusalOnlyRedirects(AudiensPortal):
    def journey_for_identifier(self, visit: Visit) -> Journey:
        journey = self.journey_of(visit)
        if journey is not None and journey.route is None and journey.refused_mobiles:
            journey.route, journey.stage = Route.KNOWN_MOBILE, Stage.IDENTIFIER
        return super().journey_for_identifier(visit)


@mutant("AUD-072-M2", "« Ce n'est pas mon numéro » leads back to the masked number")
class Loop(AudiensRules):
    def refuse_mobile(self, journey: Journey) -> None:
        journey.stage = Stage.MOBILE


@mutant("AUD-072-X1", "« Ce n'est pas mon numéro » ends on a page of error")
class RefusalCrash(AudiensPortal):
    def after_refusal(self, visit: Visit, journey: Journey) -> str:  # noqa: ARG002
        raise HTTPException(500)


@mutant("AUD-072-X2", "« Ce n'est pas mon numéro » leads to the log-in page without a word")
class BackToLogin(AudiensPortal):
    def after_refusal(self, visit: Visit, journey: Journey) -> str:  # noqa: ARG002
        return self.login_path


@mutant("AUD-072-X3", "« Ce n'est pas mon numéro » leads to a choice of one: the SMS")
class OneChannel(AudiensPages):
    def channels(self) -> tuple[tuple[str, str], ...]:
        return super().channels()[:1]


@mutant("AUD-073-M1", "the channel is asked of whoever recognises the number too")
class ChannelForAll(AudiensPortal):
    async def judge_mobile(self, visit: Visit) -> Answer:
        journey, mobile = self.journey_with_mobile(visit)
        answer = await super().judge_mobile(visit)
        if visit.form["reponse"] == "oui":
            journey.refused_mobiles |= {mobile}
            journey.stage = Stage.CHANNEL
            return PATHS[Stage.CHANNEL]
        return answer


@mutant("AUD-074-M1", "any phone on file is proposed for the SMS")
class AnyPhone(AudiensRules):
    def usable_mobile(self, person: Person) -> str | None:
        return super().usable_mobile(person) or person.mobile or person.landline


@mutant("AUD-075-M1", "the SMS leaves before the identifier is asked")
class SmsBeforeIdentifier(AudiensPortal):
    async def judge_mobile(self, visit: Visit) -> Answer:
        answer = await super().judge_mobile(visit)
        journey = self.journey(visit, Stage.IDENTITY, Stage.CODE)
        if visit.form["reponse"] == "oui":
            await self.send_code(journey)
            journey.stage = Stage.IDENTIFIER
        return answer


@mutant("AUD-075-X1", "the SMS to a number that was given leaves before the identifier is asked")
class SmsAtNumberGiven(AudiensPortal):
    async def give_mobile(self, visit: Visit) -> Answer:
        answer = await super().give_mobile(visit)
        journey = self.journey(visit, Stage.IDENTITY, Stage.CODE)
        if isinstance(answer, str):
            await self.send_code(journey)
            journey.stage = Stage.IDENTIFIER
        return answer


@mutant("AUD-075-X2", "a wrong identifier sends the SMS all the same")
class SmsDespiteRefusal(AudiensPortal):
    async def give_identifier(self, visit: Visit) -> Answer:
        answer = await super().give_identifier(visit)
        journey = self.journey(visit, Stage.IDENTITY, Stage.CODE)
        if isinstance(answer, Page):
            await self.send_code(journey)
            journey.stage = Stage.IDENTIFIER
        return answer


@mutant("AUD-075-X3", "the identifier of another member is refused, and sends that member an SMS")
class SmsToOther(AudiensPortal):
    async def give_identifier(self, visit: Visit) -> Answer:
        answer = await super().give_identifier(visit)
        other = self.rules.store.people.get(identifiers.digits_of(visit.form["identifier"]))
        if isinstance(answer, Page) and other is not None and other.mobile:
            to = f"+33{other.mobile[1:]}"
            await self.sms.send(Sms(to, "AUDIENS : votre code est 135790, valable 5 minutes."))
        return answer

"""Faults of the mobile that a person gives: its form, its shapes, the box beside it, and when it is kept."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from simulator.audiens.faults import Fault, FieldFault
from simulator.audiens.pages import AudiensPages
from simulator.audiens.rules import AudiensRules, MobileForm
from simulator.audiens.store import Account, Journey, SmsCode
from simulator.audiens.texts import FAULTS, Labels
from simulator.audiens.web import AudiensPortal
from simulator.desk import Answer, Visit
from simulator.fields import Field
from simulator.markup import without
from simulator.mutants.registry import mutant
from simulator.web import Form, Page


@mutant("AUD-121-X1", "the number is not asked a second time", also=("AUD-124",))
class NoConfirmation(AudiensPages):
    def phone_fields(self, journey: Journey, form: Form, errors: Mapping[str, str]) -> list[Field]:
        first, _, *others = super().phone_fields(journey, form, errors)
        return [first, *others]


@mutant("AUD-121-X2", "« N° de portable » is called « Téléphone »")
class OtherLabel(AudiensPages):
    labels = Labels(mobile="Téléphone")


@mutant("AUD-122-M2", "an eleventh digit is dropped without a word")
class EleventhDropped(AudiensRules):
    def mobile_digits(self, text: str) -> str:
        digits = super().mobile_digits(text)
        return digits[:10] if re.fullmatch("0[1-9][0-9]+", digits) else digits


@mutant("AUD-122-X1", "nine digits are taken")
class NineDigits(AudiensRules):
    def mobile_fault_of(self, digits: str) -> Fault | None:
        return super().mobile_fault_of(f"{digits}0" if len(digits) == 9 else digits)


@mutant("AUD-123-M2", "a number in 09 is taken")
class NineTaken(AudiensRules):
    def mobile_fault_of(self, digits: str) -> Fault | None:
        return super().mobile_fault_of(re.sub("^09", "06", digits))


@mutant("AUD-123-M3", "a landline is taken")
class LandlineTaken(AudiensRules):
    def mobile_fault_of(self, digits: str) -> Fault | None:
        return super().mobile_fault_of(re.sub("^0[1-5]", "06", digits))


@mutant("AUD-123-X1", "a number in 07 is refused")
class SevenRefused(AudiensRules):
    def mobile_fault_of(self, digits: str) -> Fault | None:
        return Fault.MOBILE_START if digits.startswith("07") else super().mobile_fault_of(digits)


@mutant("AUD-123-X2", "the first digit may be any other than zero")
class AnyFirstDigit(AudiensRules):
    def mobile_fault_of(self, digits: str) -> Fault | None:
        return super().mobile_fault_of(re.sub("^[1-9]", "0", digits))


@mutant("AUD-124-M2", "the SMS goes to the second entry, which is not compared")
class SecondEntryServed(AudiensRules):
    def give_mobile(self, journey: Journey, form: MobileForm) -> tuple[FieldFault, ...]:
        return super().give_mobile(journey, replace(form, mobile=form.confirmation))


@mutant("AUD-124-X1", "the second entry may be left empty")
class ConfirmationOptional(AudiensRules):
    def mobile_confirmation_fault(self, form: MobileForm) -> Fault | None:
        return super().mobile_confirmation_fault(form) if form.confirmation.strip() else None


@mutant("AUD-124-X2", "two different entries are refused without a word")
class DifferenceUntold(AudiensPages):
    def words(self, fault: Fault) -> str:
        return "" if fault is Fault.MOBILE_CONFIRMATION_DIFFERS else super().words(fault)


@mutant("AUD-125-M2", "the entry takes ten characters")
class TenCharacters(AudiensPages):
    def mobile_field(self, name: str, label: str, value: str, error: str) -> Field:
        return replace(super().mobile_field(name, label, value, error), maxlength=10)


@mutant("AUD-125-X1", "a letter O is read as a zero")
class LetterAsZero(AudiensRules):
    def mobile_digits(self, text: str) -> str:
        return super().mobile_digits(text).replace("O", "0")


@mutant("AUD-125-X2", "the form without separators is refused")
class PairsOnly(AudiensRules):
    def mobile_fault(self, journey: Journey, text: str) -> Fault | None:
        bare = re.fullmatch("[0-9]{10}", text.strip())
        return Fault.MOBILE_LENGTH if bare else super().mobile_fault(journey, text)


@mutant("AUD-125-X3", "the SMS to a number in pairs goes to another")
class PairsMisread(AudiensRules):
    def normalise_mobile(self, text: str) -> str:
        number = super().normalise_mobile(text)
        return number if text.strip().isdecimal() else f"{number[:-1]}{(int(number[-1]) + 1) % 10}"


@mutant("AUD-126-M2", "a number in 0033 is refused without a word")
class InternationalRefusedInSilence(AudiensPortal):
    async def give_mobile(self, visit: Visit) -> Answer:
        journey = self.journey_of(visit)
        if journey is not None and visit.form["mobile"].startswith("0033"):
            return self.pages.phone(journey, visit.form)
        return await super().give_mobile(visit)


@mutant("AUD-126-X1", "a foreign number is taken")
class ForeignTaken(AudiensRules):
    def mobile_fault(self, journey: Journey, text: str) -> Fault | None:
        fault = super().mobile_fault(journey, text)
        return None if fault is Fault.MOBILE_FOREIGN else fault


@mutant("AUD-126-X2", "an overseas number is taken for a French one with the same digits")
class OverseasMisread(AudiensRules):
    def mobile_digits(self, text: str) -> str:
        return re.sub(r"^\+590", "0", super().mobile_digits(text))


@mutant("AUD-126-X3", "the refusal of a foreign number does not point to the letter")
class LetterNotPointedTo(AudiensPages):
    def words(self, fault: Fault) -> str:
        return FAULTS[Fault.MOBILE_INTERNATIONAL] if fault is Fault.MOBILE_FOREIGN else super().words(fault)


@mutant("AUD-127-M1", "the box speaks of consent, and ticking it still objects")
class PositiveLabel(AudiensPages):
    labels = Labels(
        no_phone_news="Je souhaite être informé(e) des actualités et des offres AUDIENS par téléphone."
    )


@mutant("AUD-127-X1", "the box is missing", also=("AUD-128", "AUD-129"))
class NoBox(AudiensPages):
    def phone_news_field(self, journey: Journey, form: Form) -> list[Field]:  # noqa: ARG002
        return []


@mutant("AUD-128-X1", "the box is ticked in advance")
class BoxTicked(AudiensPages):
    def phone_box_is_ticked(self, journey: Journey, form: Form) -> bool:
        return "mobile" not in form or super().phone_box_is_ticked(journey, form)


@mutant("AUD-129-M2", "the choice is lost")
class ChoiceLost(AudiensRules):
    def phone_objection(self, form: MobileForm) -> bool | None:  # noqa: ARG002
        return None


@mutant("AUD-129-X1", "whoever objects gets no SMS")
class ObjectionStopsSms(AudiensPortal):
    async def send_code(self, journey: Journey) -> Fault | None:
        if not journey.phone_objection:
            return await super().send_code(journey)
        return None if self.rules.issue_code(journey) else Fault.SMS_LIMITED


@mutant("AUD-129-X2", "everybody is recorded as objecting")
class EverybodyObjects(AudiensRules):
    def phone_objection(self, form: MobileForm) -> bool | None:  # noqa: ARG002
        return True


@mutant("AUD-129-X3", "an objection that was ticked once stays")
class ObjectionSticks(AudiensRules):
    def give_mobile(self, journey: Journey, form: MobileForm) -> tuple[FieldFault, ...]:
        before = journey.phone_objection
        faults = super().give_mobile(journey, form)
        journey.phone_objection = before or journey.phone_objection
        return faults


@mutant("AUD-130-M1", "the notice about Bloctel is missing", also=("AUD-131",))
class NoNotice(AudiensPages):
    def bloctel_notice(self) -> str:
        return ""


@mutant("AUD-130-X1", "the notice does not name the law")
class LawUntold(AudiensPages):
    def bloctel_notice(self) -> str:
        return re.sub("^.*2014-344, v", "V", super().bloctel_notice())


@mutant("AUD-130-X2", "the notice does not say what the list changes")
class EffectUntold(AudiensPages):
    def bloctel_notice(self) -> str:
        first, *_, last = super().bloctel_notice().split(". ")
        return f"{first}. {last}"


@mutant("AUD-131-M1", "the link leads to another host")
class OtherHost(AudiensPages):
    def bloctel_site(self) -> str:
        return "https://www.bloctel.example"


@mutant("AUD-131-X1", "the link leads to a host that only begins as Bloctel’s")
class LookalikeHost(AudiensPages):
    def bloctel_site(self) -> str:
        return "https://www.bloctel.gouv.fr.example.org/"


@mutant("AUD-132-X1", "the SMS leaves as soon as the number is given")
class SmsAtOnce(AudiensPortal):
    async def give_mobile(self, visit: Visit) -> Answer:
        answer = await super().give_mobile(visit)
        journey = self.journey_of(visit)
        if journey is not None and isinstance(answer, str):
            stage = journey.stage
            await self.send_code(journey)
            journey.stage = stage
        return answer


@mutant("AUD-132-X2", "« Valider » leads to the choice of the channel again")
class ChannelAgain(AudiensPortal):
    async def give_mobile(self, visit: Visit) -> Answer:
        answer = await super().give_mobile(visit)
        return "/inscription/canal" if isinstance(answer, str) else answer


@mutant("AUD-133-M1", "« Retour » is missing from the page of the number")
class NoBack(AudiensPortal):
    def as_sent(self, page: Page, html: str) -> str:
        return html if page.template != "phone.html" else without(html, "//a[@class='secondary']")


@mutant("AUD-133-X1", "« Retour » leads from the number to the person")
class BackToPerson(AudiensPortal):
    def as_sent(self, page: Page, html: str) -> str:
        if page.template != "phone.html":
            return html
        return html.replace(f'"{self.root}/inscription/canal"', f'"{self.root}/inscription/identite"')


@mutant("AUD-134-X1", "two empty entries pass")
class EmptyPasses(AudiensRules):
    def mobile_faults(self, journey: Journey, form: MobileForm) -> tuple[FieldFault, ...]:
        return super().mobile_faults(journey, form) if form.mobile or form.confirmation else ()


@mutant("AUD-134-X2", "an empty number is completed by its confirmation")
class CompletedByConfirmation(AudiensRules):
    def give_mobile(self, journey: Journey, form: MobileForm) -> tuple[FieldFault, ...]:
        return super().give_mobile(journey, replace(form, mobile=form.mobile or form.confirmation))


@mutant("AUD-135-X1", "the number is on file as soon as it is given")
class KeptAtOnce(AudiensRules):
    def give_mobile(self, journey: Journey, form: MobileForm) -> tuple[FieldFault, ...]:
        faults = super().give_mobile(journey, form)
        if not faults and journey.new_mobile:
            self.store.change_mobile(journey.identifier, journey.new_mobile)
        return faults


@mutant("AUD-135-X2", "the number is on file as soon as a code is sent to it")
class KeptAtSending(AudiensRules):
    def issue_code(self, journey: Journey) -> SmsCode | None:
        code = super().issue_code(journey)
        if code is not None:
            self.store.change_mobile(journey.identifier, code.to)
        return code


@mutant("AUD-135-X3", "the number that the code has proven is forgotten")
class NeverKept(AudiensRules):
    def define_password(self, journey: Journey, password: str) -> Account:
        journey.new_mobile = None
        return super().define_password(journey, password)


@mutant("AUD-135-X4", "a wrong code puts the number on file too")
class KeptAtAnyCode(AudiensRules):
    def check_code(self, journey: Journey, text: str) -> tuple[FieldFault, ...]:
        if journey.new_mobile:
            self.store.change_mobile(journey.identifier, journey.new_mobile)
        return super().check_code(journey, text)

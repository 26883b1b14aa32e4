"""The branch by telephone: the number on file, its refusal, and a number given twice."""

from __future__ import annotations

import re
from dataclasses import dataclass

from simulator.audiens import phones
from simulator.audiens.faults import Fault, FieldFault
from simulator.audiens.rules.base import faults_of
from simulator.audiens.rules.identification import IdentificationRules
from simulator.audiens.store import Journey, Person, Route, Stage


@dataclass(frozen=True, slots=True)
class MobileForm:
    """The form of the mobile number as typed. ``box`` is the ticked box about news by phone."""

    mobile: str
    confirmation: str
    box: bool


class PhoneRules(IdentificationRules):
    """Which way the sign-up goes on."""

    def confirm_identity(self, journey: Journey) -> None:
        """« Confirmer »: the branch depends on the telephone on file."""
        if journey.route is Route.FRANCECONNECT:
            journey.stage = Stage.PASSWORD
        elif self.mobile_on_file(journey) is None:
            journey.stage = Stage.CHANNEL
        elif self.was_refused(journey):
            self.go_on_without_mobile(journey)
        else:
            journey.stage = Stage.MOBILE

    def mobile_on_file(self, journey: Journey) -> str | None:
        """The number of the file that can receive an SMS, in ten digits."""
        return self.usable_mobile(self.person_of(journey))

    def usable_mobile(self, person: Person) -> str | None:
        """A French mobile; a landline or a foreign number is none."""
        digits = phones.national(self.mobile_digits(person.mobile or ""))
        return digits if self.mobile_fault_of(digits) is None else None

    def was_refused(self, journey: Journey) -> bool:
        """Whether the person has said that the number on file is not theirs."""
        return self.mobile_on_file(journey) in journey.refused_mobiles

    def confirm_mobile(self, journey: Journey) -> None:
        """« C'est bien mon numéro de téléphone »."""
        self.take_route(journey, Route.KNOWN_MOBILE)
        journey.stage = Stage.IDENTIFIER

    def refuse_mobile(self, journey: Journey) -> None:
        """« Ce n'est pas mon numéro de téléphone »: from now on nothing goes there."""
        mobile = self.mobile_on_file(journey)
        if mobile is not None:
            journey.refused_mobiles |= {mobile}
        self.take_route(journey, None)
        if self.options.not_my_number == "restart":
            journey.stage = Stage.DEAD
        else:
            self.go_on_without_mobile(journey)

    def go_on_without_mobile(self, journey: Journey) -> None:
        """Where a refusal leads, as declared; the second time round, a restart leads to the choice."""
        effect = self.options.not_my_number
        if effect == "letter_only":
            self.take_route(journey, Route.LETTER)
        journey.stage = {
            "channel_choice": Stage.CHANNEL,
            "letter_only": Stage.IDENTIFIER,
            "contact": Stage.IDENTITY,
            "restart": Stage.CHANNEL,
        }[effect]

    def take_route(self, journey: Journey, route: Route | None) -> None:
        """Only the last choice acts: a code of another route is worth nothing any more."""
        if journey.route is route:
            return
        journey.route, journey.code = route, None
        if route is not Route.SMS:
            journey.new_mobile, journey.phone_objection = None, None

    def may_choose_channel(self, journey: Journey) -> bool:
        """Whether there is a choice: no mobile, or a refused one where that leads to it."""
        if self.mobile_on_file(journey) is None:
            return True
        return self.was_refused(journey) and self.options.not_my_number in {"channel_choice", "restart"}

    def choose_channel(self, journey: Journey, channel: str) -> tuple[FieldFault, ...]:
        """One of the two, and no more than one."""
        routes = {"sms": Route.SMS, "courrier": Route.LETTER}
        if channel not in routes:
            return faults_of(("channel", self.missing_channel_fault()))
        self.take_route(journey, routes[channel])
        journey.stage = Stage.PHONE if channel == "sms" else Stage.IDENTIFIER
        return ()

    def missing_channel_fault(self) -> Fault | None:
        """A choice has to be made."""
        return Fault.CHANNEL_MISSING

    def give_mobile(self, journey: Journey, form: MobileForm) -> tuple[FieldFault, ...]:
        """The number and its confirmation; the SMS waits for the identifier."""
        faults = self.mobile_faults(journey, form)
        if faults:
            return faults
        mobile = self.normalise_mobile(form.mobile)
        if journey.new_mobile != mobile:
            journey.code = None
        journey.new_mobile = mobile
        journey.phone_objection = self.phone_objection(form)
        journey.stage = Stage.IDENTIFIER
        return ()

    def mobile_faults(self, journey: Journey, form: MobileForm) -> tuple[FieldFault, ...]:
        """Everything wrong with the two entries."""
        return faults_of(
            ("mobile", self.mobile_fault(journey, form.mobile)),
            ("mobile_confirmation", self.mobile_confirmation_fault(form)),
        )

    def mobile_fault(self, journey: Journey, text: str) -> Fault | None:
        """A French mobile that was not refused before."""
        digits = self.mobile_digits(text)
        if not digits:
            return Fault.MOBILE_MISSING
        if not re.fullmatch(r"\+?[0-9]+", digits):
            return Fault.MOBILE_CHARACTERS
        if phones.is_international(digits) and not phones.is_french_international(digits):
            return Fault.MOBILE_FOREIGN
        if phones.is_international(digits) and not self.options.mobile_international:
            return Fault.MOBILE_INTERNATIONAL
        fault = self.mobile_fault_of(phones.national(digits))
        refused = phones.national(digits) in journey.refused_mobiles
        return fault or (Fault.MOBILE_REFUSED if refused else None)

    def mobile_digits(self, text: str) -> str:
        """What was typed without its grouping."""
        return phones.without_separators(text, self.options.mobile_separators)

    def mobile_fault_of(self, digits: str) -> Fault | None:
        """Ten digits, then 06 or 07, then the numbering plan where declared."""
        if len(digits) != self.mobile_length() or not digits.isdecimal():
            return Fault.MOBILE_LENGTH
        if not re.search(self.options.mobile_pattern, digits, re.ASCII):
            return Fault.MOBILE_START
        unassigned = self.options.mobile_assigned and not phones.is_assigned(digits)
        return Fault.MOBILE_UNASSIGNED if unassigned else None

    def mobile_length(self) -> int:
        """« numéro sur 10 chiffres »."""
        return 10

    def mobile_confirmation_fault(self, form: MobileForm) -> Fault | None:
        """The same number; its grouping does not matter."""
        if not form.confirmation.strip():
            return Fault.MOBILE_CONFIRMATION_MISSING
        same = self.normalise_mobile(form.mobile) == self.normalise_mobile(form.confirmation)
        return None if same else Fault.MOBILE_CONFIRMATION_DIFFERS

    def normalise_mobile(self, text: str) -> str:
        """A number in its national form."""
        return phones.national(self.mobile_digits(text))

    def phone_objection(self, form: MobileForm) -> bool | None:
        """Objection ticked, or consent left alone; None where nothing was asked."""
        if self.options.phone_box == "absent":
            return None
        return form.box if self.options.phone_box == "optout_unticked" else not form.box

"""Faults of the personal details and of the end of the registration."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from simulator import secrets_kept
from simulator.desk import Answer, Visit
from simulator.fields import Field
from simulator.markup import edited
from simulator.mutants.registry import mutant
from simulator.urssaf.faults import Fault
from simulator.urssaf.options import DetailField
from simulator.urssaf.pages import UrssafPages
from simulator.urssaf.rules import Login, UrssafRules
from simulator.urssaf.store import BankDetails, Details, Journey, Person, Space, Stage
from simulator.urssaf.texts import Labels
from simulator.urssaf.web import UrssafPortal
from simulator.web import Form, Page

_SOMEONE = {
    "last_name": "AUTRUI",
    "first_name": "Dominique",
    "email": "dominique.autrui@exemple.fr",
    "street": "3 place de la République",
    "postal_code": "75003",
    "city": "PARIS",
    "phone": "0639980099",
}


@mutant("URS-063-M2", "the page is filled with the data of another person", also=("URS-064", "URS-067"))
class SomeoneElse(UrssafPages):
    def known_values(self, person: Person, email: str) -> dict[str, str]:  # noqa: ARG002
        return dict(_SOMEONE)


@mutant("URS-063-X1", "the page is not filled in advance")
class EmptyDetails(UrssafPages):
    def known_values(self, person: Person, email: str) -> dict[str, str]:
        return dict.fromkeys(super().known_values(person, email), "")


@mutant("URS-063-X2", "the name is missing from the page")
class NoName(UrssafPages):
    def detail_field(
        self, item: DetailField, known: Mapping[str, str], form: Form, errors: Mapping[str, str]
    ) -> list[Field]:
        return [] if item.name == "name" else super().detail_field(item, known, form, errors)


@mutant("URS-063-X3", "the address on file stands in place of the one that was chosen")
class KnownAddressShown(UrssafPages):
    def known_values(self, person: Person, email: str) -> dict[str, str]:
        return super().known_values(person, person.email or email)


@mutant("URS-064-X1", "a number given in the address of the page shows that person's data")
class NumberInAddress(UrssafPortal):
    async def details(self, visit: Visit) -> Answer:
        asked = visit.request.query_params.get("nir", "")
        if asked in self.rules.store.people:
            return self.pages.details(self.rules.store.people[asked], "")
        return await super().details(visit)


@mutant("URS-064-X2", "the data shown are those of the last journey begun, whoever reads", also=("GEN-012",))
class LastJourney(UrssafPortal):
    def journey(self, visit: Visit, *stages: Stage) -> Journey:
        own = super().journey(visit, *stages)
        waiting = [each for each in self.rules.store.journeys.values() if each.stage is own.stage]
        return waiting[-1]


@mutant("URS-064-X3", "a number in the form of the details says whose they are")
class NumberInDetails(UrssafPortal):
    async def finalise(self, visit: Visit) -> Answer:
        answer = await super().finalise(visit)
        asked = visit.form["nir"]
        if answer == "/mon-espace" and asked in self.rules.store.people:
            self.rules.store.change_details(asked, self.pages.details_of(visit.form))
        return answer


@mutant("URS-064-X4", "a number in the form of the space says whose the details are")
class NumberInContact(UrssafPortal):
    async def change_contact(self, visit: Visit) -> Answer:
        answer = await super().change_contact(visit)
        asked = visit.form["nir"]
        if isinstance(answer, str) and asked in self.rules.store.people:
            self.rules.store.change_details(asked, self.pages.details_of(visit.form))
        return answer


@mutant("URS-064-X5", "the account that was given last stands in every space", also=("URS-078",))
class CommonAccount(UrssafRules):
    def keep_bank_details(self, space: Space, details: BankDetails) -> None:
        super().keep_bank_details(space, details)
        for other in self.store.spaces.values():
            other.bank = list(space.bank)


@mutant("URS-065-M2", "the address cannot be changed", also=("URS-066",))
class FixedStreet(UrssafPages):
    def detail_field(
        self, item: DetailField, known: Mapping[str, str], form: Form, errors: Mapping[str, str]
    ) -> list[Field]:
        kept = replace(item, editable=item.editable and item.name != "street")
        return super().detail_field(kept, known, form, errors)


@mutant("URS-065-X1", "what was changed is not kept")
class ChangeLost(UrssafRules):
    def merged(self, name: str, known: str | None, typed: str | None) -> str | None:
        return known or super().merged(name, known, typed)


@mutant("URS-065-X2", "what was changed is gone at the next log-in", also=("URS-066", "URS-075"))
class ChangeGoneLater(UrssafRules):
    def let_in(self, space: Space) -> Login:
        self.store.change_details(space.nir, replace(self.known_details(space.nir), street=None, phone=None))
        return super().let_in(space)


@mutant("URS-066-X1", "a value that Urssaf did not have cannot be typed")
class NothingAdded(UrssafPages):
    def detail_field(
        self, item: DetailField, known: Mapping[str, str], form: Form, errors: Mapping[str, str]
    ) -> list[Field]:
        kept = replace(item, editable=item.editable and bool(known.get(item.name)))
        return super().detail_field(kept, known, form, errors)


@mutant("URS-066-X2", "a value that Urssaf did not have is not kept")
class AdditionLost(UrssafRules):
    def merged(self, name: str, known: str | None, typed: str | None) -> str | None:
        return super().merged(name, known, typed) if known else known


@mutant("URS-067-M2", "an untouched postal code loses its leading zero")
class ZeroLostUntouched(UrssafRules):
    def merged(self, name: str, known: str | None, typed: str | None) -> str | None:
        kept = super().merged(name, known, typed)
        return kept.lstrip("0") if name == "postal_code" and kept and kept == known else kept


@mutant("URS-067-X1", "every detail must be filled, though declared optional")
class EverythingMandatory(UrssafRules):
    def detail_fault(self, name: str, value: str) -> Fault | None:
        return super().detail_fault(name, value) if value else Fault[f"{name.upper()}_MISSING"]


@mutant("URS-067-X2", "an untouched town is put in capitals")
class TownInCapitals(UrssafRules):
    def merged(self, name: str, known: str | None, typed: str | None) -> str | None:
        kept = super().merged(name, known, typed)
        return kept.upper() if name == "city" and kept else kept


@mutant("URS-068-M1", "a postal code that was typed loses its leading zero")
class ZeroLostTyped(UrssafRules):
    def merged(self, name: str, known: str | None, typed: str | None) -> str | None:
        kept = super().merged(name, known, typed)
        return kept.lstrip("0") if name == "postal_code" and kept and kept != known else kept


@mutant("URS-068-X1", "any postal code is taken")
class AnyPostalCode(UrssafRules):
    def postal_code_fault(self, value: str) -> Fault | None:  # noqa: ARG002
        return None


@mutant("URS-068-X5", "five signs make a postal code, whatever they are")
class AnyFiveSigns(UrssafRules):
    def postal_code_fault(self, value: str) -> Fault | None:
        return None if len(value) == 5 else Fault.POSTAL_CODE_SHAPE


@mutant("URS-068-X2", "any phone number is taken")
class AnyPhone(UrssafRules):
    def phone_fault(self, value: str) -> Fault | None:  # noqa: ARG002
        return None


@mutant("URS-068-X3", "a refusal empties the other fields")
class EntriesLost(UrssafPages):
    def detail_field(
        self, item: DetailField, known: Mapping[str, str], form: Form, errors: Mapping[str, str]
    ) -> list[Field]:
        fields = super().detail_field(item, known, form, errors)
        lost = bool(errors) and item.name not in errors
        return [replace(field, value="") if lost else field for field in fields]


@mutant("URS-068-X4", "a long street is cut without a word")
class StreetCut(UrssafPages):
    def details_of(self, form: Form) -> Details:
        typed = super().details_of(form)
        return replace(typed, street=typed.street[:38] if typed.street else typed.street)


@mutant("URS-069-M2", "« Valider et accéder à votre espace » is called « Enregistrer »")
class OtherFinalise(UrssafPages):
    labels = Labels(finalise="Enregistrer")


@mutant("URS-069-X1", "« Valider et accéder à votre espace » stands above the fields")
class ButtonAbove(UrssafPortal):
    def as_sent(self, page: Page, html: str) -> str:
        if page.template != "details.html":
            return html
        button = "//main//form[@action]/p[@class='actions']"
        return edited(html, button, lambda foot: foot.getparent().insert(0, foot))


@mutant("URS-070-M1", "the space opens but the registration is not recorded", also=("URS-082",))
class NotRecorded(UrssafRules):
    def open_space(self, space: Space) -> None:
        """The space stays as it was."""


@mutant("URS-070-X1", "« Valider et accéder à votre espace » leads to the home page", also=("URS-083",))
class HomeAfterAll(UrssafPortal):
    async def finalise(self, visit: Visit) -> Answer:
        answer = await super().finalise(visit)
        return "/" if answer == "/mon-espace" else answer


@mutant("URS-071-M1", "whoever stopped before the end cannot log in any more")
class LockedOut(UrssafRules):
    def let_in(self, space: Space) -> Login:
        login = super().let_in(space)
        return login if login.space else Login(fault=Fault.LOGIN_REFUSED)


@mutant("URS-071-X1", "the services answer before the registration is finalised", also=("URS-081",))
class ServicesTooSoon(UrssafPortal):
    async def define_password(self, visit: Visit) -> Answer:
        answer = await super().define_password(visit)
        if answer == "/coordonnees" and visit.session is not None:
            visit.session.member = self.rules.store.journeys[visit.session.journey or ""].nir
        return answer


@mutant("URS-071-X2", "after an interruption the password chosen before is another")
class PasswordForgotten(UrssafRules):
    def resume(self, space: Space) -> Journey:
        space.password = secrets_kept.hashed(secrets_kept.key())
        return super().resume(space)

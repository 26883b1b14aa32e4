"""Faults of the identification by number: its form, its fifteen positions, its key and its shapes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from simulator.fields import Field
from simulator.mutants.registry import mutant
from simulator.urssaf.faults import Fault
from simulator.urssaf.nir import key_of
from simulator.urssaf.pages import UrssafPages
from simulator.urssaf.rules import Identification, UrssafRules
from simulator.urssaf.store import Details, Person
from simulator.urssaf.texts import Labels
from simulator.web import Form


@mutant("URS-007-M2", "« suivant » is called « Continuer »")
class OtherNext(UrssafPages):
    labels = Labels(next="Continuer")


@mutant("URS-007-M3", "the number cannot be typed: its input is disabled")
class DisabledNumber(UrssafPages):
    def identification_fields(self, form: Form, errors: Mapping[str, str]) -> list[Field]:
        number, *others = super().identification_fields(form, errors)
        return [replace(number, disabled=True), *others]


@mutant("URS-008-X1", "a date of birth is asked beside the number and the code", also=("URS-007",))
class BirthDateAsked(UrssafPages):
    def identification_fields(self, form: Form, errors: Mapping[str, str]) -> list[Field]:
        birth = Field("birth", "Date de naissance", required=True, hint="Par exemple 14/07/1985.")
        return [*super().identification_fields(form, errors), birth]


@mutant("URS-008-X2", "the pair is refused to whoever left no phone number at Urssaf")
class PhoneNeeded(UrssafRules):
    def right_pair_fault(self, person: Person) -> Fault | None:
        return super().right_pair_fault(person) if person.details.phone else Fault.PAIR_REFUSED


@mutant("URS-009-M1", "thirteen positions are taken, the key being added by the portal")
class KeyAdded(UrssafRules):
    def normalise_nir(self, text: str) -> str:
        number = super().normalise_nir(text)
        return number + key_of(number) if re.fullmatch("[0-9]{13}", number) else number


@mutant("URS-009-M3", "the input stops after thirteen characters")
class ThirteenCharacters(UrssafPages):
    def identification_fields(self, form: Form, errors: Mapping[str, str]) -> list[Field]:
        number, *others = super().identification_fields(form, errors)
        return [replace(number, maxlength=13), *others]


@mutant("URS-010-M1", "the key is not computed: any two digits pass")
class AnyKey(UrssafRules):
    def normalise_nir(self, text: str) -> str:
        number = super().normalise_nir(text)
        return number[:13] + key_of(number[:13]) if re.fullmatch("[0-9]{15}", number) else number


@mutant("URS-010-X1", "the key is not looked at where the month of birth is unknown")
class KeyOfKnownMonths(UrssafRules):
    def nir_key_fault(self, nir: str) -> Fault | None:
        return None if int(nir[3:5]) > 12 else super().nir_key_fault(nir)


@mutant("URS-010-M2", "the key is computed as N mod 97")
class RemainderAsKey(UrssafRules):
    def nir_key_fault(self, nir: str) -> Fault | None:
        body = nir[:13].replace("2A", "19").replace("2B", "18")
        return None if nir[13:] == f"{int(body) % 97:02d}" else Fault.NIR_KEY


@mutant("URS-011-M1", "everything but digits is dropped from the number", also=("URS-014",))
class DigitsOnly(UrssafRules):
    def normalise_nir(self, text: str) -> str:
        return re.sub("[^0-9]", "", text)


@mutant("URS-011-M3", "the number has a numeric keyboard only")
class NumericKeyboard(UrssafPages):
    def identification_fields(self, form: Form, errors: Mapping[str, str]) -> list[Field]:
        number, *others = super().identification_fields(form, errors)
        return [replace(number, inputmode="numeric"), *others]


@mutant("URS-011-X1", "the key of a Corsican number is computed with 2A and 2B as 20")
class CorsicaAsTwenty(UrssafRules):
    def nir_key_fault(self, nir: str) -> Fault | None:
        number = re.sub("2[AB]", "20", nir)
        return super().nir_key_fault(number)


@mutant("URS-012-M2", "a space counts as one of the fifteen positions")
class SpacesCount(UrssafRules):
    def normalise_nir(self, text: str) -> str:
        return text.strip().upper()


@mutant("URS-012-X1", "narrow no-break spaces, declared as forgiven, make the number refused")
class NarrowSpacesRefused(UrssafRules):
    def normalise_nir(self, text: str) -> str:
        return text if "\u202f" in text else super().normalise_nir(text)


@mutant("URS-013-M1", "an empty number passes with a right code")
class CodeAlone(UrssafRules):
    def identify(self, nir_text: str, code_text: str) -> Identification:
        code = self.normalise_code(code_text)
        owners = [person.nir for person in self.store.people.values() if self.code_matches(person, code)]
        return super().identify(nir_text if nir_text.strip() or not owners else owners[-1], code_text)


@mutant("URS-014-X1", "letters are dropped from the number without a word")
class LettersDropped(UrssafRules):
    def normalise_nir(self, text: str) -> str:
        return re.sub("[^0-9AB]", "", super().normalise_nir(text))


@mutant("URS-015-M1", "month codes above 12 are refused to everybody")
class TwelveMonths(UrssafRules):
    def nir_meaning_fault(self, nir: str) -> Fault | None:
        return Fault.NIR_MONTH if int(nir[3:5]) > 12 else super().nir_meaning_fault(nir)


@mutant("URS-015-X1", "numbers that begin by another digit than 1 or 2 pass, undeclared")
class AnyFirstDigit(UrssafRules):
    def nir_meaning_fault(self, nir: str) -> Fault | None:
        fault = super().nir_meaning_fault(nir)
        return None if fault is Fault.NIR_FIRST_DIGIT else fault


@mutant("URS-016-M1", "an unknown number opens a journey with nothing on file", also=("URS-019",))
class UnknownWelcome(UrssafRules):
    def judge_pair(self, nir: str, code: str) -> Identification:
        if nir not in self.store.people:
            self.store.people[nir] = Person(nir, code, "", "", Details(), None, self.clock.now())
        return super().judge_pair(nir, code)

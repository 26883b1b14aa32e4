"""Steps 4 and 5: the form, the person it finds, and what is not told about anybody else."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from simulator import secrets_kept
from simulator.audiens.faults import Fault, FieldFault
from simulator.audiens.names import folded
from simulator.audiens.rules.base import faults_of
from simulator.audiens.rules.contact import ContactRules
from simulator.audiens.store import AccountState, Journey, Person, SignUp, Stage

_LONGEST_NAME = 100
_OLDEST = date(1900, 1, 1)
_FRENCH_DATE = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")
_NATIVE_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_HOUR = timedelta(hours=1)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Recognition:
    """Either a journey that begins, or why not."""

    journey: Journey | None = None
    faults: tuple[FieldFault, ...] = ()


class IdentificationRules(ContactRules):
    """Who passes « Valider »."""

    def recognise(self, form: SignUp, client: str, previous: Journey | None = None) -> Recognition:
        """Judge the form as typed. ``previous`` is what this browser was doing: its refusals go on."""
        faults = self.form_faults(form)
        if faults:
            return Recognition(faults=faults)
        if not self.form_allowed(client):
            return _refused(Fault.FORMS_LIMITED)
        self.store.forms.setdefault(client, []).append(self.clock.now())
        return self.look_up(form, previous)

    def form_faults(self, form: SignUp) -> tuple[FieldFault, ...]:
        """What is wrong with the entries by themselves."""
        return faults_of(
            ("last_name", self.name_fault(form.last_name, Fault.LAST_NAME_MISSING)),
            ("first_name", self.name_fault(form.first_name, Fault.FIRST_NAME_MISSING)),
            ("birth_date", self.birth_date_fault(form.birth_date)),
            ("email", self.email_fault(form.email)),
            ("email_confirmation", self.email_confirmation_fault(form.email, form.email_confirmation)),
        )

    def name_fault(self, name: str, missing: Fault) -> Fault | None:
        """A name that is there and that can be one."""
        if not name.strip():
            return missing
        if any(ord(sign) < 32 or ord(sign) == 127 for sign in name):
            return Fault.NAME_SHAPE
        return Fault.NAME_LONG if len(name) > _LONGEST_NAME else None

    def birth_date_fault(self, text: str) -> Fault | None:
        """A day that exists, that is not to come, and on which somebody alive may be born."""
        if not text.strip():
            return Fault.BIRTH_DATE_MISSING
        if self.date_parts(text) is None:
            return Fault.BIRTH_DATE_SHAPE
        day = self.birth_date_of(text)
        if day is None:
            return Fault.BIRTH_DATE_IMPOSSIBLE
        if day > self.clock.now().date() + _DAY:
            return Fault.BIRTH_DATE_FUTURE
        return Fault.BIRTH_DATE_TOO_OLD if day < _OLDEST else None

    def date_parts(self, text: str) -> tuple[int, int, int] | None:
        """Year, month and day of a date in the French order, or as a native control sends it."""
        french = _FRENCH_DATE.fullmatch(re.sub(r"\s", "", text))
        if french:
            day, month, year = french.groups()
            return int(year), int(month), int(day)
        native = _NATIVE_DATE.fullmatch(text.strip()) if self.options.native_birth_date else None
        return None if native is None else (int(native[1]), int(native[2]), int(native[3]))

    def birth_date_of(self, text: str) -> date | None:
        """The day, or None where there is no such day."""
        parts = self.date_parts(text)
        try:
            return None if parts is None else date(*parts)
        except ValueError:
            return None

    def form_allowed(self, client: str) -> bool:
        """So many forms an hour from one client."""
        maximum = self.options.form_max_attempts
        return maximum is None or self.recent(self.store.forms.get(client, []), _HOUR) < maximum

    def look_up(self, form: SignUp, previous: Journey | None) -> Recognition:
        """The one person of the file that the form tells; nobody's data where it tells several."""
        found = self.people_like(form)
        if not found:
            return _refused(Fault.NOT_FOUND)
        if len(found) > 1:
            return self.several_found(form, found, previous)
        fault = self.registered_fault(found[0])
        return _refused(fault) if fault else Recognition(self.begin(form, found[0].identifier, previous))

    def people_like(self, form: SignUp) -> list[Person]:
        """Everybody with these names and this date of birth."""
        day = self.birth_date_of(form.birth_date)
        return [
            person
            for person in self.store.people.values()
            if self.birth_date_matches(person, day)
            and self.names_match(person, form.last_name, form.first_name)
        ]

    def names_match(self, person: Person, last_name: str, first_name: str) -> bool:
        """Both names, as declared."""
        wanted = (self.folded(person.last_name), self.folded(person.first_name))
        typed = (self.folded(last_name), self.folded(first_name))
        return typed == wanted or (self.options.names.any_order and typed[::-1] == wanted)

    def folded(self, name: str) -> str:
        """A name as it is compared."""
        return folded(name, self.options.names)

    def birth_date_matches(self, person: Person, day: date | None) -> bool:
        """The same day."""
        return person.birth_date == day

    def several_found(self, form: SignUp, found: list[Person], previous: Journey | None) -> Recognition:
        """Help, or one question more, as declared."""
        if self.options.homonyms != "question":
            return _refused(Fault.HOMONYMS)
        journey = self.begin(form, "", previous)
        journey.candidates = tuple(person.identifier for person in found)
        journey.stage = Stage.QUESTION
        return Recognition(journey)

    def registered_fault(self, person: Person) -> Fault | None:
        """One person, one account."""
        if not self.is_registered(person.identifier):
            return None
        return Fault.ALREADY_REGISTERED if self.options.already_registered == "login" else Fault.NOT_FOUND

    def is_registered(self, identifier: str) -> bool:
        """Whether this person has an account with a password."""
        account = self.store.accounts.get(identifier)
        return account is not None and account.state is AccountState.OPEN

    def begin(self, form: SignUp, identifier: str, previous: Journey | None) -> Journey:
        """A fresh journey; a number refused earlier in the same browser stays refused."""
        journey = Journey(
            secrets_kept.key(),
            identifier,
            self.clock.now(),
            typed=form,
            email=self.normalise_email(form.email),
            refused_mobiles=previous.refused_mobiles if previous else frozenset(),
        )
        self.store.journeys[journey.key] = journey
        return journey

    def answer_question(self, journey: Journey, postal_code: str) -> tuple[FieldFault, ...]:
        """The postal code tells one of the homonyms, or nobody is shown."""
        if not postal_code.strip():
            return faults_of(("postal_code", Fault.QUESTION_MISSING))
        found = [
            identifier
            for identifier in journey.candidates
            if self.store.people[identifier].postal_code == postal_code.strip()
        ]
        if len(found) != 1:
            return self.refuse_answer(journey)
        fault = self.registered_fault(self.store.people[found[0]])
        if fault is not None:
            return faults_of(("", fault))
        journey.identifier, journey.stage = found[0], Stage.IDENTITY
        return ()

    def refuse_answer(self, journey: Journey) -> tuple[FieldFault, ...]:
        """So many wrong answers, and the journey ends."""
        journey.wrong_identifiers += 1
        maximum = self.options.identifier_max_attempts
        if maximum is not None and journey.wrong_identifiers >= maximum:
            journey.stage = Stage.DEAD
        return faults_of(("postal_code", Fault.QUESTION_REFUSED))


def _refused(fault: Fault) -> Recognition:
    return Recognition(faults=(FieldFault("", fault),))

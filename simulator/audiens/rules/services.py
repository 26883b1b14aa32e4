"""What the open space gives: five services for health members, the retirement statement for everybody."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from simulator.audiens.faults import Fault, FieldFault
from simulator.audiens.rules.base import faults_of
from simulator.audiens.rules.identification import IdentificationRules
from simulator.audiens.store import Account, Person, Request

# Share of the bill that the compulsory scheme gives back, then the complementary one, in hundredths.
CARE = {
    "consultation": ("Consultation d’un généraliste", 70, 30),
    "specialist": ("Consultation d’un spécialiste", 70, 30),
    "dental": ("Soins dentaires", 60, 40),
    "glasses": ("Lunettes", 10, 60),
    "pharmacy": ("Médicaments", 65, 35),
}
_AMOUNT = re.compile(r"[0-9]{1,5}(?:[.,][0-9]{1,2})?")
_FIRST_YEAR = 16


@dataclass(frozen=True, slots=True)
class Refund:
    """What a bill costs in the end, in euro cents."""

    bill: int
    compulsory: int
    complementary: int

    @property
    def left(self) -> int:
        """What remains to be paid."""
        return self.bill - self.compulsory - self.complementary


@dataclass(frozen=True, slots=True)
class Practitioner:
    """A fictitious health professional."""

    name: str
    profession: str
    address: str


class ServiceRules(IdentificationRules):
    """What the holder of an account may see and do: services of the health members, and of everybody."""

    of_health_members: tuple[str, ...] = ("statements", "simulator", "hospital", "card", "geolocation")
    of_everybody: tuple[str, ...] = ("retirement",)

    def services_of(self, person: Person) -> tuple[str, ...]:
        """The services that are this person's."""
        return (*self.of_health_members, *self.of_everybody) if person.health_member else self.of_everybody

    def may_use(self, person: Person, service: str) -> bool:
        """Whether a service is open to this person, however it is asked for."""
        return service in self.services_of(person)

    def amount_fault(self, text: str) -> Fault | None:
        """A number of euros."""
        plain = re.sub(r"[\s\u00a0\u202f€]", "", text)
        if not plain:
            return Fault.AMOUNT_MISSING
        return None if _AMOUNT.fullmatch(plain) else Fault.AMOUNT_SHAPE

    def refund_faults(self, care: str, amount: str) -> tuple[FieldFault, ...]:
        """A kind of care and a bill."""
        missing = None if care in CARE else Fault.CARE_MISSING
        return faults_of(("care", missing), ("amount", self.amount_fault(amount)))

    def refund(self, care: str, amount: str) -> Refund:
        """The two refunds of a bill without fault."""
        euros, _, cents = re.sub(r"[\s\u00a0\u202f€]", "", amount).replace(",", ".").partition(".")
        bill = int(euros) * 100 + int((cents + "00")[:2])
        _, first, second = CARE[care]
        return Refund(bill, bill * first // 100, bill * second // 100)

    def hospital_faults(self, hospital: str, day: str) -> tuple[FieldFault, ...]:
        """Where, and from which day on."""
        name = self.name_fault(hospital, Fault.HOSPITAL_MISSING)
        long = Fault.TEXT_LONG if name is Fault.NAME_LONG else name
        return faults_of(("hospital", long), ("day", self.stay_fault(day)))

    def stay_fault(self, text: str) -> Fault | None:
        """A day that is not past."""
        if not text.strip():
            return Fault.DATE_MISSING
        day = self.birth_date_of(text)
        if day is None:
            return Fault.DATE_SHAPE
        return Fault.DATE_PAST if day < self.clock.now().date() - timedelta(days=1) else None

    def ask_hospital(self, account: Account, hospital: str, day: str) -> Request:
        """The request is kept, and can be read again."""
        lines = (f"Établissement : {hospital.strip()}", f"Entrée prévue le {day.strip()}")
        request = Request("Demande de prise en charge hospitalière", self.clock.now(), lines)
        account.requests.append(request)
        return request

    def postal_code_fault(self, text: str) -> Fault | None:
        """Five digits."""
        if not text.strip():
            return Fault.POSTAL_CODE_MISSING
        return None if re.fullmatch("[0-9]{5}", text.strip()) else Fault.POSTAL_CODE_SHAPE

    def practitioners_near(self, postal_code: str) -> tuple[Practitioner, ...]:
        """Some fictitious professionals of that place."""
        place = postal_code.strip()
        return (
            Practitioner("Docteur Camille Exemple", "Médecin généraliste", f"1 rue du Théâtre, {place}"),
            Practitioner("Docteur Dominique Modèle", "Chirurgien-dentiste", f"8 place de la Scène, {place}"),
            Practitioner("Camille Spécimen", "Opticien", f"15 avenue des Arts, {place}"),
        )

    def care_received(self, person: Person) -> list[tuple[date, str, Refund]]:
        """Some fictitious refunds, always the same for the same person."""
        today = self.clock.now().date()
        seed = int(person.identifier[-3:] or 0)
        kinds = list(CARE)
        return [
            (
                today - timedelta(days=9 + 23 * rank),
                CARE[kinds[(seed + rank) % len(kinds)]][0],
                self.refund(kinds[(seed + rank) % len(kinds)], str(25 + (seed * 7 + rank * 13) % 60)),
            )
            for rank in range(3)
        ]

    def retirement_of(self, person: Person) -> list[tuple[int, int]]:
        """Some fictitious points, a year each, of this very person."""
        last = self.clock.now().year - 1
        first = max(person.birth_date.year + _FIRST_YEAR, last - 4)
        seed = int(person.identifier[-4:] or 0)
        return [(year, 80 + (seed * 3 + year * 17) % 140) for year in range(first, last + 1)]

"""What the open space and its services show."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from simulator.audiens import texts
from simulator.audiens.faults import FieldFault
from simulator.audiens.pages.access import AccessPages
from simulator.audiens.pages.base import EMPTY
from simulator.audiens.rules import AudiensRules
from simulator.audiens.rules.services import CARE, Practitioner, Refund
from simulator.audiens.store import Account, Person
from simulator.fields import Field
from simulator.urssaf.rules.services import euros
from simulator.web import Form, Page


class ServicePages(AccessPages):
    """One page a service."""

    def space(self, account: Account, person: Person, services: Sequence[str]) -> Page:
        values = {
            "person": person,
            "entries": [self.entry(service) for service in services],
            "email": account.email or "",
            "email_news": account.email_news,
            "phone_news": None if account.phone_objection is None else not account.phone_objection,
        }
        return Page("space.html", "Votre espace personnel", values)

    def entry(self, service: str) -> tuple[str, str, str]:
        """Name, description and path of a service."""
        return self.service_name(service), texts.SERVICES[service][1], f"/services/{service}"

    def service_name(self, service: str) -> str:
        """The portal's own words, unless the declared ones are none of them."""
        name = texts.SERVICES[service][0]
        words = (self.options.service_words or {}).get(service, ())
        told = not words or any(word.casefold() in name.casefold() for word in words)
        return name if told else words[0][:1].upper() + words[0][1:]

    def service(
        self, key: str, fields: Sequence[Field] = (), faults: Sequence[FieldFault] = (), **more: Any
    ) -> Page:
        """A service, with its form where it has one."""
        name = self.service_name(key)
        return self.form_page(f"service_{key}.html", name, fields, faults, key=key, heading=name, **more)

    def not_for_you(self, service: str) -> Page:
        values = {"heading": self.service_name(service), "help": self.help_numbers()}
        return Page("not_for_you.html", "Service réservé aux adhérents santé", values, 403)

    def statements(self, rules: AudiensRules, person: Person) -> Page:
        lines = [
            (day.strftime("%d/%m/%Y"), care, *self.refund_words(refund))
            for day, care, refund in rules.care_received(person)
        ]
        return self.service("statements", lines=lines)

    def refund_words(self, refund: Refund) -> tuple[str, str, str, str]:
        """Bill, both refunds and the rest, in euros."""
        return (
            euros(refund.bill),
            euros(refund.compulsory),
            euros(refund.complementary),
            euros(refund.left),
        )

    def simulator(
        self, refund: Refund | None = None, form: Form = EMPTY, faults: Sequence[FieldFault] = ()
    ) -> Page:
        errors = self.said(faults)
        care = Field(
            "care",
            "Type de soin",
            "radio",
            form["care"],
            error=errors.get("care", ""),
            required=True,
            choices=tuple((key, label) for key, (label, _, _) in CARE.items()),
        )
        amount = Field(
            "amount",
            "Montant de la dépense",
            "text",
            form["amount"],
            "En euros, par exemple 30 ou 30,50.",
            errors.get("amount", ""),
            inputmode="decimal",
            required=True,
        )
        words = None if refund is None else self.refund_words(refund)
        return self.service("simulator", [care, amount], faults, refund=words)

    def hospital(self, account: Account, form: Form = EMPTY, faults: Sequence[FieldFault] = ()) -> Page:
        errors = self.said(faults)
        hospital = Field(
            "hospital",
            "Établissement",
            "text",
            form["hospital"],
            "Par exemple Hôpital de la Scène.",
            errors.get("hospital", ""),
            required=True,
        )
        day = Field(
            "day",
            "Date d’entrée prévue",
            "text",
            form["day"],
            "Au format JJ/MM/AAAA, par exemple 15/01/2027.",
            errors.get("day", ""),
            required=True,
        )
        asked = [
            (request.made_at.strftime("%d/%m/%Y"), request.lines) for request in reversed(account.requests)
        ]
        return self.service("hospital", [hospital, day], faults, asked=asked)

    def card(self, rules: AudiensRules, person: Person) -> Page:
        written = rules.layout.written(person.identifier)
        return self.service("card", person=person, written=written, year=rules.clock.now().year)

    def geolocation(
        self,
        found: Sequence[Practitioner] = (),
        form: Form = EMPTY,
        faults: Sequence[FieldFault] = (),
    ) -> Page:
        field = Field(
            "postal_code",
            "Code postal",
            "text",
            form["postal_code"],
            "Cinq chiffres, par exemple 59000.",
            self.said(faults).get("postal_code", ""),
            "postal-code",
            "numeric",
            required=True,
        )
        return self.service("geolocation", [field], faults, found=found)

    def retirement(self, rules: AudiensRules, person: Person) -> Page:
        years = rules.retirement_of(person)
        return self.service(
            "retirement",
            person=person,
            written=rules.layout.written(person.identifier),
            years=years,
            total=sum(points for _, points in years),
        )

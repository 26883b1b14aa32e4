"""The services of the space: each answers its own holder only."""

from __future__ import annotations

from starlette.routing import BaseRoute

from simulator.audiens.faults import FieldFault
from simulator.audiens.store import Account, Person
from simulator.audiens.web.base import AudiensDesk
from simulator.desk import Answer, Handler, Visit
from simulator.web import Page


class ServicePages(AudiensDesk):
    """The space and one page a service."""

    def service_routes(self) -> list[BaseRoute]:
        """The addresses of the space."""
        return [
            self.get("/mon-espace", self.space),
            self.get("/services/statements", self.reserved("statements", self.statements)),
            self.get("/services/simulator", self.reserved("simulator", self.simulator)),
            self.post("/services/simulator", self.reserved("simulator", self.simulate)),
            self.get("/services/hospital", self.reserved("hospital", self.hospital)),
            self.post("/services/hospital", self.reserved("hospital", self.ask_hospital)),
            self.get("/services/card", self.reserved("card", self.card)),
            self.get("/services/geolocation", self.reserved("geolocation", self.geolocation)),
            self.post("/services/geolocation", self.reserved("geolocation", self.locate)),
            self.get("/services/retirement", self.reserved("retirement", self.retirement)),
        ]

    def reserved(self, service: str, handler: Handler) -> Handler:
        """A handler that answers the members of its public, and explains to the others."""

        async def guarded(visit: Visit) -> Answer:
            person = self.holder(self.member(visit))
            if not self.rules.may_use(person, service):
                return self.pages.not_for_you(service)
            return await handler(visit)

        return guarded

    def holder(self, account: Account) -> Person:
        """Who the account belongs to."""
        return self.rules.store.people[account.identifier]

    async def space(self, visit: Visit) -> Answer:
        account = self.member(visit)
        person = self.holder(account)
        return self.pages.space(account, person, self.rules.services_of(person))

    async def statements(self, visit: Visit) -> Answer:
        return self.pages.statements(self.rules, self.holder(self.member(visit)))

    async def simulator(self, _visit: Visit) -> Answer:
        return self.pages.simulator()

    async def simulate(self, visit: Visit) -> Answer:
        care, amount = visit.form["care"], visit.form["amount"]
        faults = self.rules.refund_faults(care, amount)
        if faults:
            return self.pages.simulator(None, visit.form, faults)
        return self.pages.simulator(self.rules.refund(care, amount), visit.form)

    async def hospital(self, visit: Visit) -> Answer:
        return self.pages.hospital(self.member(visit))

    async def ask_hospital(self, visit: Visit) -> Answer:
        account = self.member(visit)
        faults = self.rules.hospital_faults(visit.form["hospital"], visit.form["day"])
        if faults:
            return self.pages.hospital(account, visit.form, faults)
        if self.is_first_time(visit):
            self.rules.ask_hospital(account, visit.form["hospital"], visit.form["day"])
            self.notice(visit, "Votre demande de prise en charge est enregistrée.")
        return "/services/hospital"

    async def card(self, visit: Visit) -> Answer:
        return self.pages.card(self.rules, self.holder(self.member(visit)))

    async def geolocation(self, _visit: Visit) -> Answer:
        return self.pages.geolocation()

    async def locate(self, visit: Visit) -> Answer:
        fault = self.rules.postal_code_fault(visit.form["postal_code"])
        if fault is not None:
            return self.pages.geolocation((), visit.form, (FieldFault("postal_code", fault),))
        found = self.rules.practitioners_near(visit.form["postal_code"])
        return self.pages.geolocation(found, visit.form)

    async def retirement(self, visit: Visit) -> Page:
        return self.pages.retirement(self.rules, self.holder(self.member(visit)))

"""Faults of the help, of the services of the space, of the e-mails beside the codes, and of the log-out."""

from __future__ import annotations

from dataclasses import replace

from starlette.exceptions import HTTPException
from starlette.routing import BaseRoute

from simulator.audiens.faults import Fault
from simulator.audiens.pages import AudiensPages
from simulator.audiens.rules import AudiensRules
from simulator.audiens.store import Account, Journey
from simulator.audiens.web import AudiensPortal
from simulator.desk import Answer, Turned, Visit
from simulator.mailer import Mail
from simulator.markup import without
from simulator.mutants.registry import mutant
from simulator.web import Page


def but(service: str) -> tuple[str, ...]:
    """The services of the health members without one of them."""
    return tuple(key for key in AudiensRules.of_health_members if key != service)


@mutant("AUD-150-M1", "the two numbers of the help are swapped", also=("AUD-151",))
class NumbersSwapped(AudiensPages):
    def help_numbers(self) -> list[tuple[str, str]]:
        (members, first), (others, second) = super().help_numbers()
        return [(members, second), (others, first)]


@mutant("AUD-150-X1", "the number of the health members is missing")
class NoMembersNumber(AudiensPages):
    def help_numbers(self) -> list[tuple[str, str]]:
        return super().help_numbers()[1:]


@mutant("AUD-151-M1", "the number of the others is missing")
class NoOthersNumber(AudiensPages):
    def help_numbers(self) -> list[tuple[str, str]]:
        return super().help_numbers()[:1]


@mutant("AUD-152-M1", "the entry to the statements is missing")
class NoStatements(AudiensRules):
    of_health_members = but("statements")


@mutant("AUD-152-X1", "the statements are open to whoever has no health contract")
class StatementsToAll(AudiensRules):
    of_everybody = (*AudiensRules.of_everybody, "statements")


@mutant("AUD-152-X2", "the statements answer 500")
class StatementsCrash(AudiensPortal):
    async def statements(self, visit: Visit) -> Answer:  # noqa: ARG002
        raise RuntimeError("statements are out of order")


@mutant("AUD-152-X3", "the statements lead to a page that says that there is none")
class StatementsNotThere(AudiensPortal):
    async def statements(self, visit: Visit) -> Answer:  # noqa: ARG002
        return replace(self.pages.error(404), status=200)


@mutant("AUD-153-M1", "the entry to the simulator is missing")
class NoSimulator(AudiensRules):
    of_health_members = but("simulator")


@mutant("AUD-153-X1", "the simulator is open to whoever has no health contract")
class SimulatorToAll(AudiensRules):
    of_everybody = (*AudiensRules.of_everybody, "simulator")


@mutant("AUD-154-X1", "the entry to the hospital request is missing")
class NoHospital(AudiensRules):
    of_health_members = but("hospital")


@mutant("AUD-154-M2", "the hospital request is open to whoever has no health contract")
class HospitalToAll(AudiensRules):
    of_everybody = (*AudiensRules.of_everybody, "hospital")


@mutant("AUD-155-M1", "the entry to the card is missing")
class NoCard(AudiensRules):
    of_health_members = but("card")


@mutant("AUD-155-X1", "the card answers 404")
class CardNotFound(AudiensPortal):
    async def card(self, visit: Visit) -> Answer:  # noqa: ARG002
        raise HTTPException(404)


@mutant("AUD-156-X1", "the entry to the health professionals is missing")
class NoGeolocation(AudiensRules):
    of_health_members = but("geolocation")


@mutant("AUD-156-M2", "the health professionals are open to whoever has no health contract")
class GeolocationToAll(AudiensRules):
    of_everybody = (*AudiensRules.of_everybody, "geolocation")


@mutant("AUD-157-X1", "the entry to the retirement statement is missing")
class NoRetirement(AudiensRules):
    of_everybody = ()


@mutant("AUD-157-M2", "the retirement statement is another person’s")
class OtherStatement(AudiensPortal):
    async def retirement(self, visit: Visit) -> Page:
        person = self.holder(self.member(visit))
        others = [each for each in self.rules.store.accounts.values() if each.identifier != person.identifier]
        return self.pages.retirement(self.rules, self.holder(others[-1]) if others else person)


@mutant("AUD-157-X2", "the first retirement statement that was asked for is kept and shown to everybody")
class KeptStatement(AudiensPortal):
    async def retirement(self, visit: Visit) -> Page:
        self.kept: Page = getattr(self, "kept", None) or await super().retirement(visit)
        return self.kept


@mutant(
    "AUD-158-X1", "the services answer whoever asks, in the name of the last who logged in", also=("AUD-161",)
)
class ServesStrangers(AudiensPortal):
    def member(self, visit: Visit) -> Account:
        try:
            return super().member(visit)
        except Turned:
            opened = [each for each in self.rules.store.accounts.values() if each.password]
            if not opened:
                raise
            return opened[-1]


@mutant("AUD-158-X2", "the number in the address of the space says whose space any member is shown")
class NumberInSpacePath(AudiensPortal):
    def routes(self) -> list[BaseRoute]:
        async def to_own_path(visit: Visit) -> Answer:
            return f"/mon-espace/{self.member(visit).identifier}"

        async def by_number(visit: Visit) -> Answer:
            self.member(visit)
            shown = self.rules.store.accounts.get(visit.request.path_params["number"])
            if shown is None:
                return self.pages.error(404)
            person = self.holder(shown)
            return self.pages.space(shown, person, self.rules.services_of(person))

        moved = self.get("/mon-espace/{number}", by_number)
        return [self.get("/mon-espace", to_own_path), moved, *super().routes()]


@mutant("AUD-159-M1", "the code also leaves by e-mail", also=("AUD-100",))
class CodeByEmail(AudiensPortal):
    async def send_code(self, journey: Journey) -> Fault | None:
        fault = await super().send_code(journey)
        if fault is None and journey.code is not None and journey.email:
            text = f"AUDIENS : votre code est {journey.code.code}.\n"
            await self.mailer.send(Mail(journey.email, "Votre code", text, f"<p>{text}</p>"))
        return fault


@mutant("AUD-160-M1", "the notice of creation repeats the password")
class PasswordInNotice(AudiensPortal):
    async def complete(self, visit: Visit, journey: Journey) -> Answer:
        answer = await super().complete(visit, journey)
        account = self.rules.store.accounts.get(journey.identifier)
        if not isinstance(answer, Page) and account is not None and account.email:
            text = f"Votre mot de passe est {visit.form['password']}.\n"
            await self.mailer.send(Mail(account.email, "Votre espace", text, f"<p>{text}</p>"))
        return answer


@mutant("AUD-160-X1", "nobody is told that an account was created")
class NoNotice(AudiensPortal):
    async def tell_of_creation(self, account: Account) -> None:
        """Nothing leaves."""


@mutant("AUD-160-X2", "nobody who signed up by letter is told that an account was created")
class NoNoticeByLetter(AudiensPortal):
    async def tell_of_creation(self, account: Account) -> None:
        if not self.rules.store.letters.get(account.identifier):
            await super().tell_of_creation(account)


@mutant("AUD-160-X3", "nobody who gave a mobile is told that an account was created")
class NoNoticeBySms(AudiensPortal):
    async def tell_of_creation(self, account: Account) -> None:
        if account.phone_objection is None:
            await super().tell_of_creation(account)


@mutant("AUD-161-M1", "the log-out only clears the cookie in the browser")
class CookieOnly(AudiensPortal):
    def end_session(self, visit: Visit) -> None:
        visit.session = None


@mutant("AUD-161-X1", "the space has no command to log out")
class NoLogout(AudiensPortal):
    def as_sent(self, page: Page, html: str) -> str:  # noqa: ARG002
        return without(html, "//form[@class='session']")

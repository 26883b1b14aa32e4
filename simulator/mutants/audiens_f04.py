"""Faults of the screen that shows the person found: name, address, « Confirmer », and who gets there."""

from __future__ import annotations

from dataclasses import replace

from starlette.exceptions import HTTPException
from starlette.routing import BaseRoute

from simulator.audiens.pages import AudiensPages
from simulator.audiens.rules import AudiensRules
from simulator.audiens.store import Account, AccountState, Person, Stage
from simulator.audiens.texts import Labels
from simulator.audiens.web import AudiensPortal
from simulator.audiens.web.base import PATHS
from simulator.desk import Answer, Turned, Visit
from simulator.mailer import Mail
from simulator.markup import become, edited, without
from simulator.mutants.registry import mutant
from simulator.sms import Sms
from simulator.web import Page

_BACK = "//a[@class='secondary']"


@mutant("AUD-056-M1", "nothing says that the account was recognised")
class NotSaidFound(AudiensPages):
    labels = Labels(found="")


@mutant("AUD-057-M1", "the name is that of another person")
class OtherName(AudiensPages):
    def shown_name(self, person: Person) -> str:  # noqa: ARG002
        return "Dominique Autrui"


@mutant("AUD-057-X1", "the name is shown as it was typed, not as it is on file")
class TypedName(AudiensPortal):
    async def identity(self, visit: Visit) -> Answer:
        journey = self.journey(visit, Stage.IDENTITY, Stage.CODE)
        person, typed = self.rules.person_of(journey), journey.typed
        return self.pages.identity(replace(person, last_name=typed.last_name, first_name=typed.first_name))


@mutant("AUD-057-X2", "the first name is missing")
class NoFirstName(AudiensPages):
    def shown_name(self, person: Person) -> str:
        return person.last_name


@mutant("AUD-057-X3", "« Vous êtes » is called « Titulaire »")
class OtherYouAre(AudiensPages):
    labels = Labels(you_are="Titulaire")


@mutant("AUD-058-M1", "the address is missing")
class NoAddress(AudiensPortal):
    def as_sent(self, page: Page, html: str) -> str:
        bare = edited(html, "//dl/div[2]/dd", lambda shown: become(shown, "<dd>—</dd>"))
        return bare if page.template == "identity.html" else html


@mutant("AUD-058-M2", "the address is that of another person")
class OtherAddress(AudiensPages):
    def shown_address(self, person: Person) -> tuple[str, str]:  # noqa: ARG002
        return "3 PLACE D’AUTRUI", "75999 PARIS"


@mutant("AUD-058-X1", "the address stops before the postal code and the town")
class StreetAlone(AudiensPages):
    def shown_address(self, person: Person) -> tuple[str, str]:
        return person.street, ""


@mutant("AUD-058-X2", "« Vous habitez » is called « Adresse »")
class OtherYouLive(AudiensPages):
    labels = Labels(you_live="Adresse")


@mutant("AUD-059-M1", "« Confirmer » always leads to the choice of the channel", also=("AUD-073",))
class AlwaysChannel(AudiensRules):
    def usable_mobile(self, person: Person) -> str | None:  # noqa: ARG002
        return None


@mutant("AUD-059-X1", "« Confirmer » leads back to the form")
class ConfirmsNothing(AudiensPortal):
    async def confirm_identity(self, visit: Visit) -> Answer:  # noqa: ARG002
        return "/inscription"


@mutant("AUD-059-X2", "whoever has no mobile on file is asked for one, without a choice")
class NoChoice(AudiensPortal):
    async def confirm_identity(self, visit: Visit) -> Answer:
        answer = await super().confirm_identity(visit)
        journey = self.journey(visit, Stage.IDENTITY, Stage.CODE)
        if journey.stage is Stage.CHANNEL:
            self.rules.choose_channel(journey, "sms")
            return PATHS[journey.stage]
        return answer


@mutant("AUD-060-M2", "nobody is invited to tell of a new address")
class NoInvitation(AudiensPages):
    def contact_path(self) -> str:
        return ""


@mutant("AUD-060-X1", "the link to Audiens is dead")
class ContactLost(AudiensPortal):
    async def contact(self, visit: Visit) -> Answer:  # noqa: ARG002
        raise HTTPException(404)


@mutant("AUD-060-X2", "the link to Audiens leads nowhere (#)")
class ContactNowhere(AudiensPortal):
    def as_sent(self, page: Page, html: str) -> str:
        nowhere = edited(html, "//main//p/a[contains(@href, '/contact')]", lambda a: a.set("href", "#"))
        return nowhere if page.template == "identity.html" else html


@mutant("AUD-060-X3", "the word « Audiens » invites to contact, but is no link")
class ContactInWords(AudiensPortal):
    def as_sent(self, page: Page, html: str) -> str:
        words = edited(html, "//main//p/a[contains(@href, '/contact')]", lambda link: link.drop_tag())
        return words if page.template == "identity.html" else html


@mutant("AUD-060-X4", "the link to Audiens leads to the sign-up form")
class ContactIsForm(AudiensPages):
    def contact_path(self) -> str:
        return "/inscription"


@mutant("AUD-061-M1", "an address in the confirmation replaces the one on file")
class AddressReplaced(AudiensPortal):
    async def confirm_identity(self, visit: Visit) -> Answer:
        person = self.rules.person_of(self.journey(visit, Stage.IDENTITY, Stage.CODE))
        street = visit.form["street"] or person.street
        self.rules.store.people[person.identifier] = replace(person, street=street)
        return await super().confirm_identity(visit)


@mutant("AUD-061-X1", "the address is shown in a field that can be changed")
class AddressInField(AudiensPortal):
    def as_sent(self, page: Page, html: str) -> str:
        if page.template != "identity.html":
            return html
        street, town = page.values["address"]
        field = f'<dd><textarea name="adresse" aria-label="Votre adresse">{street} {town}</textarea></dd>'
        return edited(html, "//dl/div[2]/dd", lambda shown: become(shown, field))


@mutant("AUD-062-M1", "there is no « Retour » on the screen")
class NoBack(AudiensPortal):
    def as_sent(self, page: Page, html: str) -> str:
        return without(html, _BACK) if page.template == "identity.html" else html


@mutant("AUD-062-X1", "« Retour » leads to the form, which still shows the person's address")
class StillShown(AudiensPortal):
    async def sign_up(self, visit: Visit) -> Answer:
        journey = self.journey_of(visit)
        if journey is not None and journey.identifier:
            person = self.rules.person_of(journey)
            self.notice(visit, f"Vous habitez {person.street}, {person.postal_code} {person.city}.")
        return await super().sign_up(visit)


@mutant("AUD-062-X2", "« Retour » leads to the log-in page")
class BackToLogin(AudiensPortal):
    def as_sent(self, page: Page, html: str) -> str:
        login = edited(html, _BACK, lambda link: link.set("href", self.root + self.login_path))
        return login if page.template == "identity.html" else html


@mutant("AUD-062-X3", "after « Retour » the form goes on with the person shown, whatever is typed")
class StuckWithPerson(AudiensPortal):
    async def recognise(self, visit: Visit) -> Answer:
        journey = self.journey_of(visit)
        stuck = journey is not None and journey.stage is Stage.IDENTITY
        return PATHS[Stage.IDENTITY] if stuck else await super().recognise(visit)


@mutant("AUD-063-M1", "an SMS leaves as soon as the form is valid")
class SmsAtForm(AudiensPortal):
    async def recognise(self, visit: Visit) -> Answer:
        answer = await super().recognise(visit)
        journey = self.journey_of(visit)
        mobile = self.rules.mobile_on_file(journey) if journey and journey.identifier else None
        if isinstance(answer, str) and mobile:
            await self.sms.send(Sms(f"+33{mobile[1:]}", "AUDIENS : votre inscription commence."))
        return answer


@mutant("AUD-063-X1", "an e-mail leaves to the address given as soon as the form is valid")
class MailAtForm(AudiensPortal):
    async def recognise(self, visit: Visit) -> Answer:
        answer = await super().recognise(visit)
        if isinstance(answer, str):
            text = "Votre inscription commence.\n"
            await self.mailer.send(Mail(visit.form["email"], "Audiens", text, f"<p>{text}</p>"))
        return answer


@mutant("AUD-063-X2", "a letter leaves as soon as the form is valid")
class LetterAtForm(AudiensPortal):
    async def recognise(self, visit: Visit) -> Answer:
        answer = await super().recognise(visit)
        journey = self.journey_of(visit)
        if isinstance(answer, str) and journey is not None and journey.identifier:
            person = self.rules.person_of(journey)
            account = Account(person.identifier, None, AccountState.LETTER_PENDING, self.rules.clock.now())
            kept, code = self.rules.issue_provisional(account)
            letter = self.messages.provisional(self.rules.letter_recipient(person), code)
            await self.post_letter(letter, person.identifier, kept)
        return answer


@mutant("AUD-063-X3", "the mere display of the screen sends an e-mail to the address on file or given")
class MailAtDisplay(AudiensPortal):
    async def identity(self, visit: Visit) -> Answer:
        answer = await super().identity(visit)
        journey = self.journey(visit, Stage.IDENTITY, Stage.CODE)
        text = "Votre compte a été identifié.\n"
        to = self.rules.person_of(journey).email or journey.email or ""
        await self.mailer.send(Mail(to, "Audiens", text, f"<p>{text}</p>"))
        return answer


@mutant("AUD-064-X1", "whoever has filled no form is shown the person found last")
class LastPersonShown(AudiensPortal):
    async def identity(self, visit: Visit) -> Answer:
        try:
            return await super().identity(visit)
        except Turned:
            journeys = [each for each in self.rules.store.journeys.values() if each.identifier]
            if not journeys:
                raise
            return self.pages.identity(self.rules.person_of(journeys[-1]))


@mutant("AUD-064-X2", "the number in the address of the screen says who is shown")
class NumberInPath(AudiensPortal):
    def routes(self) -> list[BaseRoute]:
        async def to_own_path(visit: Visit) -> Answer:
            return f"/inscription/identite/{self.journey(visit, Stage.IDENTITY, Stage.CODE).identifier}"

        async def by_number(visit: Visit) -> Answer:
            self.journey(visit, Stage.IDENTITY, Stage.CODE)
            person = self.rules.store.people.get(visit.request.path_params["number"])
            return self.pages.error(404) if person is None else self.pages.identity(person)

        moved = self.get("/inscription/identite/{number}", by_number)
        return [self.get("/inscription/identite", to_own_path), moved, *super().routes()]


@mutant("AUD-064-X3", "a form that finds nobody still opens the screen of whoever has the same family name")
class OpenAfterRefusal(AudiensPortal):
    async def recognise(self, visit: Visit) -> Answer:
        answer = await super().recognise(visit)
        name = self.rules.folded(visit.form["last_name"])
        named = [p for p in self.rules.store.people.values() if self.rules.folded(p.last_name) == name]
        if isinstance(answer, Page) and named:
            typed = self.pages.sign_up_of(visit.form)
            self.take_journey(visit, self.rules.begin(typed, named[0].identifier, None))
        return answer


@mutant(
    "AUD-064-X4", "the secret in the address of the screen shows it to whoever is in a journey of her own"
)
class SecretInPath(AudiensPortal):
    def routes(self) -> list[BaseRoute]:
        async def to_own_path(visit: Visit) -> Answer:
            return f"/inscription/identite/{self.journey(visit, Stage.IDENTITY, Stage.CODE).key}"

        async def by_secret(visit: Visit) -> Answer:
            self.journey(visit, Stage.IDENTITY, Stage.CODE)
            shown = self.rules.store.journeys.get(visit.request.path_params["secret"])
            return (
                self.pages.error(404) if shown is None else self.pages.identity(self.rules.person_of(shown))
            )

        moved = self.get("/inscription/identite/{secret}", by_secret)
        return [self.get("/inscription/identite", to_own_path), moved, *super().routes()]


@mutant("AUD-065-M1", "telephone and e-mail are shown in full beside the address")
class MoreShown(AudiensPages):
    def shown_address(self, person: Person) -> tuple[str, str]:
        street, town = super().shown_address(person)
        return street, f"{town} {person.mobile or ''} {person.email or ''}"

"""Faults of the sign-up form: what it asks, what it takes, whom it finds, and what it says of the law."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse

from simulator.audiens.faults import Fault, FieldFault
from simulator.audiens.pages import AudiensPages
from simulator.audiens.pages.base import EMPTY
from simulator.audiens.rules import AudiensRules, Recognition
from simulator.audiens.store import Account, Journey, Person, SignUp
from simulator.audiens.texts import Labels
from simulator.audiens.web import AudiensPortal
from simulator.desk import Answer, Visit
from simulator.fields import Field
from simulator.franceconnect import Identity
from simulator.mailer import Mail
from simulator.markup import become, edited, without
from simulator.mutants.registry import mutant
from simulator.web import Form, Page

_BACK = "//a[@class='secondary']"


# What the form asks


@mutant("AUD-031-M1", "the address is not asked a second time")
class NoConfirmation(AudiensPages):
    def sign_up_fields(self, typed: SignUp | None, form: Form, errors: Mapping[str, str]) -> list[Field]:
        fields = super().sign_up_fields(typed, form, errors)
        return [field for field in fields if field.name != "email_confirmation"]


@mutant("AUD-031-X1", "the social security number is asked too, and mandatory")
class NirAsked(AudiensPages):
    def sign_up_fields(self, typed: SignUp | None, form: Form, errors: Mapping[str, str]) -> list[Field]:
        number = Field("nir", "Votre numéro de Sécurité sociale", value=form["nir"], required=True)
        return [*super().sign_up_fields(typed, form, errors), number]


@mutant("AUD-031-X2", "a phone number is asked, of which only the refusal says that it is mandatory")
class PhoneDemanded(AudiensPortal):
    async def recognise(self, visit: Visit) -> Answer:
        if visit.form["phone"].strip():
            return await super().recognise(visit)
        page = self.pages.sign_up(None, visit.form, (FieldFault("", Fault.MOBILE_MISSING),))
        number = Field("phone", "Votre téléphone", error="Saisissez votre téléphone.")
        return replace(page, values={**page.values, "fields": [*page.values["fields"], number]})


@mutant("AUD-032-X1", "nothing says that this is the classic sign-up")
class NoClassic(AudiensPages):
    labels = Labels(classic="")


@mutant("AUD-032-X2", "nothing says that the person is not registered yet", also=("AUD-033",))
class NotRegisteredUnsaid(AudiensPages):
    labels = Labels(not_registered="Espace personnel")


@mutant("AUD-033-M1", "the heading is missing on the page of the code")
class NoHeadingAtCode(AudiensPortal):
    def as_sent(self, page: Page, html: str) -> str:
        return without(html, "//h1") if page.template == "code.html" else html


@mutant("AUD-033-X1", "the heading of the log-in page stands on the page of the mobile number")
class LoginHeadingAtPhone(AudiensPortal):
    def as_sent(self, page: Page, html: str) -> str:
        if page.template != "phone.html":
            return html
        return html.replace(self.pages.labels.not_registered, self.pages.labels.login_block)


@mutant("AUD-033-X2", "the heading is missing on the page of the channel")
class NoHeadingAtChannel(AudiensPortal):
    def as_sent(self, page: Page, html: str) -> str:
        return without(html, "//h1") if page.template == "channel.html" else html


@mutant("AUD-033-X3", "the heading is missing on the form that comes back with an error")
class NoHeadingOnError(AudiensPortal):
    def as_sent(self, page: Page, html: str) -> str:
        wrong = page.template == "sign_up.html" and (page.values["summary"] or page.values["problems"])
        return without(html, "//h1") if wrong else html


@mutant("AUD-034-X1", "FranceConnect opens the account that has the same e-mail address")
class SameAddressOpens(AudiensRules):
    def person_of_identity(self, identity: Identity) -> Person | None:
        for account in self.store.accounts.values():
            if account.email and account.email == identity.email:
                return self.store.people[account.identifier]
        return super().person_of_identity(identity)


@mutant("AUD-034-X2", "FranceConnect opens the account of the same names, whatever the date of birth")
class SameNamesOpen(AudiensRules):
    def person_of_identity(self, identity: Identity) -> Person | None:
        people = self.store.people.values()
        named = [p for p in people if self.names_match(p, identity.family_name, identity.given_name)]
        return named[0] if named else None


@mutant("AUD-034-X3", "FranceConnect opens the account of the same family name and date of birth")
class SameFamilyOpens(AudiensRules):
    def person_of_identity(self, identity: Identity) -> Person | None:
        family = self.folded(identity.family_name)
        found = [
            person
            for person in self.store.people.values()
            if self.folded(person.last_name) == family and person.birth_date == identity.birth_date
        ]
        return found[0] if found else None


# What is mandatory


@mutant("AUD-035-M1", "the last name may be missing: the rest is enough to identify")
class LastNameOptional(AudiensRules):
    def recognise(self, form: SignUp, client: str, previous: Journey | None = None) -> Recognition:
        day, first = self.birth_date_of(form.birth_date), self.folded(form.first_name)
        for person in self.store.people.values():
            if (person.birth_date, self.folded(person.first_name)) == (day, first) and not form.last_name:
                return super().recognise(replace(form, last_name=person.last_name), client, previous)
        return super().recognise(form, client, previous)


@mutant("AUD-035-X1", "the missing last name is refused without a word")
class SilentLastName(AudiensPages):
    def sign_up_fields(self, typed: SignUp | None, form: Form, errors: Mapping[str, str]) -> list[Field]:
        last_name, *others = super().sign_up_fields(typed, form, errors)
        return [replace(last_name, error=""), *others]


@mutant("AUD-036-M1", "the first name may be missing: the rest is enough to identify")
class FirstNameOptional(AudiensRules):
    def recognise(self, form: SignUp, client: str, previous: Journey | None = None) -> Recognition:
        day, last = self.birth_date_of(form.birth_date), self.folded(form.last_name)
        for person in self.store.people.values():
            if (person.birth_date, self.folded(person.last_name)) == (day, last) and not form.first_name:
                return super().recognise(replace(form, first_name=person.first_name), client, previous)
        return super().recognise(form, client, previous)


@mutant("AUD-036-X1", "the message about the missing first name stands on the last name")
class WrongFieldTold(AudiensRules):
    def form_faults(self, form: SignUp) -> tuple[FieldFault, ...]:
        faults = super().form_faults(form)
        missing = Fault.FIRST_NAME_MISSING
        return tuple(
            FieldFault("last_name", Fault.LAST_NAME_MISSING) if each.fault is missing else each
            for each in faults
        )


@mutant("AUD-037-M1", "the date of birth may be missing: the rest is enough to identify")
class BirthDateOptional(AudiensRules):
    def recognise(self, form: SignUp, client: str, previous: Journey | None = None) -> Recognition:
        for person in self.store.people.values():
            if not form.birth_date and self.names_match(person, form.last_name, form.first_name):
                day = person.birth_date.strftime("%d/%m/%Y")
                return super().recognise(replace(form, birth_date=day), client, previous)
        return super().recognise(form, client, previous)


# The date of birth


@mutant("AUD-038-M2", "a year of two digits is taken, and read in this century")
class TwoDigitYear(AudiensRules):
    def date_parts(self, text: str) -> tuple[int, int, int] | None:
        short = re.fullmatch(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{2})", text.strip())
        return (2000 + int(short[3]), int(short[2]), int(short[1])) if short else super().date_parts(text)


@mutant("AUD-038-X1", "the month comes before the day")
class MonthFirst(AudiensRules):
    def date_parts(self, text: str) -> tuple[int, int, int] | None:
        parts = super().date_parts(text)
        return None if parts is None else (parts[0], parts[2], parts[1])


@mutant("AUD-038-X2", "a month above twelve is taken for the day")
class EitherOrder(AudiensRules):
    def date_parts(self, text: str) -> tuple[int, int, int] | None:
        parts = super().date_parts(text)
        return (parts[0], parts[2], parts[1]) if parts and parts[1] > 12 else parts


@mutant("AUD-038-X3", "a date written year first is read year, day, month")
class YearDayMonth(AudiensRules):
    def date_parts(self, text: str) -> tuple[int, int, int] | None:
        iso = re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", text.strip())
        return (int(iso[1]), int(iso[3]), int(iso[2])) if iso else super().date_parts(text)


@mutant("AUD-039-M1", "29/02/1985 is turned into 01/03/1985")
class LenientDay(AudiensRules):
    def birth_date_of(self, text: str) -> date | None:
        parts = self.date_parts(text)
        if parts is None or not 1 <= parts[1] <= 12:
            return None
        return date(parts[0], parts[1], 1) + timedelta(days=parts[2] - 1)


@mutant("AUD-039-X1", "a date to come is taken")
class FutureTaken(AudiensRules):
    def birth_date_fault(self, text: str) -> Fault | None:
        fault = super().birth_date_fault(text)
        return None if fault is Fault.BIRTH_DATE_FUTURE else fault


@mutant("AUD-039-X2", "29 February never exists")
class NoLeapYear(AudiensRules):
    def birth_date_of(self, text: str) -> date | None:
        day = super().birth_date_of(text)
        return None if day is not None and (day.month, day.day) == (2, 29) else day


@mutant("AUD-039-X3", "whoever was born before 1940 is told that the date is wrong")
class TooOld(AudiensRules):
    def birth_date_fault(self, text: str) -> Fault | None:
        day = self.birth_date_of(text)
        old = day is not None and day.year < 1940
        return Fault.BIRTH_DATE_TOO_OLD if old else super().birth_date_fault(text)


@mutant("AUD-039-X4", "a date that does not exist is only said to identify nobody")
class NobodyBornThen(AudiensRules):
    def form_faults(self, form: SignUp) -> tuple[FieldFault, ...]:
        faults = super().form_faults(form)
        impossible = any(each.fault is Fault.BIRTH_DATE_IMPOSSIBLE for each in faults)
        return (FieldFault("", Fault.HOMONYMS),) if impossible else faults


# The address


@mutant("AUD-040-M2", "a plus sign makes an address invalid")
class NoPlus(AudiensRules):
    def email_is_valid(self, email: str) -> bool:
        return "+" not in email and super().email_is_valid(email)


@mutant("AUD-040-X1", "anything that contains @ is taken for an address")
class AnyAddress(AudiensRules):
    def email_is_valid(self, email: str) -> bool:
        return "@" in email


@mutant("AUD-040-X2", "the spaces inside an address are taken out without a word")
class SpacesOut(AudiensRules):
    def normalise_email(self, text: str) -> str:
        return super().normalise_email(text.replace(" ", ""))


@mutant("AUD-040-X3", "the server cuts an address in silence")
class CutInSilence(AudiensRules):
    def normalise_email(self, text: str) -> str:
        local, at, domain = super().normalise_email(text).rpartition("@")
        return f"{local[:64]}{at}{domain}"[:254]


@mutant("AUD-040-X4", "an address of more than a hundred characters is refused, which nothing tells")
class HundredCharacters(AudiensRules):
    def email_is_valid(self, email: str) -> bool:
        return len(email) <= 100 and super().email_is_valid(email)


@mutant("AUD-040-X5", "an address that cannot be one passes without any check at all")
class NoCheckOfAddress(AudiensRules):
    def email_fault(self, text: str) -> Fault | None:
        return None if text.strip() else Fault.EMAIL_MISSING


@mutant("AUD-040-X6", "an address may have nothing before its sign")
class NothingBefore(AudiensRules):
    def email_is_valid(self, email: str) -> bool:
        return super().email_is_valid(f"a{email}" if email.startswith("@") else email)


@mutant("AUD-040-X7", "an address may have two of its signs")
class TwoSigns(AudiensRules):
    def email_is_valid(self, email: str) -> bool:
        return super().email_is_valid(email.partition("@")[2] if email.count("@") == 2 else email)


@mutant("AUD-041-M2", "the confirmation is left to a script: the server does not compare")
class ConfirmationIgnored(AudiensRules):
    def email_confirmation_fault(self, email: str, confirmation: str) -> Fault | None:  # noqa: ARG002
        return None


@mutant("AUD-041-X1", "an empty confirmation is taken for the same address")
class EmptyConfirmation(AudiensRules):
    def email_confirmation_fault(self, email: str, confirmation: str) -> Fault | None:
        return super().email_confirmation_fault(email, confirmation) if confirmation.strip() else None


@mutant("AUD-041-X2", "only the domains are compared")
class DomainsCompared(AudiensRules):
    def same_email(self, one: str, other: str) -> bool:
        return super().same_email(one.partition("@")[2], other.partition("@")[2])


@mutant("AUD-041-X3", "only the beginnings are compared")
class LocalPartsCompared(AudiensRules):
    def same_email(self, one: str, other: str) -> bool:
        return super().same_email(one.partition("@")[0], other.partition("@")[0])


@mutant("AUD-041-X4", "a confirmation that only begins as the address, or goes on after it, is taken")
class BeginningConfirms(AudiensRules):
    def same_email(self, one: str, other: str) -> bool:
        return one.startswith(other) or other.startswith(one) or super().same_email(one, other)


# The news


@mutant("AUD-042-M2", "the box of the news is ticked and cannot be changed")
class NewsForced(AudiensPages):
    def sign_up_fields(self, typed: SignUp | None, form: Form, errors: Mapping[str, str]) -> list[Field]:
        *others, news = super().sign_up_fields(typed, form, errors)
        return [*others, replace(news, checked=True, disabled=True)]


@mutant("AUD-042-X1", "there is no box of the news")
class NoNewsBox(AudiensPages):
    def sign_up_fields(self, typed: SignUp | None, form: Form, errors: Mapping[str, str]) -> list[Field]:
        return super().sign_up_fields(typed, form, errors)[:-1]


@mutant("AUD-042-X2", "the box does not say that the news come by e-mail")
class NewsByWhat(AudiensPages):
    labels = Labels(email_news="Je souhaite être informé(e) des actualités et des offres d’AUDIENS.")


@mutant("AUD-042-X3", "the box speaks of news but not of offers")
class NewsWithoutOffers(AudiensPages):
    labels = Labels(email_news="Je souhaite recevoir les actualités d’AUDIENS par e-mail.")


@mutant("AUD-043-M1", "the box of the news is ticked in advance")
class NewsTicked(AudiensPages):
    def news_are_ticked(self, typed: SignUp | None, form: Form) -> bool:
        return "last_name" not in form or super().news_are_ticked(typed, form)


@mutant("AUD-044-M2", "whoever left the box unticked is subscribed anyway")
class SubscribedAnyway(AudiensRules):
    def keep_choices(self, journey: Journey, account: Account) -> None:
        super().keep_choices(journey, account)
        account.email_news = True


@mutant("AUD-044-X1", "nobody is subscribed, whatever was ticked")
class NeverSubscribed(AudiensRules):
    def keep_choices(self, journey: Journey, account: Account) -> None:
        super().keep_choices(journey, account)
        account.email_news = False


@mutant("AUD-044-X2", "the box comes back unticked after an error")
class NewsForgotten(AudiensPages):
    def news_are_ticked(self, typed: SignUp | None, form: Form) -> bool:
        return "last_name" not in form and super().news_are_ticked(typed, form)


@mutant("AUD-044-X3", "the box comes back ticked after an error")
class NewsTickedByError(AudiensPages):
    def news_are_ticked(self, typed: SignUp | None, form: Form) -> bool:
        return "last_name" in form or super().news_are_ticked(typed, form)


@mutant("AUD-044-X4", "nobody signs up without accepting the news")
class NewsDemanded(AudiensPortal):
    async def recognise(self, visit: Visit) -> Answer:
        if visit.form["email_news"]:
            return await super().recognise(visit)
        return self.pages.sign_up(None, visit.form, (FieldFault("", Fault.HOMONYMS),))


@mutant("AUD-044-X5", "whoever asks for a letter is not subscribed, whatever was ticked")
class NewsLostByLetter(AudiensRules):
    def pending_account(self, journey: Journey) -> Account:
        account = super().pending_account(journey)
        account.email_news = False
        return account


@mutant("AUD-044-X6", "the box of the news by phone, left alone, takes back that of the news by e-mail")
class NewsTakenBack(AudiensPortal):
    async def give_mobile(self, visit: Visit) -> Answer:
        answer = await super().give_mobile(visit)
        journey = self.journey_of(visit)
        if journey is not None:
            journey.typed = replace(journey.typed, email_news=visit.form["phone_news"] == "oui")
        return answer


@mutant("AUD-044-X7", "to whoever is not found the box comes back as at first")
class NewsForgottenOfNobody(AudiensPages):
    def sign_up(self, typed: SignUp | None, form: Form = EMPTY, faults: Sequence[FieldFault] = ()) -> Page:
        page = super().sign_up(typed, form, faults)
        if any(each.fault is Fault.NOT_FOUND for each in faults):
            *_, news = page.values["fields"]
            page.values["fields"][-1] = replace(news, checked=self.options.news_ticked)
        return page


# The notice


@mutant("AUD-045-M1", "the notice does not say what the data are for")
class NoPurpose(AudiensPages):
    def privacy_notice(self) -> tuple[str, ...]:
        first, *others = super().privacy_notice()
        return (f"{first.partition(' ayant pour finalité')[0]}.", *others)


@mutant("AUD-045-X1", "the notice does not say who processes the data")
class NoController(AudiensPages):
    def privacy_notice(self) -> tuple[str, ...]:
        return tuple(line.replace("AUDIENS met en œuvre", "il est fait") for line in super().privacy_notice())


@mutant("AUD-045-X2", "there is no notice", also=("AUD-046", "AUD-047", "AUD-048"))
class NoNotice(AudiensPages):
    def privacy_notice(self) -> tuple[str, ...]:
        return ()


@mutant("AUD-046-X1", "the notice does not say that the data are indispensable")
class NotIndispensable(AudiensPages):
    def privacy_notice(self) -> tuple[str, ...]:
        words = "indispensables à ces traitements et sont "
        return tuple(line.replace(words, "") for line in super().privacy_notice())


@mutant("AUD-046-X2", "the notice does not say who receives the data")
class NoRecipients(AudiensPages):
    def privacy_notice(self) -> tuple[str, ...]:
        first, second, *others = super().privacy_notice()
        return (first, f"{second.partition(' et sont destinées')[0]}.", *others)


@mutant("AUD-047-M1", "the right to object is missing")
class NoObjection(AudiensPages):
    def privacy_notice(self) -> tuple[str, ...]:
        words = " ainsi que d’un droit d’opposition pour des motifs légitimes au traitement de ces données"
        return tuple(line.replace(words, "") for line in super().privacy_notice())


@mutant("AUD-047-X1", "the right to rectify is missing")
class NoRectification(AudiensPages):
    def privacy_notice(self) -> tuple[str, ...]:
        return tuple(line.replace(", de rectification", "") for line in super().privacy_notice())


@mutant("AUD-048-X1", "the notice does not ask for a copy of an identity document")
class NoDocumentAsked(AudiensPages):
    def privacy_notice(self) -> tuple[str, ...]:
        words = " accompagné d’une copie d’un titre d’identité"
        return tuple(line.replace(words, "") for line in super().privacy_notice())


@mutant("AUD-048-X2", "the notice gives no address for the scan")
class NoAddressForScan(AudiensPages):
    def privacy_notice(self) -> tuple[str, ...]:
        return super().privacy_notice()[:-1]


# The way back


@mutant("AUD-049-M1", "« Retour » submits the form")
class BackSubmits(AudiensPortal):
    def as_sent(self, page: Page, html: str) -> str:
        if page.template != "sign_up.html":
            return html
        button = f'<button type="submit">{self.pages.labels.back}</button>'
        return edited(html, _BACK, lambda link: become(link, button))


@mutant("AUD-049-X1", "there is no « Retour » in the form")
class NoBack(AudiensPortal):
    def as_sent(self, page: Page, html: str) -> str:
        return without(html, _BACK) if page.template == "sign_up.html" else html


@mutant("AUD-049-X2", "« Retour » leads to the home page of the site instead of the page before")
class BackHome(AudiensPortal):
    def as_sent(self, page: Page, html: str) -> str:
        home = edited(html, _BACK, lambda link: link.set("href", f"{self.root}/"))
        return home if page.template == "sign_up.html" else html


@mutant("AUD-049-X3", "« Retour » sends what was typed, then shows the log-in page")
class BackSends(AudiensPortal):
    def as_sent(self, page: Page, html: str) -> str:
        if page.template != "sign_up.html":
            return html
        there = f'formaction="{self.root}{self.login_path}" formmethod="get" formnovalidate'
        button = f"<button {there}>{self.pages.labels.back}</button>"
        return edited(html, _BACK, lambda link: become(link, button))


# Whom the form finds


@mutant("AUD-050-M2", "the person on file is refused")
class MatchRefused(AudiensRules):
    def people_like(self, form: SignUp) -> list[Person]:  # noqa: ARG002
        return []


@mutant("AUD-051-M1", "the family name alone is matched")
class FamilyNameAlone(AudiensRules):
    def people_like(self, form: SignUp) -> list[Person]:
        named = [
            person
            for person in self.store.people.values()
            if self.folded(person.last_name) == self.folded(form.last_name)
        ]
        return super().people_like(form) or named[:1]


@mutant("AUD-051-M3", "data that match nobody make a new member")
class NewMember(AudiensRules):
    def look_up(self, form: SignUp, previous: Journey | None) -> Recognition:
        day = self.birth_date_of(form.birth_date)
        if day is not None and not self.people_like(form):
            key = f"{len(self.store.people):010d}"
            person = Person(key, form.last_name, form.first_name, day, "", "", "")
            self.store.people[key] = person
        return super().look_up(form, previous)


@mutant("AUD-051-X1", "the refusal does not say how to get help")
class NoHelp(AudiensPortal):
    def as_sent(self, page: Page, html: str) -> str:
        if page.template != "sign_up.html" or not page.values["lost"]:
            return html
        told = "//section[@aria-labelledby='aide'] | //main//p[a[contains(@href, '/contact')]]"
        return without(html, f"{told} | //footer//li[a[contains(@href, '/contact')]]")


@mutant("AUD-051-X2", "the names are matched in either order, undeclared")
class EitherName(AudiensRules):
    def names_match(self, person: Person, last_name: str, first_name: str) -> bool:
        usual = super().names_match(person, last_name, first_name)
        return usual or super().names_match(person, first_name, last_name)


@mutant("AUD-051-X3", "a date of birth one day off is forgiven")
class OneDayOff(AudiensRules):
    def birth_date_matches(self, person: Person, day: date | None) -> bool:
        return day is not None and abs(person.birth_date - day) <= timedelta(days=1)


@mutant("AUD-051-X4", "whoever is not found is written to by e-mail")
class WrittenTo(AudiensPortal):
    async def recognise(self, visit: Visit) -> Answer:
        answer = await super().recognise(visit)
        if isinstance(answer, Page) and answer.values["lost"]:
            text = "Nous n’avons pas pu vous identifier.\n"
            await self.mailer.send(Mail(visit.form["email"], "Votre demande", text, f"<p>{text}</p>"))
        return answer


@mutant("AUD-051-X5", "the refusal says nothing: the form comes back")
class SilentRefusal(AudiensPages):
    def sign_up(self, typed: SignUp | None, form: Form = EMPTY, faults: Sequence[FieldFault] = ()) -> Page:
        return super().sign_up(typed, form, [each for each in faults if each.fault is not Fault.NOT_FOUND])


@mutant("AUD-051-X6", "the refusal shows first name and street of whoever has the same family name")
class NearbyShown(AudiensPortal):
    async def recognise(self, visit: Visit) -> Answer:
        answer = await super().recognise(visit)
        name = self.rules.folded(visit.form["last_name"])
        for person in self.rules.store.people.values():
            if isinstance(answer, Page) and self.rules.folded(person.last_name) == name:
                self.notice(visit, f"Vouliez-vous dire {person.first_name}, {person.street} ?")
        return answer


@mutant("AUD-051-X7", "the beginning of a first name is enough")
class FirstNameBegun(AudiensRules):
    def names_match(self, person: Person, last_name: str, first_name: str) -> bool:
        begun = self.folded(first_name)
        whole = person.first_name if self.folded(person.first_name).startswith(begun) else first_name
        return super().names_match(person, last_name, whole)


@mutant("AUD-051-X8", "the first of the names that make a compound first name is enough")
class FirstOfCompound(AudiensRules):
    def names_match(self, person: Person, last_name: str, first_name: str) -> bool:
        alone = self.folded(person.first_name).split()[0] == self.folded(first_name)
        return super().names_match(person, last_name, person.first_name if alone else first_name)


@mutant("AUD-051-X9", "the year of birth is not compared")
class YearUnread(AudiensRules):
    def birth_date_matches(self, person: Person, day: date | None) -> bool:
        born = person.birth_date
        return day is not None and (day.day, day.month) == (born.day, born.month)


@mutant("AUD-051-X10", "the month of birth is not compared")
class MonthUnread(AudiensRules):
    def birth_date_matches(self, person: Person, day: date | None) -> bool:
        born = person.birth_date
        return day is not None and (day.day, day.year) == (born.day, born.year)


@mutant("AUD-052-M1", "names are matched with their case")
class CaseCounts(AudiensRules):
    def names_match(self, person: Person, last_name: str, first_name: str) -> bool:
        same = (person.last_name, person.first_name) == (last_name, first_name)
        return same and super().names_match(person, last_name, first_name)


@mutant("AUD-052-X1", "a name that only begins as the one on file is matched")
class BeginningMatched(AudiensRules):
    def names_match(self, person: Person, last_name: str, first_name: str) -> bool:
        begins = self.folded(last_name).startswith(self.folded(person.last_name))
        return begins and self.folded(first_name) == self.folded(person.first_name)


@mutant("AUD-052-X2", "accents are not forgiven, undeclared")
class AccentsCount(AudiensRules):
    def folded(self, name: str) -> str:
        return " ".join(re.split(r"[\s'’-]+", name.casefold()))


@mutant("AUD-052-X3", "hyphens are not forgiven, undeclared")
class HyphensCount(AudiensRules):
    def folded(self, name: str) -> str:
        return super().folded(name.replace("-", "\u0001"))


@mutant("AUD-052-X4", "a typographic apostrophe is another sign, undeclared")
class ApostrophesCount(AudiensRules):
    def folded(self, name: str) -> str:
        return super().folded(name.replace("’", "\u0001"))


@mutant("AUD-052-X5", "the first name is matched with its case")
class FirstNameCaseCounts(AudiensRules):
    def names_match(self, person: Person, last_name: str, first_name: str) -> bool:
        return person.first_name == first_name and super().names_match(person, last_name, first_name)


@mutant("AUD-052-X6", "the accents of the file are not forgiven to the first name, undeclared")
class FirstNameAccentsCount(AudiensRules):
    def names_match(self, person: Person, last_name: str, first_name: str) -> bool:
        less = first_name.isascii() and not person.first_name.isascii()
        return not less and super().names_match(person, last_name, first_name)


@mutant("AUD-052-X7", "an accent that the file does not have is not forgiven, undeclared")
class AccentOfFileNeeded(AudiensRules):
    def names_match(self, person: Person, last_name: str, first_name: str) -> bool:
        more = person.last_name.isascii() and not last_name.isascii()
        return not more and super().names_match(person, last_name, first_name)


@mutant("AUD-053-M1", "the first of several namesakes is shown")
class FirstNamesake(AudiensRules):
    def several_found(self, form: SignUp, found: list[Person], previous: Journey | None) -> Recognition:
        return Recognition(self.begin(form, found[0].identifier, previous))


@mutant("AUD-053-X1", "the refusal lists the addresses of the namesakes")
class NamesakesListed(AudiensPortal):
    async def recognise(self, visit: Visit) -> Answer:
        found = self.rules.people_like(self.pages.sign_up_of(visit.form))
        if len(found) > 1:
            self.notice(visit, " ou ".join(f"{person.street}, {person.city}" for person in found) + " ?")
        return await super().recognise(visit)


@mutant("AUD-054-M1", "a second sign-up replaces the password and the address")
class AccountReplaced(AudiensRules):
    def is_registered(self, identifier: str) -> bool:  # noqa: ARG002
        return False


@mutant("AUD-054-X1", "the answer is the neutral refusal although the invitation to log in is declared")
class NeutralRefusal(AudiensRules):
    def registered_fault(self, person: Person) -> Fault | None:
        return Fault.NOT_FOUND if self.is_registered(person.identifier) else None


@mutant("AUD-054-X2", "the refused form already changes the address of the account")
class AddressReplaced(AudiensRules):
    def look_up(self, form: SignUp, previous: Journey | None) -> Recognition:
        for person in self.people_like(form):
            account = self.store.accounts.get(person.identifier)
            if account is not None:
                account.email = self.normalise_email(form.email)
        return super().look_up(form, previous)


@mutant("AUD-054-X3", "an account that was opened by letter is not seen as one")
class LetterAccountUnseen(AudiensRules):
    def is_registered(self, identifier: str) -> bool:
        return super().is_registered(identifier) and not self.store.letters.get(identifier)


@mutant("AUD-055-X1", "forms may be sent without limit")
class NoLimitOfForms(AudiensRules):
    def form_allowed(self, client: str) -> bool:  # noqa: ARG002
        return True


@mutant("AUD-055-X2", "forms are counted by browser: a fresh one has all its tries")
class FormsByBrowser(AudiensPortal):
    def client(self, visit: Visit) -> str:
        return visit.session.key if visit.session else super().client(visit)


@mutant("AUD-055-X3", "whoever is not found gets a page of its own, and is never counted")
class NobodyCounted(AudiensPortal):
    async def recognise(self, visit: Visit) -> Answer:
        self.rules.store.forms.clear()
        answer = await super().recognise(visit)
        if isinstance(answer, Page) and answer.values["lost"]:
            told = "Vous n’avez pas été identifié. Contactez Audiens."
            return HTMLResponse(f"<html lang='fr'><title>Inscription</title><h1>{told}</h1></html>")
        return answer


@mutant("AUD-055-X4", "past the limit the form breaks down")
class LimitCrash(AudiensRules):
    def form_allowed(self, client: str) -> bool:
        if not super().form_allowed(client):
            raise HTTPException(500)
        return True

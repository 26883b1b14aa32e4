"""Faults of the branch by post: the letter, its code, and the first connection that it opens."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta

from simulator import secrets_kept
from simulator.audiens.messages import AudiensMessages
from simulator.audiens.rules import AudiensRules
from simulator.audiens.store import Account, Journey, Person, ProvisionalCode, Route, Stage
from simulator.audiens.web import AudiensPortal
from simulator.audiens.web.base import PATHS
from simulator.desk import Answer, Turned, Visit
from simulator.letters import Letter, LetterBox
from simulator.mutants.registry import mutant
from simulator.tries import Tries
from simulator.web import Page


@mutant("AUD-136-M1", "no letter is sent")
class NoLetter(LetterBox):
    def post(self, letter: Letter, when: datetime) -> bool:  # noqa: ARG002
        return True


@mutant("AUD-136-M2", "two letters are sent")
class TwoLetters(LetterBox):
    def post(self, letter: Letter, when: datetime) -> bool:
        return super().post(letter, when) and super().post(replace(letter, name=f"{letter.name}-bis"), when)


@mutant("AUD-136-X1", "the letter carries no code")
class LetterWithoutCode(AudiensMessages):
    def provisional(self, to: tuple[str, ...], code: str, *, lost: bool = False) -> Letter:
        letter = super().provisional(to, code, lost=lost)
        return replace(letter, paragraphs=tuple(text for text in letter.paragraphs if text != code))


@mutant("AUD-136-X2", "the letter leaves after nine days")
class LateLetter(LetterBox):
    @property
    def delay(self) -> timedelta:
        return timedelta(days=9)


@mutant("AUD-136-X3", "a reminder with the same code follows after two days")
class Reminder(AudiensPortal):
    async def post_letter(self, letter: Letter, identifier: str, kept: ProvisionalCode) -> bool:
        def remind() -> None:
            self.letters.post(replace(letter, name=f"{letter.name}-rappel"), self.rules.clock.now())

        self.rules.clock.at(self.rules.clock.now() + timedelta(days=2), remind)
        return await super().post_letter(letter, identifier, kept)


@mutant("AUD-136-X4", "a letter leaves although the identifier was refused")
class LetterDespiteRefusal(AudiensPortal):
    async def give_identifier(self, visit: Visit) -> Answer:
        answer = await super().give_identifier(visit)
        journey = self.journey_of(visit)
        if isinstance(answer, Page) and journey is not None and journey.route is Route.LETTER:
            await self.send_letter(journey)
            journey.stage = Stage.IDENTIFIER
        return answer


@mutant("AUD-137-M2", "the postal code is missing from the address")
class NoPostalCode(AudiensRules):
    def letter_recipient(self, person: Person) -> tuple[str, ...]:
        return f"{person.first_name} {person.last_name}", person.street, person.city


@mutant("AUD-137-X1", "the street is missing from the address")
class NoStreet(AudiensRules):
    def letter_recipient(self, person: Person) -> tuple[str, ...]:
        name, _, town = super().letter_recipient(person)
        return name, town


@mutant("AUD-138-X1", "an SMS goes to the number on file although the letter was chosen")
class SmsBeside(AudiensPortal):
    async def give_identifier(self, visit: Visit) -> Answer:
        answer = await super().give_identifier(visit)
        journey = self.journey_of(visit)
        if journey is not None and journey.stage is Stage.LETTER_SENT:
            journey.route = Route.KNOWN_MOBILE
            await self.send_code(journey)
            journey.route, journey.stage = Route.LETTER, Stage.LETTER_SENT
        return answer


@mutant("AUD-138-X2", "the password page follows the identifier, without any code")
class PasswordAtOnce(AudiensPortal):
    async def give_identifier(self, visit: Visit) -> Answer:
        answer = await super().give_identifier(visit)
        journey = self.journey_of(visit)
        if journey is not None and journey.stage is Stage.LETTER_SENT:
            journey.stage = Stage.PASSWORD
            return PATHS[Stage.PASSWORD]
        return answer


@mutant("AUD-138-X3", "the address of the password page opens it once a letter was asked for")
class PasswordByAddress(AudiensPortal):
    def journey_for_password(self, visit: Visit) -> Journey:
        journey = self.journey_of(visit)
        asked = journey is not None and journey.stage is Stage.LETTER_SENT
        return journey if journey is not None and asked else super().journey_for_password(visit)


@mutant("AUD-139-M1", "the home page comes without a word about a letter", also=("AUD-138",))
class HomeWithoutWord(AudiensPortal):
    async def give_identifier(self, visit: Visit) -> Answer:
        answer = await super().give_identifier(visit)
        return "/" if answer == PATHS[Stage.LETTER_SENT] else answer


@mutant("AUD-140-M2", "any provisional code is taken")
class AnyProvisional(AudiensRules):
    def provisional_of(self, account: Account, typed: str) -> ProvisionalCode | None:  # noqa: ARG002
        return account.provisional


@mutant("AUD-140-X1", "the provisional code of anybody is taken")
class AnybodysProvisional(AudiensRules):
    def living_codes(self, account: Account) -> list[ProvisionalCode]:
        others = [each.provisional for each in self.store.accounts.values() if each.provisional]
        return [*super().living_codes(account), *others[-2:]]


@mutant("AUD-140-X2", "the right provisional code is refused")
class RightProvisionalRefused(AudiensRules):
    def living_codes(self, account: Account) -> list[ProvisionalCode]:  # noqa: ARG002
        return []


@mutant("AUD-141-M1", "the address is not asked at the first connection")
class NoEmailStep(AudiensRules):
    def begin_first_connection(self, account: Account) -> Journey:
        journey = super().begin_first_connection(account)
        journey.stage = Stage.FIRST_PASSWORD
        return journey


@mutant("AUD-141-X1", "the address that is corrected at the first connection is not kept")
class CorrectionLost(AudiensRules):
    def define_password(self, journey: Journey, password: str) -> Account:
        waiting = self.store.accounts.get(journey.identifier)
        first = waiting.email if waiting else None
        account = super().define_password(journey, password)
        account.email = first or account.email
        return account


@mutant("AUD-142-M1", "the provisional code stays as the password")
class ProvisionalAsPassword(AudiensPortal):
    async def confirm_email(self, visit: Visit) -> Answer:
        answer = await super().confirm_email(visit)
        journey = self.journey_of(visit)
        if journey is None or journey.stage is not Stage.FIRST_PASSWORD:
            return answer
        kept = self.rules.store.accounts[journey.identifier].provisional
        account = self.rules.define_password(journey, secrets_kept.key())
        account.password = kept.hashed if kept else None
        self.renew_session(visit).member = account.identifier
        return "/mon-espace"


@mutant("AUD-142-X1", "the password that is created at the first connection is not the one that counts")
class PasswordLost(AudiensPortal):
    async def define_first_password(self, visit: Visit) -> Answer:
        journey = self.journey_for_first_password(visit)
        answer = await super().define_first_password(visit)
        if journey.stage is Stage.FINISHED:
            account = self.rules.store.accounts[journey.identifier]
            account.password = secrets_kept.hashed(secrets_kept.key())
        return answer


@mutant("AUD-143-M1", "the rule of the password is not applied at the first connection", also=("AUD-142",))
class RuleForgotten(AudiensPortal):
    async def define_first_password(self, visit: Visit) -> Answer:
        journey = self.journey_for_first_password(visit)
        self.rules.define_password(journey, visit.form["password"])
        return self.after_password(visit, journey)


@mutant("AUD-144-X1", "the provisional code logs in after the password was made")
class ProvisionalAlive(AudiensRules):
    def define_password(self, journey: Journey, password: str) -> Account:
        account = self.account_of(journey)
        kept = account.provisional
        super().define_password(journey, password)
        account.provisional = kept
        return account


@mutant("AUD-144-X2", "the provisional code still logs in whoever has made her password by SMS")
class ProvisionalBesideSms(AudiensRules):
    def define_password(self, journey: Journey, password: str) -> Account:
        waiting = self.store.accounts.get(journey.identifier)
        kept = waiting.provisional if waiting else None
        account = super().define_password(journey, password)
        if journey.route is Route.SMS:
            account.provisional = kept
        return account


@mutant("AUD-145-M1", "the services are open before the password is created")
class ServicesTooEarly(AudiensPortal):
    def member(self, visit: Visit) -> Account:
        try:
            return super().member(visit)
        except Turned:
            journey = self.journey_of(visit)
            if journey is None or journey.stage is not Stage.FIRST_EMAIL:
                raise
            return self.rules.store.accounts[journey.identifier]


@mutant("AUD-145-X1", "the services are open once the address is confirmed, before any password")
class ServicesBeforePassword(AudiensPortal):
    def member(self, visit: Visit) -> Account:
        try:
            return super().member(visit)
        except Turned:
            journey = self.journey_of(visit)
            if journey is None or journey.stage is not Stage.FIRST_PASSWORD:
                raise
            return self.rules.store.accounts[journey.identifier]


@mutant("AUD-146-M1", "the provisional code expires after five minutes")
class FiveMinutes(AudiensRules):
    def provisional_expired(self, code: ProvisionalCode) -> bool:
        return self.clock.now() - code.asked_at >= timedelta(minutes=5)


@mutant("AUD-146-X1", "the provisional code never expires, though declared to")
class EndlessProvisional(AudiensRules):
    def provisional_expired(self, code: ProvisionalCode) -> bool:  # noqa: ARG002
        return False


@mutant("AUD-146-X2", "the letter does not say how long its code is good")
class ValidityUnwritten(AudiensMessages):
    def provisional(self, to: tuple[str, ...], code: str, *, lost: bool = False) -> Letter:
        letter = super().provisional(to, code, lost=lost)
        told = tuple(text for text in letter.paragraphs if "valable" not in text)
        return replace(letter, paragraphs=told)


@mutant("AUD-146-X3", "the letter announces another validity than the declared one")
class OtherValidityWritten(AudiensMessages):
    def provisional(self, to: tuple[str, ...], code: str, *, lost: bool = False) -> Letter:
        letter = super().provisional(to, code, lost=lost)
        told = tuple(re.sub("[0-9]+ jours", "10 jours", text) for text in letter.paragraphs)
        return replace(letter, paragraphs=told)


@mutant("AUD-146-X4", "beside the right duration, the letter prints a day that comes too early")
class EarlyDayWritten(LetterBox):
    def post(self, letter: Letter, when: datetime) -> bool:
        told = f", soit jusqu’au {when + timedelta(days=10):%d/%m/%Y}."
        texts = tuple(f"{text[:-1]}{told}" if "valable" in text else text for text in letter.paragraphs)
        return super().post(replace(letter, paragraphs=texts), when)


@mutant("AUD-147-X1", "false provisional codes may be tried without limit")
class NoLimitOfProvisional(AudiensRules):
    def login_maximum(self, account: Account | None) -> int | None:
        return None if account is not None and account.provisional else super().login_maximum(account)


@mutant("AUD-147-X2", "false provisional codes are counted by browser: a fresh one has all its tries")
class ProvisionalByBrowser(AudiensPortal):
    async def log_in(self, visit: Visit) -> Answer:
        tries, name = self.rules.store.login_tries, self.rules.login_name(visit.form["login"])
        account = self.rules.account_named(name)
        if account is not None and account.provisional:
            tries[name] = tries.setdefault(f"browser {visit.session and visit.session.key}", Tries())
        return await super().log_in(visit)


@mutant("AUD-147-X3", "after a false provisional code the right one breaks down")
class BreakdownAfterFalseCodes(AudiensPortal):
    async def log_in(self, visit: Visit) -> Answer:
        name, secret = self.rules.login_name(visit.form["login"]), visit.form["secret"]
        account = self.rules.account_named(name)
        locked = name in self.rules.store.login_tries and account is not None and account.provisional
        if account is not None and locked and self.rules.judge_secret(account, secret).fault is None:
            return self.pages.error(500)
        return await super().log_in(visit)


@mutant("AUD-147-X4", "a false provisional code leads back to the home page, and is not counted")
class FalseCodeLeadsHome(AudiensPortal):
    async def log_in(self, visit: Visit) -> Answer:
        name = self.rules.login_name(visit.form["login"])
        account = self.rules.account_named(name)
        answer = await super().log_in(visit)
        if account is None or not account.provisional or isinstance(answer, str):
            return answer
        self.rules.store.login_tries.pop(name, None)
        return "/"


@mutant("AUD-148-M1", "the code of the first letter still works")
class FirstLetterWorks(AudiensRules):
    def living_codes(self, account: Account) -> list[ProvisionalCode]:
        return [*super().living_codes(account), *account.replaced]


@mutant("AUD-148-X1", "after a second letter only the first code works")
class FirstLetterOnly(AudiensRules):
    def living_codes(self, account: Account) -> list[ProvisionalCode]:
        return account.replaced[:1] or super().living_codes(account)


@mutant("AUD-148-X2", "a second request sends nothing, and the first code is dead all the same")
class SecondRequestLost(AudiensRules):
    def ask_letter(self, journey: Journey) -> tuple[ProvisionalCode, str]:
        kept, code = super().ask_letter(journey)
        account = self.store.accounts[journey.identifier]
        return (kept, code) if not account.replaced else (kept, self.new_provisional())


@mutant("AUD-149-X1", "the letter does not say where the code is typed")
class SiteUntold(AudiensMessages):
    def provisional(self, to: tuple[str, ...], code: str, *, lost: bool = False) -> Letter:
        letter = super().provisional(to, code, lost=lost)
        told = tuple(text for text in letter.paragraphs if self.login_url not in text)
        return replace(letter, paragraphs=told)


@mutant("AUD-149-X2", "the letter does not say how the code is used")
class UseUntold(AudiensMessages):
    def provisional(self, to: tuple[str, ...], code: str, *, lost: bool = False) -> Letter:
        letter = super().provisional(to, code, lost=lost)
        told = tuple(text for text in letter.paragraphs if "identifiant" not in text)
        return replace(letter, paragraphs=told)


@mutant("AUD-149-X3", "the letter prints a social security number")
class NirPrinted(AudiensMessages):
    def provisional(self, to: tuple[str, ...], code: str, *, lost: bool = False) -> Letter:
        letter = super().provisional(to, code, lost=lost)
        number = "N° de Sécurité sociale : 1 85 08 92 999 999 96"
        return replace(letter, paragraphs=(*letter.paragraphs, number))

"""Coming back: log-in by either secret, lost secrets, FranceConnect, and how long a browser may stay idle."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from simulator import secrets_kept
from simulator.audiens import identifiers
from simulator.audiens.faults import Fault, FieldFault
from simulator.audiens.rules.base import faults_of
from simulator.audiens.rules.passwords import PasswordRules
from simulator.audiens.store import (
    Account,
    AccountState,
    Journey,
    Person,
    Route,
    SignUp,
    SmsCode,
    Stage,
)
from simulator.franceconnect import Identity
from simulator.sessions import Session
from simulator.tries import Tries

_HOUR = timedelta(hours=1)
_MOST_RECOVERIES = 5
_LONGEST_LOGIN = 254


@dataclass(frozen=True, slots=True)
class Login:
    """An account that opens, a first connection that begins, or why not."""

    account: Account | None = None
    journey: Journey | None = None
    fault: Fault | None = None


class AccessRules(PasswordRules):
    """Who comes in, and for how long."""

    def login(self, name_text: str, secret: str) -> Login:
        """The identifier with the password or the provisional code; refusals do not tell which was wrong."""
        name = self.login_name(name_text)
        account = self.account_named(name)
        tries, now = self.store.login_tries.setdefault(name, Tries()), self.clock.now()
        if tries.are_locked(now):
            return Login(fault=Fault.LOGIN_LOCKED)
        login = self.judge_secret(account, secret)
        if login.fault is Fault.LOGIN_REFUSED:
            tries.count_wrong(now, self.login_maximum(account), self.options.lock)
            return Login(fault=Fault.LOGIN_LOCKED if tries.are_locked(now) else Fault.LOGIN_REFUSED)
        self.store.login_tries.pop(name, None)
        return login

    def login_name(self, text: str) -> str:
        """The digits of an identifier of an accepted layout; an address in any case."""
        typed = text.strip()
        if self.layout.fault(typed) is None:
            return identifiers.digits_of(typed)
        return typed.casefold()[:_LONGEST_LOGIN]

    def account_named(self, name: str) -> Account | None:
        """The account of an identifier, or of an address where those are accepted."""
        account = self.store.accounts.get(name)
        if account is not None or not self.options.login_accepts_email or "@" not in name:
            return account
        named = [each for each in self.store.accounts.values() if (each.email or "").casefold() == name]
        return named[0] if len(named) == 1 else None

    def judge_secret(self, account: Account | None, secret: str) -> Login:
        """The same work whether or not there is such an account."""
        kept = account.password if account and account.state is AccountState.OPEN else None
        if self.password_matches(kept, secret):
            return Login(account=account)
        code = None if account is None else self.provisional_of(account, secret.strip())
        if account is None or code is None:
            return Login(fault=Fault.LOGIN_REFUSED)
        if self.provisional_expired(code):
            return Login(fault=Fault.PROVISIONAL_EXPIRED)
        return Login(journey=self.begin_first_connection(account))

    def password_matches(self, kept: str | None, secret: str) -> bool:
        """The exact string."""
        return secrets_kept.matches(self.password_as_kept(secret), kept)

    def login_maximum(self, account: Account | None) -> int | None:
        """Wrong provisional codes have a limit of their own."""
        waiting = account is not None and account.state is AccountState.LETTER_PENDING
        return self.options.provisional_max_attempts if waiting else self.options.login_max_attempts

    def member_account(self, identifier: str | None) -> Account | None:
        """The open account of whoever is logged in."""
        account = self.store.accounts.get(identifier or "")
        return account if account is not None and account.state is AccountState.OPEN else None

    # Lost secrets

    def account_to_recover(self, name_text: str) -> Account | None:
        """An open account, unless too many messages went for it already."""
        name = self.login_name(name_text)
        account = self.account_named(name)
        sent = self.store.recoveries.setdefault(name, [])
        if self.recent(sent, _HOUR) >= _MOST_RECOVERIES:
            return None
        sent.append(self.clock.now())
        return account if account is not None and account.state is AccountState.OPEN else None

    def login_text_fault(self, text: str) -> tuple[FieldFault, ...]:
        """An identifier of the right layout, or an address where those are accepted."""
        if self.options.login_accepts_email and "@" in text:
            return ()
        return faults_of(("identifier", self.layout.fault(text.strip())))

    def begin_recovery_by_sms(self, account: Account | None) -> Journey:
        """The page of the code, whether or not a code has gone anywhere."""
        identifier = account.identifier if account else ""
        journey = Journey(secrets_kept.key(), identifier, self.clock.now(), Stage.CODE, Route.LOST_PASSWORD)
        mobile = self.mobile_on_file(journey) if account else None
        to = mobile if mobile is not None and self.sms_allowed(mobile) else ""
        journey.code = SmsCode(self.new_code(journey), to, self.clock.now())
        if to:
            self.store.sms.setdefault(to, []).append(self.clock.now())
        self.store.journeys[journey.key] = journey
        return journey

    def person_to_remind(self, form: SignUp) -> Person | None:
        """The one member with these names and this date who has an account, unless reminded too often."""
        found = [person for person in self.people_like(form) if self.is_registered(person.identifier)]
        if len(found) != 1:
            return None
        sent = self.store.recoveries.setdefault(found[0].identifier, [])
        if self.recent(sent, _HOUR) >= _MOST_RECOVERIES:
            return None
        sent.append(self.clock.now())
        return found[0]

    # FranceConnect

    def enter_by_franceconnect(self, identity: Identity) -> Login:
        """The account of the person whom FranceConnect vouches for; a sign-up where that is declared."""
        person = self.person_of_identity(identity)
        if person is None:
            return Login(fault=Fault.NOT_FOUND)
        account = self.member_account(person.identifier)
        if account is not None:
            return self.enter_linked(account, identity)
        if not self.options.franceconnect_signup:
            return Login(fault=Fault.NOT_FOUND)
        return Login(journey=self.begin_by_franceconnect(person, identity))

    def enter_linked(self, account: Account, identity: Identity) -> Login:
        """An account linked to another FranceConnect identity stays shut."""
        if account.subject not in {None, identity.subject}:
            return Login(fault=Fault.NOT_FOUND)
        account.subject = identity.subject
        return Login(account=account)

    def person_of_identity(self, identity: Identity) -> Person | None:
        """The one member with these names and this date of birth; the first given name may stand alone."""
        found = [
            person
            for person in self.store.people.values()
            if person.birth_date == identity.birth_date
            and any(
                self.names_match(person, identity.family_name, given)
                for given in (identity.given_name, identity.given_name.split(" ")[0])
            )
        ]
        return found[0] if len(found) == 1 else None

    def begin_by_franceconnect(self, person: Person, identity: Identity) -> Journey:
        """A sign-up whose identity is proven already."""
        journey = Journey(
            secrets_kept.key(),
            person.identifier,
            self.clock.now(),
            route=Route.FRANCECONNECT,
            email=identity.email or person.email,
            subject=identity.subject,
        )
        self.store.journeys[journey.key] = journey
        return journey

    def is_idle(self, session: Session) -> bool:
        """Whether a browser was idle for too long."""
        if session.journey is None and session.member is None:
            return False
        return self.clock.now() - session.seen_at >= self.options.journey_timeout

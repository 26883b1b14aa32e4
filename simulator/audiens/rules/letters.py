"""The branch by post: the provisional code, its letter, its life, and the first connection that it opens."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from simulator import secrets_kept
from simulator.audiens import provisional
from simulator.audiens.faults import Fault, FieldFault
from simulator.audiens.rules.base import faults_of
from simulator.audiens.rules.codes import CodeRules
from simulator.audiens.store import (
    Account,
    AccountState,
    Journey,
    MailLink,
    Person,
    ProvisionalCode,
    Route,
    Stage,
)

_WEEK = timedelta(days=7)
_DAY = timedelta(days=1)
_MOST_LETTERS = 10


class LetterRules(CodeRules):
    """What the letter is worth."""

    def letter_fault(self, journey: Journey) -> Fault | None:
        """Why no letter goes now. A second one is refused where that is declared."""
        account = self.store.accounts.get(journey.identifier)
        if self.options.second_letter == "refused" and account and self.letter_is_on_its_way(account):
            journey.letter_refused, journey.stage = True, Stage.LETTER_SENT
            return None
        asked = self.recent(self.store.letters.get(journey.identifier, []), _WEEK)
        return Fault.LETTER_LIMITED if asked >= _MOST_LETTERS else None

    def letter_is_on_its_way(self, account: Account) -> bool:
        """Whether an earlier code has not served and is still good."""
        return account.provisional is not None and not self.provisional_expired(account.provisional)

    def ask_letter(self, journey: Journey) -> tuple[ProvisionalCode, str]:
        """A new code, in clear for the letter; the one before is worth nothing any more."""
        kept, code = self.issue_provisional(self.pending_account(journey))
        journey.stage, journey.letter_refused = Stage.LETTER_SENT, False
        return kept, code

    def issue_provisional(self, account: Account) -> tuple[ProvisionalCode, str]:
        """A new code for an account."""
        now, code = self.clock.now(), self.new_provisional()
        kept = ProvisionalCode(secrets_kept.hashed(code), now)
        self.store.letters.setdefault(account.identifier, []).append(now)
        self.replace_provisional(account, kept)
        return kept, code

    def pending_account(self, journey: Journey) -> Account:
        """The account that waits for its letter, with what the form said last."""
        account = self.store.accounts.get(journey.identifier)
        if account is None:
            account = Account(
                journey.identifier, journey.email, AccountState.LETTER_PENDING, self.clock.now()
            )
            self.store.accounts[journey.identifier] = account
        if account.state is AccountState.LETTER_PENDING:
            account.email = journey.email
            account.email_news = journey.typed.email_news
        return account

    def replace_provisional(self, account: Account, code: ProvisionalCode) -> None:
        """The code before is kept as one that was replaced."""
        if account.provisional is not None:
            account.replaced.append(account.provisional)
        account.provisional = code

    def living_codes(self, account: Account) -> list[ProvisionalCode]:
        """Only the newest works."""
        return [] if account.provisional is None else [account.provisional]

    def new_provisional(self) -> str:
        """A code of the declared shape that nobody can foresee."""
        return provisional.drawn(self.options.provisional_pattern)

    def letter_is_wanted(self, identifier: str, code: ProvisionalCode) -> bool:
        """Whether a letter that waited may go: its person is still on file and it is still theirs."""
        return identifier in self.store.people and code.asked_at in self.store.letters.get(identifier, [])

    def letter_has_left(self, identifier: str, code: ProvisionalCode) -> None:
        """The code counts from now on."""
        account = self.store.accounts.get(identifier)
        if account is not None and account.provisional == code:
            account.provisional = replace(code, sent_at=self.clock.now())

    def take_back_letter(self, journey: Journey) -> None:
        """The letter could not go: the person is still at the identifier."""
        account = self.store.accounts.get(journey.identifier)
        if account is not None:
            account.provisional = None
            if account.state is AccountState.LETTER_PENDING:
                self.store.accounts.pop(journey.identifier)
        journey.stage = Stage.IDENTIFIER

    def letter_recipient(self, person: Person) -> tuple[str, ...]:
        """The lines of the address on file."""
        return (
            f"{person.first_name} {person.last_name}",
            person.street,
            f"{person.postal_code} {person.city}",
        )

    def provisional_of(self, account: Account, typed: str) -> ProvisionalCode | None:
        """The living code of this account that was typed, in either case."""
        forms = dict.fromkeys((typed, typed.upper()))
        return next(
            (code for code in self.living_codes(account) if self.provisional_matches(code, forms)), None
        )

    def provisional_matches(self, code: ProvisionalCode, forms: Iterable[str]) -> bool:
        """Whether one of these is the code."""
        return any(secrets_kept.matches(form, code.hashed) for form in forms)

    def provisional_expired(self, code: ProvisionalCode) -> bool:
        """A finite and declared validity, from the sending."""
        validity = self.options.provisional_validity
        return validity is not None and self.clock.now() - (code.sent_at or code.asked_at) >= validity

    def begin_first_connection(self, account: Account) -> Journey:
        """The person has to confirm the address and to make a password before anything else."""
        journey = Journey(
            secrets_kept.key(),
            account.identifier,
            self.clock.now(),
            Stage.FIRST_EMAIL if account.state is AccountState.LETTER_PENDING else Stage.FIRST_PASSWORD,
            Route.LETTER if account.state is AccountState.LETTER_PENDING else Route.LOST_PASSWORD,
            email=account.email,
        )
        self.store.journeys[journey.key] = journey
        return journey

    def confirm_email(self, journey: Journey, text: str) -> tuple[FieldFault, ...]:
        """The address read again, or typed anew."""
        fault = self.email_fault(text)
        if fault is None:
            journey.email = self.normalise_email(text)
            by_link = self.options.first_email == "link"
            journey.stage = Stage.FIRST_LINK if by_link else Stage.FIRST_PASSWORD
        return faults_of(("email", fault))

    def issue_link(self, identifier: str, journey: Journey | None) -> MailLink:
        """A link for a mailbox; earlier ones of the same kind are dead."""
        for link in self.store.links.values():
            if link.identifier == identifier and (link.journey is None) == (journey is None):
                link.used = True
        link = MailLink(
            secrets_kept.link_token(), identifier, journey.key if journey else None, self.clock.now()
        )
        self.store.links[link.token] = link
        return link

    def find_link(self, token: str) -> MailLink | None:
        """A link that still opens something."""
        link = self.store.links.get(token)
        good = link is not None and not link.used and self.clock.now() - link.sent_at < _DAY
        return link if good else None

    def follow_link(self, link: MailLink) -> Journey:
        """The password page of the link's own journey, in whatever browser it is opened."""
        journey = self.store.journeys.get(link.journey or "")
        if journey is not None:
            journey.stage = Stage.FIRST_PASSWORD
            return journey
        account = self.store.accounts[link.identifier]
        journey = Journey(
            secrets_kept.key(),
            link.identifier,
            self.clock.now(),
            Stage.FIRST_PASSWORD,
            Route.LOST_PASSWORD,
            email=account.email,
        )
        self.store.journeys[journey.key] = journey
        return journey

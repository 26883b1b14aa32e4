"""What the portal keeps, in memory: people on file, journeys of sign-up, accounts, tries and sendings."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import Enum, IntEnum, StrEnum

from simulator.tries import Tries


@dataclass(frozen=True, slots=True)
class Person:
    """A member on file. ``identifier`` is digits only; phones as the institution holds them."""

    identifier: str
    last_name: str
    first_name: str
    birth_date: date
    street: str
    postal_code: str
    city: str
    mobile: str | None = None
    landline: str | None = None
    email: str | None = None
    health_member: bool = True


class Stage(IntEnum):
    """How far a journey has come; a page is open to every journey that has come as far and no further."""

    QUESTION = 1
    IDENTITY = 2
    MOBILE = 3
    CHANNEL = 4
    PHONE = 5
    IDENTIFIER = 6
    CODE = 7
    PASSWORD = 8
    LETTER_SENT = 9
    FIRST_EMAIL = 10
    FIRST_LINK = 11
    FIRST_PASSWORD = 12
    FINISHED = 13
    DEAD = 14


class Route(Enum):
    """How the journey is to end."""

    KNOWN_MOBILE = "known_mobile"
    SMS = "sms"
    LETTER = "letter"
    FRANCECONNECT = "franceconnect"
    LOST_PASSWORD = "lost_password"


@dataclass(frozen=True, slots=True)
class SignUp:
    """The sign-up form as typed, blanks around taken off."""

    last_name: str = ""
    first_name: str = ""
    birth_date: str = ""
    email: str = ""
    email_confirmation: str = ""
    email_news: bool = False


@dataclass(slots=True)
class SmsCode:
    """A code sent by SMS. ``to`` is a national number of ten digits."""

    code: str = field(repr=False)
    to: str = field(repr=False)
    sent_at: datetime
    displayed_at: datetime | None = None
    wrong: int = 0
    dead: bool = False


@dataclass(slots=True)
class Journey:
    """One person's way from the form to the account, or through a first connection."""

    key: str
    identifier: str
    started_at: datetime
    stage: Stage = Stage.IDENTITY
    route: Route | None = None
    typed: SignUp = SignUp()
    candidates: tuple[str, ...] = ()
    refused_mobiles: frozenset[str] = frozenset()
    new_mobile: str | None = None
    phone_objection: bool | None = None
    code: SmsCode | None = None
    resent: int = 0
    wrong_identifiers: int = 0
    email: str | None = None
    subject: str | None = None
    undelivered: bool = False
    letter_refused: bool = False


class AccountState(StrEnum):
    """Whether the person waits for the letter or has a password."""

    LETTER_PENDING = "letter_pending"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class ProvisionalCode:
    """The code of a letter: hashed, and when the letter went (None: it still waits)."""

    hashed: str = field(repr=False)
    asked_at: datetime
    sent_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """Something asked for in the space."""

    title: str
    made_at: datetime
    lines: tuple[str, ...]


@dataclass(slots=True)
class Account:
    """A personal account. ``email_news``: wants news by e-mail; ``phone_objection`` None where not asked."""

    identifier: str
    email: str | None
    state: AccountState
    created_at: datetime
    email_news: bool = False
    phone_objection: bool | None = None
    password: str | None = field(default=None, repr=False)
    provisional: ProvisionalCode | None = None
    replaced: list[ProvisionalCode] = field(default_factory=list)
    subject: str | None = None
    requests: list[Request] = field(default_factory=list)


@dataclass(slots=True)
class MailLink:
    """A link sent by e-mail: the first connection's, or a lost password's."""

    token: str = field(repr=False)
    identifier: str
    journey: str | None
    sent_at: datetime
    used: bool = False


class Store:
    """Everything, by its key. Identifiers are digits only."""

    def __init__(self) -> None:
        self.people: dict[str, Person] = {}
        self.accounts: dict[str, Account] = {}
        self.journeys: dict[str, Journey] = {}
        self.links: dict[str, MailLink] = {}
        self.login_tries: dict[str, Tries] = {}
        self.forms: dict[str, list[datetime]] = {}
        self.sms: dict[str, list[datetime]] = {}
        self.letters: dict[str, list[datetime]] = {}
        self.recoveries: dict[str, list[datetime]] = {}

    def journeys_of(self, identifier: str) -> list[Journey]:
        """The journeys of a person, oldest first."""
        return [journey for journey in self.journeys.values() if journey.identifier == identifier]

    def change_mobile(self, identifier: str, mobile: str) -> None:
        """A number that a code has proven becomes the number on file."""
        self.people[identifier] = replace(self.people[identifier], mobile=mobile)

    def forget(self, identifier: str) -> set[str]:
        """Take a person off the file with all that hangs on it; the keys of the journeys that ended."""
        ended = {
            journey.key
            for journey in self.journeys.values()
            if journey.identifier == identifier or identifier in journey.candidates
        }
        for key in ended:
            self._forget_journey(self.journeys.pop(key))
        for token in [token for token, link in self.links.items() if link.identifier == identifier]:
            self.links.pop(token)
        account = self.accounts.pop(identifier, None)
        person = self.people.pop(identifier, None)
        addresses = {account.email if account else None, person.email if person else None}
        for name in {identifier, *(address.casefold() for address in addresses if address)}:
            self.login_tries.pop(name, None)
            self.recoveries.pop(name, None)
        self.letters.pop(identifier, None)
        if person is not None and person.mobile:
            self.sms.pop(person.mobile, None)
        return ended

    def _forget_journey(self, journey: Journey) -> None:
        if journey.new_mobile:
            self.sms.pop(journey.new_mobile, None)

    def clear(self) -> None:
        """Forget everything."""
        self.__init__()  # type: ignore[misc]

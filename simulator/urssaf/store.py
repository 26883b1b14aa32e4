"""What the portal keeps, in memory: people on file, journeys, spaces, tries, and what is done in a space."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import Enum, StrEnum

from simulator.tries import Tries


@dataclass(frozen=True, slots=True)
class Details:
    """Where a person is reached. Texts as typed; None where nothing is known."""

    street: str | None = None
    postal_code: str | None = None
    city: str | None = None
    phone: str | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """An artist-author on file. ``email`` is what the institution held before any space."""

    nir: str
    activation_code: str = field(repr=False)
    last_name: str
    first_name: str
    details: Details
    email: str | None
    filed_at: datetime
    code_expires_at: datetime | None = None


class Stage(Enum):
    """How far a journey has come."""

    IDENTIFIED = "identified"
    PASSWORD_FIRST = "password_first"
    AWAITING_LINK = "awaiting_link"
    DETAILS = "details"
    FINISHED = "finished"


class LinkRole(Enum):
    """What following a link does, where two have to be followed."""

    WHOLE = "whole"
    VALIDATION = "validation"
    CONFIRMATION = "confirmation"


@dataclass(slots=True)
class Link:
    """A link sent by e-mail."""

    token: str = field(repr=False)
    journey: str
    sent_at: datetime
    role: LinkRole = LinkRole.WHOLE
    followed: bool = False
    withdrawn: bool = False
    used: bool = False


@dataclass(slots=True)
class Journey:
    """One person's way from identification to the open space."""

    key: str
    nir: str
    started_at: datetime
    stage: Stage = Stage.IDENTIFIED
    email: str | None = None
    links: list[Link] = field(default_factory=list)
    resent_at: list[datetime] = field(default_factory=list)
    last_sent_at: datetime | None = None
    password: str | None = field(default=None, repr=False)
    undelivered: bool = False


class SpaceState(StrEnum):
    """Whether the registration was finalised."""

    DETAILS_PENDING = "details_pending"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Document:
    """A document of the space's messaging, as text that its PDF shows."""

    key: str
    title: str
    made_at: datetime
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Procedure:
    """Something that moves by itself once begun. ``steps`` are (state, days after the beginning)."""

    key: str
    title: str
    begun_at: datetime
    steps: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Message:
    """A message to Urssaf."""

    key: str
    subject: str
    text: str
    sent_at: datetime


@dataclass(frozen=True, slots=True)
class BankDetails:
    """One account and what it serves."""

    holder: str
    iban: str
    for_refunds: bool
    for_debit: bool


@dataclass(slots=True)
class Space:
    """A personal space and what its holder did there. Amounts in euro cents, a year."""

    nir: str
    email: str
    password: str = field(repr=False)
    created_at: datetime
    state: SpaceState = SpaceState.DETAILS_PENDING
    documents: list[Document] = field(default_factory=list)
    procedures: list[Procedure] = field(default_factory=list)
    messages: list[Message] = field(default_factory=list)
    bank: list[BankDetails] = field(default_factory=list)
    paid_cents: int = 0
    expected_income_cents: int = 1_600_000
    declared_cents: int | None = None


class Store:
    """Everything, by its key. NIRs are normalised fifteen positions."""

    def __init__(self) -> None:
        self.people: dict[str, Person] = {}
        self.spaces: dict[str, Space] = {}
        self.journeys: dict[str, Journey] = {}
        self.links: dict[str, Link] = {}
        self.code_tries: dict[str, Tries] = {}
        self.login_tries: dict[str, Tries] = {}
        self.sendings: dict[str, list[datetime]] = {}

    def journeys_of(self, nir: str) -> list[Journey]:
        """The journeys of a person, oldest first."""
        return [journey for journey in self.journeys.values() if journey.nir == nir]

    def change_details(self, nir: str, details: Details) -> None:
        """What the person changed becomes what Urssaf holds."""
        self.people[nir] = replace(self.people[nir], details=details)

    def forget(self, nir: str) -> set[str]:
        """Take a person off the file with all that hangs on it; the keys of the journeys that ended."""
        ended = {journey.key for journey in self.journeys_of(nir)}
        for key in ended:
            for link in self.journeys.pop(key).links:
                self.links.pop(link.token, None)
        space = self.spaces.pop(nir, None)
        person = self.people.pop(nir, None)
        for name in {nir, nir[:13], space.email if space else "", (person.email or "") if person else ""}:
            self.login_tries.pop(name.casefold(), None)
        self.code_tries.pop(nir, None)
        self.sendings.pop(nir, None)
        return ended

    def clear(self) -> None:
        """Forget everything."""
        self.__init__()  # type: ignore[misc]

"""What the issuer remembers: what it was asked, what it is ordered to do next, and what it has granted."""

from __future__ import annotations

import hashlib
import secrets
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

CODE_LIFE = timedelta(seconds=60)
TOKEN_LIFE = timedelta(seconds=60)

Claims = Mapping[str, object]

USUAL_PERSON: Claims = MappingProxyType(
    {
        "given_name": "Angela Claire Louise",
        "family_name": "DUBOIS",
        "birthdate": "1962-08-24",
        "gender": "female",
        "birthplace": "75107",
        "birthcountry": "99100",
        "email": "angela.dubois@example.org",
    }
)
"""Who identifies herself where nobody else was ordered."""


class Decision(StrEnum):
    """What a person does in front of FranceConnect."""

    ACCEPT = "accept"
    REFUSE = "refuse"
    CANCEL = "cancel"


@dataclass(frozen=True, slots=True)
class NextVisitor:
    """Who comes next; with a ``decision`` she takes it at once, without it she has the page to press on."""

    person: Claims = field(default_factory=lambda: USUAL_PERSON)
    decision: Decision | None = None


@dataclass(frozen=True, slots=True)
class Demand:
    """One request to authorize, as it came: ``asked`` are its parameters."""

    seq: int
    at: datetime
    asked: Mapping[str, str]
    visitor: NextVisitor
    decision: Decision | None = None

    def of(self, name: str) -> str:
        """A parameter; empty where it was not given."""
        return self.asked.get(name, "")


@dataclass(slots=True)
class Grant:
    """What a code stands for, and the access that it was exchanged for."""

    demand: Demand
    until: datetime
    access: str = field(default="", repr=False)


class Book:
    """Shared by the issuer's thread and by the thread that takes orders. ``now`` is the real clock.

    ``instant`` is what the candidate's clock shows, once it was told.
    """

    def __init__(self, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._real_now = now
        self._ahead = timedelta()
        self._lock = threading.Lock()
        self._demands: list[Demand] = []
        self._open: dict[str, Demand] = {}
        self._grants: dict[str, Grant] = {}
        self._visitor = NextVisitor()

    def instant(self) -> datetime:
        """The issuer's clock."""
        return self._real_now() + self._ahead

    def set_clock(self, instant: datetime) -> None:
        """From now on the issuer's clock goes on from ``instant``."""
        self._ahead = instant - self._real_now()

    def expect(self, visitor: NextVisitor) -> None:
        """Who comes next, in place of whoever was expected."""
        with self._lock:
            self._visitor = visitor

    def keep(self, asked: Mapping[str, str]) -> Demand:
        """Take a request down, and the visitor who comes with it."""
        with self._lock:
            demand = Demand(len(self._demands) + 1, self.instant(), dict(asked), self._visitor)
            self._visitor = NextVisitor()
            self._demands.append(demand)
            return demand

    def demands(self, after: int = 0) -> tuple[Demand, ...]:
        """The requests that came after the ``after``-th."""
        with self._lock:
            return tuple(self._demands[after:])

    def show(self, demand: Demand) -> str:
        """The key that the page of a request is answered with."""
        key = secrets.token_urlsafe(16)
        with self._lock:
            self._open[key] = demand
        return key

    def shown(self, key: str) -> Demand | None:
        """The request that a page is about, once."""
        with self._lock:
            return self._open.pop(key, None)

    def decide(self, demand: Demand, decision: Decision) -> None:
        """Take down what became of a request."""
        with self._lock:
            self._demands[demand.seq - 1] = replace(demand, decision=decision)

    def grant(self, demand: Demand) -> str:
        """A code for that request."""
        code = secrets.token_urlsafe(24)
        with self._lock:
            self._grants[code] = Grant(demand, self.instant() + CODE_LIFE)
        return code

    def redeem(self, code: str) -> Grant | None:
        """What a code stands for, once and in time; using it again also voids the access it gave."""
        with self._lock:
            grant = self._grants.get(code)
            if grant is None or grant.access or self.instant() > grant.until:
                self._grants.pop(code, None)
                return None
            grant.access = secrets.token_urlsafe(24)
            grant.until = self.instant() + TOKEN_LIFE
            return grant

    def holder(self, access: str) -> Grant | None:
        """What an access stands for, in time."""
        with self._lock:
            found = (grant for grant in self._grants.values() if access and grant.access == access)
            return next((grant for grant in found if self.instant() <= grant.until), None)


def claims_of(person: Claims) -> dict[str, object]:
    """What is told of a person: her identity and ``sub``, the same for the same identity."""
    pivot = "|".join(str(person.get(name, "")) for name in ("family_name", "given_name", "birthdate"))
    return {"sub": hashlib.sha256(pivot.encode()).hexdigest() + "v1", **person}

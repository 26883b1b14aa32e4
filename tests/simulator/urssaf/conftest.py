"""The rules alone: a clock that stands where it is put, an empty store, and a person on file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from simulator.clock import Clock
from simulator.urssaf.options import Options
from simulator.urssaf.rules import EmailForm, UrssafRules
from simulator.urssaf.store import Details, Journey, Person, Store

NIR = "185089299999996"
CODE = "ABCD2345"
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


class Play:
    """Rules over a store of their own, and shortcuts along the journey."""

    def __init__(self, options: Options) -> None:
        self.clock = Clock(lambda: NOON)
        self.store = Store()
        self.rules = UrssafRules(options, self.clock, self.store)
        self.file()

    def file(self, nir: str = NIR, code: str = CODE, **changes: object) -> Person:
        """A person on file."""
        details = Details("74 RUE JEAN BLEUZEN", "01000", "BOURG-EN-BRESSE", "0639983708")
        person = Person(nir, code, "Comet", "Paul", details, "known@example.org", self.clock.now())
        self.store.people[nir] = replace(person, **changes)
        return self.store.people[nir]

    def later(self, seconds: float) -> None:
        """Move the clock."""
        self.clock.advance(timedelta(seconds=seconds))

    def faults(self, nir: str = NIR, code: str = CODE) -> list[str]:
        """The names of the faults of an identification."""
        return [fault.fault.name for fault in self.rules.identify(nir, code).faults]

    def identified(self, nir: str = NIR) -> Journey:
        """A journey at step 4."""
        journey = self.rules.identify(nir, CODE).journey
        assert journey is not None
        return journey

    def email_faults(self, email: str, confirmation: str | None = None, terms: bool = True) -> list[str]:
        """The names of the faults of the form of step 4."""
        form = EmailForm(email, email if confirmation is None else confirmation, terms)
        return [fault.fault.name for fault in self.rules.email_form_faults(self.identified(), form)]

    def waiting(self, email: str = "a@example.org") -> Journey:
        """A journey whose link was sent."""
        journey = self.identified()
        assert self.rules.choose_email(journey, email).links
        return journey

    def at_details(self, password: str = "vK7-tz4Qm-Wr9b2", email: str = "a@example.org") -> Journey:
        """A journey whose password is defined."""
        journey = self.waiting(email)
        self.rules.define_password(journey, password)
        return journey

    def finished(self, password: str = "vK7-tz4Qm-Wr9b2", email: str = "a@example.org") -> Journey:
        """A journey whose space is open."""
        journey = self.at_details(password, email)
        self.rules.finalise(journey, self.rules.known_details(journey.nir))
        return journey


@pytest.fixture
def play() -> Callable[..., Play]:
    """Rules with these options."""

    def make(**options: object) -> Play:
        return Play(Options(**options))

    return make

"""Coming back: log-in, its tries, and how long a browser may stay idle."""

from __future__ import annotations

from dataclasses import dataclass

from simulator import secrets_kept
from simulator.sessions import Session
from simulator.tries import Tries
from simulator.urssaf.faults import Fault
from simulator.urssaf.rules.details import DetailsRules
from simulator.urssaf.rules.identification import IdentificationRules
from simulator.urssaf.store import Journey, Space, SpaceState, Stage


@dataclass(frozen=True, slots=True)
class Login:
    """A space that opens, a journey that goes on at its details, or why not."""

    space: Space | None = None
    journey: Journey | None = None
    fault: Fault | None = None


class AccessRules(IdentificationRules, DetailsRules):
    """Who comes in, and for how long."""

    def login(self, name_text: str, password: str) -> Login:
        """The declared login name and the password of step 6; refusals do not tell which was wrong."""
        name = self.normalise_login_name(name_text)
        tries, now = self.store.login_tries.setdefault(name, Tries()), self.clock.now()
        if tries.are_locked(now):
            return Login(fault=Fault.LOGIN_LOCKED)
        spaces = self.spaces_of(name, password)
        if not spaces:
            tries.count_wrong(now, self.options.login_max_attempts, self.options.lock)
            return Login(fault=Fault.LOGIN_LOCKED if tries.are_locked(now) else Fault.LOGIN_REFUSED)
        self.store.login_tries.pop(name, None)
        return self.let_in(spaces[0]) if len(spaces) == 1 else Login(fault=Fault.LOGIN_AMBIGUOUS)

    def normalise_login_name(self, text: str) -> str:
        """An address in any case, or a number with or without its separators."""
        if "@" in text:
            return self.normalise_email(text).casefold()
        return self.normalise_nir(text).casefold()

    def login_name_of(self, space: Space) -> str:
        """What the holder types."""
        name = self.options.login_name.format(email=space.email, nir=space.nir, nir13=space.nir[:13])
        return name.casefold()

    def spaces_of(self, name: str, password: str) -> list[Space]:
        """The spaces with this login name whose password it is: an address may serve several people.

        The full number is understood too, since it tells apart those who share address and password.
        """
        named = [
            space
            for space in self.store.spaces.values()
            if name in {self.login_name_of(space), space.nir.casefold()}
        ]
        if not named:
            secrets_kept.matches(password, None)
        return [space for space in named if self.password_matches(space, password)]

    def password_matches(self, space: Space, password: str) -> bool:
        """The exact string."""
        return secrets_kept.matches(self.password_as_kept(password), space.password)

    def let_in(self, space: Space) -> Login:
        """An open space opens; an unfinished registration resumes as declared."""
        if space.state is SpaceState.OPEN:
            return Login(space=space)
        if self.options.resume_point == "restart":
            return Login(fault=Fault.LOGIN_UNFINISHED)
        return Login(journey=self.resume(space))

    def resume(self, space: Space) -> Journey:
        """Back to step 7."""
        journey = Journey(secrets_kept.key(), space.nir, self.clock.now(), Stage.DETAILS, space.email)
        self.store.journeys[journey.key] = journey
        return journey

    def is_idle(self, session: Session) -> bool:
        """Whether a browser was idle for too long; one that waits for its e-mail has as long as the link."""
        if session.journey is None and session.member is None:
            return False
        idle = self.clock.now() - session.seen_at
        if idle < self.options.journey_timeout:
            return False
        journey = self.store.journeys.get(session.journey or "")
        if journey is None or session.link or session.member or journey.stage is not Stage.AWAITING_LINK:
            return True
        validity = self.options.link_validity
        return validity is not None and idle >= validity

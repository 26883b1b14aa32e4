"""Step 3: the social security number with its key, and the activation code of the same person."""

from __future__ import annotations

import re
from dataclasses import dataclass

from simulator import secrets_kept
from simulator.tries import Tries
from simulator.urssaf import nir as nirs
from simulator.urssaf.faults import Fault, FieldFault
from simulator.urssaf.rules.base import Rules
from simulator.urssaf.store import Journey, Person, Space, SpaceState


@dataclass(frozen=True, slots=True)
class Identification:
    """Either a journey that begins, or why not."""

    journey: Journey | None = None
    faults: tuple[FieldFault, ...] = ()


class IdentificationRules(Rules):
    """Who passes « suivant »."""

    def identify(self, nir_text: str, code_text: str) -> Identification:
        """Judge the pair as typed; a wrong pair counts as a try, a number of wrong shape does not."""
        nir = self.normalise_nir(nir_text)
        code = self.normalise_code(code_text)
        faults = self.entry_faults(nir, code)
        if faults:
            return Identification(faults=faults)
        return self.judge_pair(nir, code)

    def entry_faults(self, nir: str, code: str) -> tuple[FieldFault, ...]:
        """What is wrong with the entries by themselves."""
        wrong = [("nir", self.nir_fault(nir)), ("code", self.code_fault(code))]
        return tuple(FieldFault(field, fault) for field, fault in wrong if fault is not None)

    def normalise_nir(self, text: str) -> str:
        """Separators forgiven, lower-case Corsican letters too."""
        return nirs.normalise(text, self.options.nir_separators)

    def nir_fault(self, nir: str) -> Fault | None:
        """The first thing wrong with a normalised number."""
        if not nir:
            return Fault.NIR_MISSING
        return self.nir_shape_fault(nir) or self.nir_key_fault(nir) or self.nir_meaning_fault(nir)

    def nir_shape_fault(self, nir: str) -> Fault | None:
        """Fifteen positions: digits, or A or B after a 2 in position 7."""
        if not re.fullmatch(r"[0-9]*(?:(?<=[0-9]{5}2)[AB])?[0-9]*", nir):
            return Fault.NIR_CHARACTERS
        if nirs.is_corsican(nir) and not self.options.nir_accept_corsica:
            return Fault.NIR_CORSICA
        if len(nir) != self.nir_positions():
            return Fault.NIR_LENGTH
        return None if re.fullmatch(self.options.nir_pattern, nir) else Fault.NIR_SHAPE

    def nir_positions(self) -> int:
        """Thirteen and the key."""
        return 15

    def nir_key_fault(self, nir: str) -> Fault | None:
        """The key detects typing errors at once."""
        wrong = self.options.nir_check_key and not nirs.has_right_key(nir)
        return Fault.NIR_KEY if wrong else None

    def nir_meaning_fault(self, nir: str) -> Fault | None:
        """First position, and month and place as far as they are declared to be looked at."""
        checks = self.options.nir_semantic_checks
        if nir[0] not in self.options.nir_first_digits:
            return Fault.NIR_FIRST_DIGIT
        if checks in {"months", "full"} and not nirs.has_known_month(nir):
            return Fault.NIR_MONTH
        if checks == "full" and not nirs.has_known_place(nir):
            return Fault.NIR_PLACE
        return None

    def normalise_code(self, text: str) -> str:
        """Blanks around forgiven; case too, unless declared exact."""
        kept = text.strip()
        return kept.casefold() if self.options.code_case == "fold" else kept

    def code_fault(self, code: str) -> Fault | None:
        """The code is opaque: only its absence shows by itself."""
        return None if code else Fault.CODE_MISSING

    def judge_pair(self, nir: str, code: str) -> Identification:
        """The pair against the file, tries counted alike for known and unknown numbers."""
        tries = self.code_tries(nir)
        if tries.are_locked(self.clock.now()):
            return _refused(Fault.CODE_LOCKED)
        person = self.store.people.get(nir)
        if not self.code_matches(person, code) or person is None:
            return self.refuse_pair(tries)
        fault = self.right_pair_fault(person)
        if fault is Fault.PAIR_REFUSED:
            return self.refuse_pair(tries)
        if fault is not None:
            return _refused(fault)
        self.store.code_tries.pop(nir, None)
        return Identification(journey=self.begin_journey(person))

    def refuse_pair(self, tries: Tries) -> Identification:
        """Count the try; the same answer whatever was wrong."""
        now = self.clock.now()
        tries.count_wrong(now, self.options.code_max_attempts, self.options.lock)
        return _refused(Fault.CODE_LOCKED if tries.are_locked(now) else Fault.PAIR_REFUSED)

    def code_tries(self, nir: str) -> Tries:
        """The tries for one number, known or not."""
        return self.store.code_tries.setdefault(nir, Tries())

    def code_matches(self, person: Person | None, code: str) -> bool:
        """Whether the code is that person's own."""
        own = self.normalise_code(person.activation_code) if person else ""
        return secrets_kept.same(own, code) and person is not None

    def right_pair_fault(self, person: Person) -> Fault | None:
        """Why a right pair may not open a journey any more."""
        space = self.store.spaces.get(person.nir)
        if space is not None and self.is_registered(space):
            neutral = self.options.already_registered == "neutral"
            return Fault.PAIR_REFUSED if neutral else Fault.ALREADY_REGISTERED
        if self.code_expired(person):
            return Fault.CODE_EXPIRED
        return Fault.PAIR_REFUSED if self.code_consumed(person, space) else None

    def is_registered(self, space: Space) -> bool:
        """One person, one space: an open one is never made again."""
        return space.state is SpaceState.OPEN

    def code_expired(self, person: Person) -> bool:
        """The file's own expiry, else the declared validity, else never."""
        end = person.code_expires_at
        if end is None and self.options.code_validity is not None:
            end = person.filed_at + self.options.code_validity
        return end is not None and self.clock.now() >= end

    def code_consumed(self, person: Person, space: Space | None) -> bool:
        """Whether the code has served, at the declared moment; under « restart » it serves until the end."""
        if self.options.resume_point == "restart" or self.options.code_consumed_at == "finalise":
            return False
        if self.options.code_consumed_at == "password":
            return space is not None
        return space is not None or any(
            link.followed for journey in self.store.journeys_of(person.nir) for link in journey.links
        )

    def begin_journey(self, person: Person) -> Journey:
        """A fresh journey; earlier ones of the same person go on until one of them is confirmed."""
        journey = Journey(secrets_kept.key(), person.nir, self.clock.now())
        self.store.journeys[journey.key] = journey
        return journey


def _refused(fault: Fault) -> Identification:
    return Identification(faults=(FieldFault("code", fault),))

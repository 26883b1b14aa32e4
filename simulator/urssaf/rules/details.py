"""Steps 7 and 8: the contact details, and the end of the registration."""

from __future__ import annotations

import re

from simulator.urssaf.faults import Fault, FieldFault
from simulator.urssaf.rules.passwords import PasswordRules
from simulator.urssaf.store import Details, Journey, Space, SpaceState, Stage

_MAXIMUM = {"street": 120, "city": 60}
_TYPED = ("street", "postal_code", "city", "phone")
_PHONE = re.compile(r"(?:0|\+33|0033)[1-9][0-9]{8}")
_FOREIGN_PHONE = re.compile(r"(?:\+|00)[1-9][0-9]{6,14}")


class DetailsRules(PasswordRules):
    """What may be changed, and into what."""

    def known_details(self, nir: str) -> Details:
        """What Urssaf holds about this person and no other."""
        return self.store.people[nir].details

    def details_faults(self, nir: str, typed: Details) -> tuple[FieldFault, ...]:
        """A fault for each changed value of impossible shape, and for each one missing though mandatory."""
        known = self.known_details(nir)
        wrong = (
            (name, self.detail_fault(name, getattr(typed, name) or ""))
            for name in _TYPED
            if not getattr(known, name) or getattr(typed, name) != getattr(known, name)
        )
        return tuple(FieldFault(name, fault) for name, fault in wrong if fault is not None)

    def detail_fault(self, name: str, value: str) -> Fault | None:
        """The fault of one value."""
        if not value:
            mandatory = any(item.name == name and item.mandatory for item in self.options.details)
            return Fault[f"{name.upper()}_MISSING"] if mandatory else None
        if any(ord(sign) < 32 or ord(sign) == 127 for sign in value):
            return Fault.TEXT_CONTROL
        if name == "postal_code":
            return self.postal_code_fault(value)
        if name == "phone":
            return self.phone_fault(value)
        return Fault.TEXT_LONG if len(value) > _MAXIMUM[name] else None

    def postal_code_fault(self, value: str) -> Fault | None:
        """Five digits."""
        return None if re.fullmatch(r"[0-9]{5}", value) else Fault.POSTAL_CODE_SHAPE

    def phone_fault(self, value: str) -> Fault | None:
        """Ten digits, or an international number; grouping is forgiven."""
        digits = re.sub(r"[ .\-\u00a0\u202f()]", "", value)
        return None if _PHONE.fullmatch(digits) or _FOREIGN_PHONE.fullmatch(digits) else Fault.PHONE_SHAPE

    def merge_details(self, nir: str, typed: Details) -> Details:
        """What was typed; what may not be edited stays as it was, and an untouched value is not rewritten."""
        known = self.known_details(nir)
        values = {name: self.merged(name, getattr(known, name), getattr(typed, name)) for name in _TYPED}
        return Details(**values)

    def merged(self, name: str, known: str | None, typed: str | None) -> str | None:
        """One value after the form: None where it was not asked."""
        editable = any(item.name == name and item.editable for item in self.options.details)
        if not editable or typed is None:
            return known
        return known if typed.strip() == (known or "").strip() else typed.strip()

    def finalise(self, journey: Journey, details: Details) -> Space:
        """« Valider et accéder à votre espace »: the details are kept and the space is open."""
        space = self.store.spaces[journey.nir]
        self.store.change_details(journey.nir, details)
        self.open_space(space)
        journey.stage = Stage.FINISHED
        return space

    def open_space(self, space: Space) -> None:
        """From now on the person has a space."""
        space.state = SpaceState.OPEN

    def may_finalise(self, journey: Journey) -> bool:
        """Only after the password, and once."""
        return journey.stage is Stage.DETAILS and journey.nir in self.store.spaces

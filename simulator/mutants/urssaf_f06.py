"""Faults of the password: its form, its rule, and what becomes of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape

from starlette.responses import HTMLResponse

from simulator.desk import Answer, Visit
from simulator.fields import Field
from simulator.mutants.registry import mutant
from simulator.urssaf.faults import Fault, FieldFault
from simulator.urssaf.pages import UrssafPages
from simulator.urssaf.rules import UrssafRules
from simulator.urssaf.texts import Labels
from simulator.urssaf.web import UrssafPortal
from simulator.web import Page


@mutant("URS-056-M1", "the password is not asked a second time", also=("URS-057",))
class NoConfirmation(UrssafPages):
    def password_fields(self, errors: Mapping[str, str]) -> list[Field]:
        return super().password_fields(errors)[:1]


@mutant("URS-056-X1", "« Valider » is called « Enregistrer »")
class OtherValidate(UrssafPages):
    labels = Labels(validate="Enregistrer")


@mutant("URS-057-M1", "the second entry of the password is ignored")
class ConfirmationIgnored(UrssafRules):
    def password_confirmation_fault(self, password: str, confirmation: str) -> Fault | None:  # noqa: ARG002
        return None


@mutant("URS-057-X1", "the password is recorded although both entries differ")
class RecordedThoughDifferent(UrssafPortal):
    async def define_password(self, visit: Visit) -> Answer:
        answer = await super().define_password(visit)
        different = visit.form["password"] != visit.form["password_confirmation"]
        if isinstance(answer, Page) and different and len(visit.form["password"]) > 11:
            self.rules.define_password(self.journey_for_password(visit), visit.form["password"])
        return answer


@mutant("URS-057-X2", "both entries of the password are compared up to their 32nd character")
class BeginningsCompared(UrssafRules):
    def password_confirmation_fault(self, password: str, confirmation: str) -> Fault | None:
        return super().password_confirmation_fault(password[:32], confirmation[:32])


@mutant("URS-058-M1", "two empty entries are accepted, being equal")
class EmptyPassword(UrssafRules):
    def password_faults(self, password: str, confirmation: str) -> tuple[FieldFault, ...]:
        return super().password_faults(password, confirmation) if password or confirmation else ()


@mutant("URS-058-X1", "spaces alone make a password", also=("URS-059",))
class BlankPassword(UrssafRules):
    def password_fault(self, password: str) -> Fault | None:
        blank = bool(password) and not password.strip()
        return None if blank else super().password_fault(password)


@mutant("URS-059-M1", "the rule is not displayed")
class SilentRule(UrssafPages):
    def password_rule(self) -> list[str]:
        return []


@mutant("URS-059-X1", "one character less than the rule says is enough")
class ShorterRule(UrssafRules):
    def password_policy_fault(self, password: str) -> Fault | None:
        fault = super().password_policy_fault(password)
        return None if len(password) == self.options.password.minimum - 1 else fault


@mutant("URS-059-X2", "the shortest password that the rule allows is refused")
class LongerRule(UrssafRules):
    def password_policy_fault(self, password: str) -> Fault | None:
        exact = len(password) == self.options.password.minimum
        return Fault.PASSWORD_SHORT if exact else super().password_policy_fault(password)


@mutant("URS-059-X3", "the kinds of characters are not looked at")
class AnyKind(UrssafRules):
    def password_kind_fault(self, password: str) -> Fault | None:  # noqa: ARG002
        return None


@mutant("URS-059-X4", "the length of a password is counted in bytes")
class BytesCounted(UrssafRules):
    def password_policy_fault(self, password: str) -> Fault | None:
        fault = super().password_policy_fault(password)
        long = len(password.encode()) >= self.options.password.minimum
        return self.password_kind_fault(password) if fault is Fault.PASSWORD_SHORT and long else fault


@mutant("URS-060-M2", "« Valider » leads straight to the space", also=("URS-005",))
class StraightToSpace(UrssafPortal):
    async def define_password(self, visit: Visit) -> Answer:
        answer = await super().define_password(visit)
        if answer != "/coordonnees" or visit.session is None:
            return answer
        journey = self.rules.store.journeys[visit.session.journey or ""]
        space = self.rules.finalise(journey, self.rules.known_details(journey.nir))
        visit.session.journey, visit.session.member = None, space.nir
        return "/mon-espace"


@mutant("URS-061-M1", "only the first 32 characters of the password count")
class CutPassword(UrssafRules):
    def password_as_kept(self, password: str) -> str:
        return password[:32]


@mutant("URS-061-X1", "only the first 8 characters of the password count")
class VeryCutPassword(UrssafRules):
    def password_as_kept(self, password: str) -> str:
        return password[:8]


@mutant("URS-061-X2", "the case of the password does not count")
class FoldedPassword(UrssafRules):
    def password_as_kept(self, password: str) -> str:
        return password.lower()


@mutant("URS-061-X3", "spaces around the password are dropped")
class TrimmedPassword(UrssafRules):
    def password_as_kept(self, password: str) -> str:
        return password.strip()


@mutant("URS-061-X4", "spaces in a row count as one in the password")
class SpacesMerged(UrssafRules):
    def password_as_kept(self, password: str) -> str:
        return re.sub(" +", " ", password)


@mutant("URS-062-M2", "after a mismatch the form holds the password that was typed")
class EchoedPassword(UrssafPortal):
    async def define_password(self, visit: Visit) -> Answer:
        answer = await super().define_password(visit)
        if not isinstance(answer, Page):
            return answer
        typed = f'id="password" value="{escape(visit.form["password"])}"'
        shown = self.render(answer, visit.session).replace('id="password"', typed)
        return HTMLResponse(shown, answer.status)


@mutant("URS-062-X1", "a refused log-in comes back with the password that was typed")
class EchoedAtLogin(UrssafPortal):
    async def log_in(self, visit: Visit) -> Answer:
        answer = await super().log_in(visit)
        if not isinstance(answer, Page):
            return answer
        typed = f'id="password" value="{escape(visit.form["password"])}"'
        shown = self.render(answer, visit.session).replace('id="password"', typed)
        return HTMLResponse(shown, answer.status)

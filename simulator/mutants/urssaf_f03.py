"""Faults of the activation code: whose it is, how often it may be tried, when it has served."""

from __future__ import annotations

from datetime import timedelta
from html import escape

from simulator.desk import Answer, Visit
from simulator.markup import without
from simulator.mutants.registry import mutant
from simulator.tries import Tries
from simulator.urssaf.faults import Fault, FieldFault
from simulator.urssaf.rules import Identification, UrssafRules
from simulator.urssaf.store import Journey, Person, Space
from simulator.urssaf.texts import FAULTS
from simulator.urssaf.web import UrssafPortal
from simulator.web import Form, Page


@mutant("URS-017-M1", "the code is optional")
class OptionalCode(UrssafRules):
    def identify(self, nir_text: str, code_text: str) -> Identification:
        person = self.store.people.get(self.normalise_nir(nir_text))
        own = person.activation_code if person else ""
        return super().identify(nir_text, code_text if code_text.strip() else own)


@mutant("URS-018-M1", "the right pair is refused")
class RightPairRefused(UrssafRules):
    def code_matches(self, person: Person | None, code: str) -> bool:  # noqa: ARG002
        return False


@mutant("URS-018-X1", "« suivant » opens the home page instead of the choice of the address")
class HomeAfterNext(UrssafPortal):
    async def identify(self, visit: Visit) -> Answer:
        answer = await super().identify(visit)
        return "/" if isinstance(answer, str) else answer


@mutant("URS-019-M1", "any code of the right length is taken", also=("URS-020",))
class AnyCode(UrssafRules):
    def code_matches(self, person: Person | None, code: str) -> bool:
        return person is not None and len(code) == len(person.activation_code)


@mutant("URS-019-X1", "the beginning of the code is enough")
class HalfCode(UrssafRules):
    def code_matches(self, person: Person | None, code: str) -> bool:
        return person is not None and self.normalise_code(person.activation_code)[:4] == code[:4]


@mutant("URS-019-X2", "once a false code has been refused, the next one is taken")
class SecondFalseCode(UrssafRules):
    def code_matches(self, person: Person | None, code: str) -> bool:
        tried = person is not None and self.code_tries(person.nir).wrong > 0
        return tried or super().code_matches(person, code)


@mutant("URS-020-X1", "the code of anybody on file is taken")
class AnyonesCode(UrssafRules):
    def code_matches(self, person: Person | None, code: str) -> bool:
        return person is not None and any(
            super(AnyonesCode, self).code_matches(other, code) for other in self.store.people.values()
        )


@mutant("URS-020-X2", "whoever has been identified passes with her own code and the number of another")
class OwnCodeForAnother(UrssafPortal):
    async def identify(self, visit: Visit) -> Answer:
        begun = self.rules.store.journeys.get(visit.session.journey or "") if visit.session else None
        own = self.rules.store.people[begun.nir].activation_code if begun else None
        other = self.rules.store.people.get(self.rules.normalise_nir(visit.form["nir"]))
        if other is not None and own == visit.form["code"]:
            visit.form = Form({"nir": other.nir, "code": other.activation_code})
        return await super().identify(visit)


@mutant("URS-021-M1", "a code with a space after it is refused as a false one")
class SpacesInCode(UrssafRules):
    def normalise_code(self, text: str) -> str:
        return text.casefold() if self.options.code_case == "fold" else text


@mutant("URS-021-X1", "the case of the code counts, though declared forgiven")
class CaseOfCode(UrssafRules):
    def normalise_code(self, text: str) -> str:
        return text.strip()


@mutant("URS-022-M1", "a second run resets the password of the existing space", also=("URS-029",))
class SecondRun(UrssafRules):
    def is_registered(self, space: Space) -> bool:  # noqa: ARG002
        return False


@mutant("URS-023-M1", "the code is consumed at « suivant »")
class ConsumedAtNext(UrssafRules):
    def code_consumed(self, person: Person, space: Space | None) -> bool:
        return bool(self.store.journeys_of(person.nir)) or super().code_consumed(person, space)


@mutant("URS-024-M1", "an expired code is taken")
class ExpiredCode(UrssafRules):
    def code_expired(self, person: Person) -> bool:  # noqa: ARG002
        return False


@mutant("URS-024-X1", "the refusal of an expired code does not say how to get another")
class ExpiredWithoutHelp(UrssafRules):
    def right_pair_fault(self, person: Person) -> Fault | None:
        fault = super().right_pair_fault(person)
        return Fault.PAIR_REFUSED if fault is Fault.CODE_EXPIRED else fault


@mutant("URS-025-M2", "false codes may be tried without limit")
class NoLimitOfCodes(UrssafRules):
    def refuse_pair(self, tries: Tries) -> Identification:  # noqa: ARG002
        return Identification(faults=(FieldFault("code", Fault.PAIR_REFUSED),))


@mutant("URS-025-X1", "each false code while a number is locked makes the lock last longer")
class LockProlonged(UrssafRules):
    def judge_pair(self, nir: str, code: str) -> Identification:
        judged, now = super().judge_pair(nir, code), self.clock.now()
        tries = self.code_tries(nir)
        if tries.are_locked(now) and not self.code_matches(self.store.people.get(nir), code):
            tries.locked_until = now + timedelta(hours=1)
        return judged


@mutant("URS-025-X2", "whoever identifies herself lifts every lock")
class LocksLifted(UrssafRules):
    def begin_journey(self, person: Person) -> Journey:
        self.store.code_tries.clear()
        return super().begin_journey(person)


@mutant("URS-026-M1", "« ce numéro n’existe pas » is shown for unknown numbers", also=("GEN-020",))
class NumberToldUnknown(UrssafPortal):
    def as_sent(self, page: Page, html: str) -> str:
        if page.template != "identification.html":
            return html
        known = self.rules.normalise_nir(page.values["field"]["nir"].value) in self.rules.store.people
        return html if known else html.replace(FAULTS[Fault.PAIR_REFUSED], "Ce numéro n’existe pas.")


@mutant("URS-026-X1", "only the tries of known numbers are counted", also=("URS-025",))
class KnownNumbersLock(UrssafRules):
    def code_tries(self, nir: str) -> Tries:
        return super().code_tries(nir) if nir in self.store.people else Tries()


@mutant("URS-026-X2", "whoever gives a member's number is told that she has a space")
class MemberTold(UrssafRules):
    def code_matches(self, person: Person | None, code: str) -> bool:
        space = self.store.spaces.get(person.nir) if person else None
        return super().code_matches(person, code) or (space is not None and self.is_registered(space))


@mutant("URS-027-M1", "a wrong try is answered with the expected code in a hidden field")
class CodeInPage(UrssafPortal):
    def as_sent(self, page: Page, html: str) -> str:
        if page.template != "identification.html" or not page.values["summary"]:
            return html
        person = self.rules.store.people.get(self.rules.normalise_nir(page.values["field"]["nir"].value))
        code = escape(person.activation_code if person else "")
        return html.replace("</form>", f'<input type="hidden" name="expected" value="{code}"></form>')


@mutant("URS-028-M1", "the page says nothing to whoever has no code")
class NoHelp(UrssafPortal):
    def as_sent(self, page: Page, html: str) -> str:
        if page.template != "identification.html":
            return html
        return without(html, "//p[@class='aside'] | //*[@id='code-hint']")


@mutant("URS-029-M1", "a second creation replaces the address and the password", also=("URS-022",))
class SecondCreation(UrssafRules):
    def right_pair_fault(self, person: Person) -> Fault | None:
        fault = super().right_pair_fault(person)
        return None if fault is Fault.ALREADY_REGISTERED else fault


@mutant("URS-029-X2", "a link that waits still sets the password of a space opened since", also=("URS-043",))
class PendingLinkLives(UrssafRules):
    def use_links(self, nir: str) -> None:
        for link in self.store.journeys_of(nir)[-1].links:
            link.used = True


@mutant("URS-029-X1", "whoever has a space already is refused without being sent to the log-in")
class RegisteredRefused(UrssafRules):
    def right_pair_fault(self, person: Person) -> Fault | None:
        fault = super().right_pair_fault(person)
        return Fault.PAIR_REFUSED if fault is Fault.ALREADY_REGISTERED else fault

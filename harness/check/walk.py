"""One person walks the journey up to its end, and tells of each screen and message whether it came."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from harness.check.absences import Absences
from harness.check.diagnosis import Diagnosis
from harness.check.findings import Finding, of_fault, remark, right, skipped, wrong
from harness.check.stages import Stage
from harness.faults import ConnectionFault, Fault, Unassessed
from harness.matching import AmbiguousControl
from harness.visit import Visit


@dataclass(frozen=True, slots=True)
class Walk:
    """A walk on a portal. ``mark`` gives the number that an awaited message comes after."""

    visit: Visit
    stages: tuple[Stage, ...]
    mark: Callable[[], int]
    absences: Absences
    diagnosis: Diagnosis

    def findings(self) -> Iterator[Finding]:
        """One finding a stage; after the first that breaks, the rest is told as not tried."""
        for place, stage in enumerate(self.stages):
            broken = self._tried(stage, place)
            yield broken or right(stage.what)
            if broken is not None and not (stage.may_be_unknown and self._went_on(place)):
                yield from (
                    skipped(left.what, "le parcours s’est arrêté avant") for left in self.stages[place + 1 :]
                )
                return

    def _tried(self, stage: Stage, place: int) -> Finding | None:
        """What broke; nothing where the stage was reached."""
        before = self.visit.page if place else None
        self.visit.lacked = None
        try:
            stage.act()
        except AmbiguousControl as ambiguity:
            return self.diagnosis.of_ambiguity(stage.what, ambiguity)
        except Unassessed as declared:
            return remark(stage.what, declared.why)
        except Fault as fault:
            if stage.channel is not None:
                return wrong(stage.what, *self.absences.explain(stage.channel, self.mark(), str(fault)))
            if isinstance(fault, ConnectionFault):
                return of_fault(stage.what, fault)
            found = self.diagnosis.of(stage.what, stage.screen, fault, before, led_by=stage.led_by)
            if refusal := self.absences.refusal():
                return wrong(stage.what, f"{refusal[0]} ; {found.seen}", refusal[1])
            if stage.may_be_unknown and not found.paste and self._went_on(place):
                return remark(stage.what, f"page d’annonce non reconnue : {found.seen}")
            return found
        return None

    def _went_on(self, place: int) -> bool:
        """Whether a page that only announces a message was left, though it was not recognised."""
        before = next((s.screen for s in reversed(self.stages[:place]) if s.screen is not None), None)
        return before is None or not self.visit.is_at(before)

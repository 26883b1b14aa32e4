"""Tells the run's stream what is being played, scenario by scenario and step by step."""

from __future__ import annotations

from collections.abc import Iterable

from record.folder import Evidence
from record.messages import PartWriter
from record.outcomes import Finding, Outcome
from record.plan import PlannedCase, PlannedStep

_STATUS = {
    Outcome.PASSED: "PASSED",
    Outcome.FAILED: "FAILED",
    Outcome.CANT_TELL: "FAILED",
    Outcome.UNTESTED: "SKIPPED",
    Outcome.INAPPLICABLE: "SKIPPED",
}


class CaseRecorder:
    """Records one case: its steps in order, then its end."""

    def __init__(self, writer: PartWriter, case: PlannedCase) -> None:
        self._writer = writer
        self.case = case
        self._next = 0
        self._judged = False
        writer.case_started(case)

    @property
    def step(self) -> PlannedStep:
        """The step that is being played."""
        return self.case.steps[self._next]

    def step_started(self) -> None:
        """The next step begins."""
        self._writer.step_started(self.case, self.step)

    def step_finished(self, finding: Finding, seconds: float, evidence: Iterable[Evidence] = ()) -> None:
        """The step has ended; what is not a pass is judged at once."""
        self._keep(evidence, self.step)
        if finding.outcome is not Outcome.PASSED:
            self._writer.finding(self.case.id, finding, self.step)
            self._judged = True
        status = _STATUS[finding.outcome]
        self._writer.step_finished(self.case, self.step, status, seconds, finding.why)
        self._next += 1

    def finished(self, finding: Finding | None, evidence: Iterable[Evidence] = ()) -> None:
        """The case has ended. ``finding`` is what is judged of the case as a whole, if anything is left."""
        self._keep(evidence, None)
        if finding is not None and not self._judged:
            self._writer.finding(self.case.id, finding)
        self._writer.case_finished(self.case)

    def _keep(self, evidence: Iterable[Evidence], step: PlannedStep | None) -> None:
        for piece in evidence:
            self._writer.evidence(self.case.id, piece, step)

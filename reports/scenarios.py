"""From cases and findings to what the page shows of them."""

from __future__ import annotations

from collections.abc import Mapping

from catalogue.model import Requirement
from catalogue.typography import typeset as spaced
from record.outcomes import PASSED, Cause, Finding, Outcome
from record.results import CaseResult, StepResult
from record.verdict import NOT_SELECTED
from reports.exhibits import Exhibits
from reports.french import duration
from reports.inert import typeset
from reports.view import FindingView, Link, Mark, ScenarioView, StepView
from reports.words import CAUSES, OUTCOMES, SCENARIO_OUTCOMES, SIGNS, STATUSES

_STATUS_MARKS = {"PASSED": Outcome.PASSED, "FAILED": Outcome.FAILED, "SKIPPED": Outcome.UNTESTED}


def mark(outcome: Outcome) -> Mark:
    """The mark of a requirement."""
    return Mark(outcome.value, OUTCOMES[outcome], SIGNS[outcome])


def scenario_mark(outcome: Outcome) -> Mark:
    """The mark of a scenario: the same, in the masculine."""
    return Mark(outcome.value, SCENARIO_OUTCOMES[outcome], SIGNS[outcome])


class Names:
    """The requirements that the page holds, to name and to link them."""

    def __init__(self, known: Mapping[str, Requirement], held: frozenset[str]) -> None:
        self._known = known
        self._held = held

    def link(self, requirement: str) -> Link:
        """A requirement by its id, with its statement where the catalogue has it."""
        row = self._known.get(requirement)
        return Link(requirement, typeset(row.statement_fr) if row else "", requirement in self._held)


class Scenarios:
    """Tells cases: in full the first time, as a link afterwards."""

    def __init__(self, names: Names, exhibits: Exhibits) -> None:
        self._names = names
        self._exhibits = exhibits
        self._told: dict[str, tuple[str, str]] = {}

    def tell(self, case: CaseResult, under: str) -> ScenarioView:
        """A case as the requirement ``under`` shows it."""
        told = self._told.get(case.case.id)
        anchor = told[0] if told else f"scenario-{len(self._told) + 1}"
        if told is None:
            self._told[case.case.id] = (anchor, under)
        shown = told is None and any(step.finding == case.finding for step in case.steps)
        return ScenarioView(
            anchor=anchor,
            name=_name(case),
            place=case.case.id,
            mark=scenario_mark(case.finding.outcome),
            seconds=duration(case.seconds) if case.played else "",
            finding=None if shown else self.finding(case.finding),
            steps=() if told else tuple(self._step(step) for step in case.steps),
            pieces=() if told else self._exhibits.pieces(case.evidence),
            shown_at=told[1] if told else "",
        )

    def finding(self, finding: Finding) -> FindingView | None:
        """A finding in words; a plain pass needs none."""
        if finding == PASSED:
            return None
        return FindingView(
            mark=mark(finding.outcome),
            cause=CAUSES[finding.cause] if finding.cause and finding != NOT_SELECTED else "",
            why=spaced(finding.why),
            expected=spaced(finding.expected),
            observed=spaced(finding.observed),
            blocker=self._names.link(finding.requirement) if finding.requirement else None,
            blocked=finding.cause is Cause.BLOCKED,
        )

    def _step(self, played: StepResult) -> StepView:
        return StepView(
            keyword=_keyword(played.step.keyword),
            text=typeset(played.step.text),
            mark=_status_mark(played.status),
            seconds=duration(played.seconds) if played.status != "SKIPPED" else "",
            finding=self.finding(played.finding) if played.finding else None,
            pieces=self._exhibits.pieces(played.evidence),
        )


def _name(case: CaseResult) -> str:
    row = f" ({case.case.examples})" if case.case.examples else ""
    return typeset(case.case.name + row)


def _keyword(keyword: str) -> str:
    """« Étant donné » with the space behind it, « Et qu’ » without."""
    return keyword[:-1] + "\N{RIGHT SINGLE QUOTATION MARK}" if keyword.endswith("'") else keyword + " "


def _status_mark(status: str) -> Mark:
    outcome = _STATUS_MARKS.get(status, Outcome.CANT_TELL)
    return Mark(outcome.value, STATUSES.get(status, status), SIGNS[outcome])

"""The verdict: from the cases of a run and the ledger to one judgement, by the rules of docs/judging.md.

`judge` is a pure function; ``verdict.json`` is its result written down, and can be computed again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from catalogue.model import Catalogue, Level, Requirement
from record.baseline import Baseline, Held, held
from record.folder import RunInfo
from record.outcomes import Cause, Finding, Outcome, worst
from record.results import CaseResult, RunRecord


class Verdict(StrEnum):
    """What is said of a candidate."""

    CONFORMING = "conforming"
    CONFORMING_WITH_RESERVATIONS = "conforming_with_reservations"
    NOT_CONFORMING = "not_conforming"
    NOT_JUDGED = "not_judged"


EXIT_CODES = {
    Verdict.CONFORMING: 0,
    Verdict.CONFORMING_WITH_RESERVATIONS: 0,
    Verdict.NOT_CONFORMING: 1,
    Verdict.NOT_JUDGED: 3,
}


@dataclass(frozen=True, slots=True)
class JudgedRequirement:
    """A row of the ledger with what came of it; ``why`` is the worst case's explanation."""

    requirement: Requirement
    finding: Finding
    cases: tuple[CaseResult, ...]
    reading: str | None

    @property
    def outcome(self) -> Outcome:
        """The worst of its cases'."""
        return self.finding.outcome

    @property
    def declared(self) -> bool:
        """Whether the profile itself declares why this is not assessed."""
        return self.finding.cause is Cause.DECLARED


@dataclass(frozen=True, slots=True)
class Reservation:
    """A requirement that the verdict leaves unassessed, and why."""

    requirement: str
    why: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict with all that it rests on, in the ledger's order."""

    verdict: Verdict
    requirements: tuple[JudgedRequirement, ...]
    reservations: tuple[Reservation, ...]
    unassessed: tuple[JudgedRequirement, ...]
    baseline: Held | None = None

    def count(self, level: Level) -> dict[Outcome, int]:
        """How many requirements of a level have each outcome."""
        rows = [row.outcome for row in self.requirements if row.requirement.level is level]
        return {outcome: rows.count(outcome) for outcome in Outcome}


WITHOUT_SCENARIO = Finding(Outcome.UNTESTED, Cause.HARNESS, "aucun scénario ne porte encore cette exigence")
NOT_SELECTED = Finding(Outcome.UNTESTED, Cause.HARNESS, "hors de la sélection qui a été jouée")


def judge(catalogue: Catalogue, record: RunRecord) -> Judgement:
    """Judge a run. Requirements of both portals count when at least one portal was claimed."""
    readings: Mapping[str, str] = record.info.profile.get("readings", {})
    claimed = {*record.info.portals, "both"}
    without = NOT_SELECTED if record.info.selection else WITHOUT_SCENARIO
    by_id: dict[str, list[CaseResult]] = {}
    for case in record.cases:
        for tag in case.case.tags:
            by_id.setdefault(tag, []).append(case)
    rows = tuple(
        _judged(requirement, by_id.get(requirement.id, []), readings, without)
        for requirement in catalogue.requirements.values()
        if requirement.portal in claimed
    )
    binding = [row for row in rows if row.requirement.level is not Level.GOOD_PRACTICE]
    open_rows = [row for row in binding if row.outcome in (Outcome.UNTESTED, Outcome.CANT_TELL)]
    known = _known_failures(rows, record.info)
    excused = {each.requirement: each.told for each in known.accepted} if known else {}
    refusing = [row for row in binding if row.outcome is Outcome.FAILED and row.requirement.id not in excused]
    unassessed = tuple(row for row in open_rows if not row.declared)
    reservations = tuple(
        Reservation(row.requirement.id, excused.get(row.requirement.id, row.finding.why))
        for row in binding
        if (row in open_rows and row.declared)
        or _waived_by_nothing(row)
        or (row.outcome is Outcome.FAILED and row.requirement.id in excused)
    )
    return Judgement(
        _verdict(binding, refusing, reservations, unassessed), rows, reservations, unassessed, known
    )


def _waived_by_nothing(row: JudgedRequirement) -> bool:
    """Whether a documented row does not apply, though the ledger names no ambiguity that could waive it."""
    documented = row.requirement.level is Level.DOCUMENTED
    return documented and row.outcome is Outcome.INAPPLICABLE and not row.requirement.ambiguities


def _known_failures(rows: Iterable[JudgedRequirement], info: RunInfo) -> Held | None:
    """What became of the list of known failures on the day of the run."""
    baseline = Baseline.of_document(info.baseline)
    if baseline is None:
        return None
    outcomes = {row.requirement.id: row.outcome for row in rows}
    return held(baseline, outcomes, date.fromisoformat(info.started[:10]))


def _judged(
    requirement: Requirement, cases: list[CaseResult], readings: Mapping[str, str], without: Finding
) -> JudgedRequirement:
    finding = _worst_case(case.finding for case in cases) if cases else without
    declared = [
        f"{ambiguity}={readings[ambiguity]}" for ambiguity in requirement.ambiguities if ambiguity in readings
    ]
    return JudgedRequirement(requirement, finding, tuple(cases), ", ".join(declared) or None)


def _worst_case(findings: Iterable[Finding]) -> Finding:
    known = list(findings)
    outcome = worst(finding.outcome for finding in known)
    alike = [finding for finding in known if finding.outcome is outcome]
    return next((finding for finding in alike if finding.cause is not Cause.DECLARED), alike[0])


def _verdict(
    binding: list[JudgedRequirement],
    refusing: list[JudgedRequirement],
    reservations: tuple[Reservation, ...],
    unassessed: tuple[JudgedRequirement, ...],
) -> Verdict:
    if refusing:
        return Verdict.NOT_CONFORMING
    if unassessed or not binding:
        return Verdict.NOT_JUDGED
    return Verdict.CONFORMING_WITH_RESERVATIONS if reservations else Verdict.CONFORMING


def as_document(judgement: Judgement, record: RunRecord) -> dict[str, Any]:
    """The content of ``verdict.json``, schema ``homologue/verdict/1``."""
    return {
        "schema": "homologue/verdict/1",
        "candidate": record.info.candidate,
        "portals": record.info.portals,
        "driver": record.info.driver,
        "selection": record.info.selection,
        "verdict": judgement.verdict.value,
        "baseline": _baseline(judgement.baseline),
        "reservations": [asdict(reservation) for reservation in judgement.reservations],
        "counts": {
            level.value: {outcome.value: number for outcome, number in judgement.count(level).items()}
            for level in Level
        },
        "requirements": [_row(row) for row in judgement.requirements],
    }


def _baseline(known: Held | None) -> dict[str, Any] | None:
    if known is None:
        return None
    return {
        **{key: value for key, value in known.baseline.as_document().items() if key != "failures"},
        "accepted": [each.requirement for each in known.accepted],
        "stale": [{"requirement": each.failure.requirement, "why": each.why} for each in known.stale],
    }


def _row(row: JudgedRequirement) -> dict[str, Any]:
    return {
        "id": row.requirement.id,
        "level": row.requirement.level.value,
        "outcome": row.outcome.value,
        "cause": row.finding.cause.value if row.finding.cause else None,
        "why": row.finding.why,
        "reading": row.reading,
        "scenarios": [
            {
                "id": case.case.id,
                "name": case.case.name,
                "outcome": case.finding.outcome.value,
                "cause": case.finding.cause.value if case.finding.cause else None,
            }
            for case in row.cases
        ],
    }

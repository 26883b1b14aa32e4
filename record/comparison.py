"""What changed between two runs, requirement by requirement. A pure function of two judgements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from record.folder import RunInfo
from record.outcomes import Outcome
from record.results import CaseResult
from record.verdict import NOT_SELECTED, JudgedRequirement, Judgement

SCHEMA = "homologue/comparison/1"


class Change(StrEnum):
    """What became of a requirement, from the worst to the mildest; the first two are regressions."""

    BROKEN = "broken"
    LOST = "lost"
    MENDED = "mended"
    GAINED = "gained"
    OTHER = "other"


REGRESSIONS = (Change.BROKEN, Change.LOST)


@dataclass(frozen=True, slots=True)
class Difference:
    """A requirement that came out otherwise, with the scenarios that did."""

    change: Change
    before: JudgedRequirement
    after: JudgedRequirement
    scenarios: tuple[tuple[CaseResult, CaseResult], ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two runs, compared over what both were asked.

    ``unlike`` tells in what else the runs differ: a word for it, then both values. ``apart`` are the
    requirements that they do not both judge: another portal, or outside a selection.
    """

    differences: tuple[Difference, ...]
    unlike: Mapping[str, tuple[str, str]]
    compared: int
    apart: tuple[str, ...]

    @property
    def regressions(self) -> tuple[Difference, ...]:
        """What held and no longer does, or is no longer shown to."""
        return tuple(each for each in self.differences if each.change in REGRESSIONS)

    @property
    def counts(self) -> Mapping[Change, int]:
        """How many requirements changed in each way."""
        found = Counter(each.change for each in self.differences)
        return {change: found[change] for change in Change}


def compare(before: tuple[RunInfo, Judgement], after: tuple[RunInfo, Judgement]) -> Comparison:
    """Compare a run with a later one."""
    rows = [{row.requirement.id: row for row in judgement.requirements} for _, judgement in (before, after)]
    old, new = rows
    judged = [id for id in old if id in new and not (_unselected(old[id]) or _unselected(new[id]))]
    found = [each for id in judged if (each := _difference(old[id], new[id])) is not None]
    order = list(Change)
    return Comparison(
        tuple(sorted(found, key=lambda each: order.index(each.change))),
        dict(_unlike(before[0], after[0])),
        len(judged),
        tuple(id for id in {**old, **new} if id not in judged),
    )


def _unselected(row: JudgedRequirement) -> bool:
    return row.finding == NOT_SELECTED


def _difference(before: JudgedRequirement, after: JudgedRequirement) -> Difference | None:
    if before.outcome is after.outcome:
        return None
    earlier = {case.case.id: case for case in before.cases}
    changed = tuple(
        (earlier[case.case.id], case)
        for case in after.cases
        if case.case.id in earlier and earlier[case.case.id].finding.outcome is not case.finding.outcome
    )
    return Difference(_change(before.outcome, after.outcome), before, after, changed)


def _change(before: Outcome, after: Outcome) -> Change:
    match before, after:
        case _, Outcome.FAILED:
            return Change.BROKEN
        case Outcome.PASSED, (Outcome.CANT_TELL | Outcome.UNTESTED):
            return Change.LOST
        case Outcome.FAILED, Outcome.PASSED:
            return Change.MENDED
        case ((Outcome.CANT_TELL | Outcome.UNTESTED), Outcome.PASSED):
            return Change.GAINED
        case _:
            return Change.OTHER


def _unlike(before: RunInfo, after: RunInfo) -> Iterator[tuple[str, tuple[str, str]]]:
    told = [
        ("candidat", *(" ".join(filter(None, info.candidate.values())) for info in (before, after))),
        ("portails", ", ".join(before.portals), ", ".join(after.portals)),
        ("pilote", before.driver, after.driver),
        ("sélection", before.selection or "aucune", after.selection or "aucune"),
        ("catalogue", *_digests(before, after, "catalogue")),
        ("scénarios", *_digests(before, after, "features")),
        ("profil", *_digests(before, after, "profile")),
        ("échecs connus", *(info.baseline.get("file", "aucun") for info in (before, after))),
    ]
    for name, old, new in told:
        if old != new:
            yield name, (old, new)


def _digests(before: RunInfo, after: RunInfo, name: str) -> tuple[str, str]:
    return before.digests.get(name, "")[:12], after.digests.get(name, "")[:12]


def as_document(
    comparison: Comparison, before: tuple[RunInfo, Judgement], after: tuple[RunInfo, Judgement]
) -> dict[str, Any]:
    """The comparison for a machine, schema ``homologue/comparison/1``."""
    return {
        "schema": SCHEMA,
        "before": _run(*before),
        "after": _run(*after),
        "unlike": {name: list(values) for name, values in comparison.unlike.items()},
        "compared": comparison.compared,
        "apart": list(comparison.apart),
        "counts": {change.value: number for change, number in comparison.counts.items()},
        "regressions": len(comparison.regressions),
        "requirements": [_row(each) for each in comparison.differences],
    }


def _run(info: RunInfo, judgement: Judgement) -> dict[str, Any]:
    return {
        "id": info.id,
        "candidate": info.candidate,
        "started": info.started,
        "verdict": judgement.verdict.value,
    }


def _row(each: Difference) -> dict[str, Any]:
    return {
        "id": each.after.requirement.id,
        "level": each.after.requirement.level.value,
        "change": each.change.value,
        "before": each.before.outcome.value,
        "after": each.after.outcome.value,
        "why": each.after.finding.why,
        "scenarios": [
            {
                "id": new.case.id,
                "name": new.case.name,
                "before": old.finding.outcome.value,
                "after": new.finding.outcome.value,
            }
            for old, new in each.scenarios
        ],
    }

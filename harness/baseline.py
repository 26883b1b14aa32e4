"""A candidate without any fault, played twice: green, or what was red, or what flickered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from record.outcomes import Cause, Finding, Outcome
from record.plan import PlannedCase
from record.proof import Seen

GREEN, RED, UNSTEADY = "green", "red", "unsteady"
_LEAST_PATIENCE = 0.5
_TIMES_SLOWEST = 10


@dataclass(frozen=True, slots=True)
class Baseline:
    """What each case gave; ``doubts`` are the cases that forbid to prove anything on it."""

    state: str
    findings: Mapping[str, Finding]
    doubts: tuple[Seen, ...]

    @classmethod
    def of(
        cls, cases: Sequence[PlannedCase], first: Mapping[str, Finding], second: Mapping[str, Finding]
    ) -> Baseline:
        """From two rounds: red where one is, unsteady where they differ, else green."""
        flickering = [case for case in cases if first[case.id].outcome is not second[case.id].outcome]
        red = [case for case in cases if case not in flickering and _is_red(first[case.id])]
        if red:
            return cls(RED, first, tuple(seen(case, first[case.id]) for case in red))
        doubts = tuple(_flicker(case, first[case.id], second[case.id]) for case in flickering)
        return cls(UNSTEADY if doubts else GREEN, first, doubts)

    @classmethod
    def together(cls, found: Iterable[Baseline]) -> Baseline:
        """One of several drivers: red before unsteady, unsteady before green."""
        known = list(found)
        state = next((s for s in (RED, UNSTEADY) if any(each.state == s for each in known)), GREEN)
        doubts = tuple(doubt for each in known for doubt in each.doubts)
        return cls(
            state, {case: finding for each in known for case, finding in each.findings.items()}, doubts
        )


def patience_after(slowest: float) -> float:
    """How long a message is awaited afterwards, from the slowest delivery so far, in seconds."""
    return max(_LEAST_PATIENCE, _TIMES_SLOWEST * slowest)


def seen(case: PlannedCase, finding: Finding) -> Seen:
    """What a case found, as a proof keeps it."""
    return Seen(case.id, case.name, finding.expected, finding.observed or finding.why)


def _is_red(finding: Finding) -> bool:
    """Neither passed nor set aside by what the profile declares."""
    return finding.outcome is not Outcome.PASSED and finding.cause is not Cause.DECLARED


def _flicker(case: PlannedCase, first: Finding, second: Finding) -> Seen:
    worse = first if second.outcome is Outcome.PASSED else second
    told = f"{first.outcome} puis {second.outcome} : {worse.observed or worse.why}"
    return Seen(case.id, case.name, worse.expected, told)

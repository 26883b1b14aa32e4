"""What a proof says: which faults were caught, which correct portals were left alone, and what it cost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

SCHEMA = "homologue/proof/1"


class Fate(StrEnum):
    """What became of a mutant."""

    KILLED_RIGHT = "killed_right"
    KILLED_WRONG = "killed_wrong"
    SILENT = "silent"
    DEAD = "dead"
    EQUIVALENT = "equivalent"
    BROKEN = "broken"
    INCONCLUSIVE = "inconclusive"
    TIMEOUT = "timeout"


class Calm(StrEnum):
    """What became of a variant: left alone, or alarmed; or it could not be judged."""

    QUIET = "quiet"
    FALSE_ALARM = "false_alarm"
    BROKEN = "broken"
    INCONCLUSIVE = "inconclusive"
    TIMEOUT = "timeout"


@dataclass(frozen=True, slots=True)
class Seen:
    """What a scenario found: the id and name of it, and what was expected and observed, in French."""

    scenario: str
    name: str
    expected: str
    observed: str


@dataclass(frozen=True, slots=True)
class Tried:
    """A mutant that was tried: the scenarios that killed it, and how long it took in seconds.

    ``seen`` is what the first of those scenarios found; ``proves`` are the requirements it breaks that one of
    those scenarios carries: each was seen to go red.
    """

    id: str
    breaks: tuple[str, ...]
    change: str
    fate: Fate
    by: tuple[str, ...] = ()
    why: str = ""
    seconds: float = 0.0
    driver: str = "http"
    seen: tuple[Seen, ...] = ()
    proves: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Alarm:
    """A requirement whose outcome changed on a correct portal, and what the scenario found there."""

    requirement: str
    before: str
    after: str
    why: str
    seen: Seen


@dataclass(frozen=True, slots=True)
class Varied:
    """A variant that was tried on ``cases`` scenarios; ``seconds`` is how long it took."""

    id: str
    change: str
    fate: Calm
    alarms: tuple[Alarm, ...] = ()
    cases: int = 0
    why: str = ""
    seconds: float = 0.0
    driver: str = "http"


@dataclass(frozen=True, slots=True)
class Spent:
    """``seconds`` of clock, then seconds of processor: in the candidates' processes and in the bench."""

    seconds: float = 0.0
    candidate: float = 0.0
    bench: float = 0.0

    @property
    def outside(self) -> float | None:
        """The share of the processor's time that was not the candidate's; ``None`` where none was spent."""
        whole = self.candidate + self.bench
        return self.bench / whole if whole else None


@dataclass(frozen=True, slots=True)
class Proof:
    """A whole proof.

    ``baseline`` is ``green``, ``red`` or ``unsteady``; ``doubts`` are the scenarios that make it so.
    ``left_out`` are the mutants and variants that need a browser, where none was used. ``partial`` says why
    not everything was tried, empty where it was. ``scenarios`` is how many there are to play.
    """

    candidate: str
    driver: str
    baseline: str
    doubts: tuple[Seen, ...] = ()
    mutants: tuple[Tried, ...] = ()
    variants: tuple[Varied, ...] = ()
    left_out: tuple[str, ...] = ()
    partial: str = ""
    started: str = ""
    scenarios: int = 0
    spent: Spent = Spent()

    @property
    def sensitivity(self) -> float | None:
        """Killed for the right reason, over all but the equivalent and the broken; ``None`` without any."""
        counted = [each for each in self.mutants if each.fate not in (Fate.EQUIVALENT, Fate.BROKEN)]
        if not counted:
            return None
        return sum(each.fate is Fate.KILLED_RIGHT for each in counted) / len(counted)

    @property
    def holds(self) -> bool:
        """Whether every fault was caught, and every correct portal left alone."""
        caught = (Fate.KILLED_RIGHT, Fate.EQUIVALENT)
        return (
            self.baseline == "green"
            and all(each.fate in caught for each in self.mutants)
            and all(each.fate is Calm.QUIET for each in self.variants)
        )

    def of(self, *fates: Fate) -> Sequence[Tried]:
        """The mutants of these fates, in order."""
        return [each for each in self.mutants if each.fate in fates]

    def varied(self, *fates: Calm) -> Sequence[Varied]:
        """The variants of these fates, in order."""
        return [each for each in self.variants if each.fate in fates]


def as_document(proof: Proof) -> dict[str, Any]:
    """The content of ``proof.json``, schema ``homologue/proof/1``."""
    sensitivity, outside = proof.sensitivity, proof.spent.outside
    return {
        "schema": SCHEMA,
        "candidate": proof.candidate,
        "driver": proof.driver,
        "started": proof.started,
        "scenarios": proof.scenarios,
        "baseline": proof.baseline,
        "doubts": [asdict(each) for each in proof.doubts],
        "mutants": [_mutant(each) for each in proof.mutants],
        "counts": {fate.value: len(proof.of(fate)) for fate in Fate},
        "sensitivity": None if sensitivity is None else round(sensitivity, 4),
        "variants": [_variant(each) for each in proof.variants],
        "variant_counts": {fate.value: len(proof.varied(fate)) for fate in Calm},
        "false_alarms": sum(len(each.alarms) for each in proof.variants),
        "left_out": list(proof.left_out),
        "partial": proof.partial,
        "seconds": round(proof.spent.seconds, 3),
        "processor": {
            "candidate": round(proof.spent.candidate, 3),
            "bench": round(proof.spent.bench, 3),
            "outside": None if outside is None else round(outside, 4),
        },
    }


def from_document(document: Mapping[str, Any]) -> Proof:
    """The proof that a ``proof.json`` holds. Raises ValueError where it is none."""
    if document.get("schema") != SCHEMA:
        raise ValueError(f"schema {SCHEMA} is expected, not {document.get('schema')!r}")
    cost = document["processor"]
    return Proof(
        candidate=document["candidate"],
        driver=document["driver"],
        baseline=document["baseline"],
        doubts=tuple(Seen(**each) for each in document["doubts"]),
        mutants=tuple(_read_mutant(each) for each in document["mutants"]),
        variants=tuple(_read_variant(each) for each in document["variants"]),
        left_out=tuple(document["left_out"]),
        partial=document["partial"],
        started=document["started"],
        scenarios=document["scenarios"],
        spent=Spent(document["seconds"], cost["candidate"], cost["bench"]),
    )


def _mutant(each: Tried) -> dict[str, Any]:
    return {
        "id": each.id,
        "breaks": list(each.breaks),
        "change": each.change,
        "outcome": each.fate.value,
        "by": list(each.by),
        "why": each.why,
        "seconds": round(each.seconds, 3),
        "driver": each.driver,
        "seen": [asdict(seen) for seen in each.seen],
        "proves": list(each.proves),
    }


def _read_mutant(item: Mapping[str, Any]) -> Tried:
    return Tried(
        id=item["id"],
        breaks=tuple(item["breaks"]),
        change=item["change"],
        fate=Fate(item["outcome"]),
        by=tuple(item["by"]),
        why=item["why"],
        seconds=item["seconds"],
        driver=item["driver"],
        seen=tuple(Seen(**each) for each in item["seen"]),
        proves=tuple(item["proves"]),
    )


def _variant(each: Varied) -> dict[str, Any]:
    return {
        "id": each.id,
        "change": each.change,
        "outcome": each.fate.value,
        "alarms": [asdict(alarm) for alarm in each.alarms],
        "scenarios": each.cases,
        "why": each.why,
        "seconds": round(each.seconds, 3),
        "driver": each.driver,
    }


def _read_variant(item: Mapping[str, Any]) -> Varied:
    return Varied(
        id=item["id"],
        change=item["change"],
        fate=Calm(item["outcome"]),
        alarms=tuple(Alarm(**{**alarm, "seen": Seen(**alarm["seen"])}) for alarm in item["alarms"]),
        cases=item["scenarios"],
        why=item["why"],
        seconds=item["seconds"],
        driver=item["driver"],
    )

"""What a proof says: whether each mutant was caught, by which scenario, and how sensitive the bench is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


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


@dataclass(frozen=True, slots=True)
class Tried:
    """A mutant that was tried: the scenarios that killed it, and how long it took in seconds."""

    id: str
    breaks: tuple[str, ...]
    change: str
    fate: Fate
    by: tuple[str, ...] = ()
    why: str = ""
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Proof:
    """A whole proof. ``baseline`` is ``green``, or says what was red or flickered."""

    baseline: str
    candidate: str
    driver: str
    mutants: tuple[Tried, ...]

    @property
    def sensitivity(self) -> float | None:
        """Killed for the right reason, over all but the equivalent and the broken; ``None`` without any."""
        counted = [each for each in self.mutants if each.fate not in (Fate.EQUIVALENT, Fate.BROKEN)]
        if not counted:
            return None
        return sum(each.fate is Fate.KILLED_RIGHT for each in counted) / len(counted)

    def of(self, *fates: Fate) -> Sequence[Tried]:
        """The mutants of these fates, in order."""
        return [each for each in self.mutants if each.fate in fates]


def as_document(proof: Proof) -> dict[str, Any]:
    """The content of ``proof.json``, schema ``homologue/proof/1``."""
    return {
        "schema": "homologue/proof/1",
        "candidate": proof.candidate,
        "driver": proof.driver,
        "baseline": proof.baseline,
        "mutants": [
            {
                "id": each.id,
                "breaks": list(each.breaks),
                "change": each.change,
                "outcome": each.fate.value,
                "by": list(each.by),
                "why": each.why,
                "seconds": round(each.seconds, 3),
            }
            for each in proof.mutants
        ],
        "counts": {fate.value: len(proof.of(fate)) for fate in Fate},
        "sensitivity": None if proof.sensitivity is None else round(proof.sensitivity, 4),
    }

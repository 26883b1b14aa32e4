"""The five outcomes of W3C EARL, the causes that explain them, and how several become one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """What came of a scenario or of a requirement, from the worst to the mildest."""

    FAILED = "failed"
    CANT_TELL = "cant_tell"
    UNTESTED = "untested"
    PASSED = "passed"
    INAPPLICABLE = "inapplicable"


class Cause(StrEnum):
    """Why an outcome is not ``passed``."""

    CANDIDATE = "candidate"
    CONNECTION = "connection"
    HARNESS = "harness"
    BLOCKED = "blocked"
    DECLARED = "declared"


_RANK = {outcome: rank for rank, outcome in enumerate(Outcome)}


def worst(outcomes: Iterable[Outcome]) -> Outcome:
    """The worst of several outcomes; ``untested`` where there is none."""
    return min(outcomes, key=_RANK.__getitem__, default=Outcome.UNTESTED)


@dataclass(frozen=True, slots=True)
class Finding:
    """An outcome with its explanation, in the French that a report shows.

    ``requirement`` is the id of what blocks, for the cause ``blocked``, or of what was broken where it is
    another than the scenario's own. ``expected`` and ``observed`` are empty for a pass.
    """

    outcome: Outcome
    cause: Cause | None = None
    why: str = ""
    expected: str = ""
    observed: str = ""
    requirement: str | None = None

    def __post_init__(self) -> None:
        if (self.outcome is Outcome.PASSED) == (self.cause is not None):
            raise ValueError(f"a finding that is {self.outcome} cannot have the cause {self.cause}")
        if (self.outcome is Outcome.FAILED) != (self.cause is Cause.CANDIDATE):
            raise ValueError(f"only the candidate makes a finding {self.outcome} because of {self.cause}")


PASSED = Finding(Outcome.PASSED)

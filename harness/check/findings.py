"""What a preflight finds: one thing tried, how it went, what to change and which lines to paste."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from harness.faults import ConnectionFault


class State(StrEnum):
    """How one thing that was tried went."""

    RIGHT = "right"
    REMARK = "remark"
    WRONG = "wrong"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Finding:
    """``what`` was tried, in French; ``seen`` is what came of it, ``remedy`` what to change, if anything.

    ``paste`` are lines of TOML to put into the profile as they are, their section first.
    """

    what: str
    state: State
    seen: str = ""
    remedy: str = ""
    paste: tuple[str, ...] = ()


def right(what: str, seen: str = "") -> Finding:
    """All is well."""
    return Finding(what, State.RIGHT, seen)


def remark(what: str, seen: str, remedy: str = "") -> Finding:
    """Worth knowing, and no obstacle to a judgement."""
    return Finding(what, State.REMARK, seen, remedy)


def skipped(what: str, seen: str) -> Finding:
    """Not tried, and why."""
    return Finding(what, State.SKIPPED, seen)


def wrong(what: str, seen: str, remedy: str, paste: tuple[str, ...] = ()) -> Finding:
    """To be changed before any judgement."""
    return Finding(what, State.WRONG, seen, remedy, paste)


def of_fault(what: str, fault: ConnectionFault) -> Finding:
    """What the connection's fault says of itself."""
    return wrong(what, fault.what, fault.remedy)


def ready(findings: Iterable[Finding]) -> bool:
    """Whether a judgement may begin."""
    return not any(finding.state is State.WRONG for finding in findings)


def as_document(candidate: str, findings: Iterable[Finding]) -> dict[str, Any]:
    """The findings for a machine: ``homologue/check/1``."""
    told = tuple(findings)
    return {
        "schema": "homologue/check/1",
        "candidate": candidate,
        "ready": ready(told),
        "findings": [asdict(finding) for finding in told],
    }

"""From what a step raised to a finding: whose fault it is, by the rules of docs/judging.md."""

from __future__ import annotations

import traceback
from enum import StrEnum

from harness.drivers.driver import BrowserLost, Unusable
from harness.faults import Blocked, ConnectionFault, Nonconformity, Unassessed
from record.outcomes import PASSED, Cause, Finding, Outcome


class Part(StrEnum):
    """Which part of a scenario a step belongs to; « Et » and « Mais » follow what they continue."""

    GIVEN = "given"
    WHEN = "when"
    THEN = "then"


def judged(part: Part, error: BaseException | None) -> Finding:
    """The finding of one step. Only Quand and Alors fail; a broken Étant donné blocks."""
    if error is None:
        return PASSED
    if isinstance(error, Nonconformity):
        return _nonconformity(part, error)
    if isinstance(error, Unusable):
        return _nonconformity(
            part, Nonconformity("un contrôle dont une personne puisse se servir", str(error))
        )
    if isinstance(error, BrowserLost):
        return Finding(Outcome.CANT_TELL, Cause.HARNESS, f"le navigateur du banc s’est arrêté : {error}")
    if isinstance(error, Blocked):
        return Finding(Outcome.CANT_TELL, Cause.BLOCKED, error.why, requirement=error.requirement)
    if isinstance(error, ConnectionFault):
        return Finding(Outcome.CANT_TELL, Cause.CONNECTION, str(error))
    if isinstance(error, Unassessed):
        outcome = Outcome.INAPPLICABLE if error.inapplicable else Outcome.UNTESTED
        return Finding(outcome, Cause.DECLARED, error.why)
    if isinstance(error, AssertionError):
        return _nonconformity(
            part, Nonconformity("l’assertion du scénario tient", str(error) or "elle ne tient pas")
        )
    return ours(error)


def ours(error: BaseException) -> Finding:
    """An error that nobody raised on purpose: the bench's own."""
    last = traceback.extract_tb(error.__traceback__)[-1:] if error.__traceback__ else []
    where = "".join(f" ({frame.filename.rsplit('/', 1)[-1]}, ligne {frame.lineno})" for frame in last)
    return Finding(
        Outcome.CANT_TELL,
        Cause.HARNESS,
        f"erreur du banc, non du portail : {type(error).__name__} : {error}{where}",
    )


def _nonconformity(part: Part, error: Nonconformity) -> Finding:
    if part is Part.GIVEN:
        blocking = f" par {error.requirement}" if error.requirement else ""
        why = f"situation de départ impossible à atteindre, bloquée{blocking} : {error}"
        return Finding(
            Outcome.CANT_TELL, Cause.BLOCKED, why, error.expected, error.observed, error.requirement
        )
    return Finding(
        Outcome.FAILED, Cause.CANDIDATE, str(error), error.expected, error.observed, error.requirement
    )

"""Each error has its cause, and only Quand and Alors fail."""

from __future__ import annotations

import pytest

from harness.drivers.driver import BrowserLost, Unusable
from harness.faults import Blocked, ConnectionFault, Nonconformity, Unassessed
from harness.judging import Part, judged
from record.outcomes import Cause, Outcome


@pytest.mark.parametrize("part", [Part.WHEN, Part.THEN])
def test_a_nonconformity_fails_in_a_when_and_in_a_then(part: Part) -> None:
    """What was expected and what was seen are kept apart."""
    finding = judged(part, Nonconformity("un refus", "un accord"))
    assert (finding.outcome, finding.cause) == (Outcome.FAILED, Cause.CANDIDATE)
    assert (finding.expected, finding.observed) == ("un refus", "un accord")


def test_a_nonconformity_in_a_given_blocks_and_names_what_blocks() -> None:
    """The scenario's own requirement is not at stake yet."""
    finding = judged(Part.GIVEN, Nonconformity("la page", "rien", "URS-037"))
    assert (finding.outcome, finding.cause, finding.requirement) == (
        Outcome.CANT_TELL,
        Cause.BLOCKED,
        "URS-037",
    )


@pytest.mark.parametrize(
    ("error", "outcome", "cause"),
    [
        (Blocked("sans témoin", "URS-037"), Outcome.CANT_TELL, Cause.BLOCKED),
        (ConnectionFault("rien ne répond", "démarrez-le"), Outcome.CANT_TELL, Cause.CONNECTION),
        (Unassessed("sans horloge"), Outcome.UNTESTED, Cause.DECLARED),
        (Unassessed("autre lecture", inapplicable=True), Outcome.INAPPLICABLE, Cause.DECLARED),
        (BrowserLost("tombé"), Outcome.CANT_TELL, Cause.HARNESS),
        (KeyError("oops"), Outcome.CANT_TELL, Cause.HARNESS),
        (Unusable("recouvert"), Outcome.FAILED, Cause.CANDIDATE),
        (AssertionError("1 != 2"), Outcome.FAILED, Cause.CANDIDATE),
    ],
)
def test_each_error_has_its_cause(error: Exception, outcome: Outcome, cause: Cause) -> None:
    """Only the candidate's own doing is a failure."""
    finding = judged(Part.THEN, error)
    assert (finding.outcome, finding.cause) == (outcome, cause)


def test_our_own_error_says_where_it_was_raised() -> None:
    """A bug of the bench is told as one, with its line."""
    try:
        {}["absent"]
    except KeyError as error:
        finding = judged(Part.WHEN, error)
    assert "erreur du banc" in finding.why
    assert "test_judging.py" in finding.why


def test_no_error_is_a_pass() -> None:
    """And it has no cause."""
    assert judged(Part.THEN, None).outcome is Outcome.PASSED

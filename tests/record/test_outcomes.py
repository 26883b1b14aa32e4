"""Several outcomes become the worst of them, and a finding cannot blame the wrong one."""

from __future__ import annotations

import itertools

import pytest

from record.outcomes import PASSED, Cause, Finding, Outcome, worst

FROM_WORST = [
    Outcome.FAILED,
    Outcome.CANT_TELL,
    Outcome.UNTESTED,
    Outcome.PASSED,
    Outcome.INAPPLICABLE,
]


@pytest.mark.parametrize(("worse", "better"), list(itertools.combinations(FROM_WORST, 2)))
def test_the_worse_of_two_outcomes_wins_whatever_their_order(worse: Outcome, better: Outcome) -> None:
    """failed > cant_tell > untested > passed > inapplicable."""
    assert worst([worse, better]) is worse
    assert worst([better, worse]) is worse


def test_nothing_at_all_is_untested() -> None:
    """A requirement without a scenario has no outcome to be the worst of."""
    assert worst([]) is Outcome.UNTESTED


@pytest.mark.parametrize("outcome", [outcome for outcome in Outcome if outcome is not Outcome.PASSED])
def test_whatever_is_not_passed_has_a_cause(outcome: Outcome) -> None:
    """An outcome that nobody explains cannot be built."""
    with pytest.raises(ValueError, match=outcome.value):
        Finding(outcome)


@pytest.mark.parametrize("cause", list(Cause))
def test_a_pass_has_no_cause(cause: Cause) -> None:
    """Nothing is to blame for a pass."""
    with pytest.raises(ValueError, match="passed"):
        Finding(Outcome.PASSED, cause)


@pytest.mark.parametrize("cause", [cause for cause in Cause if cause is not Cause.CANDIDATE])
def test_only_the_candidate_makes_a_failure(cause: Cause) -> None:
    """The connection, the bench, a blockage and a declaration never count against the portal."""
    with pytest.raises(ValueError, match="only the candidate"):
        Finding(Outcome.FAILED, cause)


@pytest.mark.parametrize("outcome", [Outcome.CANT_TELL, Outcome.UNTESTED, Outcome.INAPPLICABLE])
def test_the_candidate_makes_nothing_but_failures(outcome: Outcome) -> None:
    """What is the candidate's fault is a failure, never a doubt."""
    with pytest.raises(ValueError, match="only the candidate"):
        Finding(outcome, Cause.CANDIDATE)


def test_a_plain_pass_says_nothing() -> None:
    """The constant that harness hands over for a pass."""
    assert Finding(Outcome.PASSED, None, "", "", "", None) == PASSED

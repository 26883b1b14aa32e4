"""What a trial says: a fault is caught by its own rows only, and a change on a correct portal is an alarm."""

from __future__ import annotations

from pathlib import Path

import pytest

import catalogue
from harness.baseline import GREEN, RED, UNSTEADY, Baseline
from harness.fates import fate_of_mutant, fate_of_variant
from harness.sampling import shares
from harness.trial import Played
from record.folder import RunFolder
from record.outcomes import PASSED, Cause, Finding, Outcome
from record.plan import PlannedCase
from record.proof import Calm, Fate, Tried, Varied

FAILED = Finding(Outcome.FAILED, Cause.CANDIDATE, "non", "oui", "non")
BLOCKED = Finding(Outcome.CANT_TELL, Cause.BLOCKED, "bloqué")
ASIDE = Finding(Outcome.INAPPLICABLE, Cause.DECLARED, "lecture déclarée")
LEDGER = catalogue.load()


def case(line: int, *tags: str, uri: str = "f.feature") -> PlannedCase:
    """A scenario that carries these requirements."""
    return PlannedCase(f"{uri}:{line}", uri, line, f"scénario {line}", "", "", "", tags, ())


OWN, OTHER = case(1, "URS-003"), case(2, "URS-018")


def played(*findings: Finding, reached: bool | None = None, cut_short: str = "") -> Played:
    """What came of both cases."""
    found = {each.id: finding for each, finding in zip((OWN, OTHER), findings, strict=True)}
    return Played(RunFolder(Path("/nowhere")), found, reached, cut_short, 1.0)


@pytest.mark.parametrize(
    ("came", "fate", "by"),
    [
        (played(FAILED, PASSED), Fate.KILLED_RIGHT, (OWN.id,)),
        (played(FAILED, FAILED, cut_short="mort"), Fate.KILLED_RIGHT, (OWN.id,)),
        (played(PASSED, FAILED), Fate.KILLED_WRONG, (OTHER.id,)),
        (played(PASSED, PASSED), Fate.SILENT, ()),
        (played(PASSED, PASSED, reached=True), Fate.SILENT, ()),
        (played(PASSED, PASSED, reached=False), Fate.DEAD, ()),
        (played(BLOCKED, PASSED), Fate.INCONCLUSIVE, ()),
        (played(PASSED, PASSED, cut_short="le candidat s’est arrêté"), Fate.INCONCLUSIVE, ()),
    ],
)
def test_a_mutant_is_caught_by_a_failure_of_its_own_rows(
    came: Played, fate: Fate, by: tuple[str, ...]
) -> None:
    """Blocked, cut short or failed elsewhere: told, never counted as caught."""
    told = fate_of_mutant(Tried("X", ("URS-003",), "", Fate.SILENT), (OWN, OTHER), came)
    assert (told.fate, told.by) == (fate, by)
    assert told.proves == (("URS-003",) if fate is Fate.KILLED_RIGHT else ())


@pytest.mark.parametrize(
    ("came", "rows"),
    [
        (played(PASSED, PASSED), []),
        (played(FAILED, PASSED), [("URS-003", "passed", "failed")]),
        (played(PASSED, BLOCKED), [("URS-018", "passed", "cant_tell")]),
        (played(PASSED, ASIDE), [("URS-018", "passed", "inapplicable")]),
    ],
)
def test_a_variant_raises_an_alarm_for_each_row_that_changes(
    came: Played, rows: list[tuple[str, str, str]]
) -> None:
    """Red is not the only alarm: a row that can no longer be judged is one too."""
    before = {OWN.id: PASSED, OTHER.id: PASSED}
    told = fate_of_variant(Varied("v", "", Calm.QUIET), (OWN, OTHER), came, before, LEDGER)
    assert [(each.requirement, each.before, each.after) for each in told.alarms] == rows
    assert told.fate is (Calm.FALSE_ALARM if rows else Calm.QUIET)


def test_good_practice_may_change_on_a_variant() -> None:
    """It never refuses a portal."""
    advice = case(3, "GEN-028")
    came = Played(RunFolder(Path("/nowhere")), {advice.id: FAILED}, None, "", 1.0)
    told = fate_of_variant(Varied("v", "", Calm.QUIET), (advice,), came, {advice.id: PASSED}, LEDGER)
    assert told.fate is Calm.QUIET


@pytest.mark.parametrize(
    ("first", "second", "state"),
    [
        (PASSED, PASSED, GREEN),
        (ASIDE, ASIDE, GREEN),
        (FAILED, FAILED, RED),
        (BLOCKED, BLOCKED, RED),
        (PASSED, FAILED, UNSTEADY),
        (FAILED, PASSED, UNSTEADY),
    ],
)
def test_a_baseline_is_green_twice_or_says_what_is_not(first: Finding, second: Finding, state: str) -> None:
    """What the profile declares is no fault."""
    found = Baseline.of([OWN], {OWN.id: first}, {OWN.id: second})
    assert found.state == state
    assert [each.scenario for each in found.doubts] == ([] if state == GREEN else [OWN.id])


def test_every_case_is_in_a_share_and_the_first_of_each_file_in_all() -> None:
    """The same seed deals alike, another one otherwise."""
    cases = [case(line, uri=uri) for uri in ("a", "b") for line in range(1, 21)]
    dealt = shares(cases, 4, 7)
    assert {each.id for share in dealt for each in share} == {each.id for each in cases}
    assert all({"a:1", "b:1"} <= {each.id for each in share} for share in dealt)
    assert max(map(len, dealt)) <= 2 + 10
    assert dealt == shares(cases, 4, 7) != shares(cases, 4, 8)

"""Known failures are accepted with a reason until a day, and the list that outlives them fails the run."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from catalogue.model import Level
from harness.conclusion import Conclusion
from record.baseline import Baseline, KnownFailure, WrongBaseline, held, read_baseline
from record.folder import RunInfo
from record.outcomes import PASSED, Cause, Finding, Outcome
from record.results import RunRecord
from record.verdict import Verdict, as_document
from reports.summary import summary

FAILED = Finding(Outcome.FAILED, Cause.CANDIDATE, "", "ceci", "cela")
UNTOLD = Finding(Outcome.CANT_TELL, Cause.CONNECTION, "rien n'arrive")
KNOWN = ("URS-001", "URS-002", "URS-003")
GOOD = '[[failure]]\nrequirement = "URS-001"\nreason = "livré en janvier"\nuntil = 2027-01-31\n'


def listed(tmp_path: Path, text: str) -> Baseline:
    path = tmp_path / "known.toml"
    path.write_text(text, encoding="utf-8")
    return read_baseline(path, KNOWN)


def info_with(info: RunInfo, requirement: str, until: date) -> RunInfo:
    baseline = Baseline("known.toml", "0" * 64, (KnownFailure(requirement, "livré en janvier", until),))
    return replace(info, baseline=baseline.as_document())


def test_a_list_is_read_with_its_reasons_and_its_days(tmp_path: Path) -> None:
    """And kept in the run as it was read."""
    baseline = listed(tmp_path, GOOD)
    assert baseline.failures == (KnownFailure("URS-001", "livré en janvier", date(2027, 1, 31)),)
    assert Baseline.of_document(baseline.as_document()) == baseline


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "[[failure]]"),
        ("[[failure", "TOML"),
        ("[failure]\nrequirement = 'URS-001'\n", "[[failure]]"),
        (GOOD.replace('"livré en janvier"', '"  "'), "reason"),
        (GOOD.replace("reason", "raison"), "raison"),
        (GOOD.replace("2027-01-31", '"2027-01-31"'), "sans guillemets"),
        (GOOD.replace("2027-01-31", "2027-01-31T10:00:00"), "until"),
        (GOOD.replace("URS-001", "URS-01"), "URS-001 ?"),
        (GOOD + GOOD, "2 fois"),
        (GOOD + "[autre]\na = 1\n", "autre"),
    ],
)
def test_a_list_that_says_too_little_is_refused(tmp_path: Path, text: str, told: str) -> None:
    """With the file and what is expected."""
    with pytest.raises(WrongBaseline) as error:
        listed(tmp_path, text)
    assert told in str(error.value)
    assert "known.toml" in str(error.value)


def test_every_problem_is_told_at_once(tmp_path: Path) -> None:
    """Not one a try."""
    with pytest.raises(WrongBaseline) as error:
        listed(tmp_path, "[[failure]]\n[[failure]]\nrequirement = 'URS-009'\n")
    assert len(str(error.value).splitlines()) >= 5


def test_a_list_that_is_not_there_is_told(tmp_path: Path) -> None:
    """By its path."""
    with pytest.raises(WrongBaseline, match="n’existe pas"):
        read_baseline(tmp_path / "absent.toml", KNOWN)


def test_an_accepted_failure_is_a_reservation_that_says_why(bench: Any, info: RunInfo) -> None:
    """The requirement stays failed; the verdict is pronounced with a reservation."""
    known = info_with(info, "URS-001", date(2027, 1, 31))
    judgement = bench.judge({"URS-001": [FAILED], "URS-002": [PASSED]}, info=known)
    assert judgement.verdict is Verdict.CONFORMING_WITH_RESERVATIONS
    assert judgement.requirements[0].outcome is Outcome.FAILED
    (reservation,) = judgement.reservations
    assert "31/01/2027" in reservation.why
    assert "livré en janvier" in reservation.why


def test_another_failure_refuses_all_the_same(bench: Any, info: RunInfo) -> None:
    """A list excuses what it names."""
    known = info_with(info, "URS-001", date(2027, 1, 31))
    judgement = bench.judge({"URS-001": [FAILED], "URS-002": [FAILED]}, info=known)
    assert judgement.verdict is Verdict.NOT_CONFORMING


def test_the_last_day_counts_and_the_next_one_does_not(bench: Any, info: RunInfo) -> None:
    """The day is the run's, not the reader's: the same folder gives the same verdict later."""
    day = date.fromisoformat(info.started[:10])
    before = date.fromordinal(day.toordinal() - 1)
    on_time = bench.judge({"URS-001": [FAILED]}, info=info_with(info, "URS-001", day))
    late = bench.judge({"URS-001": [FAILED]}, info=info_with(info, "URS-001", before))
    assert on_time.verdict is Verdict.CONFORMING_WITH_RESERVATIONS
    assert late.verdict is Verdict.NOT_CONFORMING
    assert late.baseline.stale


@pytest.mark.parametrize(
    ("outcome", "accepted", "stale"),
    [
        (Outcome.FAILED, 1, 0),
        (Outcome.PASSED, 0, 1),
        (Outcome.INAPPLICABLE, 0, 1),
        (Outcome.CANT_TELL, 0, 0),
        (Outcome.UNTESTED, 0, 0),
    ],
)
def test_an_entry_is_stale_once_its_requirement_holds(outcome: Outcome, accepted: int, stale: int) -> None:
    """What could not be told is neither."""
    known = Baseline("f", "0", (KnownFailure("URS-001", "r", date(2027, 1, 31)),))
    found = held(known, {"URS-001": outcome}, date(2026, 11, 24))
    assert (len(found.accepted), len(found.stale)) == (accepted, stale)


def test_a_stale_entry_fails_a_conforming_run(bench: Any, info: RunInfo) -> None:
    """By its exit code; the verdict on the candidate is its own."""
    known = info_with(info, "URS-001", date(2027, 1, 31))
    judgement = bench.judge({"URS-001": [PASSED]}, info=known)
    assert judgement.verdict is Verdict.CONFORMING
    record = RunRecord(known, ())
    assert Conclusion(judgement, record, Path(), Path()).exit_code == 1
    without = bench.judge({"URS-001": [PASSED]})
    assert Conclusion(without, record, Path(), Path()).exit_code == 0


def test_verdict_and_summary_say_that_there_was_a_list(bench: Any, info: RunInfo) -> None:
    """And that such a run cannot be certified; without a list, neither speaks of it."""
    known = info_with(info, "URS-001", date(2027, 1, 31))
    judgement, record = bench.judge({"URS-001": [PASSED]}, info=known), RunRecord(known, ())
    written = as_document(judgement, record)["baseline"]
    assert written["file"] == "known.toml"
    assert [each["requirement"] for each in written["stale"]] == ["URS-001"]
    told = " ".join(summary(judgement, record).cautions)
    assert "certifiée" in told
    assert "URS-001" in told
    assert as_document(bench.judge({"URS-001": [PASSED]}), RunRecord(info, ()))["baseline"] is None


def test_a_good_practice_that_is_listed_is_no_reservation(bench: Any, info: RunInfo) -> None:
    """It would not have refused anyway."""
    known = info_with(info, "URS-001", date(2027, 1, 31))
    rows = bench.row("URS-001", Level.GOOD_PRACTICE), bench.row("URS-002", Level.DOCUMENTED)
    judgement = bench.judge({"URS-001": [FAILED], "URS-002": [PASSED]}, *rows, info=known)
    assert judgement.reservations == ()
    assert [each.requirement for each in judgement.baseline.accepted] == ["URS-001"]


def test_what_could_not_be_told_stays_open(bench: Any, info: RunInfo) -> None:
    """An entry accepts failures, not silence."""
    known = info_with(info, "URS-001", date(2027, 1, 31))
    judgement = bench.judge({"URS-001": [UNTOLD]}, info=known)
    assert judgement.verdict is Verdict.NOT_JUDGED

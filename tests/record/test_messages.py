"""What workers write comes back from the merged stream: every case, in order, and nothing made up."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from record.folder import RunFolder, RunInfo
from record.messages import PartWriter, merge, read_envelopes
from record.outcomes import PASSED, Cause, Finding, Outcome
from record.plan import Plan, PlannedCase
from record.results import NOT_REACHED, CaseResult, read_run

TEXT = """# language: fr
Fonctionnalité: Identification

  @URS-001
  Scénario: Premier
    Étant donné le portail ouvert
    Quand elle entre
    Alors elle est entrée

  @URS-002
  Scénario: Deuxième
    Quand elle sort
    Alors elle est sortie

  @URS-003
  Scénario: Troisième
    Quand elle revient
    Alors elle est revenue
"""

ABSENT = Finding(Outcome.FAILED, Cause.CANDIDATE, "", "un e-mail", "aucun e-mail « perdu »", "URS-037")


class Run:
    """A run folder being played by several workers."""

    def __init__(self, folder: RunFolder, plan: Plan) -> None:
        self.folder = folder
        self.plan = plan

    def play(self, worker: int, case: PlannedCase, finding: Finding = PASSED) -> None:
        """One case to its end: its last step gives the finding."""
        writer = PartWriter(self.folder.part(worker))
        writer.case_started(case)
        for step in case.steps:
            writer.step_started(case, step)
            last = step is case.steps[-1]
            failed = last and finding.outcome is Outcome.FAILED
            writer.step_finished(case, step, "FAILED" if failed else "PASSED", 0.25)
            if last:
                writer.finding(case.id, finding, step)
        writer.case_finished(case)
        writer.close()

    def results(self) -> tuple[CaseResult, ...]:
        """Merge the parts and read the run back."""
        merge(self.folder, self.plan, "0.1.0")
        return read_run(self.folder).cases


@pytest.fixture
def run(tmp_path: Path, plan_of: Callable[[str], Plan], info: RunInfo) -> Run:
    """A run of three cases, none played yet."""
    folder = RunFolder.create(tmp_path / "runs", info.id)
    folder.write_info(info)
    return Run(folder, plan_of(TEXT))


def test_cases_come_back_in_the_features_order_whoever_played_them(run: Run) -> None:
    """Workers take cases as they come."""
    first, second, third = run.plan.cases
    run.play(2, third)
    run.play(1, second, ABSENT)
    run.play(2, first)
    results = run.results()
    assert [result.case for result in results] == [first, second, third]
    assert [result.finding for result in results] == [PASSED, ABSENT, PASSED]
    assert all(result.played for result in results)


def test_a_step_comes_back_with_its_status_duration_and_finding(run: Run) -> None:
    """On the step that broke, and on no other."""
    case = run.plan.cases[0]
    run.play(1, case, ABSENT)
    steps = run.results()[0].steps
    assert [step.status for step in steps] == ["PASSED", "PASSED", "FAILED"]
    assert [step.seconds for step in steps] == [0.25, 0.25, 0.25]
    assert [step.finding for step in steps] == [None, None, ABSENT]


def test_evidence_comes_back_with_its_label_at_its_step_or_case(run: Run) -> None:
    """Whatever the label holds: #, %, spaces, accents."""
    case = run.plan.cases[0]
    page = run.folder.keep(b"page", "text/html", "page « 100%25 » #2")
    mail = run.folder.keep(b"mail", "message/rfc822", "e-mail")
    writer = PartWriter(run.folder.part(1))
    writer.case_started(case)
    writer.evidence(case.id, page, case.steps[1])
    writer.evidence(case.id, mail)
    writer.close()
    result = run.results()[0]
    assert result.steps[1].evidence == (page,)
    assert result.evidence == (mail,)


def test_a_case_never_played_is_said_so(run: Run) -> None:
    """It is neither passed nor left out, and it is nobody's fault but the bench's."""
    run.play(1, run.plan.cases[0])
    _, second, third = run.results()
    assert (second.finding, third.finding) == (NOT_REACHED, NOT_REACHED)
    assert not second.played
    assert [step.status for step in second.steps] == ["SKIPPED", "SKIPPED"]


def test_a_last_line_cut_by_a_killed_worker_is_left_out(run: Run) -> None:
    """What was whole is kept; a half-written finding does not pass for one."""
    first, second, _ = run.plan.cases
    run.play(1, first)
    run.play(1, second)
    part = run.folder.part(1)
    lines = part.read_text(encoding="utf-8").splitlines(keepends=True)
    kept, cut = lines[:-3], lines[-2]
    part.write_text("".join(kept) + cut[: len(cut) // 2], encoding="utf-8")
    results = run.results()
    assert results[0].finding == PASSED
    assert results[1].finding.outcome is Outcome.CANT_TELL


def test_a_case_that_began_and_was_never_judged_cannot_be_told(run: Run) -> None:
    """A worker killed in the middle leaves no finding."""
    writer = PartWriter(run.folder.part(1))
    writer.case_started(run.plan.cases[0])
    writer.step_finished(run.plan.cases[0], run.plan.cases[0].steps[0], "PASSED", 0.1)
    writer.close()
    result = run.results()[0]
    assert result.played
    assert (result.finding.outcome, result.finding.cause) == (Outcome.CANT_TELL, Cause.HARNESS)


def test_merging_takes_the_parts_away(run: Run) -> None:
    """The merged stream is the only one left."""
    run.play(1, run.plan.cases[0])
    run.play(2, run.plan.cases[1])
    run.results()
    assert run.folder.parts() == []
    assert run.folder.messages.is_file()


def test_a_later_finding_of_the_same_case_counts_if_it_is_worse(run: Run) -> None:
    """A watch swept at the end of the run can fail a case that had passed."""
    case = run.plan.cases[0]
    run.play(1, case)
    writer = PartWriter(run.folder.part(9))
    writer.finding(case.id, ABSENT)
    writer.close()
    result = run.results()[0]
    assert result.finding == ABSENT
    assert result.played


def test_the_stream_is_made_of_standard_envelopes(run: Run) -> None:
    """One key a line, sources and pickles before the run, ids that answer each other."""
    run.play(1, run.plan.cases[0])
    run.results()
    kinds = [kind for kind, _ in read_envelopes(run.folder.messages)]
    assert kinds[0] == "meta"
    assert kinds[-1] == "testRunFinished"
    assert kinds.index("source") < kinds.index("pickle") < kinds.index("testRunStarted")
    assert kinds.count("testCase") == 3
    cases = [content for kind, content in read_envelopes(run.folder.messages) if kind == "testCase"]
    pickles = [content for kind, content in read_envelopes(run.folder.messages) if kind == "pickle"]
    assert [case["pickleId"] for case in cases] == [pickle["id"] for pickle in pickles]
    assert all(len(json.loads(line)) == 1 for line in run.folder.messages.read_text("utf-8").splitlines())


@pytest.mark.parametrize("kind", ["attachment", "testStepFinished", "testCaseStarted"])
def test_lines_taken_out_of_the_stream_never_make_a_pass(run: Run, kind: str) -> None:
    """Whatever is erased of a failed case, it is not passed, and the cases are still all there."""
    for case in run.plan.cases:
        run.play(1, case, ABSENT)
    run.results()
    lines = run.folder.messages.read_text("utf-8").splitlines(keepends=True)
    kept = [line for line in lines if f'{{"{kind}":' not in line]
    assert len(kept) < len(lines)
    run.folder.messages.write_text("".join(kept), encoding="utf-8")
    results = read_run(run.folder).cases
    assert len(results) == 3
    assert all(result.finding.outcome in (Outcome.FAILED, Outcome.CANT_TELL) for result in results)


@pytest.mark.parametrize(
    ("findings", "success"),
    [([PASSED, PASSED, PASSED], True), ([PASSED, ABSENT, PASSED], False), ([PASSED, PASSED], False)],
)
def test_the_stream_ends_in_success_only_if_every_case_was_played_without_a_failure(
    run: Run, findings: list[Finding], success: bool
) -> None:
    """What other tools read of the run as a whole."""
    for case, finding in zip(run.plan.cases, findings, strict=False):
        run.play(1, case, finding)
    run.results()
    *_, (kind, last) = read_envelopes(run.folder.messages)
    assert (kind, last["success"]) == ("testRunFinished", success)


def test_a_folder_without_a_stream_is_no_run(tmp_path: Path) -> None:
    """Rather than an empty run that would judge nothing."""
    with pytest.raises(FileNotFoundError):
        read_run(RunFolder.create(tmp_path, "vide"))

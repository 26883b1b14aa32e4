"""The verdict follows docs/judging.md, rule by rule."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from catalogue.model import Level
from record.folder import RunInfo, as_json
from record.outcomes import PASSED, Cause, Finding, Outcome
from record.results import NOT_REACHED, RunRecord
from record.verdict import EXIT_CODES, NOT_SELECTED, WITHOUT_SCENARIO, Verdict, as_document, judge

FAILED = Finding(Outcome.FAILED, Cause.CANDIDATE, "", "ceci", "cela")
CONNECTION = Finding(Outcome.CANT_TELL, Cause.CONNECTION, "rien n'arrive au puits")
HARNESS = Finding(Outcome.CANT_TELL, Cause.HARNESS, "erreur du banc")
BLOCKED = Finding(Outcome.CANT_TELL, Cause.BLOCKED, "pas d'e-mail", requirement="URS-037")
DECLARED = Finding(Outcome.UNTESTED, Cause.DECLARED, "pas d'horloge")
INAPPLICABLE = Finding(Outcome.INAPPLICABLE, Cause.DECLARED, "autre lecture")


def test_a_requirement_is_as_its_worst_scenario(bench: Any) -> None:
    """And its explanation is that scenario's."""
    judgement = bench.judge({"URS-001": [PASSED, INAPPLICABLE, FAILED, HARNESS]})
    assert judgement.requirements[0].finding == FAILED


def test_a_scenario_that_does_not_apply_leaves_the_others_pass(bench: Any) -> None:
    """Two readings, one declared: the requirement holds by the scenario of that one."""
    judgement = bench.judge({"URS-001": [INAPPLICABLE, PASSED]})
    assert judgement.requirements[0].outcome is Outcome.PASSED
    assert judgement.verdict is Verdict.CONFORMING


def test_a_requirement_without_a_scenario_is_untested_and_keeps_the_candidate_from_being_judged(
    bench: Any,
) -> None:
    """A missing scenario is ours, and never passes in silence."""
    judgement = bench.judge({"URS-001": [PASSED], "URS-002": []})
    assert judgement.requirements[1].finding == WITHOUT_SCENARIO
    assert judgement.verdict is Verdict.NOT_JUDGED
    assert [row.requirement.id for row in judgement.unassessed] == ["URS-002"]


@pytest.mark.parametrize(
    ("level", "ambiguities", "verdict"),
    [
        (Level.DOCUMENTED, (), Verdict.CONFORMING_WITH_RESERVATIONS),
        (Level.DOCUMENTED, ("URS-AMB-06",), Verdict.CONFORMING),
        (Level.INFERRED, (), Verdict.CONFORMING),
    ],
)
def test_a_documented_row_is_waived_by_an_ambiguity_that_names_it_only(
    bench: Any, level: Level, ambiguities: tuple[str, ...], verdict: Verdict
) -> None:
    """Otherwise the verdict says that it was not assessed."""
    rows = [bench.row("URS-001", Level.DOCUMENTED), bench.row("URS-002", level, ambiguities=ambiguities)]
    judgement = bench.judge({"URS-001": [PASSED], "URS-002": [INAPPLICABLE]}, *rows)
    assert judgement.verdict is verdict
    waived = verdict is Verdict.CONFORMING_WITH_RESERVATIONS
    assert [each.requirement for each in judgement.reservations] == (["URS-002"] if waived else [])


@pytest.mark.parametrize("level", [Level.DOCUMENTED, Level.INFERRED])
def test_a_failed_documented_or_inferred_row_refuses(bench: Any, level: Level) -> None:
    """One is enough."""
    rows = [bench.row("URS-001", level), bench.row("URS-002", Level.DOCUMENTED)]
    judgement = bench.judge({"URS-001": [FAILED], "URS-002": [PASSED]}, *rows)
    assert judgement.verdict is Verdict.NOT_CONFORMING


@pytest.mark.parametrize("finding", [FAILED, HARNESS, DECLARED])
def test_a_good_practice_never_refuses_nor_reserves(bench: Any, finding: Finding) -> None:
    """It is told, and weighs nothing."""
    rows = [bench.row("URS-001", Level.DOCUMENTED), bench.row("URS-002", Level.GOOD_PRACTICE)]
    judgement = bench.judge({"URS-001": [PASSED], "URS-002": [finding]}, *rows)
    assert judgement.verdict is Verdict.CONFORMING
    assert judgement.requirements[1].finding == finding
    assert judgement.reservations == ()


@pytest.mark.parametrize("level", [Level.DOCUMENTED, Level.INFERRED])
def test_what_the_profile_declares_unassessable_is_a_reservation(bench: Any, level: Level) -> None:
    """With its reason, and the verdict is favourable all the same."""
    rows = [bench.row("URS-001", Level.DOCUMENTED), bench.row("URS-002", level)]
    judgement = bench.judge({"URS-001": [PASSED], "URS-002": [DECLARED]}, *rows)
    assert judgement.verdict is Verdict.CONFORMING_WITH_RESERVATIONS
    assert [(item.requirement, item.why) for item in judgement.reservations] == [("URS-002", "pas d'horloge")]


@pytest.mark.parametrize("finding", [CONNECTION, HARNESS, BLOCKED, NOT_REACHED])
def test_what_nobody_declared_keeps_the_candidate_from_being_judged(bench: Any, finding: Finding) -> None:
    """A doubt is neither a pass nor a refusal."""
    judgement = bench.judge({"URS-001": [PASSED], "URS-002": [finding]})
    assert judgement.verdict is Verdict.NOT_JUDGED


def test_a_refusal_goes_before_what_could_not_be_judged(bench: Any) -> None:
    """What is blocked behind a failure does not hide it."""
    judgement = bench.judge({"URS-037": [FAILED], "URS-038": [BLOCKED], "URS-001": [DECLARED]})
    assert judgement.verdict is Verdict.NOT_CONFORMING
    assert [row.requirement.id for row in judgement.unassessed] == ["URS-038"]


def test_a_declaration_never_covers_an_undeclared_doubt_of_the_same_requirement(bench: Any) -> None:
    """One scenario is declared untested, another could not be told: the second one counts."""
    declared_doubt = Finding(Outcome.CANT_TELL, Cause.DECLARED, "déclaré")
    judgement = bench.judge({"URS-001": [declared_doubt, HARNESS]})
    assert judgement.requirements[0].finding == HARNESS
    assert judgement.verdict is Verdict.NOT_JUDGED


def test_a_requirement_that_does_not_apply_neither_reserves_nor_counts(bench: Any) -> None:
    """The declared reading of an ambiguity that names it makes it so."""
    rows = [bench.row(id, Level.DOCUMENTED, ambiguities=["URS-AMB-06"]) for id in ("URS-001", "URS-002")]
    judgement = bench.judge({"URS-001": [PASSED], "URS-002": [INAPPLICABLE]}, *rows)
    assert judgement.verdict is Verdict.CONFORMING


def test_nothing_judged_is_not_a_success(bench: Any) -> None:
    """An empty ledger, or good practices alone, judge nobody."""
    row = bench.row("URS-001", Level.GOOD_PRACTICE)
    assert bench.judge({"URS-001": [PASSED]}, row).verdict is Verdict.NOT_JUDGED


def test_a_filtered_run_says_that_rows_were_not_selected(bench: Any, info: RunInfo) -> None:
    """And so cannot conclude in the candidate's favour."""
    judgement = bench.judge(
        {"URS-001": [PASSED], "URS-002": []}, info=replace(info, selection="étiquettes : @URS-001")
    )
    assert judgement.requirements[1].finding == NOT_SELECTED
    assert judgement.verdict is Verdict.NOT_JUDGED


def test_only_the_claimed_portals_and_what_is_common_are_judged(bench: Any) -> None:
    """The other guide's rows are not even listed."""
    rows = [
        bench.row("URS-001", Level.DOCUMENTED),
        bench.row("AUD-001", Level.DOCUMENTED, portal="audiens"),
        bench.row("GEN-001", Level.GOOD_PRACTICE, portal="both"),
    ]
    judgement = bench.judge({"URS-001": [PASSED]}, *rows)
    assert [row.requirement.id for row in judgement.requirements] == ["URS-001", "GEN-001"]
    assert judgement.verdict is Verdict.CONFORMING


def test_a_scenario_counts_for_each_requirement_that_it_carries(bench: Any, info: RunInfo) -> None:
    """Two ids on one scenario are two requirements with one outcome."""
    rows = [bench.row("URS-001", Level.DOCUMENTED), bench.row("URS-002", Level.DOCUMENTED)]
    record = RunRecord(info, (bench.case("commun", FAILED, "URS-001", "URS-002"),))
    judgement = judge(bench.ledger(*rows), record)
    assert [row.outcome for row in judgement.requirements] == [Outcome.FAILED, Outcome.FAILED]


def test_the_declared_reading_of_a_requirement_is_told(bench: Any, info: RunInfo) -> None:
    """Only of the ambiguities that touch it."""
    row = bench.row("URS-001", Level.DOCUMENTED, ambiguities=["URS-AMB-01", "URS-AMB-02"])
    profile = {"readings": {"URS-AMB-02": "text", "URS-AMB-09": "one"}}
    judgement = bench.judge({"URS-001": [PASSED]}, row, info=replace(info, profile=profile))
    assert judgement.requirements[0].reading == "URS-AMB-02=text"


def test_counts_hold_every_requirement_once(bench: Any) -> None:
    """Outcome by outcome, level by level."""
    rows = [bench.row(f"URS-00{n}", Level.DOCUMENTED) for n in range(4)]
    rows.append(bench.row("URS-009", Level.INFERRED))
    judgement = bench.judge({"URS-000": [PASSED], "URS-001": [FAILED], "URS-002": [PASSED]}, *rows)
    assert judgement.count(Level.DOCUMENTED) == {
        Outcome.FAILED: 1,
        Outcome.CANT_TELL: 0,
        Outcome.UNTESTED: 1,
        Outcome.PASSED: 2,
        Outcome.INAPPLICABLE: 0,
    }
    assert sum(judgement.count(Level.INFERRED).values()) == 1


def test_the_document_says_all_that_was_judged(bench: Any, info: RunInfo) -> None:
    """`verdict.json`, from the same values."""
    record = RunRecord(info, (bench.case("un", BLOCKED, "URS-001"),))
    document = as_document(judge(bench.ledger(bench.row("URS-001", Level.DOCUMENTED)), record), record)
    assert document["schema"] == "homologue/verdict/1"
    assert document["verdict"] == "not_judged"
    assert document["counts"]["DOCUMENTED"]["cant_tell"] == 1
    (row,) = document["requirements"]
    assert (row["id"], row["outcome"], row["cause"], row["why"]) == (
        "URS-001",
        "cant_tell",
        "blocked",
        "pas d'e-mail",
    )
    assert row["scenarios"] == [
        {"id": "features/un.feature:3", "name": "un", "outcome": "cant_tell", "cause": "blocked"}
    ]
    assert json.loads(as_json(document)) == document


def test_every_verdict_has_its_exit_code() -> None:
    """0 in favour, with or without reservations, 1 against, 3 not judged."""
    assert {verdict: EXIT_CODES[verdict] for verdict in Verdict} == {
        Verdict.CONFORMING: 0,
        Verdict.CONFORMING_WITH_RESERVATIONS: 0,
        Verdict.NOT_CONFORMING: 1,
        Verdict.NOT_JUDGED: 3,
    }

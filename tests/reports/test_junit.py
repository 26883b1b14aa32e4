"""JUnit XML tells a continuous integration the same outcomes, in its own words."""

from __future__ import annotations

from typing import Any

from record.outcomes import Cause, Finding, Outcome
from reports.junit import WITHOUT_SCENARIO, write_junit

FAILED = Finding(Outcome.FAILED, Cause.CANDIDATE, "", "un e-mail", "aucun e-mail", "URS-037")
HARNESS = Finding(Outcome.CANT_TELL, Cause.HARNESS, "erreur du banc")
DECLARED = Finding(Outcome.UNTESTED, Cause.DECLARED, "pas d'horloge")
INAPPLICABLE = Finding(Outcome.INAPPLICABLE, Cause.DECLARED, "autre lecture")


def all_outcomes(tell: Any) -> Any:
    """One scenario of each outcome, and a requirement without any."""
    findings = {"URS-002": FAILED, "URS-003": HARNESS, "URS-004": DECLARED, "URS-005": INAPPLICABLE}
    told = [tell.scenario("URS-001"), *(tell.scenario(id, finding) for id, finding in findings.items())]
    rows = [tell.requirement(f"URS-00{n}") for n in range(1, 7)]
    return tell.campaign(told, rows)


def test_each_outcome_has_its_element(tell: Any) -> None:
    """A failure is the candidate's only; a doubt is an error; the rest is skipped."""
    suite = all_outcomes(tell).junit().find("testsuite")
    assert suite.get("name") == "S'identifier & entrer"
    elements = [[child.tag for child in case if child.tag != "properties"] for case in suite]
    assert elements == [[], ["failure"], ["error"], ["skipped"], ["skipped"]]


def test_counts_are_those_of_the_elements(tell: Any) -> None:
    """For each suite and for all."""
    root = all_outcomes(tell).junit()
    counts = {name: root.get(name) for name in ("tests", "failures", "errors", "skipped")}
    assert counts == {"tests": "6", "failures": "1", "errors": "1", "skipped": "3"}


def test_a_failure_says_what_was_expected_and_observed(tell: Any) -> None:
    """In the message, and with the cause in the text."""
    failure = all_outcomes(tell).junit().find(".//failure")
    assert failure.get("message") == "attendu : un e-mail ; constaté : aucun e-mail"
    assert failure.get("type") == "candidate"
    assert failure.text.splitlines() == [
        "attendu : un e-mail",
        "constaté : aucun e-mail",
        "exigence en cause : URS-037",
        "cause : imputé au portail",
    ]


def test_what_is_skipped_says_why(tell: Any) -> None:
    """The declaration's own words."""
    messages = [skipped.get("message") for skipped in all_outcomes(tell).junit().iter("skipped")]
    assert messages[:2] == ["pas d'horloge", "autre lecture"]


def test_a_case_names_its_requirements(tell: Any) -> None:
    """As properties, one each; tags that are none are left out."""
    rows = [tell.requirement("URS-001"), tell.requirement("URS-002")]
    case = tell.campaign([tell.scenario("URS-001 URS-002 horloge")], rows).junit().find(".//testcase")
    named = [item.get("value") for item in case.iter("property") if item.get("name") == "requirement"]
    assert named == ["URS-001", "URS-002"]
    assert case.get("classname") == "features.essai"
    assert case.get("time") is not None


def test_a_requirement_without_a_scenario_is_a_skipped_case_of_its_own_suite(tell: Any) -> None:
    """It shows in the integration's count."""
    suite = all_outcomes(tell).junit().findall("testsuite")[-1]
    assert suite.get("name") == WITHOUT_SCENARIO
    (case,) = suite.findall("testcase")
    assert case.get("name").startswith("URS-006")
    assert case.find("skipped").get("message") == "aucun scénario ne porte encore cette exigence"


def test_two_scenarios_of_the_same_name_stay_two(tell: Any) -> None:
    """Integrations merge cases of the same name: the line tells them apart."""
    told = [tell.scenario("URS-001", name="Le même"), tell.scenario("URS-001", name="Le même")]
    names = [case.get("name") for case in tell.campaign(told).junit().iter("testcase")]
    assert names == ["Le même [ligne 5]", "Le même [ligne 10]"]


def test_the_same_folder_gives_the_same_document(tell: Any) -> None:
    """Byte for byte."""
    campaign = all_outcomes(tell)
    first = write_junit(campaign.folder, campaign.catalogue).read_bytes()
    assert write_junit(campaign.folder, campaign.catalogue).read_bytes() == first

"""JUnit XML, for a vendor's continuous integration: a suite for each feature, a case for each scenario."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from xml.etree import ElementTree as ET

from catalogue.model import Catalogue
from record.folder import RunFolder, write_whole
from record.outcomes import Finding, Outcome
from record.results import CaseResult, RunRecord, read_run
from record.verdict import JudgedRequirement, Judgement, judge
from reports.inert import printable
from reports.summary import verdict_sentence
from reports.words import CAUSES, OUTCOMES

WITHOUT_SCENARIO = "Exigences sans scénario joué"

_TAGS = {
    Outcome.FAILED: "failure",
    Outcome.CANT_TELL: "error",
    Outcome.UNTESTED: "skipped",
    Outcome.INAPPLICABLE: "skipped",
}
_COUNTED = {"failure": "failures", "error": "errors", "skipped": "skipped"}


def write_junit(folder: RunFolder, catalogue: Catalogue) -> Path:
    """Write ``junit.xml`` into a run folder: the same folder gives the same bytes."""
    record = read_run(folder)
    root = _suites(judge(catalogue, record), record)
    ET.indent(root)
    target = folder.path / "junit.xml"
    write_whole(target, ET.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n")
    return target


def _suites(judgement: Judgement, record: RunRecord) -> ET.Element:
    name = record.info.candidate.get("name") or "candidat"
    root = ET.Element("testsuites", name=printable(f"homologue : {name}"))
    known = frozenset(row.requirement.id for row in judgement.requirements)
    for uri in dict.fromkeys(case.case.uri for case in record.cases):
        cases = [case for case in record.cases if case.case.uri == uri]
        names = Counter(case.case.name for case in cases)
        elements = (_scenario(case, known, shared=names[case.case.name] > 1) for case in cases)
        root.append(_suite(cases[0].case.feature or uri, record, elements))
    alone = [_alone(row) for row in judgement.requirements if not row.cases]
    if alone:
        root.append(_suite(WITHOUT_SCENARIO, record, alone))
    for attribute in ("tests", *_COUNTED.values()):
        root.set(attribute, str(sum(int(suite.get(attribute, "0")) for suite in root)))
    root.insert(0, _properties([("verdict", verdict_sentence(judgement))]))
    return root


def _suite(name: str, record: RunRecord, cases: Iterable[ET.Element]) -> ET.Element:
    suite = ET.Element("testsuite", name=printable(name), timestamp=record.info.started)
    suite.extend(cases)
    suite.set("tests", str(len(suite)))
    for tag, attribute in _COUNTED.items():
        suite.set(attribute, str(len(suite.findall(f"testcase/{tag}"))))
    suite.set("time", f"{sum(float(case.get('time', '0')) for case in suite):.3f}")
    return suite


def _scenario(case: CaseResult, known: frozenset[str], *, shared: bool) -> ET.Element:
    planned = case.case
    group = planned.uri.removesuffix(".feature").replace("/", ".")
    name = f"{planned.name} [ligne {planned.line}]" if shared else planned.name
    element = _case(group, name, case.seconds, case.finding)
    requirements = [("requirement", tag) for tag in planned.tags if tag in known]
    element.insert(0, _properties([*requirements, ("scenario", planned.id)]))
    return element


def _alone(row: JudgedRequirement) -> ET.Element:
    asked = row.requirement
    element = _case(asked.feature, f"{asked.id} {asked.statement_fr}", 0.0, row.finding)
    element.insert(0, _properties([("requirement", asked.id)]))
    return element


def _case(group: str, name: str, seconds: float, finding: Finding) -> ET.Element:
    element = ET.Element("testcase", classname=printable(group), name=printable(name), time=f"{seconds:.3f}")
    tag = _TAGS.get(finding.outcome)
    if tag:
        cause = finding.cause.value if finding.cause else ""
        told = ET.SubElement(element, tag, message=printable(_message(finding)))
        if tag != "skipped":
            told.set("type", cause)
        told.text = printable(_text(finding))
    return element


def _message(finding: Finding) -> str:
    if finding.expected or finding.observed:
        return f"attendu : {finding.expected} ; constaté : {finding.observed}"
    return finding.why or OUTCOMES[finding.outcome]


def _text(finding: Finding) -> str:
    lines = [
        ("attendu", finding.expected),
        ("constaté", finding.observed),
        ("motif", finding.why),
        ("exigence en cause", finding.requirement or ""),
        ("cause", CAUSES[finding.cause] if finding.cause else ""),
    ]
    return "\n".join(f"{name} : {value}" for name, value in lines if value)


def _properties(pairs: Iterable[tuple[str, str]]) -> ET.Element:
    properties = ET.Element("properties")
    for name, value in pairs:
        ET.SubElement(properties, "property", name=name, value=printable(value))
    return properties

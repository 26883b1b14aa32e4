"""A run read back from its folder: each case with its steps, its findings and its evidence."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote, urldefrag

from record.folder import Evidence, RunFolder, RunInfo
from record.messages import FINDING_MEDIA_TYPE, read_envelopes
from record.outcomes import Cause, Finding, Outcome, worst
from record.plan import PlannedCase, PlannedStep, planned_cases


@dataclass(frozen=True, slots=True)
class StepResult:
    """A step as it was played. ``status`` is the standard's word; ``seconds`` its duration."""

    step: PlannedStep
    status: str = "SKIPPED"
    seconds: float = 0.0
    finding: Finding | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseResult:
    """A case as it was played; ``played`` is false for one that the run never came to."""

    case: PlannedCase
    steps: tuple[StepResult, ...]
    finding: Finding
    evidence: tuple[Evidence, ...] = ()
    seconds: float = 0.0
    played: bool = True


@dataclass(frozen=True, slots=True)
class RunRecord:
    """A whole run."""

    info: RunInfo
    cases: tuple[CaseResult, ...]


NOT_REACHED = Finding(
    Outcome.CANT_TELL, Cause.HARNESS, "scénario jamais joué : la campagne s’est arrêtée avant lui"
)

CUT_SHORT = Finding(
    Outcome.CANT_TELL, Cause.HARNESS, "scénario commencé, jamais fini : la campagne s’est arrêtée pendant lui"
)


@dataclass(slots=True)
class _Trace:
    """What the stream says of one case, gathered while reading."""

    started: float | None = None
    ended: float | None = None
    statuses: dict[str, tuple[str, float]] = field(default_factory=dict)
    findings: list[tuple[str | None, Finding]] = field(default_factory=list)
    evidence: list[tuple[str | None, Evidence]] = field(default_factory=list)


def read_run(folder: RunFolder) -> RunRecord:
    """Read a finished run. Raises ``FileNotFoundError`` where the folder is none."""
    documents: list[Mapping[str, Any]] = []
    pickles: dict[str, list[Mapping[str, Any]]] = {}
    traces: dict[str, _Trace] = {}
    for kind, content in read_envelopes(folder.messages):
        if kind == "gherkinDocument":
            documents.append(content)
        elif kind == "pickle":
            pickles.setdefault(content["uri"], []).append(content)
        else:
            _follow(kind, content, traces)
    cases = (
        case for document in documents for case in planned_cases(document, pickles.get(document["uri"], []))
    )
    return RunRecord(folder.read_info(), tuple(_case(case, traces.get(case.id)) for case in cases))


def findings_of(folder: RunFolder, cases: Iterable[str]) -> dict[str, Finding]:
    """The finding of each case, from the parts of a run that was not merged."""
    traces: dict[str, _Trace] = {}
    for part in folder.parts():
        for kind, content in read_envelopes(part):
            _follow(kind, content, traces)
    none = _Trace()
    return {case: worst_finding(finding for _, finding in traces.get(case, none).findings) for case in cases}


def _follow(kind: str, content: Mapping[str, Any], traces: dict[str, _Trace]) -> None:
    started = content.get("testCaseStartedId") or content.get("id")
    if started is None:
        return
    trace = traces.setdefault(str(started).removesuffix("#1"), _Trace())
    step = content.get("testStepId")
    if kind == "testCaseStarted":
        trace.started = _seconds(content["timestamp"])
    elif kind == "testCaseFinished":
        trace.ended = _seconds(content["timestamp"])
    elif kind == "testStepFinished":
        result = content["testStepResult"]
        trace.statuses[str(step)] = (result["status"], _seconds(result["duration"]))
    elif kind == "attachment" and content["mediaType"] == FINDING_MEDIA_TYPE:
        trace.findings.append((step, _finding(json.loads(content["body"]))))
    elif kind == "externalAttachment":
        trace.evidence.append((step, _evidence(content)))


def _seconds(stamp: Mapping[str, int]) -> float:
    return stamp["seconds"] + stamp["nanos"] / 1e9


def _finding(body: Mapping[str, Any]) -> Finding:
    cause = body["cause"]
    return Finding(
        Outcome(body["outcome"]),
        Cause(cause) if cause else None,
        body["why"],
        body["expected"],
        body["observed"],
        body["requirement"],
    )


def _evidence(content: Mapping[str, Any]) -> Evidence:
    file, label = urldefrag(content["url"])
    return Evidence(PurePosixPath(file).stem, content["mediaType"], file, unquote(label))


def _case(case: PlannedCase, trace: _Trace | None) -> CaseResult:
    played = trace is not None and trace.started is not None
    trace = trace or _Trace()
    return CaseResult(
        case=case,
        steps=tuple(_step(step, trace) for step in case.steps),
        finding=worst_finding(
            (finding for _, finding in trace.findings), CUT_SHORT if played else NOT_REACHED
        ),
        evidence=tuple(evidence for step, evidence in trace.evidence if step is None),
        seconds=trace.ended - trace.started if trace.ended and trace.started else 0.0,
        played=played,
    )


def worst_finding(findings: Iterable[Finding], otherwise: Finding = NOT_REACHED) -> Finding:
    """The first of the worst findings; ``otherwise`` where there is none."""
    known = list(findings)
    if not known:
        return otherwise
    outcome = worst(finding.outcome for finding in known)
    return next(finding for finding in known if finding.outcome is outcome)


def _step(step: PlannedStep, trace: _Trace) -> StepResult:
    status, seconds = trace.statuses.get(step.id, ("SKIPPED", 0.0))
    findings = [finding for where, finding in trace.findings if where == step.id]
    evidence = tuple(evidence for where, evidence in trace.evidence if where == step.id)
    return StepResult(step, status, seconds, findings[0] if findings else None, evidence)

"""The Cucumber Messages stream: the only place where a run's events become envelopes, and are merged.

Standard envelopes only (https://github.com/cucumber/messages). A `Finding` travels as an attachment of its
own media type; evidence is an ``externalAttachment`` whose URL is relative to the run folder and whose
fragment is its label.
"""

from __future__ import annotations

import json
import platform
import time
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any
from urllib.parse import quote

from record.folder import Evidence, RunFolder, write_whole
from record.outcomes import Finding
from record.plan import Plan, PlannedCase, PlannedStep

PACE_MEDIA_TYPE = "application/vnd.homologue.pace+json"
FINDING_MEDIA_TYPE = "application/vnd.homologue.finding+json"
PROTOCOL = "27.0.0"

Envelope = dict[str, Any]


def _instant() -> dict[str, int]:
    seconds, nanos = divmod(time.time_ns(), 1_000_000_000)
    return {"seconds": seconds, "nanos": nanos}


def _duration(seconds: float) -> dict[str, int]:
    whole = int(seconds)
    return {"seconds": whole, "nanos": int((seconds - whole) * 1_000_000_000)}


class PartWriter:
    """What one worker writes: its cases, their steps and their attachments, a line an envelope."""

    def __init__(self, path: Path) -> None:
        cut = path.exists() and path.stat().st_size and not path.read_bytes().endswith(b"\n")
        self._file: IO[str] = path.open("a", encoding="utf-8", buffering=1)
        if cut:  # by a writer that was killed: its last line is lost, the next one is not
            self._file.write("\n")

    def close(self) -> None:
        """Close the file; twice is fine."""
        self._file.close()

    def case_started(self, case: PlannedCase) -> None:
        """A case begins."""
        self._write(
            "testCaseStarted",
            {"id": started_id(case.id), "testCaseId": case.id, "attempt": 0, "timestamp": _instant()},
        )

    def case_finished(self, case: PlannedCase) -> None:
        """A case has ended, whatever came of it."""
        self._write(
            "testCaseFinished",
            {"testCaseStartedId": started_id(case.id), "timestamp": _instant(), "willBeRetried": False},
        )

    def step_started(self, case: PlannedCase, step: PlannedStep) -> None:
        """A step begins."""
        self._write(
            "testStepStarted",
            {"testCaseStartedId": started_id(case.id), "testStepId": step.id, "timestamp": _instant()},
        )

    def step_finished(
        self, case: PlannedCase, step: PlannedStep, status: str, seconds: float, message: str = ""
    ) -> None:
        """A step has ended; ``status`` is one of the standard's (PASSED, FAILED, SKIPPED, UNDEFINED)."""
        result: Envelope = {"status": status, "duration": _duration(seconds)}
        if message:
            result["message"] = message
        self._write(
            "testStepFinished",
            {
                "testCaseStartedId": started_id(case.id),
                "testStepId": step.id,
                "testStepResult": result,
                "timestamp": _instant(),
            },
        )

    def finding(self, case_id: str, finding: Finding, step: PlannedStep | None = None) -> None:
        """What is judged of a case, at a step or as a whole."""
        body = json.dumps(asdict(finding), ensure_ascii=False)
        envelope: Envelope = {
            "body": body,
            "contentEncoding": "IDENTITY",
            "mediaType": FINDING_MEDIA_TYPE,
            "testCaseStartedId": started_id(case_id),
        }
        if step is not None:
            envelope["testStepId"] = step.id
        self._write("attachment", envelope)

    def evidence(self, case_id: str, evidence: Evidence, step: PlannedStep | None = None) -> None:
        """A piece of evidence, kept in the run folder."""
        envelope: Envelope = {
            "url": f"{evidence.file}#{quote(evidence.label)}",
            "mediaType": evidence.media_type,
            "testCaseStartedId": started_id(case_id),
        }
        if step is not None:
            envelope["testStepId"] = step.id
        self._write("externalAttachment", envelope)

    def pace(self, slowest: float) -> None:
        """The longest wait for a message that came, in seconds: how fast this candidate's messages are."""
        body = json.dumps({"slowest_delivery_seconds": slowest})
        self._write("attachment", {"body": body, "contentEncoding": "IDENTITY", "mediaType": PACE_MEDIA_TYPE})

    def _write(self, kind: str, content: Envelope) -> None:
        self._file.write(_line(kind, content))


def started_id(case_id: str) -> str:
    """The id of the only attempt at a case."""
    return f"{case_id}#1"


def read_envelopes(path: Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The envelopes of a stream as (kind, content); a line cut by a killed worker is left out."""
    with path.open(encoding="utf-8") as stream:
        for line in stream:
            if line.endswith("}}\n"):
                ((kind, content),) = json.loads(line).items()
                yield kind, content


def slowest_delivery(folder: RunFolder) -> float:
    """The longest wait for a message that came, over the parts of a run, in seconds."""
    paces = [
        float(json.loads(content["body"])["slowest_delivery_seconds"])
        for part in folder.parts()
        for kind, content in read_envelopes(part)
        if kind == "attachment" and content["mediaType"] == PACE_MEDIA_TYPE
    ]
    return max(paces, default=0.0)


def merge(folder: RunFolder, plan: Plan, version: str) -> None:
    """Put the workers' parts behind the plan, cases in the features' order, and take the parts away."""
    by_case: dict[str, list[str]] = {}
    for part in folder.parts():
        for kind, content in read_envelopes(part):
            key = str(content.get("testCaseStartedId") or content.get("id"))
            by_case.setdefault(key, []).append(_line(kind, content))
    lines = [_line(kind, content) for kind, content in _header(plan, version)]
    for case in plan.cases:
        lines += by_case.get(started_id(case.id), [])
    success = all(_went_well(by_case.get(started_id(case.id), [])) for case in plan.cases)
    lines.append(_line("testRunFinished", {"success": success, "timestamp": _instant()}))
    write_whole(folder.messages, "".join(lines).encode())
    for part in folder.parts():
        part.unlink()


def _went_well(lines: list[str]) -> bool:
    """Whether a case was played, and none of its steps failed."""
    return bool(lines) and not any('"status": "FAILED"' in line for line in lines)


def _line(kind: str, content: Mapping[str, Any]) -> str:
    return json.dumps({kind: content}) + "\n"  # ASCII: a lone surrogate of a candidate must not stop a run


def _header(plan: Plan, version: str) -> Iterator[tuple[str, Envelope]]:
    yield "meta", _meta(version)
    for file in plan.files:
        media_type = "text/x.cucumber.gherkin+plain"
        yield "source", {"uri": file.uri, "data": file.text, "mediaType": media_type}
        yield "gherkinDocument", dict(file.document)
        for pickle in file.pickles:
            yield "pickle", dict(pickle)
    yield "testRunStarted", {"timestamp": _instant()}
    for case in plan.cases:
        steps = [
            {"id": step.id, "pickleStepId": step.pickle_step, "stepDefinitionIds": []} for step in case.steps
        ]
        yield "testCase", {"id": case.id, "pickleId": case.id, "testSteps": steps}


def _meta(version: str) -> Envelope:
    return {
        "protocolVersion": PROTOCOL,
        "implementation": {"name": "homologue", "version": version},
        "runtime": {"name": platform.python_implementation(), "version": platform.python_version()},
        "os": {"name": platform.system(), "version": platform.release()},
        "cpu": {"name": platform.machine()},
    }

"""Finished runs told in a line, judged by the real catalogue, and commands called in this process."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

import catalogue
from harness.conclusion import report
from homologue.__main__ import main
from record.folder import RunFolder, RunInfo
from record.messages import PartWriter, merge
from record.outcomes import PASSED, Cause, Finding, Outcome
from record.plan import read_plan

FAILED = Finding(Outcome.FAILED, Cause.CANDIDATE, "attendu : ceci ; constaté : cela", "ceci", "cela")
BLOCKED = Finding(Outcome.CANT_TELL, Cause.BLOCKED, "bloqué", requirement="URS-037")
DECLARED = Finding(Outcome.UNTESTED, Cause.DECLARED, "pas d’horloge")
INFO = RunInfo(
    id="20261124T053912-ab12",
    candidate={"name": "Portail d’essai", "vendor": "Fournisseur", "version": "1.2"},
    portals=["urssaf"],
    profile={},
    driver="http",
    seed=4815,
    command=["homologue", "run"],
    versions={"homologue": "0.1.0"},
    digests={"catalogue": catalogue.digest(), "features": "ab" * 32, "profile": "cd" * 32},
    started="2026-11-24T05:39:12.120Z",
    ended="2026-11-24T05:44:51.870Z",
)
LAST = "URS-001"


def finished(root: Path, name: str, findings: Mapping[str, Finding] | None = None, **info: Any) -> Path:
    """A whole run of the Urssaf guide in which everything passed but what is told otherwise."""
    found = dict(findings or {})
    rows = [row.id for row in catalogue.load().requirements.values() if row.portal in ("urssaf", "both")]
    feature = root / f"{name}.feature"
    feature.write_text(
        "# language: fr\nFonctionnalité: Essai\n"
        + "".join(f"\n  @{id}\n  Scénario: Celui de {id}\n    Quand elle agit\n" for id in rows),
        encoding="utf-8",
    )
    plan = read_plan(root, [feature])
    folder = RunFolder.create(root, name)
    writer = PartWriter(folder.part(0))
    for id, case in zip(rows, plan.cases, strict=True):
        finding = found.get(id, PASSED)
        writer.case_started(case)
        writer.step_finished(case, case.steps[0], "PASSED" if finding is PASSED else "FAILED", 0.1)
        if id == LAST:
            writer.evidence(case.id, folder.keep(b"<html>", "text/html", "page"), case.steps[0])
        writer.finding(case.id, finding, case.steps[0])
        writer.case_finished(case)
    writer.close()
    merge(folder, plan, "0.1.0")
    folder.write_info(replace(INFO, **info))
    report(folder, catalogue.load())
    return folder.path


@dataclass(frozen=True)
class Called:
    """How a command ended, and what it said; typographic spaces made plain."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@dataclass(frozen=True)
class Caller:
    """Calls ``homologue`` in this process."""

    patch: pytest.MonkeyPatch
    capture: pytest.CaptureFixture[str]

    def __call__(self, *words: object) -> Called:
        self.patch.setattr(sys, "argv", ["homologue", *map(str, words)])
        with pytest.raises(SystemExit) as ended:
            main()
        said = self.capture.readouterr()
        return Called(int(ended.value.code or 0), *(each.replace("\u00a0", " ") for each in said))

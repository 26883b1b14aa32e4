"""What the tests of the record stand on: feature files, played cases, and a ledger of a few rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from catalogue.model import Catalogue, Check, Level, Requirement, Source
from record.folder import RunInfo
from record.outcomes import Finding
from record.plan import Plan, PlannedCase, read_plan
from record.results import CaseResult, RunRecord
from record.verdict import Judgement, judge


@pytest.fixture
def plan_of(tmp_path: Path) -> Callable[[str], Plan]:
    """Reads the text of one feature file, `features/essai.feature`."""

    def read(text: str) -> Plan:
        path = tmp_path / "features" / "essai.feature"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return read_plan(tmp_path, [path.parent])

    return read


@pytest.fixture
def info() -> RunInfo:
    """A whole run of the Urssaf guide, at its end."""
    return RunInfo(
        id="essai",
        candidate={"name": "Essai", "vendor": "Fournisseur", "version": "1"},
        portals=["urssaf"],
        profile={},
        driver="http",
        seed=7,
        command=["homologue", "run"],
        versions={},
        digests={},
        started="2026-11-24T05:39:12.120Z",
        ended="2026-11-24T05:40:00.000Z",
    )


@dataclass(frozen=True)
class Bench:
    """Judges a run told as the findings that each requirement got."""

    info: RunInfo

    def row(
        self, id: str, level: Level, portal: str = "urssaf", ambiguities: Sequence[str] = ()
    ) -> Requirement:
        return Requirement(
            id=id,
            slug=id.lower(),
            feature="URS-F01",
            portal=portal,
            level=level,
            source=Source("URS", "1", ("L1",)),
            statement_fr=f"Exigence {id}.",
            statement_en=f"Requirement {id}.",
            check=Check.AUTO,
            needs=(),
            labels=(),
            labels_under=None,
            ambiguities=tuple(ambiguities),
            parameters=(),
            examples=(),
            mutants=(),
            rationale="",
            references=(),
        )

    def judge(
        self, findings: Mapping[str, Sequence[Finding]], *rows: Requirement, info: RunInfo | None = None
    ) -> Judgement:
        rows = rows or tuple(self.row(id, Level.DOCUMENTED) for id in findings)
        cases = [
            self.case(f"{id}-{number}", finding, id)
            for id, several in findings.items()
            for number, finding in enumerate(several)
        ]
        return judge(self.ledger(*rows), RunRecord(info or self.info, tuple(cases)))

    def case(self, name: str, finding: Finding, *tags: str) -> CaseResult:
        planned = PlannedCase(f"features/{name}.feature:3", "", 3, name, "", "", "", tags, ())
        return CaseResult(planned, (), finding)

    def ledger(self, *rows: Requirement) -> Catalogue:
        return Catalogue(
            guides={},
            requirements={row.id: row for row in rows},
            ambiguities={},
            parameters={},
            features={},
            purposes={},
            screens={},
        )


@pytest.fixture
def bench(info: RunInfo) -> Bench:
    """A judge over findings."""
    return Bench(info)

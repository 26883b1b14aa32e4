"""Run folders told in a few lines, written by the record's own writers, with a ledger of a few rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html

from catalogue.model import Ambiguity, Catalogue, Check, Feature, Level, Reading, Requirement, Source
from record.folder import RunFolder, RunInfo
from record.messages import PartWriter, merge
from record.outcomes import PASSED, Finding, Outcome
from record.plan import PlannedCase, read_plan
from reports.html import write_html
from reports.junit import write_junit

INFO = RunInfo(
    id="campagne-1",
    candidate={"name": "Portail d'essai", "vendor": "Fournisseur", "version": "1.2"},
    portals=["urssaf"],
    profile={},
    driver="http",
    seed=4815,
    command=["homologue", "run"],
    versions={"homologue": "0.1.0"},
    digests={"catalogue": "ab" * 32},
    started="2026-11-24T05:39:12.120Z",
    ended="2026-11-24T05:44:51.870Z",
)
USUAL: dict[str, Any] = {
    "feature": "URS-F01",
    "portal": "urssaf",
    "source": Source("URS", "3", ("L47", "L49-L57")),
    "statement_en": "",
    "check": Check.AUTO,
    "needs": (),
    "labels": (),
    "labels_under": None,
    "ambiguities": (),
    "parameters": (),
    "examples": (),
    "mutants": (),
    "rationale": "",
    "references": (),
}
STATUSES = {Outcome.PASSED: "PASSED", Outcome.FAILED: "FAILED"}


@dataclass(frozen=True)
class Campaign:
    """A run folder and the ledger that judges it; reads its reports back."""

    folder: RunFolder
    catalogue: Catalogue

    def page(self) -> html.HtmlElement:
        """The page, as a browser reads it: the newline that opens a ``pre`` is none of its text."""
        page = html.document_fromstring(self.source())
        for block in page.iter("pre"):
            block.text = (block.text or "").removeprefix("\n")
        return page

    def source(self) -> str:
        """The page's text."""
        return write_html(self.folder, self.catalogue).read_text(encoding="utf-8")

    def junit(self) -> etree._Element:
        """The JUnit document."""
        return etree.fromstring(write_junit(self.folder, self.catalogue).read_bytes())


@dataclass(frozen=True)
class Told:
    """One scenario: what it carries, how it ended, and its evidence as (content, media type, label)."""

    tags: str
    finding: Finding = PASSED
    evidence: Sequence[tuple[bytes, str, str]] = ()
    name: str = ""
    played: bool = True


@dataclass(frozen=True)
class Teller:
    """Makes campaigns under a temporary folder."""

    root: Path

    def requirement(self, id: str, level: Level = Level.DOCUMENTED, **others: Any) -> Requirement:
        """A row of the ledger, in the feature URS-F01 unless told otherwise."""
        statement = f"L'exigence {id} est énoncée ici."
        return Requirement(id=id, slug=id.lower(), level=level, statement_fr=statement, **(USUAL | others))

    def scenario(self, tags: str, finding: Finding = PASSED, **others: Any) -> Told:
        """A scenario that carries these ids, separated by spaces."""
        return Told(tags, finding, **others)

    def campaign(self, told: Sequence[Told], rows: Sequence[Requirement] = (), **info: Any) -> Campaign:
        """Write the run; without rows, every id that a scenario carries is a documented requirement."""
        ids = dict.fromkeys(id for item in told for id in item.tags.split())
        rows = rows or [self.requirement(id) for id in ids]
        path = self.root / "features" / "essai.feature"
        path.parent.mkdir(exist_ok=True)
        path.write_text(_feature(told), encoding="utf-8")
        plan = read_plan(self.root, [path])
        folder = RunFolder.create(self.root / "runs", f"campagne-{len(list(self.root.glob('runs/*')))}")
        writer = PartWriter(folder.part(1))
        for case, item in zip(plan.cases, told, strict=True):
            if item.played:
                _play(folder, writer, case, item)
        writer.close()
        merge(folder, plan, "0.1.0")
        folder.write_info(replace(INFO, **info))
        return Campaign(folder, _ledger(rows))


def _feature(told: Sequence[Told]) -> str:
    blocks = ["# language: fr\nFonctionnalité: S'identifier & entrer\n"]
    for number, item in enumerate(told, 1):
        tags = " ".join(f"@{tag}" for tag in item.tags.split())
        name = item.name or f"Scénario numéro {number}"
        blocks.append(f"  {tags}\n  Scénario: {name}\n    Quand elle entre\n    Alors elle est entrée\n")
    return "\n".join(blocks)


def _play(folder: RunFolder, writer: PartWriter, case: PlannedCase, item: Told) -> None:
    last = case.steps[-1]
    writer.case_started(case)
    for step in case.steps:
        writer.step_started(case, step)
        status = STATUSES.get(item.finding.outcome, "SKIPPED") if step is last else "PASSED"
        writer.step_finished(case, step, status, 0.25)
    for content, media_type, label in item.evidence:
        writer.evidence(case.id, folder.keep(content, media_type, label), last)
    writer.finding(case.id, item.finding, last)
    writer.case_finished(case)


def _ledger(rows: Sequence[Requirement]) -> Catalogue:
    ambiguity = Ambiguity(
        id="URS-AMB-03",
        portal="urssaf",
        lines=("L56",),
        question_fr="Un lien ou deux ?",
        question_en="",
        readings=(Reading("one", "un seul lien", True, {}), Reading("two", "deux liens", False, {})),
        holds=("rien n'est envoyé avant « Envoyer »",),
        why="Un seul envoi est décrit.",
        requirements=tuple(row.id for row in rows if "URS-AMB-03" in row.ambiguities),
    )
    return Catalogue(
        guides={},
        requirements={row.id: row for row in rows},
        ambiguities={ambiguity.id: ambiguity},
        parameters={},
        features={
            "URS-F01": Feature("URS-F01", "urssaf", "S'identifier", "", "3"),
            "URS-F02": Feature("URS-F02", "urssaf", "Confirmer par le lien reçu", "", "5"),
        },
        purposes={},
        screens={},
    )


@pytest.fixture
def tell(tmp_path: Path) -> Teller:
    """Tells campaigns."""
    return Teller(tmp_path)


@pytest.fixture
def words() -> Callable[[html.HtmlElement], str]:
    """The text of an element as it reads: white space collapsed, no-break spaces plain."""
    return lambda element: " ".join(" ".join(element.itertext()).split())

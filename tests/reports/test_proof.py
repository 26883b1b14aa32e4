"""The page of a proof: what is missing first, requirements by mutants, the same bytes from the same file."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from lxml import html

import catalogue
from record.proof import Alarm, Calm, Fate, Proof, Seen, Spent, Tried, Varied, as_document
from reports.proof import render_proof, write_proof

LEDGER = catalogue.load()
SEEN = Seen("f.feature:3", "Le message dit pourquoi", "un refus", "la page <script>alert(1)</script>")
CAUGHT = Tried(
    "URS-003-M1", ("URS-003",), "l’option manque", Fate.KILLED_RIGHT, ("f.feature:3",), "", 1.2, "http",
    (SEEN,), ("URS-003",),
)  # fmt: skip
SILENT = Tried("URS-004-M1", ("URS-004",), "rien ne le dit", Fate.SILENT, why="tous sont passés")
ELSEWHERE = Tried(
    "URS-003-M2", ("URS-003", "URS-007"), "deux à la fois", Fate.KILLED_RIGHT, ("f.feature:3",), "", 1.0,
    "http", (SEEN,), ("URS-003",),
)  # fmt: skip
UNSEEN = Tried("GEN-022-M1", ("GEN-022",), "rien ne se voit", Fate.EQUIVALENT, why="c’est une déclaration")
QUIET = Varied("tables", "des tableaux", Calm.QUIET, (), 30)
ALARMED = Varied(
    "divs", "des boîtes", Calm.FALSE_ALARM, (Alarm("URS-012", "passed", "failed", "non", SEEN),), 30
)


def shown(*mutants: Tried, variants: tuple[Varied, ...] = (), **more: object) -> html.HtmlElement:
    """The page of a proof, as a tree."""
    proof = Proof(
        "Portail", "auto", "green", mutants=mutants, variants=variants, spent=Spent(90.0, 3.0, 1.0), **more
    )  # type: ignore[arg-type]
    return html.document_fromstring(render_proof(proof, LEDGER))


def said(page: html.HtmlElement, path: str) -> str:
    """The text of what a path leads to, white space collapsed."""
    return " ".join(" ".join(each.text_content() for each in page.xpath(path)).split())


def test_what_is_missing_comes_first() -> None:
    """The title counts it, and it stands before everything else, with the requirement in its words."""
    page = shown(CAUGHT, SILENT, variants=(QUIET, ALARMED))
    assert said(page, "//h1") == "1 défaut n’est pas attrapé, 1 fausse alarme"
    sections = page.xpath("//main/section/@id")
    assert sections[:2] == ["manques", "alarmes"]
    first = said(page, "//section[@id='manques']//article")
    assert "URS-004-M1" in first
    assert LEDGER.requirements["URS-004"].statement_fr in first
    assert "URS-012" in said(page, "//section[@id='alarmes']//article")


def test_a_proof_that_holds_says_both_figures() -> None:
    """Sensitivity and false alarms, and what it cost."""
    page = shown(CAUGHT, UNSEEN, variants=(QUIET,))
    assert said(page, "//h1") == "Chaque défaut est attrapé, aucune fausse alarme"
    figures = said(page, "//dl[@class='figures']")
    assert "1,00 1 défaut attrapé sur 1" in figures
    assert "0 sur 1 portail correct" in figures
    assert re.search(r"25\s%", page.text_content())
    assert "c’est une déclaration" in said(page, "//section[@id='annexes']")


def test_a_requirement_is_proven_by_its_own_scenarios_only() -> None:
    """A mutant that breaks two rows and is caught by one proves that one."""
    page = shown(CAUGHT, ELSEWHERE)
    proven = {row.get("id"): said(row, "./th/span[1]/span[2]") for row in page.xpath("//table//tr[@id]")}
    assert proven == {"URS-003": "prouvée", "URS-007": "incertaine"}
    assert [cell.get("title") for cell in page.xpath("//tr[@id='URS-007']/td/a")] == [
        "URS-007 × URS-003-M2 : attrapé par une autre exigence"
    ]


def test_a_step_stands_in_the_colour_of_its_worst_row() -> None:
    """What is out of sight is no failure, and comes after one; what is proven comes last."""
    page = shown(CAUGHT, SILENT, UNSEEN)
    marks = page.xpath("//nav//b[contains(@class, 'sign')]/@class")
    assert marks == ["sign failed", "sign inapplicable"]


def test_each_cell_leads_to_a_fault_that_is_told_once() -> None:
    """Every anchor exists, and no identifier twice."""
    page = shown(CAUGHT, SILENT, ELSEWHERE, UNSEEN, variants=(QUIET, ALARMED))
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {target[1:] for target in page.xpath("//a/@href") if target.startswith("#")} <= set(ids)


def test_what_a_portal_said_is_quoted_never_executed() -> None:
    """The only script is the page's own."""
    page = shown(CAUGHT)
    assert len(page.xpath("//script")) == 1
    assert "alert(1)" not in page.xpath("string(//script)")
    assert "<script>alert(1)" in said(page, "//section[@id='defauts']")


@pytest.mark.parametrize("state", ["red", "unsteady"])
def test_a_baseline_that_does_not_hold_tells_why_and_nothing_else(state: str) -> None:
    """No figure is given: nothing was proven."""
    proof = Proof("Portail", "http", state, (SEEN,))
    page = html.document_fromstring(render_proof(proof, LEDGER))
    assert said(page, "//h1") == "Rien ne peut être prouvé"
    assert "Le message dit pourquoi" in said(page, "//section[@id='doutes']")
    assert not page.xpath("//dl[@class='figures']")


def test_the_page_is_made_again_from_the_file_alone(tmp_path: Path) -> None:
    """The same bytes, whenever."""
    proof = Proof("Portail", "http", "green", mutants=(CAUGHT,), started="2026-11-24T08:00:00Z")
    (tmp_path / "proof.json").write_text(json.dumps(as_document(proof)), encoding="utf-8")
    first = write_proof(tmp_path, LEDGER).read_bytes()
    assert write_proof(tmp_path, LEDGER).read_bytes() == first

"""``homologue catalogue``: the ledger, which scenarios carry each row, and which faults it is tried on."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Column, Table

import catalogue
from catalogue.coverage import Coverage, TaggedScenario, coverage
from catalogue.model import Ambiguity, Catalogue, Requirement
from harness.campaign import SIMULATOR
from harness.feature_rules import defects, excuses
from harness.mutants import Mutant, WrongMutants, read_mutants
from harness.profile import read_profile
from harness.profile_text import ProfileError, nearest, quoted
from homologue.catalogue_ambiguity import WholeAmbiguity
from homologue.catalogue_row import Whole
from homologue.exits import Stop
from record.plan import Plan, read_plan
from reports.french import plural

ROOT = Path(__file__).resolve().parents[1]
_ELSEWHERE = 1000  # columns: more than the longest statement needs beside the rest of its row


def command(
    *,
    ids: Annotated[
        list[str] | None,
        typer.Option("--id", help="Une exigence ou une ambiguïté, en entier ; l’option peut être répétée."),
    ] = None,
    portal: Annotated[str, typer.Option(help="Un portail : urssaf, audiens ou both.")] = "",
    screens: Annotated[
        bool,
        typer.Option(help="Les écrans, les saisies et les commandes, dont la section labels prend les clés."),
    ] = False,
    missing: Annotated[bool, typer.Option(help="Seulement ce qu’aucun scénario ne porte.")] = False,
    check: Annotated[
        bool,
        typer.Option(
            help="Échouer si un exemple n’est ni joué ni excusé, ou si aucun défaut n’éprouve une exigence."
        ),
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Pour une machine.")] = False,
) -> None:
    """Le registre des exigences, ce que les scénarios en couvrent et les défauts qui les éprouvent."""
    ledger, plan = catalogue.load(), read_plan(ROOT, [ROOT / "features"])
    if ids and (portal or screens or missing or check):
        raise Stop("--id se suffit : retirez --portal, --screens, --missing ou --check")
    known = tuple(sorted({row.portal for row in ledger.requirements.values()}))
    if portal and portal not in known:
        raise Stop(f"portail inconnu {quoted(portal)} ; {nearest(portal, known, kind='portails admis')}")
    wrong = defects(plan, ledger)
    if wrong:
        raise Stop("\n".join(map(str, wrong)))
    if screens:
        _show_screens(ledger, portal)
        return
    rows, ambiguities = _named(ledger, ids or [])
    covered = coverage(ledger, [TaggedScenario(c.name, c.uri, c.line, c.tags) for c in plan.cases])
    excused, faults = excuses(plan), _faults(ledger)
    if ids:
        _show_whole(
            [Whole(row, ledger, covered, excused) for row in rows],
            [WholeAmbiguity(each, ledger, plan.cases) for each in ambiguities],
            faults,
            as_json,
        )
        return
    if as_json:
        document = _document(ledger, covered, excused, faults, portal)
        typer.echo(json.dumps(document, ensure_ascii=False, indent=2))
    else:
        _show(ledger, covered, excused, faults, portal, missing)
    if check:
        _ensure_all_accounted(covered, excused, plan, ledger)
        _ensure_all_put_to_the_proof(faults)


def _named(ledger: Catalogue, ids: list[str]) -> tuple[list[Requirement], list[Ambiguity]]:
    """The requirements and ambiguities of these ids, in any case; `Stop` with near ones for any other."""
    wanted = dict.fromkeys(map(str.upper, ids))
    for each in wanted:
        if each not in ledger.requirements and each not in ledger.ambiguities:
            kind = "ambiguïté" if "-AMB-" in each else "exigence"
            known = ledger.ambiguities if "-AMB-" in each else ledger.requirements
            near = nearest(each, tuple(known), kind=f"{kind}s admises")
            raise Stop(f"{kind} inconnue {quoted(each)} ; {near}")
    rows = [ledger.requirements[each] for each in wanted if each in ledger.requirements]
    return rows, [ledger.ambiguities[each] for each in wanted if each in ledger.ambiguities]


def _faults(ledger: Catalogue) -> dict[str, list[Mutant]]:
    """The simulator's named faults of each row, as its profile lists them."""
    try:
        listed = read_mutants(read_profile(ROOT / SIMULATOR), ledger)
    except (ProfileError, WrongMutants) as error:
        raise Stop(str(error)) from error
    return {row: [each for each in listed if row in each.breaks] for row in ledger.requirements}


def _show(
    ledger: Catalogue,
    covered: Coverage,
    excused: dict[str, str],
    faults: Mapping[str, Sequence[Mutant]],
    portal: str,
    missing: bool,
) -> None:
    columns = ("exigence", "niveau", "scénarios", "exemples", "défauts")
    table = Table(*columns, Column("énoncé", overflow="fold"), box=None, header_style="bold")
    for row in ledger.requirements.values():
        scenarios = covered.requirements[row.id]
        if (portal and row.portal != portal) or (missing and scenarios):
            continue
        told = (str(len(scenarios)), _examples(row, covered, excused), _proof(faults[row.id]))
        cells = (row.id, row.level.value, *told, escape(row.statement_fr))
        table.add_row(*cells, style="" if scenarios else "yellow")
    console = _console()
    with console.capture() as shown:
        console.print(table)
    typer.echo("\n".join(line.rstrip() for line in shown.get().splitlines()))
    bare = covered.bare_requirements
    put = sum(any(not each.equivalent for each in listed) for listed in faults.values())
    console.print(
        f"\n{len(ledger.requirements)} exigences, dont {len(bare)} sans scénario ; {put} éprouvées par au "
        "moins un défaut du simulateur."
    )


def _console() -> Console:
    """As wide as the terminal; elsewhere a row is a line, whole, for whoever reads it by grep."""
    return Console(highlight=False, width=None if sys.stdout.isatty() else _ELSEWHERE)


def _examples(row: Requirement, covered: Coverage, excused: Mapping[str, str]) -> str:
    played = [each.id for each in row.examples if covered.examples[each.id]]
    waived = sum(each.id in excused and each.id not in played for each in row.examples)
    told = f" (+{plural(waived, 'excusé', 'excusés')})" if waived else ""
    return f"{len(played)}/{len(row.examples)}{told}"


def _proof(listed: Sequence[Mutant]) -> str:
    seen = [each for each in listed if not each.equivalent]
    return str(len(seen)) if seen else "hors de vue" if listed else "aucun"


def _document(
    ledger: Catalogue,
    covered: Coverage,
    excused: dict[str, str],
    faults: Mapping[str, Sequence[Mutant]],
    portal: str,
) -> list[dict[str, object]]:
    return [
        _row_document(row, covered, excused, faults[row.id])
        for row in ledger.requirements.values()
        if not portal or row.portal == portal
    ]


def _row_document(
    row: Requirement, covered: Coverage, excused: Mapping[str, str], listed: Sequence[Mutant]
) -> dict[str, object]:
    return {
        "id": row.id,
        "level": row.level.value,
        "statement": row.statement_fr,
        "scenarios": [f"{each.file}:{each.line}" for each in covered.requirements[row.id]],
        "examples": {
            example.id: [f"{each.file}:{each.line}" for each in covered.examples[example.id]]
            for example in row.examples
        },
        "excused": {example.id: excused[example.id] for example in row.examples if example.id in excused},
        "faults": [each.id for each in listed if not each.equivalent],
        "faults_out_of_sight": {each.id: each.equivalent for each in listed if each.equivalent},
    }


def _show_whole(
    wholes: Sequence[Whole],
    ambiguities: Sequence[WholeAmbiguity],
    faults: Mapping[str, Sequence[Mutant]],
    as_json: bool,
) -> None:
    """Each row and ambiguity in full; nothing of it is cut, on a terminal or elsewhere."""
    if as_json:
        documents = [
            _row_document(each.row, each.covered, each.excused, faults[each.row.id]) | each.document()
            for each in wholes
        ]
        documents += [each.document() for each in ambiguities]
        typer.echo(json.dumps(documents, ensure_ascii=False, indent=2))
    else:
        told = [*(each.lines() for each in wholes), *(each.lines() for each in ambiguities)]
        typer.echo("\n\n".join(map("\n".join, told)))


def _ensure_all_accounted(covered: Coverage, excused: dict[str, str], plan: Plan, ledger: Catalogue) -> None:
    """Every example of a row that scenarios carry is played, or excused by a written reason."""
    rows = {tag for case in plan.cases for tag in case.tags if tag in ledger.requirements}
    lacking = [
        example.id
        for row in sorted(rows)
        for example in ledger.requirements[row].examples
        if not covered.examples[example.id] and example.id not in excused
    ]
    if lacking:
        raise Stop(
            f"exemples ni joués ni excusés : {', '.join(lacking)} ; ajoutez un scénario, ou sous la règle "
            "« # sans scénario : ID — raison »"
        )


def _ensure_all_put_to_the_proof(faults: Mapping[str, Sequence[Mutant]]) -> None:
    """Every row has a named fault, or one that is written down as out of sight, with the reason."""
    lacking = [row for row, listed in faults.items() if not listed]
    if lacking:
        raise Stop(
            f"exigences qu’aucun défaut n’éprouve : {', '.join(lacking)} ; ajoutez un mutant au simulateur, "
            "ou écrivez pourquoi aucun ne s’observe (« equivalent »)"
        )


def _show_screens(ledger: Catalogue, portal: str) -> None:
    console = _console()
    for purpose in ledger.purposes.values():
        if portal and purpose.portal != portal:
            continue
        label = f"« {purpose.label} »" if purpose.label else "(le guide ne le nomme pas)"
        console.print(f"[bold]{purpose.key}[/]  {purpose.role.value}  {label}  [dim]{purpose.source}[/]")
        if purpose.synonyms:
            console.print(f"    aussi : {' · '.join(purpose.synonyms)}")
    for screen in ledger.screens.values():
        if not portal or screen.portal == portal:
            asked = ", ".join((*screen.controls, *screen.any_of))
            console.print(f"[bold]{screen.key}[/]  étape {screen.step}  {screen.name_fr}  [dim]{asked}[/]")

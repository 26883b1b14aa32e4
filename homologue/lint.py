"""``homologue lint``: what is to be mended in features, before anything is played."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape

import catalogue
from harness.feature_rules import defects
from harness.feature_style import Remark, Severity, remarks
from harness.step_book import StepBook, step_book
from homologue.exits import Stop
from record.plan import Plan, PlanError, read_plan
from reports.french import plural
from reports.inert import typeset

ROOT = Path(__file__).resolve().parents[1]
_KINDS = {"Context": "given", "Action": "when", "Outcome": "then"}
_COLOURS = {Severity.FAULT: "red", Severity.ADVICE: "yellow"}


def command(
    files: Annotated[
        list[Path] | None, typer.Argument(help="Fichiers ou dossiers .feature ; features/ par défaut.")
    ] = None,
    *,
    strict: Annotated[bool, typer.Option(help="Échouer aussi sur les conseils.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Pour une machine.")] = False,
) -> None:
    """Relire les scénarios : règles, étiquettes, étapes, titres, typographie ; code 1 s’il y a un défaut."""
    paths = [path.resolve() for path in files or ()]
    try:
        plan = _plan(paths)
        found = sorted(set(_found(plan, whole=not paths)))
        read = len(plan.files)
    except PlanError as error:
        found, read = list(_unreadable(str(error))), 0
    if as_json:
        typer.echo(json.dumps([_row(each) for each in found], ensure_ascii=False, indent=2))
    else:
        _show(found, read)
    wrong = [each for each in found if strict or each.severity is Severity.FAULT]
    raise typer.Exit(1 if wrong else 0)


def _found(plan: Plan, *, whole: bool) -> Iterator[Remark]:
    ledger = catalogue.load()
    for each in defects(plan, ledger):
        yield Remark(each.file, each.line, "proof", Severity.FAULT, each.what)
    yield from remarks(plan, ledger)
    yield from _of_steps(plan, step_book(ROOT), whole=whole)


def _plan(paths: Sequence[Path]) -> Plan:
    for path in paths:
        if not path.exists():
            raise Stop(f"{path} : fichier ou dossier introuvable")
    inside = all(path.is_relative_to(ROOT) for path in paths)
    root = ROOT if inside else Path(paths[0].anchor)
    try:
        plan = read_plan(root, paths or [ROOT / "features"])
    except UnicodeDecodeError as error:
        raise Stop(
            f"un de ces fichiers n’est pas en UTF-8 ({error.reason}, octet {error.start})", 1
        ) from error
    if not plan.files:
        raise Stop("aucun fichier .feature à relire à cet endroit")
    return plan


def _unreadable(told: str) -> Iterator[Remark]:
    """What Gherkin cannot read in the first file that it stumbles on, in French: it tells it in English."""
    file, _, errors = told.partition(" : ")
    places = re.findall(r"^\((\d+):\d+\): (.*)$", errors, re.MULTILINE) or [("1", errors)]
    for line, error in places:
        got = re.search(r"got '(.*)'$", error)
        what = f"« {got[1].strip()} » n’est pas attendu ici" if got else error
        yield Remark(file, int(line), "syntax", Severity.FAULT, f"Gherkin illisible : {what}")


def _of_steps(plan: Plan, book: StepBook, *, whole: bool) -> Iterator[Remark]:
    """Steps that nothing defines; where everything is read, definitions that nothing uses."""
    for case in plan.cases:
        for step in case.steps:
            if book.definition_of(_KINDS.get(step.type, "given"), step.text) is None:
                told = f"étape sans définition : « {step.text} » (homologue steps donne celles qui existent)"
                yield Remark(case.uri, step.line, "undefined-step", Severity.FAULT, told)
    for definition, uses in book.uses.items() if whole else ():
        if not uses:
            told = f"étape qu’aucun scénario n’emploie : « {definition.pattern} », à employer ou à ôter"
            yield Remark(definition.file, definition.line, "unused-step", Severity.FAULT, told)


def _row(each: Remark) -> dict[str, object]:
    return {
        "file": each.file,
        "line": each.line,
        "rule": each.rule,
        "severity": each.severity.value,
        "what": each.what,
    }


def _show(found: Sequence[Remark], files: int) -> None:
    console = Console(highlight=False)
    for each in found:
        colour = _COLOURS[each.severity]
        console.print(f"[{colour}]{each.file}:{each.line}[/] {escape(typeset(each.what))}", soft_wrap=True)
    faults = sum(each.severity is Severity.FAULT for each in found)
    read = plural(files, "fichier relu", "fichiers relus")
    told = plural(faults, "défaut", "défauts") if faults else "aucun défaut"
    advice = plural(len(found) - faults, "conseil", "conseils") if len(found) > faults else "aucun conseil"
    console.print(f"{read} : {told}, {advice}.")

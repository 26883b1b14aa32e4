"""``homologue compare``: what changed between two runs, for people and for a pipeline."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape

import catalogue
from homologue.run_folders import JudgedRun, judged_run
from record.comparison import Change, Comparison, Difference, as_document, compare
from reports.french import plural
from reports.inert import typeset
from reports.words import OUTCOMES, SCENARIO_OUTCOMES, VERDICTS

_TITLES = {
    Change.BROKEN: ("red", "N’est plus tenue", "Ne sont plus tenues"),
    Change.LOST: ("yellow", "Était tenue, n’est plus évaluée", "Étaient tenues, ne sont plus évaluées"),
    Change.MENDED: ("green", "Est tenue désormais", "Sont tenues désormais"),
    Change.GAINED: ("green", "Est tenue, n’était pas évaluée", "Sont tenues, n’étaient pas évaluées"),
    Change.OTHER: ("cyan", "Autre changement", "Autres changements"),
}
_LONGEST = 300


def command(
    before: Annotated[Path, typer.Argument(help="Dossier de la campagne de référence.")],
    after: Annotated[Path, typer.Argument(help="Dossier de la campagne à lui comparer.")],
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Pour une machine.")] = False,
) -> None:
    """Comparer deux campagnes, exigence par exigence ; code 1 si l’une d’elles a régressé."""
    ledger = catalogue.load()
    runs = judged_run(before, ledger), judged_run(after, ledger)
    old, new = ((run.record.info, run.judgement) for run in runs)
    found = compare(old, new)
    if as_json:
        typer.echo(json.dumps(as_document(found, old, new), ensure_ascii=False, indent=2))
    else:
        _show(found, *runs)
    raise typer.Exit(1 if found.regressions else 0)


def _show(found: Comparison, before: JudgedRun, after: JudgedRun) -> None:
    console = Console(highlight=False)
    for name, run in (("Avant", before), ("Après", after)):
        info = run.record.info
        verdict = VERDICTS[run.judgement.verdict]
        console.print(f"[bold]{name}[/]  {info.id}  {verdict}", soft_wrap=True)
    for name, (old, new) in found.unlike.items():
        console.print(escape(typeset(f"  {name} : {old} → {new}")), soft_wrap=True)
    for change in Change:
        rows = [each for each in found.differences if each.change is change]
        if rows:
            colour, one, several = _TITLES[change]
            console.print(f"\n[bold {colour}]{one if len(rows) == 1 else several}[/] ({len(rows)})")
        for each in rows:
            console.print(_told(each), soft_wrap=True)
    console.print("\n" + _sum(found), soft_wrap=True)


def _told(each: Difference) -> str:
    row, finding = each.after.requirement, each.after.finding
    lines = [
        f"  [bold]{row.id}[/] {escape(row.statement_fr)}",
        f"      {OUTCOMES[each.before.outcome]} → {OUTCOMES[each.after.outcome]}",
    ]
    if finding.why and each.change in (Change.BROKEN, Change.LOST, Change.OTHER):
        lines.append(f"      {escape(typeset(finding.why[:_LONGEST]))}")
    lines += [
        f"      [dim]{escape(new.case.name)} ({escape(new.case.id)}) : "
        f"{SCENARIO_OUTCOMES[old.finding.outcome]} → {SCENARIO_OUTCOMES[new.finding.outcome]}[/]"
        for old, new in each.scenarios
    ]
    return "\n".join(lines)


def _sum(found: Comparison) -> str:
    compared = plural(found.compared, "exigence comparée", "exigences comparées")
    left = plural(len(found.apart), "ne l’a pas été", "ne l’ont pas été")
    apart = f" ; {left}, hors de ce que jugent les deux campagnes" if found.apart else ""
    if not found.differences:
        return typeset(f"Aucun changement : {compared}{apart}.")
    regressions = len(found.regressions)
    told = plural(regressions, "régression", "régressions") if regressions else "aucune régression"
    return typeset(f"{compared} ; {told}{apart}.")

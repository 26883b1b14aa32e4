"""``homologue prove``: show that each requirement can go red, by trying a candidate's named faults."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

import catalogue
from harness.campaign import Campaign, Wanted
from harness.mutants import Mutant, WrongMutants, read_mutants
from harness.proving import Prover
from harness.selection import Selection
from harness.stage import Stage
from homologue.exits import NOT_JUDGED, Stop
from homologue.run import DriverName, prepared
from record.folder import as_json, write_whole
from record.proof import Fate, Proof, Tried, as_document

_NOT_KILLED = (Fate.SILENT, Fate.DEAD, Fate.KILLED_WRONG, Fate.INCONCLUSIVE, Fate.TIMEOUT, Fate.BROKEN)


def command(
    *,
    candidate: Annotated[
        Path | None, typer.Option(help="Profil du candidat ; le simulateur par défaut.")
    ] = None,
    only: Annotated[list[str] | None, typer.Option(help="Un mutant par son nom ; tous par défaut.")] = None,
    tags: Annotated[str, typer.Option(help="Ne se servir que de ces scénarios.")] = "",
    driver: Annotated[DriverName, typer.Option(help="Par HTTP, ou dans un navigateur.")] = DriverName.HTTP,
    workers: Annotated[int, typer.Option(min=1, max=16, help="Mutants essayés de front.")] = 2,
    out: Annotated[Path, typer.Option(help="Dossier des campagnes.")] = Path("runs"),
    full: Annotated[bool, typer.Option(help="Jouer tous les scénarios sur chaque mutant.")] = False,
) -> None:
    """Prouver le banc : chaque défaut nommé du candidat doit faire échouer l’exigence qu’il casse."""
    selection = Selection(tags=tags)
    campaign = prepared(
        Wanted(profile=candidate, driver=driver.value, selection=selection, out=out.resolve())
    )
    try:
        mutants = read_mutants(campaign.profile, catalogue.load(), only or ())
    except WrongMutants as error:
        campaign.abandon()
        raise Stop(str(error)) from error
    proof = _prove(
        campaign, [m for m in mutants if not m.needs_browser or driver is DriverName.BROWSER], workers, full
    )
    target = campaign.folder.path / "proof.json"
    write_whole(target, as_json(as_document(proof)))
    _show(proof, target)
    raise typer.Exit(0 if proof.baseline == "green" and not proof.of(*_NOT_KILLED) else 1)


def _prove(campaign: Campaign, mutants: list[Mutant], workers: int, full: bool) -> Proof:
    stage = Stage(campaign.root, {file.uri for file in campaign.plan.files})
    try:
        refusal = stage.ready()
        if refusal is not None:
            campaign.abandon()
            raise Stop(refusal.why)
        prover = Prover(campaign, stage, workers, full)
        baseline = prover.baseline()
        if baseline != "green":
            raise Stop(
                f"le candidat sans défaut n’est pas vert ({baseline}) : rien ne peut être prouvé", NOT_JUDGED
            )
        found = _tried(prover, mutants)
    finally:
        stage.close()
    order = {mutant.id: place for place, mutant in enumerate(mutants)}
    ordered = sorted(found, key=lambda each: order[each.id])
    return Proof(baseline, campaign.profile.candidate.name, campaign.wanted.driver, tuple(ordered))


def _tried(prover: Prover, mutants: list[Mutant]) -> list[Tried]:
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    found = []
    with Progress(*columns, console=console, disable=not console.is_terminal, transient=True) as bar:
        task = bar.add_task("mutants", total=len(mutants))
        for each in prover.tried(mutants):
            found.append(each)
            bar.update(task, advance=1, description=each.id)
    return found


def _show(proof: Proof, target: Path) -> None:
    console = Console(highlight=False)
    for each in proof.of(*_NOT_KILLED):
        console.print(
            f"[red]{each.fate.value}[/] {each.id} ({', '.join(each.breaks)}) : {escape(each.change)}"
        )
        console.print(f"      {escape(each.why[:300])}", soft_wrap=True)
    counts = " · ".join(f"{fate.value} {len(proof.of(fate))}" for fate in Fate if proof.of(fate))
    sensitivity = "sans objet" if proof.sensitivity is None else f"{proof.sensitivity:.2f}"
    console.print(f"\n{counts}\nSensibilité : [bold]{sensitivity}[/]\nPreuve : {target}", soft_wrap=True)

"""``homologue prove``: show that each requirement can go red, and that correct portals are left alone."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from harness.baseline import GREEN
from harness.campaign import Campaign, Wanted
from harness.drivers.chromium import browser_path
from harness.faults import ConnectionFault
from harness.mutants import Mutant, Variant, WrongMutants, chosen, read_mutants, read_variants
from harness.proving import Program, Prover
from harness.selection import Selection
from harness.stage import Stage
from harness.trial import Theatre
from homologue.exits import NOT_JUDGED, Stop
from homologue.following import follow_baseline, follow_trials, show
from homologue.processor import Processor
from homologue.run import prepared
from record.folder import as_json, write_whole
from record.proof import Proof, Spent, Tried, Varied, as_document
from reports.proof import write_proof

_BROKEN_OFF = "preuve interrompue au clavier (Ctrl-C) : ce qui suit n’est que ce qui a été essayé"


class ProofDriver(StrEnum):
    """How people are played on mutants and variants."""

    AUTO = "auto"
    HTTP = "http"
    BROWSER = "browser"


def command(
    *,
    candidate: Annotated[
        Path | None, typer.Option(help="Profil du candidat ; le simulateur par défaut.")
    ] = None,
    only: Annotated[
        list[str] | None, typer.Option(help="Un mutant ou une variante par son nom ; tout par défaut.")
    ] = None,
    tags: Annotated[str, typer.Option(help="Ne se servir que de ces scénarios.")] = "",
    driver: Annotated[
        ProofDriver,
        typer.Option(help="auto : par HTTP, et dans un navigateur ce que lui seul peut voir."),
    ] = ProofDriver.AUTO,
    workers: Annotated[int, typer.Option(min=1, max=16, help="Essais menés de front.")] = 4,
    out: Annotated[Path, typer.Option(help="Dossier des campagnes.")] = Path("runs"),
    full: Annotated[
        bool, typer.Option(help="Jouer tous les scénarios sur chaque mutant et sur chaque variante.")
    ] = False,
    variants: Annotated[bool, typer.Option(help="Jouer aussi les variantes correctes.")] = True,
    limit: Annotated[float, typer.Option(min=1, help="Durée laissée à un mutant, en secondes.")] = 120.0,
    seed: Annotated[
        int | None, typer.Option(help="Graine des personnes et du partage ; tirée au sort sinon.")
    ] = None,
    in_json: Annotated[bool, typer.Option("--json", help="Écrire proof.json sur la sortie.")] = False,
) -> None:
    """Prouver le banc : chaque défaut fait échouer l’exigence qu’il casse, et aucune variante correcte."""
    campaign = prepared(
        Wanted(
            profile=candidate,
            driver="" if driver is ProofDriver.AUTO else driver.value,
            selection=Selection(tags=tags),
            out=out.resolve(),
            seed=seed,
        )
    )
    program = _program(campaign, only or (), driver, full=full, variants=variants)
    proof = _prove(campaign, program, workers, limit)
    document = as_json(as_document(proof))
    write_whole(campaign.folder.path / "proof.json", document)
    page = write_proof(campaign.folder.path, campaign.ledger)
    if in_json:
        typer.echo(document.decode())
    else:
        show(proof, page)
    raise typer.Exit(_exit_code(proof))


def _exit_code(proof: Proof) -> int:
    if proof.baseline != GREEN:
        return NOT_JUDGED
    return 0 if proof.holds else 1


def _program(
    campaign: Campaign, only: Sequence[str], driver: ProofDriver, *, full: bool, variants: bool
) -> Program:
    try:
        listed = read_variants(campaign.profile) if variants or only else ()
        mutants, correct = chosen(
            campaign.profile, read_mutants(campaign.profile, campaign.ledger), listed, only
        )
    except WrongMutants as error:
        campaign.abandon()
        raise Stop(str(error)) from error
    name = _driver(campaign, driver, mutants, correct)
    return Program.of(campaign, mutants, correct, name, full=full)


def _driver(
    campaign: Campaign, asked: ProofDriver, mutants: Sequence[Mutant], variants: Sequence[Variant]
) -> str:
    """The driver's name. A browser that is asked for and missing ends it; ``auto`` then does without."""
    if campaign.profile.browser.required and asked is not ProofDriver.HTTP:
        asked = ProofDriver.BROWSER
    needed = any(each.needs_browser for each in mutants) or any(each.needs_browser for each in variants)
    if asked is ProofDriver.HTTP or browser_path() is not None:
        return asked.value
    if asked is ProofDriver.BROWSER:
        campaign.abandon()
        raise Stop(
            "aucun navigateur n’est installé : installez chromium et chromium-driver, ou --driver http"
        )
    return ProofDriver.HTTP.value if needed else asked.value


def _prove(campaign: Campaign, program: Program, workers: int, limit: float) -> Proof:
    began, processor = time.monotonic(), Processor()
    stage = Stage(campaign.root, {file.uri for file in campaign.plan.files})
    theatre = Theatre(campaign, stage)
    try:
        refusal = stage.ready()
        if refusal is not None:
            campaign.abandon()
            raise Stop(refusal.why)
        with theatre.open():
            proof = _tried(campaign, Prover(theatre, program, workers, limit))
        processor.candidates_ended()
    finally:
        stage.close()
    seconds = time.monotonic() - began
    return replace(proof, spent=Spent(seconds, processor.candidate, processor.bench))


def _tried(campaign: Campaign, prover: Prover) -> Proof:
    program = prover.program
    proof = Proof(
        candidate=campaign.profile.candidate.name,
        driver=program.driver,
        baseline=GREEN,
        left_out=program.left_out,
        partial=campaign.info.selection,
        started=campaign.info.started,
        scenarios=len(campaign.plan.cases),
    )
    try:
        baseline = follow_baseline(prover)
    except ConnectionFault as fault:
        campaign.abandon()
        raise Stop(f"le candidat ne démarre pas sans défaut : {fault}", NOT_JUDGED) from fault
    proof = replace(proof, baseline=baseline.state, doubts=baseline.doubts)
    if baseline.state != GREEN:
        return proof
    found: list[Tried | Varied] = []
    try:
        follow_trials(prover, found)
    except KeyboardInterrupt:
        proof = replace(proof, partial=_BROKEN_OFF)
    ids = [*(each.id for each in program.mutants), *(each.id for each in program.variants)]
    found.sort(key=lambda each: ids.index(each.id))
    return replace(
        proof,
        mutants=tuple(each for each in found if isinstance(each, Tried)),
        variants=tuple(each for each in found if isinstance(each, Varied)),
    )

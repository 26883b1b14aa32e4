"""``homologue report``: judge run folders again from what they hold, and write their reports."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

import catalogue
from catalogue.model import Catalogue
from harness.conclusion import report
from homologue.exits import Stop
from homologue.following import show as show_proof
from homologue.run_folders import judged_run
from homologue.terminal import show
from reports.proof import read_proof, write_proof


def command(
    runs: Annotated[list[Path], typer.Argument(help="Dossiers de campagne ou de preuve.")],
) -> None:
    """Refaire le verdict et le rapport de campagnes déjà jouées, la page de preuves déjà faites."""
    ledger = catalogue.load()
    for path in runs:
        if (path / "proof.json").is_file():
            _show_proof(path, ledger)
        else:
            show(report(judged_run(path, ledger).folder, ledger))


def _show_proof(folder: Path, ledger: Catalogue) -> None:
    try:
        page = write_proof(folder, ledger)
        proof = read_proof(folder)
    except (ValueError, LookupError, TypeError) as error:
        raise Stop(f"{folder / 'proof.json'} n’est pas une preuve : {error}") from error
    show_proof(proof, page)

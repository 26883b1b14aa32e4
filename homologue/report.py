"""``homologue report``: judge run folders again from what they hold, and write their reports."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

import catalogue
from harness.conclusion import report
from homologue.exits import Stop
from homologue.following import show as show_proof
from homologue.terminal import show
from record.folder import RunFolder
from reports.proof import read_proof, write_proof


def command(
    runs: Annotated[list[Path], typer.Argument(help="Dossiers de campagne ou de preuve.")],
) -> None:
    """Refaire le verdict et le rapport de campagnes déjà jouées, la page de preuves déjà faites."""
    for path in runs:
        folder = RunFolder(path)
        if (path / "proof.json").is_file():
            _show_proof(path)
            continue
        if not folder.messages.is_file():
            raise Stop(f"{path} n’est pas un dossier de campagne : {folder.messages.name} y manque")
        show(report(folder, catalogue.load()))


def _show_proof(folder: Path) -> None:
    try:
        page = write_proof(folder, catalogue.load())
        proof = read_proof(folder)
    except (ValueError, LookupError, TypeError) as error:
        raise Stop(f"{folder / 'proof.json'} n’est pas une preuve : {error}") from error
    show_proof(proof, page)

"""``homologue report``: judge run folders again from what they hold, and write their reports."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

import catalogue
from harness.conclusion import report
from homologue.exits import Stop
from homologue.terminal import show
from record.folder import RunFolder


def command(
    runs: Annotated[list[Path], typer.Argument(help="Dossiers de campagne.")],
) -> None:
    """Refaire le verdict et le rapport de campagnes déjà jouées."""
    for path in runs:
        folder = RunFolder(path)
        if not folder.messages.is_file():
            raise Stop(f"{path} n’est pas un dossier de campagne : {folder.messages.name} y manque")
        show(report(folder, catalogue.load()))

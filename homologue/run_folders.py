"""Run folders as commands take them: read and judged again, or the sentence that says what is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from catalogue.model import Catalogue
from homologue.exits import Stop
from record.folder import RunFolder
from record.results import RunRecord, read_run
from record.verdict import Judgement, judge


@dataclass(frozen=True, slots=True)
class JudgedRun:
    """A run folder with what it holds and the judgement that follows from it."""

    folder: RunFolder
    record: RunRecord
    judgement: Judgement


def judged_run(path: Path, ledger: Catalogue) -> JudgedRun:
    """Read a run folder and judge it by the ledger. Raises `Stop`."""
    folder = RunFolder(path)
    if not path.is_dir():
        raise Stop(f"{path} : ce dossier de campagne n’existe pas")
    for needed in (folder.path / "run.json", folder.messages):
        if not needed.is_file():
            unfinished = " (campagne en cours, ou interrompue avant sa fin)" if folder.parts() else ""
            raise Stop(f"{path} n’est pas un dossier de campagne : {needed.name} y manque{unfinished}")
    try:
        record = read_run(folder)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise Stop(
            f"{path} : ce dossier de campagne ne peut être relu ({type(error).__name__} : {error}) ; "
            "il a été modifié, ou vient d’une autre version"
        ) from None
    return JudgedRun(folder, record, judge(ledger, record))

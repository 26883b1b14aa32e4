"""Following a run that is being played: how far it is, and what ended it early."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from harness.campaign import Campaign
from harness.stage import Job, Stage

_EVERY = 0.1
_LAST_WORDS = 100  # times _EVERY: how long an interrupted scenario has to end


def follow(campaign: Campaign, stage: Stage, jobs: Sequence[Job]) -> None:
    """Play jobs together and wait for them, with a progress bar on a terminal."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal, transient=True) as bar:
        task = bar.add_task(campaign.profile.candidate.name, total=len(campaign.plan.cases))
        for job in jobs:
            stage.play(job)
        left = {job.number for job in jobs}
        while left:
            left -= {each.number for each in stage.ended(_EVERY)}
            bar.update(task, completed=campaign.played())


def finish_what_is_played(stage: Stage) -> None:
    """After Ctrl-C, let what is under way end: it is told as it is."""
    for _ in range(_LAST_WORDS):
        if stage.ended(_EVERY):
            return

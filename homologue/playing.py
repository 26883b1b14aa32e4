"""Following a run that is being played: how far it is, and what ended it early."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from harness.campaign import Campaign
from harness.worker import Worker

_EVERY = 0.1


def follow(campaign: Campaign, players: Sequence[Worker]) -> str:
    """Wait for the workers, with a progress bar on a terminal. What ended the run early, else nothing."""
    total = len(campaign.plan.cases)
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal, transient=True) as bar:
        task = bar.add_task(f"{campaign.profile.candidate.name}", total=total)
        done = 0
        for player in players:
            while not player.ended_within(_EVERY):
                done = campaign.played()
                bar.update(task, completed=done)
    return campaign.early_end()

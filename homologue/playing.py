"""Following a run that is being played: how far it is, and what ended it early."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from harness.campaign import Campaign
from harness.stage import Job, Stage
from homologue.progress import progress_bar

_EVERY = 0.1
_LAST_WORDS = 100  # times _EVERY: how long an interrupted scenario has to end


def follow(campaign: Campaign, stage: Stage, jobs: Sequence[Job]) -> None:
    """Play jobs together and wait for them, with a progress bar on a terminal."""
    with progress_bar() as bar:
        task = bar.add_task(campaign.profile.candidate.name, total=len(campaign.plan.cases))
        for job in jobs:
            stage.play(job)
        left = {job.number for job in jobs}
        while left:
            left -= {each.number for each in stage.ended(_EVERY)}
            bar.update(task, completed=campaign.played())


@contextmanager
def watching_for_ctrl_c() -> Iterator[threading.Event]:
    """Set once Ctrl-C was pressed, or the end asked for: the exception alone is lost amid a callback."""
    pressed = threading.Event()

    def press(*_: object) -> None:
        pressed.set()
        raise KeyboardInterrupt

    before = {number: signal.signal(number, press) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield pressed
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def finish_what_is_played(stage: Stage) -> None:
    """After Ctrl-C, let what is under way end: it is told as it is."""
    for _ in range(_LAST_WORDS):
        if stage.ended(_EVERY):
            return

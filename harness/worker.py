"""A worker: a forked process that has behave play its share of the cases, told over a pipe what with."""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from behave.configuration import Configuration
from behave.runner import Runner

from harness.player import Assignment
from record.plan import PlannedCase

_fork = multiprocessing.get_context("fork")


@dataclass(frozen=True, slots=True)
class Refusal:
    """What a worker found that forbids playing: steps without definition, a step file that does not load."""

    why: str


class Awaited:
    """The worker's end of the pipe: it gets ready while the candidate starts, then takes its assignment."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe

    def take(self) -> Assignment:
        """Say that everything is ready, and wait for what is to be played."""
        self._pipe.send(None)
        assignment: Assignment = self._pipe.recv()
        return assignment

    def refuse(self, why: str) -> None:
        """Say why nothing will be played."""
        self._pipe.send(Refusal(why))


class Worker:
    """A worker seen from the process that started it. Fork it before any thread is started."""

    def __init__(self, root: Path, cases: Sequence[PlannedCase], log: Path) -> None:
        self._pipe, theirs = _fork.Pipe()
        self._process = _fork.Process(target=_play, args=(root, [case.id for case in cases], log, theirs))
        self._process.start()
        theirs.close()

    def ready(self) -> Refusal | None:
        """Wait until it can play; a worker that ended instead says so."""
        try:
            answer: Refusal | None = self._pipe.recv()
        except EOFError:
            return Refusal("le processus de jeu s’est arrêté avant de commencer ; voyez worker-0.log")
        return answer

    def assign(self, assignment: Assignment) -> None:
        """Give it what it plays with; it begins at once."""
        self._pipe.send(assignment)

    def ended_within(self, seconds: float) -> bool:
        """Whether it has ended, after waiting at most so long."""
        self._process.join(seconds)
        return not self._process.is_alive()

    def stop(self) -> None:
        """End it, whatever it does; twice is fine."""
        if self._process.is_alive():
            self._process.terminate()
            self._process.join(5)
        if self._process.is_alive():
            self._process.kill()
        self._process.join()
        self._pipe.close()


def _play(root: Path, ids: list[str], log: Path, pipe: Connection) -> None:
    """Everything that behave prints goes to the log; what counts goes to the worker's part of the run."""
    with log.open("ab") as output:
        os.dup2(output.fileno(), sys.stdout.fileno())
        os.dup2(output.fileno(), sys.stderr.fileno())
    os.chdir(root)
    awaited = Awaited(pipe)
    try:
        _run(ids, awaited)
    except Exception as error:  # a step file may raise anything while it loads
        awaited.refuse(f"les étapes n’ont pu être chargées : {type(error).__name__} : {error}")
        raise


def _run(ids: list[str], awaited: Awaited) -> None:
    arguments = ["--format", "null", "--no-summary", "--no-color", *ids]
    config: Any = Configuration(command_args=arguments, load_config=False)
    config.userdata["assignment"] = awaited
    Runner(config).run()

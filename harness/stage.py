"""Where scenarios are played: a process that loads features and steps once, then forks a child for each job.

Fork the stage before any thread is started. It takes jobs over a pipe and tells when each has ended, so that
ten workers, or three hundred mutants, parse nothing twice.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections.abc import Collection
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, NoReturn

from behave import step_registry
from behave.configuration import Configuration
from behave.runner import Runner

import catalogue
from harness.gherkin_steps import undefined_steps
from harness.player import Assignment

_fork = multiprocessing.get_context("fork")
_WATCHING = 0.02


@dataclass(frozen=True, slots=True)
class Refusal:
    """What forbids playing: steps without definition, a step file that does not load."""

    why: str


@dataclass(frozen=True, slots=True)
class Job:
    """Cases to play with an assignment; ``log`` takes whatever behave and the steps print."""

    number: int
    assignment: Assignment
    cases: frozenset[str]
    log: Path


@dataclass(frozen=True, slots=True)
class Ended:
    """A job has ended; ``died`` tells that its process was killed or crashed."""

    number: int
    died: bool


class Stage:
    """The stage, seen from the process that started it."""

    def __init__(self, root: Path, features: Collection[str]) -> None:
        self._pipe, theirs = _fork.Pipe()
        self._process = _fork.Process(target=_load_and_serve, args=(root, sorted(features), theirs))
        self._process.start()
        theirs.close()

    def ready(self) -> Refusal | None:
        """Wait until features and steps are loaded; what forbids playing otherwise."""
        try:
            answer: Refusal | None = self._pipe.recv()
        except EOFError:
            return Refusal("le processus de jeu s’est arrêté avant de commencer")
        return answer

    def play(self, job: Job) -> None:
        """Begin a job, beside those that are being played."""
        self._pipe.send(job)

    def cancel(self, number: int) -> None:
        """Kill what plays a job; it is told as ended soon after."""
        self._pipe.send(number)

    def ended(self, timeout: float) -> list[Ended]:
        """The jobs that have ended since the last time, waited for at most so many seconds."""
        found: list[Ended] = []
        while self._pipe.poll(0 if found else timeout):
            try:
                found.append(self._pipe.recv())
            except EOFError:
                raise RuntimeError("the stage has ended by itself") from None
        return found

    def close(self) -> None:
        """End the stage and whatever it still plays; twice is fine."""
        if self._process.is_alive():
            self._process.terminate()
        self._process.join()
        self._pipe.close()


def _load_and_serve(root: Path, features: list[str], pipe: Connection) -> None:
    os.chdir(root)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the children that play
    with Path(os.devnull).open("a", encoding="utf-8") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())
        os.dup2(nowhere.fileno(), sys.stderr.fileno())
    arguments = ["--format", "null", "--no-summary", "--no-color", *features]
    config: Any = Configuration(command_args=arguments, load_config=False)
    try:
        _StageRunner(config, pipe).run()
    except Exception as error:  # a step file may raise anything while it loads
        pipe.send(Refusal(f"les étapes n’ont pu être chargées : {type(error).__name__} : {error}"))


class _StageRunner(Runner):  # type: ignore[misc]
    """behave's runner, stopped between loading and playing."""

    def __init__(self, config: Any, pipe: Connection) -> None:
        super().__init__(config)
        self._pipe = pipe
        self._jobs: dict[int, int] = {}

    def run_model(self, features: Any = None) -> bool:
        """Serve jobs instead of playing; in a child, play."""
        del features
        catalogue.load()  # once here, for every child
        undefined = undefined_steps(self.features, step_registry.registry)
        self._pipe.send(Refusal(undefined) if undefined else None)
        signal.signal(signal.SIGTERM, self._stop)
        while True:
            if self._pipe.poll(_WATCHING):
                order: Job | int = self._pipe.recv()
                self._begin(order) if isinstance(order, Job) else self._kill(order)
            self._reap()

    def _begin(self, job: Job) -> None:
        pid = os.fork()
        if pid:
            self._jobs[pid] = job.number
            return
        status = 1
        try:
            self._play(job)
            status = 0
        finally:
            sys.stdout.flush()
            os._exit(status)

    def _play(self, job: Job) -> None:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        with job.log.open("ab") as output:
            os.dup2(output.fileno(), sys.stdout.fileno())
            os.dup2(output.fileno(), sys.stderr.fileno())
        self.config.userdata["assignment"] = job.assignment
        super().run_model([feature for feature in self.features if _left_to_play(feature, job.cases)])

    def _kill(self, number: int) -> None:
        for pid, job in self._jobs.items():
            if job == number:
                os.kill(pid, signal.SIGKILL)

    def _reap(self) -> None:
        while self._jobs:
            pid, status = os.waitpid(-1, os.WNOHANG)
            if not pid:
                return
            self._pipe.send(Ended(self._jobs.pop(pid), died=status != 0))

    def _stop(self, *_: object) -> NoReturn:
        for pid in self._jobs:
            os.kill(pid, signal.SIGTERM)
        os._exit(0)


def _left_to_play(feature: Any, cases: Collection[str]) -> bool:
    """Skip the scenarios of a feature that are none of these; whether any is left."""
    left = False
    for scenario in feature.walk_scenarios():
        if f"{scenario.filename}:{scenario.line}" in cases:
            left = True
        else:
            scenario.mark_skipped()
    return left

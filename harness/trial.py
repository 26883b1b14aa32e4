"""Playing a candidate for a moment: its own sinks and process, some cases on the loaded stage, its end."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from harness.campaign import Campaign
from harness.player import Assignment
from harness.profile_model import Browser, Profile
from harness.rig import Rig
from harness.stage import Job, Stage
from record.folder import RunFolder
from record.outcomes import Finding
from record.plan import PlannedCase
from record.results import findings_of

_EVERY = 0.02
_LAST_WORDS = 10.0
_CLOSERS = 4


@dataclass(frozen=True, slots=True)
class Trial:
    """What is to be played: some cases, with a driver, on a candidate with a fault, varied, or as it is.

    ``patience`` in seconds, for messages, goes before the profile's; ``limit`` is how long it may take. It is
    over once each row in ``enough`` has been seen red.
    """

    name: str
    cases: Sequence[PlannedCase]
    driver: str
    limit: float
    mutant: str = ""
    variant: str = ""
    patience: float | None = None
    enough: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Played:
    """What came of a trial.

    ``reached`` tells whether the faulty point was, where the candidate says so. ``cut_short`` says why not
    everything was played, empty where it was. ``seconds`` go from the start of the candidate.
    """

    folder: RunFolder
    findings: dict[str, Finding]
    reached: bool | None
    cut_short: str
    seconds: float


@dataclass
class Theatre:
    """Plays trials side by side on one loaded stage."""

    campaign: Campaign
    stage: Stage
    _numbers: Iterator[int] = field(default_factory=lambda: iter(range(1, 1_000_000)))
    _ends: dict[int, Future[bool]] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _closers: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(_CLOSERS))

    def play(self, trial: Trial) -> Played:
        """Play a trial to its end.

        Raises `ConnectionFault` where its candidate does not start, TimeoutError where it lasts too long.
        """
        began = time.monotonic()
        folder = RunFolder.create(self.campaign.folder.path, trial.name)
        rig = Rig(
            _profile(self.campaign.profile, trial), folder.path, mutant=trial.mutant, variant=trial.variant
        )
        try:
            rig.start()
            died = self._perform(self._assignment(trial, folder, rig), trial, folder)
            cut_short = rig.candidate_ended or ("le processus de jeu s’est arrêté" if died else "")
            reached = rig.reached
        finally:
            self._closers.submit(rig.stop)  # its end takes longer than its work: nobody waits for it
        findings = findings_of(folder, [case.id for case in trial.cases])
        return Played(folder, findings, reached, cut_short, time.monotonic() - began)

    @contextmanager
    def open(self) -> Iterator[None]:
        """While it lasts, whoever waits for a job is told of its end; afterwards nothing of it runs."""
        over = threading.Event()
        teller = threading.Thread(target=self._tell, args=(over,), daemon=True)
        teller.start()
        try:
            yield
        finally:
            over.set()
            teller.join()
            self._closers.shutdown()

    def _assignment(self, trial: Trial, folder: RunFolder, rig: Rig) -> Assignment:
        usual = self.campaign.assignment(0, rig)
        return replace(
            usual,
            profile=_profile(usual.profile, trial),
            folder=folder.path,
            driver=trial.driver,
            patience=trial.patience,
            enough=trial.enough,
        )

    def _perform(self, assignment: Assignment, trial: Trial, folder: RunFolder) -> bool:
        """Whether the process that played it died."""
        end: Future[bool] = Future()
        with self._lock:
            number = next(self._numbers)
            self._ends[number] = end
            self.stage.play(
                Job(number, assignment, frozenset(case.id for case in trial.cases), folder.log(0))
            )
        try:
            return end.result(trial.limit)
        except TimeoutError:
            with self._lock:
                self.stage.cancel(number)
            end.exception(_LAST_WORDS)
            raise

    def _tell(self, over: threading.Event) -> None:
        while not over.wait(_EVERY):
            with self._lock:
                ended = self.stage.ended(0)
                waiting = [(self._ends.pop(each.number), each.died) for each in ended]
            for end, died in waiting:
                end.set_result(died)


def _profile(profile: Profile, trial: Trial) -> Profile:
    """A variant that does nothing without a browser is played as a portal that says so."""
    if trial.variant and trial.driver == "browser":
        return profile.model_copy(update={"browser": Browser(required=True)})
    return profile

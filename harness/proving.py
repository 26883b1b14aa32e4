"""Trying mutants: each is launched, played against the scenarios that it should fail, and ended."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from harness.campaign import Campaign
from harness.faults import ConnectionFault
from harness.mutants import Mutant
from harness.player import Assignment
from harness.rig import Rig
from harness.stage import Job, Stage
from record.folder import RunFolder
from record.messages import slowest_delivery
from record.outcomes import Cause, Finding, Outcome
from record.plan import PlannedCase
from record.proof import Fate, Tried
from record.results import findings_of

_LEAST_PATIENCE = 0.5
_BASELINE_LIMIT = 3600.0
_TIMES_SLOWEST = 10
_EVERY = 0.02


@dataclass
class Prover:
    """Tries mutants on a stage that is loaded. ``limit`` is how long one may take, in seconds."""

    campaign: Campaign
    stage: Stage
    workers: int
    full: bool = False
    limit: float = 120.0
    patience: float | None = None
    _numbers: Iterator[int] = field(default_factory=lambda: iter(range(1, 1_000_000)))
    _ends: dict[int, threading.Event] = field(default_factory=dict)
    _died: set[int] = field(default_factory=set)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def baseline(self) -> str:
        """Play everything twice without a mutant: ``green``, or what was red or flickered."""
        with self._serving():
            first, second = (self._round(f"baseline-{turn}") for turn in (1, 2))
        red = sorted(case for case, finding in first.items() if _is_red(finding))
        if red:
            return f"rouge : {', '.join(red[:5])}"
        unsteady = sorted(case for case in first if first[case].outcome is not second[case].outcome)
        return f"instable : {', '.join(unsteady[:5])}" if unsteady else "green"

    def tried(self, mutants: Sequence[Mutant]) -> Iterator[Tried]:
        """Try each mutant, several side by side; in the order in which they end."""
        with self._serving(), ThreadPoolExecutor(self.workers) as pool:
            futures: list[Future[Tried]] = [pool.submit(self._try, mutant) for mutant in mutants]
            for future in as_completed(futures):
                yield future.result()

    def _round(self, name: str) -> dict[str, Finding]:
        shares = self.campaign.shares(self.workers)
        with ThreadPoolExecutor(self.workers) as pool:
            played = list(
                pool.map(
                    lambda n: self._play(f"{name}-{n}", shares[n], "", _BASELINE_LIMIT), range(len(shares))
                )
            )
        slowest = max(slowest_delivery(folder) for folder, _, _ in played)
        self.patience = max(_LEAST_PATIENCE, _TIMES_SLOWEST * slowest, self.patience or 0)
        return {case: finding for _, found, _ in played for case, finding in found.items()}

    def _try(self, mutant: Mutant) -> Tried:
        tried = Tried(mutant.id, mutant.breaks, mutant.change, Fate.EQUIVALENT, why=mutant.equivalent)
        if mutant.equivalent:
            return tried
        cases = [c for c in self.campaign.plan.cases if self.full or set(c.tags) & set(mutant.breaks)]
        began = time.monotonic()
        if not cases:
            return replace(tried, fate=Fate.SILENT, why="aucun scénario ne porte les exigences qu’il casse")
        try:
            _, found, reached = self._play(mutant.id, cases, mutant.id, self.limit)
        except ConnectionFault as fault:
            return replace(tried, fate=Fate.BROKEN, why=str(fault))
        except TimeoutError:
            return replace(tried, fate=Fate.TIMEOUT, why=f"pas fini en {self.limit:g} s")
        rows = {case.id: set(case.tags) for case in cases}
        right = tuple(
            i for i, f in found.items() if f.outcome is Outcome.FAILED and rows[i] & set(mutant.breaks)
        )
        wrong = tuple(i for i, f in found.items() if f.outcome is Outcome.FAILED and i not in right)
        fate, why = _fate(right, wrong, found, reached)
        return replace(tried, fate=fate, by=right or wrong, why=why, seconds=time.monotonic() - began)

    def _play(
        self, name: str, cases: Sequence[PlannedCase], mutant: str, limit: float
    ) -> tuple[RunFolder, dict[str, Finding], bool | None]:
        folder = RunFolder.create(self.campaign.folder.path, name)
        rig = Rig(self.campaign.profile, folder.path, mutant=mutant)
        try:
            wiring = rig.start()
            assignment = replace(
                self.campaign.assignment(0, rig), folder=folder.path, wiring=wiring, patience=self.patience
            )
            self._perform(assignment, cases, folder.log(0), limit)
        finally:
            rig.stop()
        found = findings_of(folder, [case.id for case in cases])
        return folder, found, rig.reached

    def _perform(self, assignment: Assignment, cases: Sequence[PlannedCase], log: Path, limit: float) -> None:
        with self._lock:
            number = next(self._numbers)
            end = self._ends[number] = threading.Event()
            self.stage.play(Job(number, assignment, frozenset(case.id for case in cases), log))
        if not end.wait(limit):
            with self._lock:
                self.stage.cancel(number)
            end.wait(5)
            raise TimeoutError

    @contextmanager
    def _serving(self) -> Iterator[None]:
        """While it lasts, whoever waits for a job is told of its end."""
        over = threading.Event()
        teller = threading.Thread(target=self._tell, args=(over,), daemon=True)
        teller.start()
        try:
            yield
        finally:
            over.set()
            teller.join()

    def _tell(self, over: threading.Event) -> None:
        while not over.is_set():
            with self._lock:
                ended = self.stage.ended(0)
            for each in ended:
                self._ends.pop(each.number).set()
            over.wait(_EVERY)


def _is_red(finding: Finding) -> bool:
    declared = finding.cause is Cause.DECLARED
    return finding.outcome is not Outcome.PASSED and not declared


def _fate(
    right: Sequence[str], wrong: Sequence[str], found: dict[str, Finding], reached: bool | None
) -> tuple[Fate, str]:
    if right:
        return Fate.KILLED_RIGHT, ""
    if wrong:
        return Fate.KILLED_WRONG, "seuls d’autres scénarios ont échoué"
    doubtful = [f for f in found.values() if f.cause in (Cause.CONNECTION, Cause.HARNESS, Cause.BLOCKED)]
    if doubtful:
        return Fate.INCONCLUSIVE, doubtful[0].why
    if reached is False:
        return Fate.DEAD, "son code n’a pas été atteint"
    return Fate.SILENT, "tous les scénarios de ces exigences sont passés"

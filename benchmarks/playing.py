"""Playing the suite from a benchmark: the same campaign as `homologue run`, with its exchanges kept aside."""

from __future__ import annotations

import pickle
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from harness.campaign import Campaign, Wanted
from harness.exchanges import Exchange
from harness.world import World
from homologue.run import ROOT, judge


@dataclass(frozen=True, slots=True)
class Played:
    """A run of the suite: its wall time in seconds, its cases, and every client's exchanges."""

    seconds: float
    cases: int
    clients: tuple[tuple[Exchange, ...], ...]


def play(driver: str = "http", *, times: int = 1, workers: int = 1, seed: int = 1) -> Played:
    """Play the suite ``times`` over with one campaign. Raises where the simulator is not conforming."""
    with tempfile.TemporaryDirectory() as folder, _kept_aside(Path(folder) / "exchanges") as exchanges:
        campaign = Campaign.prepare(ROOT, Wanted(driver=driver, out=Path(folder) / "runs", seed=seed))
        began = time.monotonic()
        conclusion = judge(campaign, workers)
        seconds = time.monotonic() - began
        wrong = [row.requirement.id for row in conclusion.judgement.requirements if row.outcome.value == "failed"]
        if wrong:
            raise RuntimeError(f"the suite is not green on the simulator: {wrong}")
        cases = len([case for case in conclusion.record.cases if case.played])
        return Played(seconds, cases, tuple(_read(exchanges)))


@contextmanager
def _kept_aside(target: Path) -> Iterator[Path]:
    """While it lasts, what each client exchanged is written down as its scenario ends; workers inherit it."""
    close = World.close

    def close_and_keep(world: World) -> None:
        with target.open("ab") as file:
            for client in world.clients:
                pickle.dump(tuple(client.exchanges), file)
        close(world)

    World.close = close_and_keep  # type: ignore[method-assign]
    try:
        yield target
    finally:
        World.close = close  # type: ignore[method-assign]


def _read(path: Path) -> Iterator[tuple[Exchange, ...]]:
    with path.open("rb") as file:
        while True:
            try:
                yield pickle.load(file)
            except EOFError:
                return




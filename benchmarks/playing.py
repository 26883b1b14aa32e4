"""Playing the suite from a benchmark: the same campaign as `homologue run`, with its exchanges kept aside."""

from __future__ import annotations

import pickle
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from harness.campaign import SIMULATOR, Campaign, Wanted
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
        root = _copied(Path(folder) / "root", times)
        wanted = Wanted(ROOT / SIMULATOR, driver, out=Path(folder) / "runs", seed=seed)
        campaign = Campaign.prepare(root, wanted)
        began = time.monotonic()
        conclusion = judge(campaign, workers)
        seconds = time.monotonic() - began
        wrong = [
            row.requirement.id for row in conclusion.judgement.requirements if row.outcome.value == "failed"
        ]
        if wrong:
            raise RuntimeError(f"the suite is not green on the simulator: {wrong}")
        cases = len([case for case in conclusion.record.cases if case.played])
        return Played(seconds, cases, tuple(_read(exchanges)))


def _copied(root: Path, times: int) -> Path:
    """A bench whose features are there several times; its steps and hooks are the real ones."""
    root.mkdir()
    for name in ("environment.py", "steps"):
        (root / name).symlink_to(ROOT / name)
    for number in range(times):
        shutil.copytree(ROOT / "features" / "urssaf", root / "features" / f"copy{number}")
    return root


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

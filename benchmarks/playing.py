"""Playing the suite from a benchmark: the same campaign as `homologue run`, with its requests kept aside."""

from __future__ import annotations

import pickle
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import requests

from harness.campaign import SIMULATOR, Campaign, Wanted
from homologue.run import ROOT, judge

TOKEN = "steady"


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as it left the bench."""

    method: str
    url: str
    headers: tuple[tuple[str, str], ...]
    body: bytes


@dataclass(frozen=True, slots=True)
class Played:
    """A run of the suite: its wall time in seconds, its cases, and what was asked of the candidate, in order.

    ``waiting`` is how long the bench waited for answers.
    """

    seconds: float
    cases: int
    asked: tuple[Asked, ...]
    waiting: float


def play(driver: str = "http", *, times: int = 1, workers: int = 1, seed: int = 1) -> Played:
    """Play the suite ``times`` over with one campaign. Raises where the simulator is not conforming."""
    with tempfile.TemporaryDirectory() as name, _kept_aside(Path(name) / "asked") as kept:
        folder = Path(name)
        root = _copied(folder / "root", times)
        wanted = Wanted(steady_profile(folder), driver, out=folder / "runs", seed=seed)
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
        place = conclusion.record.info.portals and _places(campaign)
        told = [(asked, waited) for asked, waited in _read(kept) if any(p in asked.url for p in place)]
        return Played(seconds, cases, tuple(asked for asked, _ in told), sum(waited for _, waited in told))


def steady_profile(folder: Path) -> Path:
    """The simulator's profile, launched with steady draws and a known token."""
    text = (ROOT / SIMULATOR).read_text(encoding="utf-8")
    for old, new in (
        ('"simulator"]', '"benchmarks.steady_simulator"]'),
        ('cwd = ".."', f'cwd = "{ROOT}"'),
        ("{control.token}", TOKEN),
    ):
        text = text.replace(old, new)
    target = folder / "steady.toml"
    target.write_text(text, encoding="utf-8")
    for beside in (ROOT / "candidates").glob("*.json"):
        shutil.copy(beside, folder)
    return target


def _places(campaign: Campaign) -> list[str]:
    """The hosts and ports of the candidates of a run."""
    wirings = [rig.wiring for rig in campaign.rigs if rig.wiring is not None]
    return [portal.url.split("/")[2] for wiring in wirings for portal in wiring.portals.values()]


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
    """While it lasts, each request that leaves is written down with its wait; workers inherit it."""
    send = requests.Session.send

    def send_and_keep(session: requests.Session, request: requests.PreparedRequest, **more: Any) -> Any:
        began = time.monotonic()
        answer = send(session, request, **more)
        body = request.body or b""
        headers = tuple((name, str(value)) for name, value in request.headers.items())
        asked = Asked(
            request.method or "",
            request.url or "",
            headers,
            body if isinstance(body, bytes) else body.encode(),
        )
        with target.open("ab") as file:
            pickle.dump((asked, time.monotonic() - began), file)
        return answer

    requests.Session.send = send_and_keep  # type: ignore[method-assign,assignment]
    try:
        yield target
    finally:
        requests.Session.send = send  # type: ignore[method-assign]


def _read(path: Path) -> Iterator[tuple[Asked, float]]:
    with path.open("rb") as file:
        while True:
            try:
                yield pickle.load(file)
            except EOFError:
                return

"""Running the command as a person does, from anywhere, with its own folder of runs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.homologue.finished import Caller

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 900


@dataclass(frozen=True)
class Ran:
    """How a command ended, and the run that it left, if any."""

    code: int
    said: str
    out: Path

    @property
    def run(self) -> Path:
        (folder,) = self.out.iterdir()
        return folder

    @property
    def verdict(self) -> dict[str, Any]:
        return json.loads((self.run / "verdict.json").read_text(encoding="utf-8"))

    def outcomes(self) -> dict[str, tuple[str, str | None]]:
        return {row["id"]: (row["outcome"], row["cause"]) for row in self.verdict["requirements"]}


Command = Callable[..., Ran]


@pytest.fixture
def homologue(tmp_path: Path) -> Command:
    def run(*words: str, env: dict[str, str] | None = None) -> Ran:
        out = tmp_path / "runs"
        done = subprocess.run(
            [sys.executable, "-m", "homologue", "run", "--out", str(out), *words],
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE,
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT), **(env or {})},
        )
        return Ran(done.returncode, done.stdout + done.stderr, out)

    return run


@pytest.fixture
def profile(tmp_path: Path) -> Callable[..., Path]:
    """The simulator's profile with some of its text replaced."""

    def write(*changes: tuple[str, str]) -> Path:
        text = (ROOT / "candidates" / "simulator.toml").read_text(encoding="utf-8")
        for old, new in (('cwd = ".."', f'cwd = "{ROOT}"'), *changes):
            assert old in text, old
            text = text.replace(old, new)
        target = tmp_path / "candidate.toml"
        target.write_text(text, encoding="utf-8")
        for beside in (ROOT / "candidates").glob("*.json"):
            (tmp_path / beside.name).write_bytes(beside.read_bytes())
        return target

    return write


@pytest.fixture
def called(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Caller:
    """``homologue`` in this process."""
    return Caller(monkeypatch, capsys)

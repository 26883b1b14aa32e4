"""Ctrl-C, or the end that a scheduler asks for, leaves a report of what was played, and nothing that runs."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import requests

from harness.waiting import until
from tests.homologue.conftest import PATIENCE, ROOT


def interrupt(process: int) -> None:
    """As a terminal does: everything in front of it hears."""
    os.killpg(process, signal.SIGINT)


def terminate(process: int) -> None:
    """As a scheduler does: the command alone hears."""
    os.kill(process, signal.SIGTERM)


@pytest.mark.parametrize("end", [interrupt, terminate])
def test_whatever_ends_the_run_leaves_what_was_played(tmp_path: Path, end: Callable[[int], None]) -> None:
    """Exit code 3, the interruption told, every scenario accounted for, the candidate ended."""
    out = tmp_path / "runs"
    running = subprocess.Popen(
        [sys.executable, "-m", "homologue", "run", "--out", str(out)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        start_new_session=True,
    )
    try:
        part = until(lambda: next(out.glob("*/worker-0.ndjson"), None), 60, what="le premier scénario")
        until(lambda: part.stat().st_size > 10_000, 60, what="quelques scénarios")
        end(running.pid)
        said, _ = running.communicate(timeout=PATIENCE)
    finally:
        if running.poll() is None:
            os.killpg(running.pid, signal.SIGKILL)
            running.communicate()
    assert running.returncode == 3
    assert "Ctrl-C" in said
    (folder,) = out.iterdir()
    info = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    assert "Ctrl-C" in info["ended_because"]
    assert (folder / "report.html").is_file()
    assert not list(folder.glob("worker-*.ndjson"))
    log = (folder / "candidate-0.log").read_text(encoding="utf-8")
    served = re.search(r"http://127\.0\.0\.1:\d+/", log)
    assert served
    with pytest.raises(requests.ConnectionError):
        requests.get(served[0], timeout=5)

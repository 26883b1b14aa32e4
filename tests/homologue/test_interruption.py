"""Ctrl-C leaves a report of what was played."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

from harness.waiting import until
from tests.homologue.conftest import PATIENCE, ROOT


def test_ctrl_c_ends_the_run_with_what_was_played(tmp_path: Path) -> None:
    """Exit code 3, the interruption told, every scenario accounted for."""
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
        os.killpg(running.pid, signal.SIGINT)
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

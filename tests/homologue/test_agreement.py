"""Both drivers give the same outcomes: on every screen and every kind of check, on faults and on variants."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from harness.drivers.chromium import browser_path
from record.folder import RunFolder
from record.outcomes import Outcome
from record.results import read_run
from tests.homologue.conftest import PATIENCE, ROOT, Command, Ran

# One row a screen and a kind of check at least: the whole suite in a browser is `make test-all`.
ROWS = (1, 3, 5, 7, 9, 17, 30, 34, 40, 42, 49, 50, 56, 57, 63, 65, 69, 72, 85)
PART = " or ".join(f"@URS-{row:03}" for row in ROWS)


def outcomes(folder: Path) -> dict[str, Outcome]:
    """What came of each case of a run."""
    return {result.case.id: result.finding.outcome for result in read_run(RunFolder(folder)).cases}


@pytest.mark.browser
def test_both_drivers_give_the_same_outcomes_and_the_simulator_is_green(
    homologue: Command, tmp_path: Path
) -> None:
    """Case by case, with the same people."""
    if browser_path() is None:
        pytest.skip("chromium is not on PATH")
    found = [outcomes(run_with(homologue, driver, tmp_path).run) for driver in ("http", "browser")]
    assert found[0] == found[1]
    assert len(found[0]) > 30
    assert set(found[0].values()) <= {Outcome.PASSED, Outcome.INAPPLICABLE}


@pytest.mark.browser
def test_both_drivers_say_the_same_of_thirty_faults_and_of_variants() -> None:
    """One case a fault, over both portals; all of it is scripts/agreement.py by itself."""
    if browser_path() is None:
        pytest.skip("chromium is not on PATH")
    part = ["--mutants", "30", "--variants", "2", "--cases", "2", "--workers", "3"]
    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "agreement.py"), *part],
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "on 33 portals, 0 differ" in done.stdout


def run_with(homologue: Command, driver: str, folder: Path) -> Ran:
    """Play the part with a driver, in a folder of its own."""
    ran = homologue(
        "--driver", driver, "--tags", PART, "--seed", "11", "--workers", "2", "--out", str(folder / driver)
    )
    return Ran(ran.code, ran.said, folder / driver)

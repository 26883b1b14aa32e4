"""A portal in another language, written from the guide alone, is judged green, and its faults are caught."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
PROFILE = ROOT / "candidates" / "guichet-node.toml"
HOME = ROOT / "candidates" / "guichet-node"
FAULTS = {
    "cle-modulo": "@URS-010-B3",
    "conditions-vides": "@URS-036",
    "jeton-parlant": "@URS-054-N2",
    "noms-croises": "@URS-063-P1",
    "compte-unique": "@URS-080-P3",
}
"""One a page of the journey, and the examples that are to catch it."""


@pytest.fixture(scope="module", autouse=True)
def _packages() -> None:
    """Its packages, installed once from its lock file."""
    npm = shutil.which("npm")
    if shutil.which("node") is None or npm is None:
        pytest.skip("node is not installed: apt-get install nodejs npm")
    there, lock = HOME / "node_modules" / ".package-lock.json", HOME / "package-lock.json"
    if there.exists() and there.stat().st_mtime >= lock.stat().st_mtime:
        return
    install = [npm, "ci", "--no-audit", "--no-fund"]
    done = subprocess.run(install, cwd=HOME, capture_output=True, text=True, check=False, timeout=300)
    if done.returncode:
        pytest.skip(f"npm ci did not end well: {done.stderr.strip()[-300:]}")


def homologue(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "homologue", *words, "--candidate", str(PROFILE), "--driver", "http"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=300)


def test_a_whole_journey_is_judged_green(tmp_path: Path) -> None:
    """From the home page to the space, and a resent link: nothing is refused."""
    done = homologue("run", "--tags", "@URS-005-P1 or @URS-042-P1", "--workers", "2", "--out", str(tmp_path))
    folder = next(tmp_path.iterdir())
    verdict = json.loads((folder / "verdict.json").read_text(encoding="utf-8"))
    outcomes = {each["outcome"] for each in verdict["requirements"] if each["scenarios"]}
    assert outcomes == {"passed"}, done.stdout


def test_each_of_five_faults_is_caught_by_the_requirement_that_it_breaks(tmp_path: Path) -> None:
    """Nobody wrote a check for them: the requirement's own words are enough."""
    chosen = [word for fault in FAULTS for word in ("--only", fault)]
    examples = ("--tags", " or ".join(FAULTS.values()))
    done = homologue("prove", *chosen, *examples, "--json", "--workers", "2", "--out", str(tmp_path))
    proof: dict[str, Any] = json.loads(done.stdout)
    assert proof["baseline"] == "green"
    assert {each["id"]: each["outcome"] for each in proof["mutants"]} == dict.fromkeys(FAULTS, "killed_right")

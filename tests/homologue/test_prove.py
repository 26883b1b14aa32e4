"""``homologue prove`` never counts as killed what was not, and says why."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.homologue.conftest import PATIENCE, ROOT

ProfileMaker = Callable[..., Path]
PART = "@URS-001 or @URS-003 or @URS-018"


def prove(tmp_path: Path, candidate: Path, *words: str) -> tuple[int, str, dict[str, Any] | None]:
    """The exit code, what was said, and the proof where there is one."""
    fixed = ["--candidate", str(candidate), "--out", str(tmp_path / "runs"), "--tags", PART]
    done = subprocess.run(
        [sys.executable, "-m", "homologue", "prove", *fixed, *words],
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    proofs = list((tmp_path / "runs").glob("*/proof.json")) if (tmp_path / "runs").exists() else []
    proof = json.loads(proofs[0].read_text(encoding="utf-8")) if proofs else None
    return done.returncode, done.stdout + done.stderr, proof


def listed(candidate: Path, *mutants: dict[str, Any]) -> Path:
    """The profile, its list of mutants replaced."""
    (candidate.parent / "simulator-mutants.json").write_text(json.dumps(mutants), encoding="utf-8")
    return candidate


def mutant(name: str, *breaks: str, **more: Any) -> dict[str, Any]:
    """One line of a list of mutants."""
    return {"id": name, "breaks": list(breaks), "change": "un défaut", **more}


def test_a_fault_that_is_caught_is_told_by_which_scenario(tmp_path: Path, profile: ProfileMaker) -> None:
    """The option of step 3 is missing."""
    code, said, proof = prove(tmp_path, profile(), "--only", "URS-003-M1")
    assert code == 0
    assert "1.00" in said
    assert proof is not None
    assert proof["baseline"] == "green"
    assert proof["mutants"][0]["outcome"] == "killed_right"
    assert any("01-entrer" in case for case in proof["mutants"][0]["by"])


def test_a_fault_that_nothing_catches_is_silent(tmp_path: Path, profile: ProfileMaker) -> None:
    """It is listed as breaking a requirement that it does not touch."""
    candidate = listed(profile(), mutant("URS-037-M1", "URS-001"))
    code, _, proof = prove(tmp_path, candidate)
    assert code == 1
    assert proof is not None
    assert proof["mutants"][0]["outcome"] in {"silent", "dead"}
    assert proof["sensitivity"] == 0.0


def test_a_candidate_that_does_not_start_with_its_fault_is_broken(
    tmp_path: Path, profile: ProfileMaker
) -> None:
    """It is not counted, neither for nor against."""
    candidate = listed(
        profile(), mutant("INCONNU", "URS-001"), mutant("EQ", "URS-001", equivalent="rien ne se voit")
    )
    code, said, proof = prove(tmp_path, candidate)
    assert code == 1
    assert "broken" in said
    assert proof is not None
    assert [each["outcome"] for each in proof["mutants"]] == ["broken", "equivalent"]
    assert proof["sensitivity"] is None


def test_an_unknown_mutant_or_requirement_is_wrong_use(tmp_path: Path, profile: ProfileMaker) -> None:
    """Told before anything is played."""
    code, said, _ = prove(tmp_path, profile(), "--only", "URS-999-M9")
    assert (code, "URS-999-M9" in said) == (2, True)
    code, said, _ = prove(tmp_path, listed(profile(), mutant("X", "URS-999")))
    assert (code, "URS-999" in said) == (2, True)


def test_a_red_baseline_proves_nothing(tmp_path: Path, profile: ProfileMaker) -> None:
    """The candidate without its faults is already at fault."""
    candidate = profile(('MUTANT = "{mutant}"', 'MUTANT = "URS-003-M1"'))
    code, said, proof = prove(tmp_path, candidate)
    assert code == 3
    assert "vert" in said
    assert proof is None

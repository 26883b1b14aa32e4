"""``homologue prove`` never counts as caught what was not, never hides a false alarm, and says why."""

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

from tests.homologue.conftest import PATIENCE, ROOT

ProfileMaker = Callable[..., Path]
PART = "@URS-001 or @URS-003 or @URS-018"
SWITCHABLE = (
    'command = ["python", "-m", "simulator"]',
    'command = ["python", "-m", "tests.homologue.portals"]',
)
ENV = "[launch.env]\n"


@dataclass(frozen=True)
class Proven:
    """How the command ended, what it said, and the proof that it left, if any."""

    code: int
    said: str
    folder: Path | None

    @property
    def proof(self) -> dict[str, Any]:
        assert self.folder is not None, self.said
        return json.loads((self.folder / "proof.json").read_text(encoding="utf-8"))

    def fates(self, kind: str = "mutants") -> dict[str, str]:
        return {each["id"]: each["outcome"] for each in self.proof[kind]}


def prove(tmp_path: Path, candidate: Path, *words: str) -> Proven:
    """Prove on a candidate, with a few scenarios."""
    out = tmp_path / "runs"
    done = command("prove", "--candidate", str(candidate), "--out", str(out), "--tags", PART, *words)
    folders = list(out.iterdir()) if out.exists() else []
    return Proven(done.returncode, done.stdout + done.stderr, folders[0] if folders else None)


def command(*words: str) -> subprocess.CompletedProcess[str]:
    """Run ``homologue``."""
    return subprocess.run(
        [sys.executable, "-m", "homologue", *words],
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


def listed(candidate: Path, mutants: object, variants: object = ()) -> Path:
    """The profile, its lists replaced."""
    for kind, items in (("mutants", mutants), ("variants", variants)):
        text = json.dumps(items if items != () else [{"id": "tables", "change": "des tableaux"}])
        (candidate.parent / f"simulator-{kind}.json").write_text(text, encoding="utf-8")
    return candidate


def mutant(name: str, *breaks: str, **more: Any) -> dict[str, Any]:
    """One line of a list of mutants."""
    return {"id": name, "breaks": list(breaks), "change": "un défaut", **more}


def test_each_trial_is_told_for_what_it_is(tmp_path: Path, profile: ProfileMaker) -> None:
    """Caught, silent, broken, hanging, dying, out of sight, left out; and both kinds of variants."""
    candidate = listed(
        profile(SWITCHABLE, (ENV, ENV + 'SWITCHED_OFF = "switchable"\n')),
        [
            mutant("URS-003-M1", "URS-003"),
            mutant("URS-037-M1", "URS-001"),
            mutant("INCONNU", "URS-001"),
            mutant("PEND", "URS-001"),
            mutant("MEURT", "URS-001"),
            mutant("INVISIBLE", "URS-001", equivalent="rien ne se voit"),
            mutant("AILLEURS", "GEN-036", needs_browser=True),
        ],
        [{"id": "tables", "change": "des tableaux"}, {"id": "rouge", "change": "rien de correct"}],
    )
    ran = prove(tmp_path, candidate, "--driver", "http", "--limit", "8", "--full")
    assert ran.fates() == {
        "URS-003-M1": "killed_right",
        "URS-037-M1": ran.fates()["URS-037-M1"],
        "INCONNU": "broken",
        "PEND": "timeout",
        "MEURT": "inconclusive",
        "INVISIBLE": "equivalent",
    }
    assert ran.fates()["URS-037-M1"] in {"silent", "dead"}
    assert ran.proof["sensitivity"] == pytest.approx(1 / 4)
    assert ran.proof["left_out"] == ["AILLEURS"]
    caught = ran.proof["mutants"][0]
    assert caught["proves"] == ["URS-003"]
    assert any("01-entrer" in case for case in caught["by"])
    assert caught["seen"][0]["observed"]
    assert ran.fates("variants") == {"tables": "quiet", "rouge": "false_alarm"}
    assert "URS-003" in [each["requirement"] for each in ran.proof["variants"][1]["alarms"]]
    assert ran.code == 1
    assert "0,25" in ran.said
    assert "1 variante sur 2" in ran.said
    assert "hors du candidat" in ran.said
    again = (ran.folder / "proof.html").read_bytes()
    (ran.folder / "proof.html").unlink()
    assert command("report", str(ran.folder)).returncode == 0
    assert (ran.folder / "proof.html").read_bytes() == again


def test_a_proof_that_holds_ends_well(tmp_path: Path, profile: ProfileMaker) -> None:
    """Only one mutant is asked for: no variant is played, and only the cases of its row."""
    ran = prove(tmp_path, profile(), "--only", "URS-003-M1", "--json")
    assert ran.code == 0
    assert ran.proof["baseline"] == "green"
    assert ran.proof["sensitivity"] == 1.0
    assert ran.proof["variants"] == []
    assert json.loads(ran.said)["counts"]["killed_right"] == 1


@pytest.mark.parametrize(
    ("changes", "baseline"),
    [
        ([('MUTANT = "{mutant}"', 'MUTANT = "URS-003-M1"\nAUTRE = "{mutant}"')], "red"),
        (
            [SWITCHABLE, (ENV, ENV + 'SWITCHED_OFF = "flickering"\nSTARTS = "{beside}/starts"\n')],
            "unsteady",
        ),
    ],
)
def test_a_baseline_that_is_red_or_flickers_proves_nothing(
    tmp_path: Path, profile: ProfileMaker, changes: list[tuple[str, str]], baseline: str
) -> None:
    """It ends there, with the scenario that forbids it."""
    made = [(old, new.replace("{beside}", str(tmp_path))) for old, new in changes]
    ran = prove(tmp_path, profile(*made), "--only", "URS-003-M1", "--workers", "1")
    assert ran.code == 3
    assert ran.proof["baseline"] == baseline
    assert ran.proof["doubts"]
    assert ran.proof["mutants"] == []
    assert ran.proof["sensitivity"] is None
    assert "rien ne peut être prouvé" in ran.said


def test_a_list_that_cannot_be_used_is_told_before_anything_is_started(
    tmp_path: Path, profile: ProfileMaker
) -> None:
    """Exit code 2, no folder left."""
    ran = prove(tmp_path, listed(profile(), [mutant("X", "URS-999")]))
    assert (ran.code, "URS-999" in ran.said, ran.folder) == (2, True, None), ran.said

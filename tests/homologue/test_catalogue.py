"""``homologue catalogue`` tells which faults each row is tried on, and refuses a row that none is."""

from __future__ import annotations

import json

import pytest

import catalogue
from harness.mutants import Mutant
from homologue.catalogue import _ensure_all_put_to_the_proof, command
from homologue.exits import Stop


def test_every_row_is_tried_on_a_fault_or_says_why_none_shows(capsys: pytest.CaptureFixture[str]) -> None:
    """From the list that the simulator's profile names."""
    command(portal="", screens=False, missing=False, check=True, as_json=True)
    rows = {row["id"]: row for row in json.loads(capsys.readouterr().out)}
    assert "URS-003-M1" in rows["URS-003"]["faults"]
    assert not rows["GEN-022"]["faults"]
    assert rows["GEN-022"]["faults_out_of_sight"]["GEN-022-M1"]


def test_a_row_that_nothing_tries_is_refused_by_its_name() -> None:
    """A fault that is written down as out of sight is a reason."""
    _ensure_all_put_to_the_proof({"URS-001": [Mutant("X", ("URS-001",), "", equivalent="rien ne se voit")]})
    with pytest.raises(Stop, match="URS-003"):
        _ensure_all_put_to_the_proof({"URS-001": [Mutant("X", ("URS-001",), "")], "URS-003": []})


def test_a_statement_is_whole_on_the_line_of_its_row(capsys: pytest.CaptureFixture[str]) -> None:
    """Where no terminal reads it: nothing is cut or wrapped at the width of one."""
    command(portal="", screens=False, missing=False, check=False, as_json=False)
    lines = {line.split()[0]: line for line in capsys.readouterr().out.splitlines() if line.strip()}
    for row in catalogue.load().requirements.values():
        assert lines[row.id].endswith(f" {row.statement_fr}")


def test_a_portal_that_no_guide_describes_is_refused() -> None:
    """An empty list would read as « nothing is asked »."""
    with pytest.raises(Stop, match=r"urssaff.*audiens, both, urssaf"):
        command(portal="urssaff", screens=False, missing=False, check=False, as_json=False)

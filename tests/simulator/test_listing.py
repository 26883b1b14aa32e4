"""The lists of named faults and of variants, as the command line prints them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from simulator.listing import listing


@pytest.mark.parametrize(("flag", "known"), [("--list-mutants", "URS-037-M1"), ("--list-variants", "tables")])
def test_a_list_has_a_line_a_name_or_is_json(flag, known):
    """A person reads what each changes; a machine reads the same."""
    lines = listing([flag]).splitlines()
    items = json.loads(listing([flag, "--json"]))
    assert known in [item["id"] for item in items]
    assert [line.split(maxsplit=1) for line in lines] == [[item["id"], item["change"]] for item in items]


def test_nothing_is_listed_unasked():
    """The simulator is served instead."""
    assert listing(["--port", "0"]) == ""


def test_the_command_prints_the_list_and_stops():
    """Exit code 0, nothing on the error stream."""
    ended = subprocess.run(
        [sys.executable, "-m", "simulator", "--list-mutants"],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    assert "URS-037-M1" in ended.stdout

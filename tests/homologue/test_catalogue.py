"""``homologue catalogue`` tells which faults each row is tried on, and refuses a row that none is."""

from __future__ import annotations

import json
import re
from typing import Any

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


@pytest.mark.parametrize("beside", [{"check": True}, {"screens": True}, {"portal": "urssaf"}])
def test_one_requirement_is_asked_for_alone(beside: dict[str, Any]) -> None:
    """A check that is passed over in silence would read as green."""
    with pytest.raises(Stop, match="--id se suffit"):
        command(ids=["URS-082"], **beside)


def test_a_requirement_named_twice_is_told_once(capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever its case."""
    command(ids=["urs-082", "URS-082"])
    assert capsys.readouterr().out.count("URS-082  ") == 1


@pytest.mark.parametrize("row", ["URS-082", "AUD-092", "GEN-022"])
def test_a_requirement_is_told_whole_within_80_columns(row: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Its words, its source, each example with what plays or excuses it, and the choices that bear on it."""
    command(ids=[row])
    said = capsys.readouterr().out
    assert max(map(len, said.splitlines())) <= 80
    words, ledger = re.sub("[ \n]+", " ", said), catalogue.load()
    told = ledger.requirements[row]
    assert f"{row} {told.statement_fr}" in words
    assert told.level.value in words
    for example in told.examples:
        assert re.search(rf"{example.id} \([^)]*\) {re.escape(example.text)} (?:joué par|excusé\s:) ", words)
    for ambiguity in map(ledger.ambiguities.get, told.ambiguities):
        assert ambiguity is not None
        assert all(each.text in words for each in ambiguity.readings)
    assert all(f"{name} — {ledger.parameters[name].meaning}" in words for name in told.parameters)


def test_the_source_of_a_requirement_is_told_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    """The guide by its title, the step and the lines; who sets a parameter that is none of the profile's."""
    command(ids=["URS-082"])
    said = capsys.readouterr().out
    assert "lignes 100 à 102" in said
    assert "fixé par la lecture de URS-AMB-13" in said


def test_several_requirements_are_told_for_a_machine(capsys: pytest.CaptureFixture[str]) -> None:
    """In the order asked for, whatever their case, beside what every row tells."""
    command(ids=["urs-082", "AUD-092"], as_json=True)
    first, second = json.loads(capsys.readouterr().out)
    assert (first["id"], second["id"]) == ("URS-082", "AUD-092")
    assert first["source"]["lines"] == ["L100-L102"]
    readings = next(each for each in first["ambiguities"] if each["id"] == "URS-AMB-13")["readings"]
    assert {"key": "email", "meaning": "l’adresse e-mail de contact", "default": False} in readings
    path = next(each for each in first["parameters"] if each["name"] == "urs.login.path")
    assert path["set_by"] == "profile"
    assert first["example_texts"].keys() == first["examples"].keys()
    assert first["scenarios"]


def test_a_requirement_that_does_not_exist_is_answered_with_near_ones() -> None:
    """Nothing is shown then."""
    with pytest.raises(Stop, match="URS-082"):
        command(ids=["URS-0822"])
    with pytest.raises(Stop, match="exigence inconnue"):
        command(ids=["URS-082", "x"])


def test_an_ambiguity_tells_what_each_reading_has_played(capsys: pytest.CaptureFixture[str]) -> None:
    """A vendor chooses by what will be asked of the portal, not by a key."""
    command(ids=["urs-amb-14"])
    told = capsys.readouterr().out
    other = told[told.index("- other") :]
    assert "- checkbox_unticked (par défaut)" in told
    assert 'urs.terms.control = "other"' in other
    assert re.search(r"propre à elle : « .+ »", other)
    assert re.search(r"^ +Alors .+", other, re.MULTILINE)
    assert all(len(line) <= 80 for line in told.splitlines())


def test_an_ambiguity_is_told_to_a_machine_beside_a_row(capsys: pytest.CaptureFixture[str]) -> None:
    """Both kinds may be asked for at once."""
    command(ids=["URS-035", "URS-AMB-14"], as_json=True)
    row, ambiguity = json.loads(capsys.readouterr().out)
    assert (row["id"], ambiguity["id"]) == ("URS-035", "URS-AMB-14")
    keys = {reading["key"]: reading["scenarios"] for reading in ambiguity["readings"]}
    assert set(keys) == {"checkbox_unticked", "other"}
    assert keys["other"]


def test_an_unknown_ambiguity_is_told_with_near_ones() -> None:
    """Not among requirements."""
    with pytest.raises(Stop, match=r"ambiguïté inconnue .*URS-AMB-91.*ambiguïtés admises.*URS-AMB-19"):
        command(ids=["URS-AMB-91"])

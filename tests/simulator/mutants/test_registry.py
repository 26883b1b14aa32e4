"""The named faults: each is one override at one place, and each fault of the ledger is built or explained."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

import catalogue
from simulator.mutants import every_mutant, faulty_parts
from simulator.mutants.loading import as_list
from simulator.parts import AS_IS
from simulator.settings import WrongSettings

LISTED = Path(__file__).parents[3] / "candidates" / "simulator-mutants.json"
MUTANTS = every_mutant()
BUILT = [each for each in MUTANTS if not each.equivalent]
LEDGER = catalogue.load().requirements


def test_every_fault_of_the_ledger_is_written_down():
    """Those of both guides and the general ones are built, or said to be impossible to observe."""
    named = {fault.id for row in LEDGER.values() for fault in row.mutants}
    assert named - {each.id for each in MUTANTS} == set()


def test_every_requirement_of_the_guides_has_a_fault():
    """What no fault breaks is not proven."""
    rows = {id for id in LEDGER if id.startswith(("URS", "AUD"))}
    assert rows - {row for each in MUTANTS for row in each.breaks} == set()


def test_a_fault_is_known_by_one_id_and_breaks_requirements_that_exist():
    """The first requirement is the one in its id."""
    doubled = [id for id, count in Counter(each.id for each in MUTANTS).items() if count > 1]
    strange = [each.id for each in MUTANTS if not set(each.breaks) <= set(LEDGER)]
    elsewhere = [each.id for each in MUTANTS if not each.id.startswith(each.breaks[0] + "-")]
    assert (doubled, strange, elsewhere) == ([], [], [])


@pytest.mark.parametrize("each", BUILT, ids=lambda each: each.id)
def test_a_fault_is_one_override_of_something_that_exists(each):
    """Nothing else differs from the right portal."""
    (name,) = each.overrides
    usual = getattr(AS_IS, each.part)
    assert issubclass(each.faulty, usual)
    assert hasattr(usual, name)
    assert len(each.faulty.__mro__) == len(usual.__mro__) + 1


def test_an_unknown_fault_is_refused_with_those_whose_name_is_near():
    """Whoever mistypes a name finds the right one."""
    with pytest.raises(WrongSettings, match="URS-037-M1"):
        faulty_parts("URS-37-M1")


def test_a_fault_that_was_not_built_says_why():
    """It cannot be switched on."""
    (explained, *_) = [each for each in MUTANTS if each.equivalent]
    with pytest.raises(WrongSettings, match="not built"):
        faulty_parts(explained.id)


def test_the_list_of_the_profile_is_the_one_of_the_registry():
    """Made again by: python -m simulator --list-mutants --json > candidates/simulator-mutants.json"""
    assert json.loads(LISTED.read_text(encoding="utf-8")) == json.loads(json.dumps(as_list()))

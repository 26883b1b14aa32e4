"""A list of mutants or of variants is read whole, or refused with what is wrong in it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import catalogue
from harness.mutants import Mutant, Variant, WrongMutants, chosen, read_mutants, read_variants
from harness.profile import read_profile
from harness.profile_model import Profile

LEDGER = catalogue.load()
PROFILE = """
[candidate]
name = "Portail"
[portals.urssaf]
url = "http://127.0.0.1:{port}/"
[people]
mode = "control"
[control]
url = "http://127.0.0.1:{port}/control/"
token = "{control.token}"
[launch]
command = ["portail", "--variant={variant}"]
[launch.env]
FAULT = "{mutant}"
[mutants]
file = "mutants.json"
[variants]
file = "variants.json"
"""
Lists = Callable[..., Profile]


@pytest.fixture
def lists(tmp_path: Path) -> Lists:
    """A profile with these lists beside it."""

    def write(mutants: object, variants: object = (), text: str = PROFILE) -> Profile:
        for kind, items in (("mutants", mutants), ("variants", variants)):
            (tmp_path / f"{kind}.json").write_text(json.dumps(items), encoding="utf-8")
        target = tmp_path / "portail.toml"
        target.write_text(text, encoding="utf-8")
        return read_profile(target)

    return write


def fault(name: str, *breaks: str, **more: Any) -> dict[str, Any]:
    """One line of a list."""
    return {"id": name, "breaks": list(breaks), "change": "un défaut", **more}


def test_what_is_listed_is_read(lists: Lists) -> None:
    """With what a proof has to know of each."""
    profile = lists(
        [fault("A", "URS-001", "URS-003"), fault("B", "GEN-036", needs_browser=True)],
        [{"id": "tables", "change": "des tableaux"}],
    )
    assert read_mutants(profile, LEDGER) == (
        Mutant("A", ("URS-001", "URS-003"), "un défaut"),
        Mutant("B", ("GEN-036",), "un défaut", needs_browser=True),
    )
    assert read_variants(profile) == (Variant("tables", "des tableaux"),)


@pytest.mark.parametrize(
    ("items", "told"),
    [
        ([fault("X", "URS-999")], "URS-999"),
        ([fault("X")], "aucune n’est nommée"),
        ([fault("X", "URS-001"), fault("X", "URS-001")], "deux fois"),
        ([{"id": "X"}], "« breaks »"),
        ([fault("../X", "URS-001")], "../X"),
        ([fault("X", "URS-001", color="red")], "color"),
        ([fault("X", "URS-001", equivalent=3)], "equivalent"),
        ({"X": 1}, "une liste"),
        ([], "au moins un"),
    ],
)
def test_a_list_that_cannot_be_used_is_told(lists: Lists, items: object, told: str) -> None:
    """What was read and what is expected."""
    with pytest.raises(WrongMutants) as caught:
        read_mutants(lists(items), LEDGER)
    assert told in str(caught.value)


def test_a_file_that_is_no_json_is_told(lists: Lists) -> None:
    """With its name."""
    profile = lists([fault("X", "URS-001")])
    profile.beside("mutants.json").write_text("[", encoding="utf-8")
    with pytest.raises(WrongMutants, match=r"mutants\.json"):
        read_mutants(profile, LEDGER)


def test_a_candidate_that_is_never_told_the_name_is_refused(lists: Lists) -> None:
    """Every mutant would be the right portal, and be called silent."""
    profile = lists([fault("X", "URS-001")], [], PROFILE.replace('FAULT = "{mutant}"', ""))
    with pytest.raises(WrongMutants, match=r"\{mutant\}"):
        read_mutants(profile, LEDGER)
    assert read_variants(lists([], [{"id": "v", "change": "autre"}])) == (Variant("v", "autre"),)


def test_a_profile_without_lists_has_nothing_to_prove(lists: Lists) -> None:
    """It says which section to add."""
    profile = lists([], [], PROFILE.partition("[mutants]")[0])
    assert read_mutants(profile, LEDGER) == read_variants(profile) == ()
    with pytest.raises(WrongMutants, match=r"\[mutants\]"):
        chosen(profile, (), (), ())


def test_names_choose_among_both_lists_and_an_unknown_one_is_told_with_those_near(lists: Lists) -> None:
    """Whoever mistypes a name finds the right one."""
    profile = lists(
        [fault("URS-003-M1", "URS-003"), fault("B", "URS-001")], [{"id": "tables", "change": "x"}]
    )
    mutants, variants = read_mutants(profile, LEDGER), read_variants(profile)
    assert chosen(profile, mutants, variants, ["B", "tables"]) == (mutants[1:], variants)
    assert chosen(profile, mutants, variants, []) == (mutants, variants)
    with pytest.raises(WrongMutants, match="URS-003-M1"):
        chosen(profile, mutants, variants, ["URS-03-M1"])

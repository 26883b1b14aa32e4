"""A portal with a named fault: it starts, differs in that only, and says when the fault was reached."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
import requests

from simulator.mutants import every_mutant
from simulator.serve import start
from simulator.settings import Settings, WrongSettings

BUILT = [each.id for each in every_mutant() if not each.equivalent]


def page(chosen, path):
    running = start(chosen)
    try:
        with requests.get(running.url + path, timeout=5) as answer:
            return answer.status_code, answer.text
    finally:
        running.stop()


def test_every_fault_leaves_a_portal_that_starts():
    """The profile page answers, whatever is wrong elsewhere."""
    with ThreadPoolExecutor(8) as pool:
        pages = pool.map(lambda name: page(Settings(mutant=name), "urssaf/espace"), BUILT)
        wrong = [
            name
            for name, (status, text) in zip(BUILT, pages, strict=True)
            if status != 200 or "Choisissez votre profil" not in text
        ]
    assert wrong == []


def test_without_a_fault_nothing_is_loaded_nor_written(tmp_path):
    """The right portal does not even look at the file."""
    reached = tmp_path / "reached"
    page(Settings(mutant_reached=str(reached)), "urssaf/espace")
    assert not reached.exists()


@pytest.mark.parametrize(
    ("name", "path", "there"),
    [
        ("URS-003-M1", "urssaf/", False),
        ("URS-003-M1", "urssaf/espace", True),
        ("URS-007-M2", "urssaf/", True),
        ("URS-007-M2", "urssaf/identification", True),
        ("URS-002-M1", "urssaf/espace", False),
        ("URS-002-M1", "urssaf/", True),
    ],
    ids=["method before", "method", "label shared", "label", "page before", "page"],
)
def test_the_file_appears_once_the_fault_is_reached(tmp_path, name, path, there):
    """A method when it runs, a page where it is altered, a label when labels are read."""
    reached = tmp_path / "reached"
    page(Settings(mutant=name, mutant_reached=str(reached)), path)
    assert reached.exists() is there


def test_a_fault_shows(tmp_path):
    """« suivant » is called otherwise, and nothing else has changed on that page."""
    _, usual = page(Settings(), "urssaf/identification")
    _, faulty = page(Settings(mutant="URS-007-M2"), "urssaf/identification")
    assert ">suivant<" in usual
    assert ">Continuer<" in faulty
    assert len(usual) - len("suivant") == len(faulty) - len("Continuer")


def test_a_fault_and_a_variant_are_not_chosen_together():
    """One thing at a time can be told from the right portal."""
    with pytest.raises(WrongSettings, match="not both"):
        start(replace(Settings(), mutant="URS-003-M1", variant="tables"))

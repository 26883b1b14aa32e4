"""``homologue compare`` says what changed between two runs, and fails on a regression."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.homologue.finished import BLOCKED, DECLARED, FAILED, Caller, finished


def test_two_equal_runs_have_nothing_to_tell(called: Caller, tmp_path: Path) -> None:
    """Exit code 0."""
    runs = finished(tmp_path, "un"), finished(tmp_path, "deux")
    ran = called("compare", *runs)
    assert ran.code == 0
    assert "Aucun changement" in ran.out
    assert "ne l’" not in ran.out


@pytest.mark.parametrize(
    ("before", "after", "change", "code"),
    [
        ({}, {"URS-037": FAILED}, "broken", 1),
        ({"URS-037": BLOCKED}, {"URS-037": FAILED}, "broken", 1),
        ({}, {"URS-037": BLOCKED}, "lost", 1),
        ({}, {"URS-037": DECLARED}, "lost", 1),
        ({"URS-037": FAILED}, {}, "mended", 0),
        ({"URS-037": BLOCKED}, {}, "gained", 0),
        ({"URS-037": FAILED}, {"URS-037": BLOCKED}, "other", 0),
    ],
)
def test_each_change_has_its_word_and_only_regressions_fail(
    called: Caller, tmp_path: Path, before: dict, after: dict, change: str, code: int
) -> None:
    """What held and is no longer shown to is a regression too."""
    ran = called("compare", finished(tmp_path, "un", before), finished(tmp_path, "deux", after), "--json")
    assert ran.code == code
    (row,) = ran.json["requirements"]
    assert (row["id"], row["change"]) == ("URS-037", change)
    assert ran.json["regressions"] == code
    assert ran.json["counts"][change] == 1


def test_a_person_reads_what_broke_and_why(called: Caller, tmp_path: Path) -> None:
    """With the scenario, the verdicts and what else differs."""
    other = {"name": "Portail d’essai", "vendor": "Fournisseur", "version": "1.3"}
    ran = called(
        "compare", finished(tmp_path, "un"), finished(tmp_path, "deux", {"URS-037": FAILED}, candidate=other)
    )
    assert "N’est plus tenue" in ran.out
    assert "tenue → non tenue" in ran.out
    assert "constaté : cela" in ran.out
    assert "Recette refusée" in ran.out
    assert "1.2" in ran.out
    assert "1.3" in ran.out
    assert "1 régression" in ran.out


def test_what_a_filter_left_out_is_not_compared(called: Caller, tmp_path: Path) -> None:
    """A run of one row is no regression of the others."""
    whole, part = finished(tmp_path, "un"), finished(tmp_path, "deux", selection="étiquettes @URS-001")
    messages = (part / "messages.ndjson").read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in messages if not line.startswith('{"pickle"') or '"@URS-001"' in line]
    (part / "messages.ndjson").write_text("".join(kept), encoding="utf-8")
    ran = called("compare", whole, part, "--json")
    assert ran.code == 0
    assert ran.json["compared"] == 1
    assert len(ran.json["apart"]) > 100


def test_what_is_no_run_folder_is_told(called: Caller, tmp_path: Path) -> None:
    """Absent, empty, or damaged: exit code 2 and the reason, whoever reads it."""
    good = finished(tmp_path, "un")
    (tmp_path / "vide").mkdir()
    damaged = finished(tmp_path, "deux")
    (damaged / "run.json").write_text('{"id": 1}', encoding="utf-8")
    for path, told in (
        ("absent", "n’existe pas"),
        ("vide", "run.json y manque"),
        ("deux", "ne peut être relu"),
    ):
        for words in (("compare", good), ("report",)):
            ran = called(*words, tmp_path / path)
            assert ran.code == 2
            assert told in ran.err

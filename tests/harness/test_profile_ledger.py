"""A profile chooses among what the ledger leaves open, and any other choice is refused with its line."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import catalogue
from harness.profile import Profile, ProfileError, read_profile
from harness.profile_ledger import ledger_findings

PROFILE = """\
[candidate]
name = "Portail"
[portals.urssaf]
url = "http://127.0.0.1:8080/"
[control]
url = "http://127.0.0.1:8080/control"
token = "t"
"""


def read(folder: Path, added: str) -> Profile:
    path = folder / "portail.toml"
    path.write_text(PROFILE + added, "utf-8")
    return read_profile(path)


def test_choices_that_the_ledger_admits_are_kept(tmp_path: Path) -> None:
    """Readings, parameters with a value or none, justifications, declarations and labels pass."""
    profile = read(
        tmp_path,
        """
        [readings]
        "URS-AMB-01" = "exact"
        [parameters]
        "urs.entry_label" = "Mon espace personnel"
        "urs.activation_code.max_attempts" = "none"
        "urs.password.policy" = { min = 14 }
        [justifications]
        "URS-AMB-01" = "le libellé est le nôtre"
        "URS-018" = "non proposé"
        [declarations]
        "GEN-022" = "argon2id"
        [labels]
        "urssaf.activation_code" = { label = "Code personnel" }
        """,
    )

    assert profile.readings == {"URS-AMB-01": "exact"}
    assert profile.parameters["urs.activation_code.max_attempts"] == "none"


@pytest.mark.parametrize(
    ("section", "choice", "words"),
    [
        ("readings", '"URS-AMB-99" = "x"', ["ambiguïté inconnue « URS-AMB-99 »", "URS-AMB-19"]),
        (
            "readings",
            '"URS-AMB-01" = "exacte"',
            ["lecture inconnue « exacte » de URS-AMB-01", "any, exact", "vouliez-vous dire « exact »"],
        ),
        (
            "parameters",
            '"urs.entry_lable" = "x"',
            ["paramètre inconnu « urs.entry_lable »", "vouliez-vous dire « urs.entry_label »"],
        ),
        (
            "parameters",
            '"urs.step_order" = "text"',
            ["« urs.step_order » est fixé par la lecture de URS-AMB-02", "[readings]"],
        ),
        (
            "parameters",
            '"urs.activation_code.max_attempts" = "five"',
            ['il faut un nombre entier, zéro ou plus (ou "none" pour aucun), et non "five"'],
        ),
        (
            "parameters",
            '"urs.activation_code.case" = "lower"',
            ["il faut une des valeurs admises", "valeurs admises : fold, exact"],
        ),
        ("parameters", '"urs.password.policy" = { mini = 14 }', ["clés admises : ", "« min »"]),
        ("justifications", '"URS-999" = "x"', ["« URS-999 » n’est pas une exigence"]),
        ("declarations", '"GEN-222" = "x"', ["« GEN-222 » n’est pas une exigence", "« GEN-022 »"]),
        (
            "labels",
            '"urssaf.activation_cod" = { label = "x" }',
            ["« urssaf.activation_cod » n’est pas le nom", "« urssaf.activation_code »"],
        ),
    ],
)
def test_any_other_choice_is_refused_with_its_line(
    tmp_path: Path, section: str, choice: str, words: list[str]
) -> None:
    """The line is that of the choice, and what is admitted follows."""
    with pytest.raises(ProfileError) as caught:
        read(tmp_path, f"\n[{section}]\n# why\n{choice}\n")

    said = str(caught.value).replace("\N{NO-BREAK SPACE}", " ")
    assert "portail.toml, ligne 11 : " in said
    for word in words:
        assert word in said


def test_a_reading_that_rests_on_a_parameter_asks_for_it(tmp_path: Path) -> None:
    """« Stricter » alone says no rule: a run ended in an error of the bench on each password."""
    chosen = '\n[readings]\n"AUD-AMB-02" = "stricter"\n'
    with pytest.raises(ProfileError) as caught:
        read(tmp_path, chosen)
    said = str(caught.value).replace("\N{NO-BREAK SPACE}", " ")
    assert "AUD-AMB-02 = « stricter » demande « aud.password.policy » dans [parameters]" in said
    read(tmp_path, chosen + '[parameters]\n"aud.password.policy" = { min = 10 }\n')


def test_every_choice_is_checked_not_only_the_first(tmp_path: Path) -> None:
    """Two wrong readings make two lines."""
    with pytest.raises(ProfileError) as caught:
        read(tmp_path, '[readings]\n"URS-AMB-98" = "x"\n"URS-AMB-99" = "x"\n')

    assert [problem.line for problem in caught.value.problems] == [9, 10]


def test_a_guide_that_the_ledger_does_not_hold_is_not_guessed_at(tmp_path: Path) -> None:
    """Without a guide's rows, names of its portal pass; with them, they are checked."""
    ledger = catalogue.load()
    profile = read(tmp_path, "").model_copy(update={"readings": {"URS-AMB-99": "x"}})
    others = {key: each for key, each in ledger.features.items() if each.portal != "urssaf"}

    assert list(ledger_findings(profile, ledger))
    assert not list(ledger_findings(profile, replace(ledger, features=others)))

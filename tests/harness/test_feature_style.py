"""Features follow the rules of a good scenario, and whoever breaks one is told where and how to mend it."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

import catalogue
from harness.feature_style import Remark, Severity, remarks
from record.plan import read_plan

GOOD = """# language: fr
Fonctionnalité: Essai

  @URS-037
  Règle: Un message arrive

    Contexte:
      Étant donné une artiste-auteure

    @URS-037-P1
    Scénario: Le message arrive
      Quand elle choisit « Envoyer »
      Alors un message lui parvient
"""


def found(tmp_path: Path, text: str, folder: str = "urssaf") -> list[Remark]:
    (tmp_path / folder).mkdir(exist_ok=True)
    (tmp_path / folder / "essai.feature").write_text(text, encoding="utf-8")
    return list(remarks(read_plan(tmp_path, [tmp_path]), catalogue.load()))


def test_a_good_feature_has_no_remark(tmp_path: Path) -> None:
    """Typography, tags, titles and steps are right."""
    assert found(tmp_path, GOOD) == []


@pytest.mark.parametrize(
    ("old", "new", "rule", "told"),
    [
        ("  @URS-037\n", "", "one-requirement", "aucune"),
        ("  @URS-037\n", "  @URS-037 @URS-038\n", "one-requirement", "2 (URS-037, URS-038)"),
        ("  @URS-037\n", "  @AUD-061\n", "own-portal", "features/audiens/"),
        ("  @URS-037\n", "  @URS-037 @GOOD_PRACTICE\n", "level", "ôtez"),
        ("    @URS-037-P1\n", "    @URS-008-P1\n", "own-example", "URS-037"),
        ("    @URS-037-P1\n", "    @lecture:URS-AMB-03=trois\n", "known-reading", "two"),
        ("    @URS-037-P1\n", "    @lecture:URS-AMB-99=two\n", "known-reading", "URS-AMB-99"),
        ("Scénario: Le message arrive", "Scénario:", "name", "sans nom"),
        ("arrive\n      Quand", "arrive et repart\n      Quand", "one-behaviour", "« et »"),
        ("      Alors un", "      Quand elle attend\n      Alors un", "one-when", "2 « Quand »"),
        ("      Alors un message lui parvient\n", "", "asserts", "Alors"),
        (
            "      Étant donné une artiste-auteure\n",
            "      Étant donné une\n" + "      Et une\n" * 3,
            "context",
            "3",
        ),
        ("« Envoyer »", "«Envoyer»", "guillemets", "espace"),
        ("« Envoyer »", "“Envoyer”", "quotes", "«"),
        ("lui parvient", "lui parvient...", "ellipsis", "…"),
        ("lui parvient", "lui parvient , enfin", "comma", "virgule"),
        ("lui parvient", "lui parvient; enfin", "high-punctuation", "« ; »"),
        ("lui parvient", "lui  parvient", "double-space", "deux espaces"),
        ("lui parvient\n", "lui parvient \n", "trailing-space", "fin de ligne"),
        ("lui parvient\n", "lui parvient", "final-newline", "dernière ligne"),
        ("      Alors", "\tAlors", "tab", "tabulation"),
    ],
)
def test_each_rule_has_its_remark(tmp_path: Path, old: str, new: str, rule: str, told: str) -> None:
    """With the file, a line, and what to do."""
    assert old in GOOD
    matching = [each for each in found(tmp_path, GOOD.replace(old, new, 1)) if each.rule == rule]
    assert matching, rule
    assert told in matching[0].what
    assert str(matching[0]).startswith("urssaf/essai.feature:")


def test_a_title_is_only_advised_upon(tmp_path: Path) -> None:
    """It fails nothing."""
    (remark,) = found(tmp_path, GOOD.replace("Le message arrive", "Il part et il arrive"))
    assert remark.severity is Severity.ADVICE


def test_what_a_guide_says_in_quotation_marks_is_no_second_behaviour(tmp_path: Path) -> None:
    """« je m'inscris et je valide » is one command."""
    assert found(tmp_path, GOOD.replace("Le message arrive", "La commande « lire et signer » vient")) == []


def test_letters_that_are_taken_apart_are_told(tmp_path: Path) -> None:
    """Steps would be undefined."""
    text = GOOD.replace("Le message", unicodedata.normalize("NFD", "Le message é"))
    assert [each.rule for each in found(tmp_path, text)] == ["nfc"]


def test_two_scenarios_of_a_rule_have_two_names(tmp_path: Path) -> None:
    """A report could not tell them apart; under another rule the same name may stand."""
    again = "\n    Scénario: Le message arrive\n      Quand elle attend\n      Alors rien\n"
    assert [each.rule for each in found(tmp_path, GOOD + again)] == ["name"]
    other = "\n  @URS-038\n  Règle: Autre\n" + again
    assert found(tmp_path, GOOD + other) == []


def test_a_scenario_stands_under_a_rule(tmp_path: Path) -> None:
    """Else no requirement says why it is there."""
    text = GOOD[: GOOD.index("  @URS-037")] + "  Scénario: Seul\n    Quand elle agit\n    Alors rien\n"
    assert [each.rule for each in found(tmp_path, text)] == ["under-a-rule"]


def test_a_requirement_has_one_rule_in_all_files(tmp_path: Path) -> None:
    """The second is told where the first is."""
    (tmp_path / "commun").mkdir()
    (tmp_path / "commun" / "autre.feature").write_text(GOOD, encoding="utf-8")
    (remark,) = found(tmp_path, GOOD)
    assert remark.rule == "one-rule"
    assert "commun/autre.feature:5" in remark.what


def test_a_table_has_a_title(tmp_path: Path) -> None:
    """It is a decision table."""
    outline = (
        GOOD.replace("Scénario: Le", "Plan du scénario: Le")
        + "\n      Exemples:\n        | a |\n        | b |\n"
    )
    assert [each.rule for each in found(tmp_path, outline)] == ["examples-title"]


def test_the_features_of_this_bench_have_no_fault() -> None:
    """What it asks of others it does."""
    root = Path(__file__).resolve().parents[2]
    said = remarks(read_plan(root, [root / "features"]), catalogue.load())
    assert [str(each) for each in said if each.severity is Severity.FAULT] == []

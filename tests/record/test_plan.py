"""A plan holds every case that a Gherkin file describes, with the titles and tags above it."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from record.plan import Plan, PlanError, read_plan

RULES = """# language: fr
@recette
Fonctionnalité: Identification

  Contexte:
    Étant donné le portail ouvert

  @URS-009
  Règle: Le numéro a quinze positions

    Contexte:
      Étant donné une artiste-auteure parvenue à la page d'identification

    @lecture:URS-AMB-04=digits
    Plan du scénario: Un numéro de <positions> positions est <issue>
      Quand elle saisit un numéro de <positions> positions
      Alors il est <issue>
      Et rien d'autre

      @bord
      Exemples: De part et d'autre de quinze
        | positions | issue   |
        | 14        | refusé  |
        | 15        | accepté |

  @URS-010
  Règle: La clé est vérifiée

    Scénario: Une clé fausse est refusée
      Quand elle saisit une clé fausse
      Alors la saisie est refusée
"""

PlanOf = Callable[[str], Plan]


def test_each_row_of_an_outline_is_a_case_with_its_own_line(plan_of: PlanOf) -> None:
    """An id is the file and the line, so that it is the same from one run to the next."""
    assert [case.id for case in plan_of(RULES).cases] == [
        "features/essai.feature:23",
        "features/essai.feature:24",
        "features/essai.feature:29",
    ]


def test_a_case_knows_the_titles_above_it(plan_of: PlanOf) -> None:
    """Feature, rule and examples; the name has its placeholders filled."""
    first, _, last = plan_of(RULES).cases
    assert first.name == "Un numéro de 14 positions est refusé"
    assert (first.feature, first.rule) == ("Identification", "Le numéro a quinze positions")
    assert first.examples == "De part et d'autre de quinze"
    assert (last.rule, last.examples) == ("La clé est vérifiée", "")


def test_tags_come_down_from_feature_rule_scenario_and_examples(plan_of: PlanOf) -> None:
    """Without their @, outermost first."""
    first, _, last = plan_of(RULES).cases
    assert first.tags == ("recette", "URS-009", "lecture:URS-AMB-04=digits", "bord")
    assert last.tags == ("recette", "URS-010")


def test_backgrounds_of_the_feature_and_of_the_rule_come_before_the_steps(plan_of: PlanOf) -> None:
    """In this order, with the type that Et takes from the step before it."""
    steps = plan_of(RULES).cases[0].steps
    assert [(step.keyword, step.type) for step in steps] == [
        ("Étant donné", "Context"),
        ("Étant donné", "Context"),
        ("Quand", "Action"),
        ("Alors", "Outcome"),
        ("Et", "Outcome"),
    ]
    assert steps[2].text == "elle saisit un numéro de 14 positions"
    assert [step.line for step in steps] == [6, 12, 16, 17, 18]


def test_steps_of_two_rows_have_different_ids(plan_of: PlanOf) -> None:
    """A step's result belongs to one case only."""
    ids = [step.id for case in plan_of(RULES).cases for step in case.steps]
    assert len(ids) == len(set(ids))


def test_a_decomposed_file_reads_like_a_composed_one(plan_of: PlanOf) -> None:
    """An NFD « Étant donné » is a keyword too, and texts come out composed."""
    composed = [(case.name, [step.text for step in case.steps]) for case in plan_of(RULES).cases]
    decomposed = plan_of(unicodedata.normalize("NFD", RULES)).cases
    assert [(case.name, [step.text for step in case.steps]) for case in decomposed] == composed


def test_a_file_that_is_no_gherkin_is_told_with_its_place(plan_of: PlanOf) -> None:
    """The error names the file and the line."""
    with pytest.raises(PlanError, match=r"(?s)features/essai\.feature.*\(5:5\)"):
        plan_of("# language: fr\nFonctionnalité: X\n  Scénario: Y\n    Quand il va\n    et ailleurs\n")


def test_a_path_that_does_not_exist_is_told(tmp_path: Path) -> None:
    """Rather than an empty plan, which would pass in silence."""
    with pytest.raises(PlanError, match="introuvable"):
        read_plan(tmp_path, [tmp_path / "absent"])


def test_files_are_read_in_their_names_order(tmp_path: Path) -> None:
    """Whatever the order in which the disk lists them."""
    for name in ("02-b", "01-a", "10-c"):
        text = f"# language: fr\nFonctionnalité: {name}\n  Scénario: S\n    Quand il va\n"
        (tmp_path / f"{name}.feature").write_text(text, encoding="utf-8")
    plan = read_plan(tmp_path, [tmp_path])
    assert [file.uri for file in plan.files] == ["01-a.feature", "02-b.feature", "10-c.feature"]


def test_a_file_without_a_feature_holds_no_case(plan_of: PlanOf) -> None:
    """A file of comments is no error."""
    assert plan_of("# rien encore\n").cases == ()


def test_the_ids_of_a_rows_example_column_are_tags_of_that_row_alone(plan_of: PlanOf) -> None:
    """So that one outline serves several requirements' examples."""
    plan = plan_of(
        "# language: fr\nFonctionnalité: X\n  @URS-009\n  Plan du scénario: S\n    Quand <va>\n\n"
        "    Exemples: E\n      | va | exemple |\n      | un | URS-009-P1, URS-009-B2 |\n      | deux | |\n"
    )
    assert [case.tags for case in plan.cases] == [("URS-009", "URS-009-P1", "URS-009-B2"), ("URS-009",)]


def test_a_plan_of_some_cases_keeps_their_order_and_drops_empty_files(tmp_path: Path) -> None:
    """A filtered run writes into its stream what it chose, and nothing else."""
    for name in ("a", "b"):
        scenarios = "  Scénario: S\n    Quand x\n  Scénario: T\n    Quand y\n"
        text = f"# language: fr\nFonctionnalité: {name}\n{scenarios}"
        (tmp_path / f"{name}.feature").write_text(text, encoding="utf-8")
    chosen = read_plan(tmp_path, [tmp_path]).only({"b.feature:5"})
    assert [case.id for case in chosen.cases] == ["b.feature:5"]
    assert [[pickle["id"] for pickle in file.pickles] for file in chosen.files] == [["b.feature:5"]]

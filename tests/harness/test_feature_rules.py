"""Features that would be green without a proof are refused."""

from __future__ import annotations

from pathlib import Path

import pytest

import catalogue
from harness.feature_rules import defects, excuses
from record.plan import Plan, read_plan

HEAD = "# language: fr\nFonctionnalité: Essai\n"


def plan(tmp_path: Path, text: str) -> Plan:
    (tmp_path / "essai.feature").write_text(HEAD + text, encoding="utf-8")
    return read_plan(tmp_path, [tmp_path])


def found(tmp_path: Path, text: str) -> list[str]:
    return [str(defect) for defect in defects(plan(tmp_path, text), catalogue.load())]


def test_an_honest_feature_has_no_defect(tmp_path: Path) -> None:
    """A description that begins with no keyword is one."""
    assert (
        found(
            tmp_path, "  @URS-001\n  Scénario: Bon\n    Une remarque.\n    Quand elle agit\n    Alors rien\n"
        )
        == []
    )


def test_a_scenario_without_steps_is_refused_with_its_line(tmp_path: Path) -> None:
    """It would pass without a word."""
    assert any(
        "essai.feature:3" in each and "aucune étape" in each for each in found(tmp_path, "  Scénario: Vide\n")
    )


@pytest.mark.parametrize(
    "line", ["Lorsqu’on agit", "quand elle agit", "Etant donne une page", "mais elle agit"]
)
def test_a_step_read_as_a_description_is_refused(tmp_path: Path, line: str) -> None:
    """A wrong apostrophe, a small letter or a lost accent swallow a step."""
    assert any(
        "description" in each for each in found(tmp_path, f"  Scénario: Avalé\n    {line}\n    Alors rien\n")
    )


def test_a_tag_that_is_no_requirement_is_refused_with_what_may_be_meant(tmp_path: Path) -> None:
    """A typing error would leave a requirement without its scenario."""
    told = found(tmp_path, "  @URS-0001\n  Scénario: Perdu\n    Quand elle agit\n")
    assert any("@URS-0001" in each and "@URS-001" in each for each in told)


def test_a_feature_without_scenarios_is_refused(tmp_path: Path) -> None:
    """It says nothing either."""
    assert any("sans scénario" in each for each in found(tmp_path, ""))


def test_an_excused_example_has_its_reason(tmp_path: Path) -> None:
    """The comment under the rule is read."""
    comment = "  # sans scénario : URS-050-B2, URS-050-B1 — le jeton ne se coupe pas\n"
    text = comment + "  Scénario: Bon\n    Quand elle agit\n"
    assert excuses(plan(tmp_path, text)) == {
        "URS-050-B2": "le jeton ne se coupe pas",
        "URS-050-B1": "le jeton ne se coupe pas",
    }

"""What is played is what was asked, and something is always played."""

from __future__ import annotations

from pathlib import Path

import pytest

import catalogue
from harness.selection import Selection, WrongSelection, selected, told
from record.plan import Plan, read_plan

TEXT = """# language: fr
Fonctionnalité: Essai
  @URS-001
  Scénario: Premier
    Quand elle agit
  @URS-002 @horloge
  Scénario: Second
    Quand elle agit
  @AUD-001
  Scénario: Ailleurs
    Quand elle agit
"""


@pytest.fixture
def plan(tmp_path: Path) -> Plan:
    (tmp_path / "essai.feature").write_text(TEXT, encoding="utf-8")
    return read_plan(tmp_path, [tmp_path])


def names(plan: Plan, selection: Selection, claimed: tuple[str, ...] = ("urssaf",)) -> list[str]:
    return [case.name for case in selected(plan, selection, claimed, catalogue.load()).cases]


def test_only_claimed_portals_are_played(plan: Plan) -> None:
    """A candidate is not judged on what it does not claim."""
    assert names(plan, Selection()) == ["Premier", "Second"]
    assert names(plan, Selection(), ("urssaf", "audiens")) == ["Premier", "Second", "Ailleurs"]


def test_tags_are_an_expression(plan: Plan) -> None:
    """As Cucumber reads it."""
    assert names(plan, Selection(tags="@URS-002 and not @URS-001")) == ["Second"]


def test_names_are_regular_expressions(plan: Plan) -> None:
    """As behave reads them."""
    assert names(plan, Selection(names=("^Prem",))) == ["Premier"]


@pytest.mark.parametrize(
    "selection",
    [Selection(tags="@personne"), Selection(names=("jamais",)), Selection(ids=frozenset())],
)
def test_a_filter_that_leaves_nothing_is_refused(plan: Plan, selection: Selection) -> None:
    """Nothing played is nothing proven."""
    with pytest.raises(WrongSelection, match="aucun scénario"):
        names(plan, selection)


@pytest.mark.parametrize("selection", [Selection(tags="@a and"), Selection(names=("(",))])
def test_an_unreadable_filter_is_refused(plan: Plan, selection: Selection) -> None:
    """And told as such."""
    with pytest.raises(WrongSelection, match="illisible"):
        names(plan, selection)


def test_a_portal_that_the_profile_does_not_claim_is_refused(plan: Plan) -> None:
    """With those that it claims."""
    with pytest.raises(WrongSelection, match=r"audiens.*urssaf"):
        names(plan, Selection(portals=("audiens",)))


def test_a_whole_run_has_no_filter_to_tell(plan: Plan) -> None:
    """Only a filtered run says so."""
    assert told(Selection(), plan, plan) == ""
    assert "@x" in told(Selection(tags="@x"), plan, plan)

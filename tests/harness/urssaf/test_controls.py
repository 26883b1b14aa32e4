"""A row is not blamed for what another row asks for."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from harness.faults import Blocked, Nonconformity
from harness.urssaf.controls import reconsidered


def world(*rows: str, given: bool = False, link_leads: bool | None = None) -> Any:
    """A scenario that carries these rows; whether an ordinary link leads is already known."""
    return SimpleNamespace(
        case=SimpleNamespace(tags=rows),
        on_the_way=lambda: given,
        bench=SimpleNamespace(link_leads=link_leads),
    )


@pytest.mark.parametrize("requirement", ["URS-030", "URS-041"])
def test_a_missing_control_blocks_the_rows_that_only_meet_its_lack(requirement: str) -> None:
    """And names the row that asks for it."""
    found = reconsidered(Nonconformity("une saisie", "rien", requirement), world("URS-027"))
    assert isinstance(found, Blocked)
    assert found.requirement == requirement


@pytest.mark.parametrize("requirement", ["URS-030", "URS-041", "URS-047", None])
def test_a_row_is_blamed_for_what_it_asks_for(requirement: str | None) -> None:
    """Its own failure, or one that names no row, stays a failure."""
    error = Nonconformity("une saisie", "rien", requirement)
    assert reconsidered(error, world(requirement or "URS-027", link_leads=False)) is error


def test_a_link_that_leads_nobody_to_the_password_blocks_the_other_rows() -> None:
    """The link's own row is the one that is broken."""
    error = Nonconformity("le mot de passe", "l’accueil", "URS-047")
    assert isinstance(reconsidered(error, world("URS-049", link_leads=False)), Blocked)


def test_a_link_that_leads_others_to_the_password_leaves_the_failure_where_it_is() -> None:
    """Only this row's link does not."""
    error = Nonconformity("le mot de passe", "l’accueil", "URS-047")
    assert reconsidered(error, world("URS-049", link_leads=True)) is error


def test_a_given_is_judged_as_one() -> None:
    """A situation that cannot be reached is already blocked, by the row that it names."""
    error = Nonconformity("une saisie", "rien", "URS-030")
    assert reconsidered(error, world("URS-027", given=True)) is error

"""A person in front of a page gives its scripts the time to show what she needs, and no more."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

import pytest

import catalogue
from harness.drivers.driver import Client
from harness.faults import Nonconformity
from harness.matching import Finder
from harness.page import Snapshot
from harness.screens import Screens
from harness.visit import Visit
from tests.harness.pages import button, page

LEDGER = catalogue.load()
NEXT = "urssaf.next"


class Shown:
    """A client that sees pages one after the other, and stays on the last."""

    def __init__(self, *pages: Snapshot) -> None:
        self.pages = list(pages)
        self.exchanges: Sequence[Any] = ()

    def look(self) -> Snapshot:
        """The next page, as a page that scripts are making."""
        return self.pages.pop(0) if len(self.pages) > 1 else self.pages[0]


def visit(*pages: Snapshot, patience: float) -> Visit:
    """Someone who has already looked once."""
    finder = Finder(LEDGER.purposes)
    someone = Visit(cast(Client, Shown(*pages)), finder, Screens((), finder, {}), patience=patience)
    someone.look()
    return someone


def test_a_command_that_is_shown_a_little_later_is_found() -> None:
    """A page that announces its content before it shows its commands is no fault."""
    waiting = page(text="Chargement…")
    found = visit(waiting, waiting, page(button("Suivant")), patience=2).need(NEXT)
    assert found.control.name == "Suivant"


def test_a_command_that_rests_until_an_answer_is_shown_is_waited_for() -> None:
    """A page may disable its button while it sends; that is over a little later."""
    resting = page(button("Suivant", disabled=True))
    found = visit(resting, resting, page(button("Suivant")), patience=2).need(NEXT)
    assert found.usable


def test_a_command_that_stays_disabled_is_the_candidate_s() -> None:
    """What is on the page and never usable is told as such, not as absent."""
    with pytest.raises(Nonconformity, match="désactivé"):
        visit(page(button("Suivant", disabled=True)), patience=0.05).need(NEXT)


def test_a_command_that_never_comes_is_the_candidate_s() -> None:
    """Time is not given for ever: its absence is told, with what the page shows."""
    with pytest.raises(Nonconformity, match="Retour"):
        visit(page(button("Retour")), patience=0.05).need(NEXT)


def test_a_page_that_no_script_makes_is_not_waited_for() -> None:
    """Without patience, what is lacking is told at once."""
    with pytest.raises(Nonconformity):
        visit(page(), page(), page(), page(button("Suivant")), patience=0).need(NEXT)

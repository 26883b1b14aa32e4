"""What the space shows of her details is read in its closed folds as well."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any, cast

import pytest

import catalogue
from harness.drivers.driver import Client
from harness.faults import Nonconformity
from harness.matching import Finder
from harness.page import Control, Snapshot
from harness.screens import Screens
from harness.urssaf.on_file import OnFile
from harness.visit import Visit
from tests.harness.pages import button, entry, page

LEDGER = catalogue.load()


class Space:
    """The page of her contact details, whose telephone is in a fold that is closed at first."""

    def __init__(self) -> None:
        self.open = False

    def look(self) -> Snapshot:
        fold = replace(button("Vous joindre"), kind="summary", folded=not self.open)
        phone = [entry("Téléphone", value="01 99 00 12 34")] if self.open else []
        return page(fold, *phone, button("Enregistrer"))

    def activate(self, _control: Control) -> None:
        self.open = True


def on_file() -> OnFile:
    finder = Finder(LEDGER.purposes)
    screens = Screens(tuple(LEDGER.screens.values()), finder, {})
    visit = Visit(cast(Client, Space()), finder, screens, patience=0.1)
    visit.look()
    space = SimpleNamespace(visit_service=lambda _: visit.page)
    world = SimpleNamespace(bench=SimpleNamespace(offer=None))
    return OnFile(cast(Any, SimpleNamespace(visit=visit, space=space, world=world)))


def test_a_detail_in_a_closed_fold_of_the_space_is_shown() -> None:
    """She opens it to read."""
    on_file().ensure_shown("phone", "0199001234")


def test_a_detail_in_a_closed_fold_of_the_space_is_not_gone() -> None:
    """What she emptied is looked for there as well."""
    with pytest.raises(Nonconformity):
        on_file().ensure_gone("phone", "0199001234")

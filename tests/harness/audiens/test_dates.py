"""A date of birth goes where a portal asks for its day, its month and its year."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import catalogue
from harness.audiens.dates import BIRTH_DATE, _choose, can_be_typed, pieces
from harness.matching import Finder, Widget
from harness.page import Control, Option
from tests.harness.pages import entry, page

MONTHS = ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août")
GROUP = "Votre date de naissance"


def asked(*controls: Control) -> Widget:
    """The date of birth, as a page asks for it."""
    found = Finder(catalogue.load().purposes).find(page(*controls), BIRTH_DATE)
    assert found is not None
    return found


def months(labels: tuple[str, ...]) -> Control:
    """A list of months."""
    options = tuple(Option(label, f"m{number}") for number, label in enumerate(labels, 1))
    return entry("Mois", role="combobox", kind="select", group=GROUP, options=options)


def test_one_entry_takes_the_whole_date() -> None:
    """As the guide has it."""
    assert pieces(asked(entry("Votre date de naissance")), "01/08/1985") is None


def test_three_entries_take_day_month_and_year_by_their_names() -> None:
    """Whatever their order on the page."""
    parts = [entry(name, group=GROUP) for name in ("Année", "Mois", "Jour")]
    shared = pieces(asked(*parts), "01/08/1985")
    assert shared is not None
    assert {part.name: piece for part, piece in shared} == {"Jour": "01", "Mois": "08", "Année": "1985"}


def test_a_list_of_months_is_chosen_in_by_number_or_by_name() -> None:
    """« août », or « 8 »."""
    for labels, wanted in ((MONTHS, "août"), (tuple(map(str, range(1, 13))), "8")):
        parts = (entry("Jour", group=GROUP), months(labels), entry("Année", group=GROUP))
        shared = pieces(asked(*parts), "01/08/1985")
        assert shared is not None
        assert [piece for _, piece in shared] == ["01", wanted, "1985"]


def test_a_month_that_no_list_has_is_left_as_it_is() -> None:
    """It is not what the list offers."""
    shared = pieces(
        asked(entry("Jour", group=GROUP), months(MONTHS), entry("Année", group=GROUP)), "01/13/1985"
    )
    assert shared is not None
    assert shared[1][1] == "13"


class Person:
    """A visit that keeps what is chosen in its lists."""

    def __init__(self) -> None:
        self.client = self
        self.chosen: list[str] = []

    def choose(self, _control: Control, label: str) -> None:
        self.chosen.append(label)


def test_what_a_list_does_not_offer_leaves_it_on_its_empty_line() -> None:
    """A person cannot choose the 13th month: the list says so, and nothing else is sent in its place."""
    options = (Option("—", ""), *(Option(label, f"m{number}") for number, label in enumerate(MONTHS, 1)))
    part = entry("Mois", role="combobox", kind="select", options=options)
    person: Any = Person()
    _choose(person, part, "13")
    _choose(person, part, "août")
    assert person.chosen == ["—", "août"]


def test_three_entries_cannot_take_a_date_that_begins_with_the_year() -> None:
    """The page imposes the order of the guide; an only entry takes whatever is typed."""
    parts = [entry(name, group=GROUP) for name in ("Jour", "Mois", "Année")]
    for controls, wanted in ((parts, False), ([entry(GROUP)], True)):
        visit: Any = SimpleNamespace(need=lambda _, shown=controls: asked(*shown))
        assert can_be_typed(visit, "1985-08-01") is wanted
        assert can_be_typed(visit, "01/08/1985")

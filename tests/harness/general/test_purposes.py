"""What an entry about the person declares of itself is asked of entries that HTML has a word for."""

from __future__ import annotations

import catalogue
from harness.general.pages import tokens_due
from harness.matching import Finder, Widget
from harness.page import Control
from tests.harness.pages import entry, page

LABEL = "N° de portable"


def asked(*controls: Control) -> Widget:
    """The mobile number, as a page asks for it."""
    found = Finder(catalogue.load().purposes).find(page(*controls), "audiens.mobile")
    assert found is not None
    return found


def test_a_number_in_one_entry_is_to_be_declared() -> None:
    """Browsers fill it in."""
    assert tokens_due(asked(entry(LABEL))) == {"tel"}


def test_two_digits_of_a_number_have_no_word() -> None:
    """A browser would put the whole number, cut, into the first box."""
    pairs = (entry(f"Paire {rank}", group=LABEL, maxlength=2) for rank in range(1, 6))
    assert tokens_due(asked(*pairs)) == set()

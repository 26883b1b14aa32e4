"""A separator that the profile gives is to be accepted; of one that it does not give, a message may speak."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

import catalogue
from harness.faults import Nonconformity
from harness.matching import Finder
from harness.screens import Screens
from harness.urssaf.identification import Identification
from harness.visit import Visit
from tests.harness.pages import button, entry, page

LEDGER = catalogue.load()


def refused(given: dict[str, object]) -> Identification:
    """In front of a form that refused a grouped number, and says to type it without spaces."""
    form = (entry("Numéro de Sécurité sociale"), entry("Code d’activation"), button("Suivant"))
    after = page(
        entry("Numéro de Sécurité sociale", error="Tapez votre numéro sans espaces."),
        *form[1:],
        url="http://p.test/",
    )
    finder = Finder(LEDGER.purposes)
    screens = Screens(tuple(LEDGER.screens.values()), finder, {})
    client = SimpleNamespace(look=lambda: after, exchanges=[])
    visit = Visit(cast("Any", client), finder, screens, patience=0.05)
    visit.look()
    visit.before = page(*form, url="http://p.test/")
    settings = catalogue.resolve(LEDGER, "urssaf", {}, given)
    return Identification(cast("Any", SimpleNamespace(visit=visit, settings=settings)))


def test_a_separator_that_the_profile_gives_is_to_be_accepted() -> None:
    """A message does not undo what was declared."""
    with pytest.raises(Nonconformity):
        refused({"urs.nir.separators": [" "]}).ensure_separator_forgiven()


def test_a_message_may_tell_the_layout_where_the_profile_says_nothing() -> None:
    """The default list is nobody's declaration."""
    refused({}).ensure_separator_forgiven()

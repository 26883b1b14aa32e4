"""Of two accounts on one page, each is told by what is written about it."""

from __future__ import annotations

import pytest

from harness.urssaf.bank import DEBIT, REFUND, set_for
from tests.harness.pages import button, entry, page


@pytest.mark.parametrize(
    "told",
    [
        {"group": "Compte pour vos remboursements"},
        {"nearby": "IBAN Vos remboursements y seront versés."},
        {"heading": "Compte pour vos remboursements"},
    ],
)
def test_a_set_is_told_by_its_group_its_words_or_its_heading(told: dict[str, str]) -> None:
    """A legend, a sentence beside the entry, or the heading above it."""
    iban = entry("IBAN", **told)
    shown = page(iban, button("Enregistrer ce compte"))
    assert set_for(shown, iban, (REFUND,))
    assert not set_for(shown, iban, (DEBIT,))


def test_what_stands_nearest_goes_before_the_heading() -> None:
    """Under a heading that speaks of both uses, the legend of each set says which it is."""
    iban = entry("IBAN", group="Prélèvement", heading="Remboursements et prélèvement")
    assert set_for(page(iban), iban, (DEBIT,))

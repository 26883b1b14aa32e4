"""Of two accounts on one page, each is told by what is written about it."""

from __future__ import annotations

import pytest

from harness.urssaf.bank import DEBIT, REFUND, Registration, set_for, shown_end, told_in_rows
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


@pytest.mark.parametrize("said", ["FR76 •••• 189", "FR76 **** **** 2 189", "se termine par 2189", "…189"])
def test_an_account_is_recognised_by_what_is_left_of_it(said: str) -> None:
    """Portals mask as they like: the last four digits, grouped or not, or three behind a mask."""
    assert shown_end("FR7699999009991234567892189", page(text=said))


@pytest.mark.parametrize("said", ["FR76 •••• 188", "reçu le 18/9", "dossier 189", "au 189 rue des Tilleuls"])
def test_other_digits_are_no_account(said: str) -> None:
    """Nor is the account of another."""
    assert not shown_end("FR7699999009991234567892189", page(text=said))


def test_an_account_may_stand_in_its_entry() -> None:
    """A page that fills the form in advance shows it there."""
    assert shown_end(
        "FR7699999009991234567892189", page(entry("IBAN", value="FR76 9999 9009 9912 3456 7892 189"))
    )


def test_what_names_a_set_comes_before_a_sentence_about_it() -> None:
    """« Rien n’y est prélevé » may help whoever gives an account for refunds."""
    iban = entry("IBAN", group="Compte pour les remboursements", nearby="Rien n’y sera prélevé.")
    shown = page(iban, button("Enregistrer ce compte"))
    assert set_for(shown, iban, (REFUND,))
    assert not set_for(shown, iban, (REFUND, DEBIT))


def test_a_term_and_its_value_make_one_statement() -> None:
    """« Prélèvement » alone says nothing: what stands beside it does, in a list of terms or in a table."""
    seen = (
        "<dl><div><dt>Remboursements</dt><dd>Oui, sur ce compte</dd></div>"
        "<dt>Prélèvement  des cotisations</dt><dd>Non</dd></dl>"
        "<table><tr><th>Compte</th><td>FR76</td></tr><tr><th>Seul</th></tr></table>"
    )
    assert told_in_rows(seen) == [
        ("Remboursements", "Oui, sur ce compte"),
        ("Prélèvement des cotisations", "Non"),
        ("Compte", "FR76"),
    ]
    assert told_in_rows("") == []


@pytest.mark.parametrize(("said", "later"), [("Prendra fin le # décembre", True), ("Remboursements", False)])
def test_a_debit_may_end_after_the_next_one(said: str, later: bool) -> None:
    """URS-080: the page still says then that it is on, and when it ends."""
    debit = "Prélèvement : actif"
    given = Registration(frozenset({debit}), frozenset({debit, said}), page())
    assert given.ends_later is later

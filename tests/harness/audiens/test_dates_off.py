"""A date of birth that is wrong in one part exists, and differs in that part alone."""

from __future__ import annotations

from datetime import date

import pytest

from harness.audiens.names import DATES_OFF


@pytest.mark.parametrize("born", [date(1985, 1, 31), date(1984, 2, 29), date(1990, 12, 31), date(1971, 5, 8)])
def test_one_part_alone_differs(born: date) -> None:
    month = DATES_OFF["une date de naissance d'un mois différent"](born)
    year = DATES_OFF["une date de naissance d'un an de trop"](born)

    assert (month.day, month.year) == (born.day, born.year)
    assert month.month != born.month
    assert (year.day, year.month) == (born.day, born.month)
    assert year.year > born.year

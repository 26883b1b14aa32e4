"""The last day that a letter prints for its code is told from every other date, and must be the true one."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from harness.audiens.terms import days_around, is_one_of, last_days

END = days_around(datetime(2027, 1, 8, tzinfo=UTC), before=2)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Ce code est valable jusqu’au 8 janvier 2027 (45 jours).", ("8 janvier 2027",)),
        ("Ce code est valable jusqu’au\nvendredi 8 janvier.", ("8 janvier",)),
        ("Valable du 24/11/2026 jusqu'au 08/01/2027", ("08/01/2027",)),
        ("Il expire le 1er janvier 2027.", ("1er janvier 2027",)),
        ("Code à utiliser avant le 08.01.2027", ("08.01.2027",)),
        ("Date limite d’utilisation : 8 janvier 2027.", ("8 janvier 2027",)),
        ("Fin de validité : 08-01-27", ("08-01-27",)),
    ],
)
def test_the_last_day_of_the_code_is_read(text: str, days: tuple[str, ...]) -> None:
    """AUD-146: however it is introduced, with or without its year."""
    assert last_days(text) == days


@pytest.mark.parametrize(
    "text",
    [
        "Vanves, le 26 novembre 2026. Ce code est valable 45 jours.",
        "Ce code est valable 45 jours à compter du 26 novembre 2026.",
        "Tout code reçu avant le 24 novembre 2026 est annulé.",
        "Nous vous conseillons d’utiliser ce code avant le 1er décembre 2026.",
        "Votre carte de tiers payant est valable jusqu’au 31 décembre 2026.",
        "Pour toute question sur ce code, nous répondons jusqu’au 31 décembre 2026.",
    ],
)
def test_no_other_date_is_taken_for_it(text: str) -> None:
    """AUD-146: a letter has dates of its own, and may speak of other things."""
    assert last_days(text) == ()


@pytest.mark.parametrize(
    ("written", "true"),
    [
        ("8 janvier 2027", True),
        ("8 janvier", True),
        ("08/01/2027", True),
        ("08/01/27", True),
        ("9 décembre 2026", False),
        ("8 janvier 2026", False),
        ("08/12/2026", False),
    ],
)
def test_a_printed_day_is_compared_as_it_is_written(written: str, *, true: bool) -> None:
    """AUD-146: the true one, with or without its year."""
    assert is_one_of(written, END) is true

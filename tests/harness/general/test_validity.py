"""A limit of time is told by a duration or by an instant, in figures or in words."""

from __future__ import annotations

import pytest

from harness.general.validity import tells_limit


@pytest.mark.parametrize(
    "text",
    [
        "Ce lien est valable 24 heures.",
        "Il vaut une demi-heure.",
        "Vous avez une semaine pour le suivre.",
        "Ce code expire à 14:30.",
        "Ce code est valable jusqu’au 12/03/2026 à 14 h 30.",
    ],
)
def test_a_limit_is_read(text: str) -> None:
    """However it is written."""
    assert tells_limit(text)


@pytest.mark.parametrize("text", ["Saisissez les 6 chiffres reçus.", "Saisissez jusqu’à 8 caractères.", ""])
def test_a_number_alone_is_no_limit(text: str) -> None:
    """A count of signs says nothing of time."""
    assert not tells_limit(text)

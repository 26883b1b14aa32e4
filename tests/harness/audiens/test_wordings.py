"""What a sentence tells is heard as a reader hears it, and no more."""

from __future__ import annotations

import pytest

from harness.audiens.letter import _tells_use
from harness.audiens.login_page import _without
from harness.audiens.names import _known


@pytest.mark.parametrize(
    "said",
    [
        "Tapez vos références sans oublier le point, puis ce code d’accès provisoire.",
        "Saisissez votre identifiant (votre numéro d’adhérent).",
    ],
)
def test_how_a_code_is_used_is_said_by_a_verb(said: str) -> None:
    """The identifier by any of its names, and what to do with it."""
    assert _tells_use(said)


@pytest.mark.parametrize(
    "said",
    [
        "Votre identifiant : 12345678.01.",
        "Vos données et votre numéro d’adhérent restent confidentiels.",
        "Si vous êtes adhérent à Audiens Santé Prévoyance, contactez le 0 173 173 535.",
    ],
)
def test_a_mention_of_the_identifier_says_nothing_of_its_use(said: str) -> None:
    """« Identifiant » is no verb, nor are « données » and « adhérent »."""
    assert not _tells_use(said)


def test_a_question_or_an_if_tells_nobody_that_she_is_known() -> None:
    """A neutral refusal may well lead to the log-in."""
    assert _known("Vous avez déjà un espace.")
    assert not _known("Déjà inscrite ? ")
    assert not _known("Si vous avez déjà un espace, connectez-vous.")


def test_what_was_typed_is_struck_out_as_whole_words() -> None:
    """A member called Marc or Anne eats no letter of « démarche » nor of « année »."""
    one = _without("Marc, votre démarche de l’année est à Paris", ["Marc", "Anne", "Paris"])
    assert "démarche de l'année" in one
    assert one == _without("Anne, votre démarche de l’année est à Paris", ["Marc", "Anne", "Paris"])

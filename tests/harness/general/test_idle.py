"""The end of a journey is heard where it is told: in an alert or in the main part of the page, and anew."""

from __future__ import annotations

import pytest

from harness.general.idle import tells_end
from harness.page import Snapshot
from tests.harness.pages import button, link, page

HOME = page(link("Créer mon espace", "/"), text="Accueil\nVotre espace en quelques étapes")


def served(main: str, *controls: object, around: str = "", **more: object) -> Snapshot:
    """A page whose main part says this, the rest of it standing in its banner."""
    html = f"<body><header>{around}</header><main>{main}</main></body>"
    text = "\n".join(filter(None, [around, *main.split("<br>")]))
    return page(*controls, text=text, html=html, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "main",
    [
        "Votre session a expiré.",
        "Vous avez été inactive trop longtemps.",
        "Temps écoulé",
        "Identification<br>Pour votre sécurité, recommencez votre démarche depuis le début.",
        "Votre parcours est terminé.",
        "Par sécurité, vous avez été déconnectée.",
    ],
)
def test_the_main_part_tells_the_end(main: str) -> None:
    """In whatever words."""
    assert tells_end(served(main), [HOME])


def test_an_alert_tells_it_wherever_it_stands() -> None:
    """A toast is often outside the main part."""
    assert tells_end(served("Accueil", around="Session expirée", alerts=("Session expirée",)), [HOME])


@pytest.mark.parametrize(
    ("after", "why"),
    [
        (served("Accueil", around="Votre session expire au bout de trente minutes."), "the banner"),
        (served("Me déconnecter<br>Recommencer ma démarche", button("Recommencer ma démarche")), "a command"),
        (served("Votre espace reste ouvert pendant la durée de votre session."), "a word of the end only"),
        (served("Identifiez-vous<br>Numéro de Sécurité sociale"), "nothing"),
    ],
)
def test_other_words_of_a_page_tell_nothing(after: Snapshot, why: str) -> None:
    """A journey that ends without a word is not announced by what any page says."""
    assert not tells_end(after, [HOME]), why


def test_what_was_said_before_tells_nothing() -> None:
    """A warning that she read on the way is no news of the end."""
    warned = served("Choisissez votre adresse<br>Cette page expire au bout de trente minutes.")
    assert not tells_end(warned, [HOME, warned])

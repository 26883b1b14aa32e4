"""The end of a journey is heard where it is told: in an alert or in the main part of the page, and anew."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from harness.faults import Nonconformity
from harness.general.idle import Idle, tells_end
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


def left_at_password(
    *, logs_in: bool, began: list[str], status: int = 200, begins_again: bool = True
) -> Idle:
    """She has sent her password too late: whether it logs her in, and where she comes afterwards."""

    def ensure_no_session() -> None:
        if logs_in:
            raise Nonconformity("une connexion refusée", "son espace")

    visit = SimpleNamespace(page=page(status=status), described=lambda: "une page")
    journey = SimpleNamespace(visit=visit, password="Secret-2026", reach=began.append)
    play = SimpleNamespace(
        journey=journey, visit=visit, log_in_elsewhere=lambda _: None, ensure_no_session=ensure_no_session
    )
    side = SimpleNamespace(
        play=play,
        settle_late_password=lambda _: None,
        begins_again=begins_again,
        stages=SimpleNamespace(space="space"),
    )
    general: Any = SimpleNamespace(side=side, play=play)
    return Idle(general)


def test_a_password_that_opens_nothing_is_an_end_whatever_the_page_says() -> None:
    """GEN-015: and she begins again, to her space."""
    began: list[str] = []
    left_at_password(logs_in=False, began=began).ensure_password_opens_nothing()
    assert began == ["space"]


def test_a_code_used_up_by_its_link_begins_nothing_again() -> None:
    """GEN-015: what the profile declares is not asked of the portal."""
    began: list[str] = []
    left_at_password(logs_in=False, began=began, begins_again=False).ensure_password_opens_nothing()
    assert not began


@pytest.mark.parametrize(("logs_in", "status", "said"), [(True, 200, "n’ouvre rien"), (False, 500, "panne")])
def test_a_password_that_logs_in_or_a_breakdown_is_no_end(logs_in: bool, status: int, said: str) -> None:
    """GEN-015: a journey that goes on, or ends with a 500."""
    with pytest.raises(Nonconformity, match=said):
        left_at_password(logs_in=logs_in, began=[], status=status).ensure_password_opens_nothing()

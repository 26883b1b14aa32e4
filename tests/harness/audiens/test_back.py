"""« Retour » sends nothing of what was typed, however a request writes it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import pytest

from harness.audiens.back import Back
from harness.audiens.play import AudiensPlay
from harness.exchanges import Exchange
from harness.faults import Nonconformity

TYPED = "claire.martin@exemple.fr"


def went_back(exchange: Exchange) -> Back:
    """« Retour » was pressed on a form that holds an address, and that request left."""
    play = SimpleNamespace(visit=SimpleNamespace(client=SimpleNamespace(exchanges=[exchange])))
    back = Back(cast(AudiensPlay, play))
    back._typed = TYPED
    return back


def request(method: str, url: str, body: bytes = b"") -> Exchange:
    return Exchange(method, url, (), body, 303)


@pytest.mark.parametrize(
    "exchange",
    [
        request("POST", "http://p/inscription", b"nom=Martin&courriel=claire.martin%40exemple.fr"),
        request("POST", "http://p/inscription", b'{"courriel": "claire.martin@exemple.fr"}'),
        request("GET", "http://p/inscription?courriel=claire.martin%40exemple.fr"),
    ],
)
def test_a_form_that_leaves_with_it_is_seen(exchange: Exchange) -> None:
    """As a form writes it, as a script does, in an address."""
    with pytest.raises(Nonconformity, match="la saisie est partie"):
        went_back(exchange).ensure_sent_nothing()


@pytest.mark.parametrize(
    "exchange",
    [
        request("GET", "http://p/connexion"),
        request("POST", "http://p/inscription", b"courriel=claire.martin%40exemple.fr&action=retour"),
        request("POST", "http://p/inscription", b"courriel=claire.martin%40exemple.fr&wizard_goto_step=0"),
        request("POST", "http://p/inscription", b"courriel=claire.martin%40exemple.fr&move=prev"),
    ],
)
def test_what_only_leads_back_sends_nothing(exchange: Exchange) -> None:
    """A link, or a command of the form that says that it goes back."""
    went_back(exchange).ensure_sent_nothing()

"""A refused log-in may be told anywhere, has to be told, and leaves nobody logged in."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import pytest

from harness.audiens.login_page import LoginPage
from harness.audiens.play import AudiensPlay
from harness.audiens.stages import LOGIN
from harness.faults import Nonconformity
from harness.page import Snapshot
from harness.visit import Visit
from tests.harness.pages import button, page
from tests.harness.test_refusals import AT_LOGIN, ELSEWHERE, SPACE, led_to

OPEN = page(button("Me déconnecter"), button("Ma retraite"), text="Bienvenue dans votre espace")


def refused(shown: Snapshot, *, behind: Snapshot) -> LoginPage:
    """A try that led to a page; ``behind`` is what comes where one would log in, in the same browser."""
    visit = led_to(shown)
    play = SimpleNamespace(visit=visit)
    play.journey = SimpleNamespace(go_to_login=lambda: _open(play, led_to(behind)))
    play.ensure_no_session = lambda: _ensure_no_session(play.visit)
    play.ensure_space_closed = lambda: None
    return LoginPage(cast(AudiensPlay, play))


def _open(play: SimpleNamespace, visit: Visit) -> None:
    play.visit = visit


def _ensure_no_session(visit: Visit) -> None:
    if visit.is_at(SPACE):
        raise Nonconformity("une connexion refusée", visit.described())


def test_a_refusal_told_elsewhere_leaves_the_log_in_to_do() -> None:
    """The log-in page is asked for again and comes."""
    checks = refused(ELSEWHERE, behind=AT_LOGIN)
    checks.ensure_refused()
    assert checks._play.visit.is_at(LOGIN)


def test_a_page_that_refuses_in_words_only_is_no_refusal() -> None:
    """« Incorrect », and yet the session is open."""
    with pytest.raises(Nonconformity, match="une connexion refusée"):
        refused(ELSEWHERE, behind=OPEN).ensure_refused()


def test_two_silent_refusals_are_not_one_same_message() -> None:
    """AUD-018 asks for a message."""
    checks = refused(AT_LOGIN, behind=AT_LOGIN)
    checks._answers = ["", ""]
    with pytest.raises(Nonconformity, match="un message de refus"):
        checks.ensure_same_answers()

"""Whoever has used up her tries is held back on purpose: neither by a breakdown nor for show."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from harness.audiens.provisional_tries import ProvisionalTries
from harness.audiens.stages import FIRST_EMAIL, LOGIN
from harness.faults import Nonconformity
from harness.page import Snapshot
from tests.harness.pages import page

LIMIT, HOME, RIGHT = 3, "home", "ABCD-12345"


class Portal:
    """A log-in whose refusals lead to ``refused``, and that answers the right code by ``last``.

    ``anew`` is what the log-in page shows after that.
    """

    def __init__(self, last: str, answer: Snapshot, *, refused: str = LOGIN, anew: str = LOGIN) -> None:
        self._last, self._answer, self._refused, self._anew = last, answer, refused, anew
        self._screen = self._login = LOGIN
        self.page = page()
        self.client = SimpleNamespace(exchanges=[])
        self.tried: list[str] = []

    def go_to_login(self) -> None:
        self._screen, self.page = self._login, page()

    def log_in(self, _name: str, code: str) -> None:
        self.tried.append(code)
        if code == RIGHT:
            self._screen, self.page, self._login = self._last, self._answer, self._anew
        else:
            self._screen = self._refused

    def is_at(self, screen: str) -> bool:
        return screen == self._screen

    comes = is_at

    def described(self) -> str:
        return self._screen


def after_wrong_codes(portal: Portal) -> ProvisionalTries:
    """Somebody who has given as many wrong codes as the limit, then the right one."""
    journey = SimpleNamespace(
        codes=[RIGHT], typed_identifier="1", go_to_login=portal.go_to_login, log_in=portal.log_in
    )
    settings = SimpleNamespace(optional_number=lambda _: LIMIT)
    play: Any = SimpleNamespace(
        visit=portal,
        journey=journey,
        settings=settings,
        on_another_device=lambda: None,
        ensure_no_session=lambda: None,
    )
    tries = ProvisionalTries(play)
    tries.exhaust()
    tries.give_right()
    return tries


BLOCKED = page(text="Trop de tentatives : réessayez dans une heure.")


@pytest.mark.parametrize(
    "portal",
    [
        Portal(LOGIN, BLOCKED),
        Portal("blocked", Snapshot(url="https://portail.test/", status=429)),
        Portal("blocked", Snapshot(url="https://portail.test/", status=503, text=BLOCKED.text)),
        Portal(HOME, page(), refused=HOME),
    ],
    ids=["on the page", "by 429", "by a 503 that says so", "home again"],
)
def test_a_block_in_any_form_holds_back(portal: Portal) -> None:
    """How it is told is the portal's matter, and where each refusal leads."""
    after_wrong_codes(portal).ensure_held_back()
    assert len(portal.tried) == LIMIT + 1


@pytest.mark.parametrize("status", [404, 500, 503])
def test_a_breakdown_is_no_block(status: int) -> None:
    """Nobody meant it, and it may be over at the next try."""
    broken = Portal("error", Snapshot(url="https://portail.test/", status=status))
    with pytest.raises(Nonconformity, match="panne"):
        after_wrong_codes(broken).ensure_held_back()


def test_tries_go_on_where_a_refusal_leads_elsewhere() -> None:
    """The log-in page is gone back to: the right code is the last word."""
    portal = Portal(FIRST_EMAIL, page(), refused=HOME)
    with pytest.raises(Nonconformity):
        after_wrong_codes(portal).ensure_held_back()
    assert len(portal.tried) == LIMIT + 1


def test_a_session_behind_another_page_is_seen() -> None:
    """She is led home, and the log-in page gives way to what follows a log-in."""
    portal = Portal(HOME, page(), anew=FIRST_EMAIL)
    with pytest.raises(Nonconformity, match="session"):
        after_wrong_codes(portal).ensure_held_back()

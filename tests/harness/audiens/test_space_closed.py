"""A refused log-in opens nothing behind the page: the address of her space stays closed to that browser."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from harness.audiens.play import AudiensPlay
from harness.audiens.stages import LOGIN, SPACE
from harness.faults import Nonconformity

ADDRESS = "https://portail.test/espace/clef"


class Browser:
    """A client to whom the address of a space shows that screen."""

    def __init__(self, shown: str) -> None:
        self._shown = self._screen = shown

    def open(self, url: str) -> None:
        assert url == ADDRESS

    def is_at(self, screen: str) -> bool:
        return screen == self._screen

    def described(self) -> str:
        return self._screen


def looked_behind(hers: str, anybodys: str, address: str = ADDRESS) -> None:
    """Look behind a refusal, on a portal whose address shows these screens to her and to anybody."""
    play: Any = SimpleNamespace(
        visit=Browser(hers),
        world=SimpleNamespace(visit=lambda _: Browser(anybodys)),
        _space_address=address,
    )
    AudiensPlay.ensure_space_closed(play)


def test_a_session_opened_behind_a_refusal_is_seen() -> None:
    """The page said no, the cookie said yes."""
    with pytest.raises(Nonconformity, match="une session ouverte"):
        looked_behind(SPACE, LOGIN)


@pytest.mark.parametrize(
    ("hers", "anybodys", "address"),
    [(LOGIN, LOGIN, ADDRESS), (SPACE, SPACE, ADDRESS), (SPACE, LOGIN, "")],
)
def test_nothing_opened_by_the_log_in_is_no_fault_of_it(hers: str, anybodys: str, address: str) -> None:
    """It is closed, the address itself is the key, or she never met her space."""
    looked_behind(hers, anybodys, address)

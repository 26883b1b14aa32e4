"""A message written by a double press shows as often as one that was sent once, however often that is."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from harness.faults import Nonconformity, Unassessed
from harness.general.repeats import Repeats


def pressed_twice(usual: int, came: int) -> Repeats:
    side = SimpleNamespace(
        another=lambda: "autre", written=lambda _journey, *, twice: lambda: came if twice else usual
    )
    play = SimpleNamespace(journey="elle")
    general: Any = SimpleNamespace(side=side, play=play, witness=lambda: None)
    repeats = Repeats(general)
    repeats.write_twice()
    return repeats


@pytest.mark.parametrize(("usual", "came"), [(1, 1), (4, 4), (4, 3)])
def test_one_message_may_show_wherever_the_portal_likes(usual: int, came: int) -> None:
    """GEN-013: its subject, its text, its receipt and the procedure that it opens are one message."""
    pressed_twice(usual, came).ensure_one_written()


def test_a_second_message_is_found() -> None:
    """GEN-013: it shows more often than the one that was sent once."""
    with pytest.raises(Nonconformity, match="un seul message"):
        pressed_twice(2, 4).ensure_one_written()


def test_a_message_that_shows_nowhere_proves_nothing() -> None:
    """GEN-013: two of them would not show either."""
    with pytest.raises(Unassessed, match="nulle part"):
        pressed_twice(0, 0).ensure_one_written()

"""What is asked for or written by a double press counts as often as what was once, however often that is."""

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


def asked(*, came: int, usual: int) -> Repeats:
    """She asked for her message, of which so many came; somebody else’s request brings the usual number."""
    side = SimpleNamespace(
        receive=lambda _journey, _row: None,
        messages=lambda _journey: ("message",) * came,
        message_count=1,
        sending_size=lambda: usual,
        reached_at=lambda _journey: "elle@example.org",
        use_message=lambda _journey: None,
    )
    play = SimpleNamespace(journey="elle")
    general: Any = SimpleNamespace(side=side, play=play, witness=lambda: None, watch=lambda *_, **__: None)
    return Repeats(general)


@pytest.mark.parametrize(("usual", "came"), [(1, 1), (4, 4), (4, 3)])
def test_one_message_may_show_wherever_the_portal_likes(usual: int, came: int) -> None:
    """GEN-013: its subject, its text, its receipt and the procedure that it opens are one message."""
    pressed_twice(usual, came).ensure_one_written()


def test_a_second_message_is_found() -> None:
    """GEN-013: it shows more often than the one that was sent once."""
    with pytest.raises(Nonconformity, match="un seul message"):
        pressed_twice(2, 4).ensure_one_written()


@pytest.mark.parametrize(("came", "doubled"), [(1, False), (2, False), (4, True)])
def test_what_one_request_brings_somebody_else_is_no_double(came: int, doubled: bool) -> None:
    """GEN-013: two links where one is declared are another row's; twice as many are its own."""
    repeats = asked(came=came, usual=2)
    if doubled:
        with pytest.raises(Nonconformity, match="2 message"):
            repeats.ensure_one_message()
    else:
        repeats.ensure_one_message()


def test_a_message_that_shows_nowhere_proves_nothing() -> None:
    """GEN-013: two of them would not show either."""
    with pytest.raises(Unassessed, match="nulle part"):
        pressed_twice(0, 0).ensure_one_written()

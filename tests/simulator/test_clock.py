"""The simulator's own time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from simulator.clock import Clock

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def test_it_runs_with_real_time_from_where_it_was_moved_to():
    """The offset is added to whatever the machine says."""
    instants = iter([NOON, NOON, NOON, NOON + timedelta(seconds=5)])
    clock = Clock(lambda: next(instants))
    assert clock.advance(timedelta(hours=1)) == NOON + timedelta(hours=1)
    assert clock.now() == NOON + timedelta(hours=1, seconds=5)


def test_what_falls_due_has_happened_in_order_and_at_its_own_instant():
    """An event sees the clock at its instant, and may plan another on the way."""
    clock = Clock(lambda: NOON)
    seen: list[datetime] = []

    def act() -> None:
        seen.append(clock.now())
        if len(seen) == 1:
            clock.at(NOON + timedelta(minutes=2), act)

    clock.at(NOON + timedelta(minutes=3), act)
    clock.at(NOON + timedelta(minutes=1), act)
    clock.at(NOON + timedelta(minutes=9), act)
    clock.advance(timedelta(minutes=5))
    assert seen == [NOON + timedelta(minutes=minutes) for minutes in (1, 2, 3)]
    assert clock.now() == NOON + timedelta(minutes=5)


def test_what_real_time_has_reached_runs_when_asked():
    """No move is needed for an event whose instant has come by itself."""
    clock = Clock(lambda: NOON)
    seen: list[str] = []
    clock.at(NOON, lambda: seen.append("due"))
    clock.run_due()
    assert seen == ["due"]


def test_a_failing_event_leaves_the_clock_running():
    """The instant of the event does not stay."""
    clock = Clock(lambda: NOON)
    clock.at(NOON + timedelta(seconds=1), lambda: 1 // 0)
    with pytest.raises(ZeroDivisionError):
        clock.advance(timedelta(seconds=2))
    assert clock.now() == NOON


@pytest.mark.parametrize("seconds", [0, -1])
def test_it_never_goes_back(seconds):
    """A move that is not forward is refused."""
    with pytest.raises(ValueError, match="forward"):
        Clock().advance(timedelta(seconds=seconds))


def test_reset_forgets_offset_and_plans():
    """Back to real time, with nothing planned."""
    clock = Clock(lambda: NOON)
    seen: list[str] = []
    clock.advance(timedelta(days=1))
    clock.at(NOON + timedelta(days=2), lambda: seen.append("due"))
    clock.reset()
    assert clock.now() == NOON
    clock.advance(timedelta(days=3))
    assert seen == []

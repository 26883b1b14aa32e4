"""The candidate's clock is moved or waited for as the profile says; a doubtful limit is never judged."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from harness.control import Control
from harness.faults import ConnectionFault, Unassessed
from harness.moments import Lapse, Moments, Span
from harness.profile_model import Clock, ClockMode

START = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)


@dataclass
class Candidate:
    """A clock that stands still between moves, unless it creeps forward each time it is read."""

    now: datetime = START
    creeps: timedelta = timedelta()
    stuck: bool = False
    capabilities: list[str] = field(default_factory=lambda: ["people", "clock"])
    moves: list[int] = field(default_factory=list)
    url: str = ""

    def moved(self, seconds: int) -> None:
        self.moves.append(seconds)
        if not self.stuck:
            self.now += timedelta(seconds=seconds)

    def offer(self) -> dict[str, object]:
        return {
            "contract": "1",
            "portals": ["urssaf"],
            "capabilities": self.capabilities,
            "now": self.now.isoformat(),
        }


@pytest.fixture
def candidate() -> Iterator[Candidate]:
    """A candidate whose control API has a clock, on a real socket."""
    told = Candidate()

    class Api(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            if self.command == "POST":
                told.moved(json.loads(body)["advance_seconds"])
            told.now += told.creeps
            shown = {"now": told.now.isoformat()} if self.path.endswith("clock") else told.offer()
            content = json.dumps(shown).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        do_GET = do_POST = answer  # noqa: N815 -- names given by http.server

        def log_message(self, *words: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Api) as server:
        told.url = f"http://127.0.0.1:{server.server_port}/control/"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield told
        server.shutdown()
        thread.join()


@pytest.fixture
def control(candidate: Candidate) -> Iterator[Control]:
    """A client of that candidate."""
    with Control(candidate.url, "the token") as client:
        yield client


def moments(control: Control | None, mode: ClockMode = ClockMode.CONTROL, longest: float = 900) -> Moments:
    """The clock as a profile of that mode lets it be used."""
    offer = control.offer() if control is not None else None
    return Moments(Clock(mode=mode, wait_max_seconds=longest), control, offer)


def test_an_instant_is_reached_by_whole_seconds(candidate: Candidate, control: Control) -> None:
    """Moving to an instant never ends before it, and at most a second after it."""
    wanted = START + timedelta(seconds=90.2)
    assert wanted <= moments(control).advance_to(wanted) <= wanted + SECOND
    assert candidate.moves == [91]


def test_a_past_instant_moves_nothing(candidate: Candidate, control: Control) -> None:
    """An instant that has come is no reason to move the clock."""
    moments(control).advance_to(START - SECOND)
    assert candidate.moves == []


def test_an_approached_instant_has_not_come(control: Control) -> None:
    """Approaching an instant leaves one to two seconds before it."""
    wanted = START + timedelta(seconds=3600.5)
    assert SECOND <= wanted - moments(control).approach(wanted) < 2 * SECOND


def test_a_long_time_takes_several_calls(candidate: Candidate, control: Control) -> None:
    """Two years pass, though one call of the contract holds 366 days at most."""
    moments(control).advance(2 * 365 * 86400)
    assert len(candidate.moves) == 2
    assert sum(candidate.moves) == 2 * 365 * 86400


def test_a_stuck_clock_is_the_connection(candidate: Candidate, control: Control) -> None:
    """A clock that says it moved and did not is told, with what to look at."""
    candidate.stuck = True
    with pytest.raises(ConnectionFault, match="n’avance pas"):
        moments(control).advance(60)


def test_a_clock_that_is_not_offered_cannot_be_moved(candidate: Candidate, control: Control) -> None:
    """A profile that promises the clock to an API without it is told what to change; reading still works."""
    candidate.capabilities = ["people"]
    clock = moments(control)
    assert clock.now() == START
    with pytest.raises(ConnectionFault, match=r"clock\.mode"):
        clock.advance(60)


def test_no_clock_leaves_time_rules_aside(control: Control) -> None:
    """Where the profile says that nobody moves the clock, what needs it is not assessed."""
    clock = moments(control, ClockMode.NONE)
    assert not clock.can_pass(SECOND)
    with pytest.raises(Unassessed):
        clock.advance(1)


def test_a_wait_that_is_too_long_is_left_aside() -> None:
    """Really waiting stops at what the profile admits."""
    clock = moments(None, ClockMode.WAIT, longest=5)
    assert clock.can_pass(5 * SECOND)
    with pytest.raises(Unassessed, match="wait_max_seconds"):
        clock.advance(6)


def test_a_short_wait_is_really_waited_for() -> None:
    """In mode wait, an instant is reached by letting it come."""
    clock = moments(None, ClockMode.WAIT)
    wanted = clock.now() + timedelta(seconds=0.3)
    assert clock.advance_to(wanted) >= wanted


def test_an_act_is_dated_on_both_sides(candidate: Candidate, control: Control) -> None:
    """The candidate's clock is read before and after an act."""
    candidate.creeps = SECOND
    clock = moments(control)
    made, span = clock.during(lambda: "made")
    assert made == "made"
    assert span.end - span.start == SECOND


def lapse(first: tuple[int, int], second: tuple[int, int]) -> Lapse:
    """Two acts, each from one second to another."""
    spans = [Span(*(START + timedelta(seconds=at) for at in ends)) for ends in (first, second)]
    return Lapse(*spans)


def test_a_doubtful_attempt_is_played_again(control: Control) -> None:
    """An attempt that may have crossed the limit says nothing: the next one is played."""
    attempts = iter([lapse((0, 1), (298, 301)), lapse((0, 1), (297, 298))])
    found = moments(control).ensure_nearer(timedelta(seconds=299), lambda: next(attempts))
    assert found.at_most == timedelta(seconds=298)


def test_an_attempt_beyond_counts_from_the_end_of_the_first(control: Control) -> None:
    """« Refused after five minutes » holds only from the end of the sending to the start of the entry."""
    attempts = iter([lapse((0, 2), (302, 303)), lapse((0, 1), (302, 303))])
    found = moments(control).ensure_further(timedelta(seconds=301), lambda: next(attempts))
    assert found.at_least == timedelta(seconds=301)


def test_attempts_that_stay_doubtful_are_nobodys_fault(control: Control) -> None:
    """After three doubtful attempts the connection is blamed, not the candidate."""
    played: list[int] = []

    def attempt() -> Lapse:
        played.append(1)
        return lapse((0, 1), (298, 301))

    with pytest.raises(ConnectionFault, match="3 essais"):
        moments(control).ensure_nearer(timedelta(seconds=299), attempt)
    assert len(played) == 3

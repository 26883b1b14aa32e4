"""A page as portals have them on bad days: the run ends, says what was seen, and judges the rest."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.homologue.conftest import Command

ProfileMaker = Callable[..., Path]
ROWS = "@URS-001 or @URS-003 or @URS-009"


@pytest.fixture
def judged(homologue: Command, profile: ProfileMaker) -> Callable[[str], dict[str, tuple[str, str | None]]]:
    """The outcomes where the identification page is spoiled in a given way."""

    def judge(way: str) -> dict[str, tuple[str, str | None]]:
        candidate = profile(
            (
                'command = ["python", "-m", "simulator"]',
                'command = ["python", "-m", "tests.homologue.spoiled"]',
            ),
            ("[launch.env]\n", f'[launch.env]\nSPOILED = "{way}"\nSPOILED_PAGE = "/identification"\n'),
        )
        ran = homologue("--candidate", str(candidate), "--portal", "urssaf", "--tags", ROWS)
        found = ran.outcomes()
        assert found["URS-001"] == ("passed", None), ran.said
        return found

    return judge


@pytest.mark.parametrize("way", ["error", "round"])
def test_a_page_that_is_none_fails_the_row_that_asks_for_it(judged: Callable, way: str) -> None:
    """A crash, a redirect without end: its own row is red, what lies behind is blocked by it."""
    found = judged(way)
    assert found["URS-003"] == ("failed", "candidate")
    assert found["URS-009"] == ("cant_tell", "blocked")


@pytest.mark.parametrize("way", ["huge", "twice"])
def test_a_page_that_the_bench_cannot_read_is_no_fault_of_the_portal(judged: Callable, way: str) -> None:
    """Twenty megabytes, two forms alike: told as what the bench cannot do."""
    assert judged(way)["URS-009"] == ("cant_tell", "connection")


def test_a_page_of_wrong_html_is_read_as_browsers_do(judged: Callable) -> None:
    """End tags that nothing began, nothing ended."""
    assert judged("broken")["URS-009"] == ("passed", None)

"""A text goes into the controls of a group by its own groups, else by what each control can hold."""

from __future__ import annotations

import pytest

from harness.page import Control
from harness.widgets import _cut, unpunctuated
from tests.harness.pages import entry


def boxes(number: int, size: int | None) -> tuple[Control, ...]:
    """So many entries of that size."""
    return tuple(entry(f"Partie {rank}", maxlength=size) for rank in range(number))


@pytest.mark.parametrize(
    ("text", "number", "size", "shared"),
    [
        ("06.39.98.21.41", 5, 2, ["06", "39", "98", "21", "41"]),
        ("06 39 98 21 41", 5, 2, ["06", "39", "98", "21", "41"]),
        ("0639982141", 5, 2, ["06", "39", "98", "21", "41"]),
        ("06 39 98", 5, 2, ["06", "39", "98", "", ""]),
        ("123456", 6, 1, list("123456")),
        ("1234567", 6, 1, ["1", "2", "3", "4", "5", "67"]),
    ],
)
def test_a_text_is_shared_among_the_controls_of_a_group(
    text: str, number: int, size: int, shared: list[str]
) -> None:
    """Its separators are typed by nobody; what is too long stays so."""
    assert _cut(text, boxes(number, size)) == shared


def test_what_separates_groups_is_not_missed() -> None:
    """A number in five controls is the same number."""
    assert unpunctuated("06.39-98 21/41") == "0639982141"

"""A text goes into the controls of a group by its own groups, else by what each control can hold."""

from __future__ import annotations

import pytest

from catalogue.model import Purpose, Role
from harness.matching import Widget
from harness.widgets import _cut, unpunctuated
from tests.harness.pages import entry


def boxes(number: int, size: int | None, key: str = "audiens.mobile") -> Widget:
    """So many entries of that size, for one purpose."""
    parts = tuple(entry(f"Partie {rank}", maxlength=size) for rank in range(number))
    portal = key.partition(".")[0]
    purpose = Purpose(key, portal, Role.ENTRY, None, (), (), (), (), secret=False, source="")
    return Widget(purpose, parts, "groupe")


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


@pytest.mark.parametrize("size", [None, 13, 25])
def test_a_number_and_its_key_go_each_into_its_box(size: int | None) -> None:
    """A box where spaces may be typed too has room for more than its own part: it gets that part alone."""
    pair = boxes(2, size, "urssaf.nir")
    assert _cut("185089299999996", pair) == ["1850892999999", "96"]
    assert _cut("1 85 08 92 999 999 96", pair) == ["1850892999999", "96"]
    assert _cut("1850892999999", pair) == ["1850892999999", ""]
    assert _cut("1850892999999960", pair) == ["1850892999999", "960"]


def test_what_separates_groups_is_not_missed() -> None:
    """A number in five controls is the same number."""
    assert unpunctuated("06.39-98 21/41") == "0639982141"

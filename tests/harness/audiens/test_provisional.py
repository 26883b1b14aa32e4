"""The declared shape of a provisional code tells it from what else a letter says, and from nothing."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from harness.audiens.journey import told_apart

SHAPE = r"^[A-Z]{4}-[0-9]{5}$"
UNSAID = "Le code qu’il vous faut est encadré.\n[ ABCD-12345 ]"


@pytest.mark.parametrize(
    ("announced", "told"),
    [
        ((), ("ABCD-12345",)),
        (("60291748",), ("60291748",)),
        (("60291748", "EFGH-67890"), ("EFGH-67890",)),
        (("ABCD-12345", "EFGH-67890"), ("ABCD-12345", "EFGH-67890")),
    ],
)
def test_a_letter_says_its_code_by_its_words_then_by_its_shape(
    announced: tuple[str, ...], told: tuple[str, ...]
) -> None:
    """What its words announce is never replaced by what they do not; two codes stay two."""
    letter: Any = SimpleNamespace(codes=announced, text=UNSAID)
    assert told_apart(letter, SHAPE) == told

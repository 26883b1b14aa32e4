"""Waiting ends with the condition, or says what was awaited."""

from __future__ import annotations

import pytest

from harness.waiting import StillWaiting, until


def test_the_answer_of_the_condition_is_given_back() -> None:
    """The third answer is the first that is one."""
    answers = iter([None, False, "là"])
    assert until(lambda: next(answers), 5, what="une réponse", every=0.001) == "là"


def test_zero_is_an_answer() -> None:
    """Only ``None`` and ``False`` are waited through."""
    assert until(lambda: 0, 0, what="un nombre") == 0


def test_the_condition_is_tried_even_without_time() -> None:
    """A patience of nothing still looks once."""
    tries = []
    with pytest.raises(StillWaiting):
        until(lambda: tries.append(1), 0, what="rien")
    assert tries


def test_the_error_says_what_was_awaited_and_what_was_seen() -> None:
    """A reader must not have to guess."""
    with pytest.raises(StillWaiting, match=r"la page : toujours attendu.* vu en dernier : une autre"):
        until(lambda: None, 0, what="la page", seen=lambda: "une autre")

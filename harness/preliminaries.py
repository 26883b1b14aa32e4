"""What a check needs before it can be made: its failure blocks the check, and names what blocks it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from harness.faults import Blocked, Nonconformity
from harness.page import Snapshot

_Result = TypeVar("_Result")


def needing(what: str, act: Callable[[], _Result]) -> _Result:
    """Do what a check needs first: where the candidate does not let it, the check is blocked, not failed."""
    try:
        return act()
    except Nonconformity as error:
        raise Blocked(f"{what} : {error}", error.requirement) from error


def unless_barred(what: str, act: Callable[[], object], page: Callable[[], Snapshot]) -> None:
    """Do what a check needs, where being kept from it is a right answer too: a breakdown is none.

    ``page`` gives what she has in front of her then.
    """
    try:
        act()
    except Nonconformity as error:
        if page().broken:
            raise Blocked(f"{what} : {error}", error.requirement) from error

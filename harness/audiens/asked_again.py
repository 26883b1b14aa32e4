"""Whether a form asks again: here, or at the address where it stood, when a refusal is a page of its own."""

from __future__ import annotations

from harness.audiens.breakdown import is_breakdown
from harness.visit import Visit


def is_asked(visit: Visit, screen: str, entry: str) -> bool:
    """Whether she is in front of the entry of that screen."""
    return visit.is_at(screen) and visit.find(entry) is not None


def is_asked_at(visit: Visit, address: str | None, screen: str, entry: str) -> bool:
    """The same at that address, opened anew; nowhere where there is none."""
    if address is None:
        return False
    visit.open(address)
    return is_asked(visit, screen, entry)


def is_asked_again(visit: Visit, screen: str, entry: str) -> bool:
    """The same here, or at the address of the screen, unless a breakdown came."""
    if is_asked(visit, screen, entry):
        return True
    return not is_breakdown(visit) and is_asked_at(visit, visit.address_of(screen), screen, entry)

"""The layouts of the member's number: the guide prints five, and says ten digits each time."""

from __future__ import annotations

import re
from dataclasses import dataclass

from simulator.audiens.faults import Fault


@dataclass(frozen=True, slots=True)
class Layout:
    """How a number is typed and shown. ``before_dot`` is None where no dot is allowed."""

    digits: int
    before_dot: int | None
    undotted: bool
    shown: str
    example: str

    def fault(self, text: str) -> Fault | None:
        """What is wrong with a number as typed, blanks around taken off."""
        if not text:
            return Fault.IDENTIFIER_MISSING
        if not re.fullmatch(r"[0-9.]*", text):
            return Fault.IDENTIFIER_CHARACTERS
        if len(text.replace(".", "")) != self.digits:
            return Fault.IDENTIFIER_LENGTH
        return None if self._is_placed_right(text) else Fault.IDENTIFIER_LAYOUT

    def _is_placed_right(self, text: str) -> bool:
        if "." not in text:
            return self.undotted
        return text.count(".") == 1 and text.index(".") == self.before_dot

    def written(self, digits: str) -> str:
        """A number as the institution writes it."""
        return (
            digits if self.before_dot is None else f"{digits[: self.before_dot]}.{digits[self.before_dot :]}"
        )


LAYOUTS = {
    "8.2_or_10": Layout(10, 8, True, "XXXXXXXX.XX", "98765432.10"),
    "8.2": Layout(10, 8, False, "XXXXXXXX.XX", "98765432.10"),
    "10": Layout(10, None, True, "XXXXXXXXXX", "9876543210"),
    "7.2": Layout(9, 7, True, "XXXXXXX.XX", "9876543.21"),
    "12": Layout(12, None, True, "XXXXXXXXXXXX", "987654321098"),
}


def digits_of(text: str) -> str:
    """The number without its dot: one number, however it is typed."""
    return text.strip().replace(".", "")


def key_of(body: str) -> str:
    """The control key of the eight first digits under ``mod97``: 97 minus the rest, on two digits."""
    return f"{97 - int(body) % 97:02d}"


def has_right_key(digits: str) -> bool:
    """Whether the two last digits are the key of those before."""
    return digits[-2:] == key_of(digits[:-2])

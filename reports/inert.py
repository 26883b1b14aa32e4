"""What makes foreign text harmless and French text well set, whatever the format that shows it."""

from __future__ import annotations

import re

from catalogue.typography import typeset as spaced

_CONTROLS = "\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f"
_DIRECTIONS = "\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069"
_NO_CHARACTERS = "\\u2028\\u2029\\ud800-\\udfff\\ufeff\\ufffe\\uffff"
_HIDDEN = re.compile(f"[{_CONTROLS}{_DIRECTIONS}{_NO_CHARACTERS}]")
_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w|«)")


def printable(text: str) -> str:
    r"""The text with what a reader could not see, or what XML forbids, spelt out (``\x1b``, ``\u202e``).

    Tabs and newlines stay; a carriage return before a newline is dropped. Nothing is escaped for markup.
    """
    return _HIDDEN.sub(_spelt, text.replace("\r\n", "\n"))


def _spelt(found: re.Match[str]) -> str:
    point = ord(found[0])
    return f"\\x{point:02x}" if point < 0x100 else f"\\u{point:04x}"


def typeset(text: str) -> str:
    """French as it is printed: typographic apostrophes, and no-break spaces where they belong."""
    return spaced(_APOSTROPHE.sub("\N{RIGHT SINGLE QUOTATION MARK}", text))

"""JavaScript's regular expressions, as far as pattern attributes use them, read by Python."""

from __future__ import annotations

import re

_LETTERS = "A-Za-zªµºÀ-ÖØ-öø-ˁͰ-ϿЀ-ԯḀ-ỿ"
_CLASSES = {
    "L": _LETTERS,
    "Letter": _LETTERS,
    "Alphabetic": _LETTERS,
    "N": "0-9",
    "Nd": "0-9",
    "Lu": "A-ZÀ-ÖØ-Þ",
    "Ll": "a-zß-öø-ÿ",
}
_PROPERTY = re.compile(r"\\p\{(?:Script=|General_Category=)?(\w+)\}")


def compiled(pattern: str) -> re.Pattern[str] | None:
    """The pattern anchored at both ends; ``None`` where it cannot be read, which then refuses nothing."""
    try:
        return re.compile(f"(?:{_translated(pattern)})\\Z", re.ASCII)
    except re.error:
        return None


def _translated(pattern: str) -> str:
    pieces, inside, place = [], False, 0
    while place < len(pattern):
        found = _PROPERTY.match(pattern, place)
        piece = (
            found.group(0)
            if found
            else pattern[place : place + 2]
            if pattern[place] == "\\"
            else pattern[place]
        )
        place += len(piece)
        if found and (letters := _CLASSES.get(found.group(1))):
            piece = letters if inside else f"[{letters}]"
        elif piece in {"[", "]"}:
            # A bracket inside a class is a plain one for Python, which warns about it.
            inside, piece = (True, "\\[" if inside else "[") if piece == "[" else (False, "]")
        pieces.append(piece)
    return "".join(pieces).replace("(?<", "(?P<").replace("(?P<=", "(?<=").replace("(?P<!", "(?<!")

"""Provisional codes of a declared shape, drawn from the system's generator."""

from __future__ import annotations

import re
import secrets
import string

# Without the signs that are read one for another on paper.
_PAPER = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
_ALPHABETS = (
    _PAPER,
    string.ascii_uppercase + string.digits,
    string.digits,
    string.ascii_uppercase,
    string.ascii_lowercase,
    string.ascii_lowercase + string.digits,
    string.ascii_letters + string.digits,
    string.ascii_letters + string.digits + "-",
)
_LENGTHS = (8, 10, 12, 6, 7, 9, 11, 14, 16)
_DRAWS = 200


def drawn(pattern: str) -> str:
    """A code that the pattern matches whole. Raises ValueError where none is found."""
    for length in _LENGTHS:
        for alphabet in _ALPHABETS:
            code = _draw(pattern, length, alphabet)
            if code is not None:
                return code
    raise ValueError(
        f"aud.provisional_code.pattern: no code of {min(_LENGTHS)} to {max(_LENGTHS)} signs fits"
    )


def _draw(pattern: str, length: int, alphabet: str) -> str | None:
    """A few tries tell whether the shape suits; where it nearly does, more find a code."""
    for _ in range(_DRAWS):
        code = "".join(secrets.choice(alphabet) for _ in range(length))
        if re.fullmatch(pattern, code):
            return code
    return None

"""Numbers as HTML attributes and number inputs write them."""

from __future__ import annotations

import re

_INTEGER = re.compile(r"[ \t\n\r\f]*(\d+)")
_FLOAT = re.compile(r"-?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?")


def first_number(text: str) -> int | None:
    """The non-negative integer that an attribute such as maxlength holds, ``None`` for a bad one."""
    found = _INTEGER.match(text)
    return int(found.group(1)) if found else None


def is_number(text: str) -> bool:
    """A valid floating-point number of HTML."""
    return _FLOAT.fullmatch(text) is not None

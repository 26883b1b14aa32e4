"""French spacing: the ledger is typed with ordinary spaces, and read with no-break ones."""

from __future__ import annotations

import re

NO_BREAK = "\N{NO-BREAK SPACE}"
_BEFORE = re.compile(r" (?=[:;?!»](?:\s|$|[.,)»]))")
_AFTER = re.compile(r"(?<=«) ")


def typeset(text: str) -> str:
    """The same French text with no-break spaces before ``: ; ? !`` and inside « »."""
    return _AFTER.sub(NO_BREAK, _BEFORE.sub(NO_BREAK, text))

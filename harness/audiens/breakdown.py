"""What tells a breakdown from a portal that holds somebody back."""

from __future__ import annotations

from harness.audiens.notices import text_of
from harness.visit import Visit
from harness.words import speaks_of

_BUSY = 503
_LIMITING = ("essai", "tentative", "trop de", "bloqu", "verrouill")


def is_breakdown(visit: Visit) -> bool:
    """Whether a breakdown answered her; « busy » is an answer to tries where it says so."""
    if visit.page.status != _BUSY:
        return visit.page.broken
    waits = any(each.status == _BUSY and each.answered("retry-after") for each in visit.client.exchanges)
    return not waits and not speaks_of(text_of(visit.page), _LIMITING)

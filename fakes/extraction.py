"""Links and codes in what a person reads, whatever the channel it came by."""

from __future__ import annotations

import re
from collections.abc import Iterable

_URL = re.compile(r"https?://[^\s<>\"`{}|\\^«»“”]+", re.IGNORECASE)
_TRAILING = ".,;:!?'’*…"  # not « _ » nor « - », which end a URL-safe token one time in thirty-two
_PAIRS = {")": "(", "]": "["}

_MAILBOX = re.compile(r"(?<![^\s@<>])[^\s@<>]+@[^\s@<>]+")
_GAP = r"[ \u00a0\u202f\u2009.\-/]"
_PHONES = re.compile(
    rf"(?<!\d)(?:(?:\+|00){_GAP}?33{_GAP}?(?:\(0\){_GAP}?)?[1-9]|0[1-9])(?:{_GAP}?\d){{8}}(?!\d)"
    r"|\+\d{8,15}(?!\d)"
)
_CODE = re.compile(r"(?<!\d)(?<!\d[.,])\d{6}(?![.,]?\d)")


def distinct(items: Iterable[str]) -> tuple[str, ...]:
    """The items in their order, each once."""
    return tuple(dict.fromkeys(items))


def links(text: str) -> tuple[str, ...]:
    """The distinct http and https addresses of a text, without the punctuation of the sentence."""
    return distinct(_without_punctuation(found) for found in _URL.findall(text))


def codes(text: str) -> tuple[str, ...]:
    """The distinct runs of exactly six digits, once addresses and phone numbers are taken out.

    A run inside a longer number (an amount, a date, an identifier) is no code.
    """
    for pattern in (_URL, _MAILBOX, _PHONES):
        text = pattern.sub(" | ", text)
    return distinct(_CODE.findall(text))


def _without_punctuation(url: str) -> str:
    unopened = {close: url.count(close) - url.count(opening) for close, opening in _PAIRS.items()}
    end = len(url)
    while end:
        last = url[end - 1]
        if unopened.get(last, 0) > 0:
            unopened[last] -= 1
        elif last not in _TRAILING:
            break
        end -= 1
    return url[:end]

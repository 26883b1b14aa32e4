"""The shape and the key of a social security number (NIR), computed here from its definition."""

from __future__ import annotations

from collections.abc import Iterable

_BODY = 13


def normalise(text: str, separators: Iterable[str]) -> str:
    """What was typed without its separators, in upper case; nothing else is altered."""
    kept = text.strip()
    for separator in separators:
        kept = kept.replace(separator, "")
    return kept.upper() if kept.isascii() else kept


def key_of(body: str) -> str:
    """The key of thirteen positions: 97 - (N mod 97), 2A read 19, 2B read 18 (decree 82-103, art. 4)."""
    number = body[:5] + body[5:7].replace("2A", "19").replace("2B", "18") + body[7:]
    return f"{97 - int(number) % 97:02d}"


def has_right_key(nir: str) -> bool:
    """Whether the last two of fifteen positions are the key of the others."""
    return nir[_BODY:] == key_of(nir[:_BODY])


def is_corsican(nir: str) -> bool:
    """Whether positions 6 and 7 are 2A or 2B."""
    return nir[5:7] in {"2A", "2B"}


def has_known_month(nir: str) -> bool:
    """Whether positions 4 and 5 are a month (01-12) or a code of unknown month (20-99)."""
    month = int(nir[3:5])
    return 1 <= month <= 12 or month >= 20


def has_known_place(nir: str) -> bool:
    """Whether department, commune and rank may exist: none of them is all zeros."""
    department = nir[5:7]
    return department != "00" and nir[7:10] != "000" and nir[10:13] != "000"

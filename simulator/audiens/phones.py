"""French mobile numbers: read with their grouping, shown without most digits, written for the network."""

from __future__ import annotations

import re
from collections.abc import Iterable

_FRENCH_PREFIX = re.compile(r"^(?:\+|00)33(0?)(?=[1-9])")
_SHOWN = 4


def without_separators(text: str, separators: Iterable[str]) -> str:
    """What was typed without its separators; nothing else is altered."""
    kept = text.strip()
    for separator in separators:
        kept = kept.replace(separator, "")
    return kept


def is_international(digits: str) -> bool:
    """Whether a number begins as one dialled from abroad."""
    return digits.startswith(("+", "00"))


def is_french_international(digits: str) -> bool:
    """Whether it begins with the code of France."""
    return _FRENCH_PREFIX.match(digits) is not None


def national(digits: str) -> str:
    """A number with the code of France in its national form; any other as it is."""
    return _FRENCH_PREFIX.sub("0", digits, count=1)


def e164(mobile: str) -> str:
    """A national number as networks want it."""
    return "+33" + mobile[1:]


def masked(mobile: str, mask: str | None) -> str:
    """Only the four last digits can be read, zeros kept."""
    last = iter(mobile[-_SHOWN:])
    return "".join(next(last) if sign == "d" else sign for sign in mask or "•• •• •• dd dd")


def is_assigned(mobile: str) -> bool:
    """Whether the numbering plan knows the number."""
    # Its tables take long to load, and one reading only asks for them.
    import phonenumbers  # noqa: PLC0415

    return phonenumbers.is_valid_number(phonenumbers.parse(e164(mobile)))

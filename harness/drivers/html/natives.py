"""What typing leaves in the native widgets that only take numbers, dates and times."""

from __future__ import annotations

import datetime
import re

from harness.drivers.html.numbers import is_number

_FRENCH_DATE = re.compile(r"(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})")
_ISO_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_MONTH = re.compile(r"(?:(?P<y1>\d{4})-(?P<m1>\d{1,2}))|(?:(?P<m2>\d{1,2})[/. -](?P<y2>\d{4}))")
_TIME = re.compile(r"(\d{1,2})[:hH](\d{2})(?::(\d{2}))?")


def native_value(kind: str, text: str) -> tuple[str, bool]:
    """The value that an input of this kind holds once ``text`` was typed, and whether all of it made sense.

    Dates may be typed as DD/MM/YYYY or as YYYY-MM-DD; a day that does not exist leaves the value empty.
    """
    if kind == "number":
        return _number(text)
    if kind == "date":
        value = iso_date(text)
    elif kind == "month":
        value = _month(text)
    elif kind == "time":
        value = _time(text)
    else:
        return text, True
    return value, bool(value) or not text.strip()


def iso_date(text: str) -> str:
    """YYYY-MM-DD from a date typed in French or ISO order, ``""`` where there is no such day."""
    if found := _FRENCH_DATE.fullmatch(text.strip()):
        day, month, year = (int(part) for part in found.groups())
    elif found := _ISO_DATE.fullmatch(text.strip()):
        year, month, day = (int(part) for part in found.groups())
    else:
        return ""
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return ""


def _number(text: str) -> tuple[str, bool]:
    # Chromium drops what cannot be part of a number while it is typed.
    kept = re.sub(r"[^0-9eE+\-.,]", "", text).replace(",", ".")
    return (kept, True) if is_number(kept) else ("", not kept)


def _month(text: str) -> str:
    found = _MONTH.fullmatch(text.strip())
    if found is None:
        return ""
    year, month = int(found["y1"] or found["y2"]), int(found["m1"] or found["m2"])
    return f"{year:04}-{month:02}" if 1 <= month <= 12 else ""


def _time(text: str) -> str:
    found = _TIME.fullmatch(text.strip())
    if found is None:
        return ""
    hour, minute = int(found[1]), int(found[2])
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else ""

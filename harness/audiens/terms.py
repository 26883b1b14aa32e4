"""How a letter may write a validity: as a duration, or as the day on which it ends."""

from __future__ import annotations

from datetime import datetime, timedelta

from harness.audiens.dates import MONTHS

_IN_WORDS = {7: "sept", 8: "huit", 10: "dix", 14: "quatorze", 15: "quinze", 21: "vingt et un", 30: "trente"}
_MANNERS = {7: ("une semaine",), 14: ("deux semaines",), 15: ("une quinzaine",), 30: ("un mois", "1 mois")}
_MANNERS |= {60: ("deux mois", "2 mois"), 90: ("trois mois", "3 mois")}


def durations(length: timedelta) -> tuple[str, ...]:
    """The usual ways of saying how long, the plainest first."""
    hours, days = int(length.total_seconds()) // 3600, length.days
    if length != timedelta(days=days) or not days:
        return f"{hours} heures", f"{hours} h"
    told = [f"{days} jour{'s' if days > 1 else ''}", f"{days}j", f"{days} j", f"{hours} heures", f"{hours} h"]
    if days in _IN_WORDS:
        told.append(f"{_IN_WORDS[days]} jours")
    if days % 7 == 0:
        told.append(f"{days // 7} semaine{'s' if days > 7 else ''}")
    return (*told, *_MANNERS.get(days, ()))


def days_around(instant: datetime, *, before: int) -> tuple[str, ...]:
    """The usual ways of writing a day from so many days before an instant to the day after it."""
    days = [instant + timedelta(days=each) for each in range(-before, 2)]
    return tuple(written for day in days for written in _written(day))


def _written(day: datetime) -> tuple[str, ...]:
    month = f"{MONTHS[day.month - 1]} {day.year}"
    numbers = [f"{day:%d}{sign}{day:%m}{sign}{day:%Y}" for sign in "/.-"]
    first = [f"1er {month}"] if day.day == 1 else []
    return (*first, f"{day.day} {month}", f"{day:%d} {month}", *numbers, f"{day:%Y-%m-%d}", f"{day:%d/%m/%y}")

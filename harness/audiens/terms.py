"""How a letter may write a validity: as a duration, or as the day on which it ends."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from harness.audiens.dates import MONTHS
from harness.words import fold, speaks_of

_IN_WORDS = {7: "sept", 8: "huit", 10: "dix", 14: "quatorze", 15: "quinze", 21: "vingt et un", 30: "trente"}
_MANNERS = {7: ("une semaine",), 14: ("deux semaines",), 15: ("une quinzaine",), 30: ("un mois", "1 mois")}
_MANNERS |= {60: ("deux mois", "2 mois"), 90: ("trois mois", "3 mois")}

_INTRODUCED = (
    r"(?:jusqu'(?:au|à minuit le|au soir du|à la date du)|\bexpir\w* le|\bau plus tard le|\bavant le"
    r"|\bfin de validité|\bdate limite[a-zé' ]{0,20})\W{1,3}(?:le )?"
)
_WEEKDAY = r"(?:(?:lun|mar|mercre|jeu|vendre|same)di |dimanche )?"
_IN_LETTERS = rf"(?:er)? (?:{'|'.join(MONTHS)})(?: \d{{4}})?"
_IN_NUMBERS = r"[/.-]\d{2}[/.-](?:\d{4}|\d{2})(?!\d)"
_LAST = re.compile(rf"{_INTRODUCED}{_WEEKDAY}(?P<day>\d{{1,2}}(?:{_IN_LETTERS}|{_IN_NUMBERS}))")
"""What introduces the last day of something, and that day."""
_GOOD = ("valab", "valid", "expir", "utilis", "serv", "limite", "saisi", "connect")
_BEFORE = ("à utiliser", "utilisez", "utilisable", "valab", "valid", "expir", "limite")
_ADVISED = ("conseil", "recommand", "préfér")
_ELSE = ("carte", "contrat", "offre", "attestation", "garantie", "adhésion", "cotisation")
"""What else a letter may say to be good until some day."""


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


def last_days(text: str) -> tuple[str, ...]:
    """The days, as they are written, that a letter gives as the last one of its code.

    Its own date, the first day of the validity and the last day of anything else are none of them.
    """
    folded = fold(text)
    found = ((last, re.split(r"[.!?…;]\s", folded[: last.end()])[-1]) for last in _LAST.finditer(folded))
    return tuple(last["day"] for last, clause in found if _of_code(clause, last[0]))


def is_one_of(written: str, days: tuple[str, ...]) -> bool:
    """Whether a day that is written, perhaps without its year, is one of these."""
    return any(re.fullmatch(rf"{re.escape(written)}(?: \d{{4}})?", fold(day)) for day in days)


def _of_code(clause: str, ending: str) -> bool:
    """Whether a clause tells until when the code is good: no advice, and of nothing else."""
    words = _BEFORE if ending.startswith("avant") else _GOOD
    of_it = speaks_of(clause, ("code",)) or not speaks_of(clause, _ELSE)
    return of_it and speaks_of(clause, words) and not speaks_of(clause, _ADVISED)


def _written(day: datetime) -> tuple[str, ...]:
    month = f"{MONTHS[day.month - 1]} {day.year}"
    numbers = [f"{day:%d}{sign}{day:%m}{sign}{day:%Y}" for sign in "/.-"]
    first = [f"1er {month}"] if day.day == 1 else []
    return (*first, f"{day.day} {month}", f"{day:%d} {month}", *numbers, f"{day:%Y-%m-%d}", f"{day:%d/%m/%y}")

"""How French says numbers, dates, durations and places of a guide."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

_GAP = "\N{NO-BREAK SPACE}"
_MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)
_STEPS = {
    "": "",
    "0": "présentation",
    "letter": "voie courrier",
    "space": "espace personnel",
    "help": "aide",
    "all": "ensemble du parcours",
    "after": "après le parcours",
}


def plural(number: int, singular: str, several: str) -> str:
    """The number and its words, as French counts: zero and one are singular."""
    return f"{number} {singular if number < 2 else several}"


def listed(items: Sequence[str], most: int = 1000) -> str:
    """« a, b et c », or « a, b et 4 autres » beyond ``most``."""
    rest = len(items) - most
    if rest > 0:
        return f"{', '.join(items[:most])} et {plural(rest, 'autre', 'autres')}"
    return " et ".join(part for part in (", ".join(items[:-1]), *items[-1:]) if part)


def step(place: str) -> str:
    """A step of a guide: « étape 3 », « étapes 4 à 5 », « après l’étape 8 »; an unknown word stays."""
    if place in _STEPS:
        return _STEPS[place]
    found = re.fullmatch(r"(after |before )?(\d+)(?:-(\d+))?", place)
    if found is None:
        return place
    when, first, last = found.groups()
    if when:
        return f"{'après' if when == 'after ' else 'avant'} l’étape {first}"
    return f"étapes {first} à {last}" if last else f"étape {first}"


def lines(places: Sequence[str]) -> str:
    """Lines of a guide: « ligne 47 », « lignes 5, 7 et 41 à 98 »."""
    told = [place.replace("L", "").replace("-", " à ") for place in places]
    alone = len(told) == 1 and told[0].isdigit()
    return f"{'ligne' if alone else 'lignes'} {listed(told)}"


def day(instant: str) -> str:
    """An RFC 3339 instant in UTC as « 24 novembre 2026 à 5 h 39 (UTC) »; what is none stays as it is."""
    try:
        when = datetime.fromisoformat(instant)
    except ValueError:
        return instant
    number = "1er" if when.day == 1 else str(when.day)
    return f"{number} {_MONTHS[when.month - 1]} {when.year} à {when.hour}{_GAP}h{_GAP}{when.minute:02d} (UTC)"


def lasting(started: str, ended: str) -> str:
    """How long it took, empty where one of the instants is unknown."""
    try:
        seconds = (datetime.fromisoformat(ended) - datetime.fromisoformat(started)).total_seconds()
    except ValueError:
        return ""
    return duration(seconds)


def duration(seconds: float) -> str:
    """« 40 ms », « 1,2 s », « 2 min 5 s », « 1 h 12 min »."""
    if seconds < 1:
        return f"{seconds * 1000:.0f}{_GAP}ms"
    if seconds < 60:
        return f"{seconds:.1f}{_GAP}s".replace(".", ",")
    minutes, rest = divmod(round(seconds), 60)
    hours, left = divmod(minutes, 60)
    return f"{hours}{_GAP}h {left}{_GAP}min" if hours else f"{minutes}{_GAP}min {rest}{_GAP}s"

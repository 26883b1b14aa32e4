"""What a profile may choose, in words: each reading and each value of a parameter, with what it means.

The profile that ``homologue init`` writes, the JSON Schema and ``homologue catalogue`` all say it from here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from catalogue.model import Ambiguity, Parameter, Reading
from catalogue.parameter_types import Kind, admits_null
from catalogue.settings import NONE

_NBSP = "\N{NO-BREAK SPACE}"
_EXPECTED: Mapping[Kind, str] = {
    Kind.STRING: "un texte",
    Kind.URL: "une adresse http ou https",
    Kind.REGEX: "une expression régulière",
    Kind.ENUM: "une des valeurs admises",
    Kind.BOOL: "true ou false",
    Kind.INT: "un nombre entier, zéro ou plus",
    Kind.LIST: "une liste",
    Kind.MAP: "une table",
}


def expected(parameter: Parameter) -> str:
    """The kind of value that a parameter takes."""
    said = _EXPECTED[Kind(parameter.type.removesuffix("|null"))]
    return f'{said} (ou "none" pour aucun)' if admits_null(parameter) else said


def reading_lines(ambiguity: Ambiguity) -> Iterator[str]:
    """A line for each reading: its key, whether it is the default, what it means."""
    return map(reading_line, ambiguity.readings)


def reading_line(reading: Reading) -> str:
    """Its key, whether it is the default, what it means."""
    return _told(reading.key, reading.text, default=reading.default)


def value_lines(parameter: Parameter) -> Iterator[str]:
    """A line for each value that is allowed, or one for the kind of value where they are not counted."""
    for value, meaning in parameter.values.items():
        yield _told(value, meaning, default=value == parameter.default)
    if parameter.values:
        return
    if parameter.allowed:
        yield _told("valeurs admises", ", ".join(map(str, parameter.allowed)))
    else:
        yield _told("valeur attendue", expected(parameter))


def proposed(parameter: Parameter) -> object:
    """The value that a new profile shows: the default, or the first one where that cannot be written."""
    if parameter.default is None and NONE in parameter.allowed:
        return parameter.allowed[0]  # « none » is a choice there, and not the default
    return parameter.default


def _told(key: str, meaning: str, *, default: bool = False) -> str:
    return f"{key}{' (par défaut)' if default else ''}{_NBSP}: {meaning}"

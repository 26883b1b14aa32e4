"""The types of parameters: what a value must be, and what is wrong with one that is not."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from catalogue.model import Parameter


class Kind(StrEnum):
    """The types that parameters.yaml may name; each may be followed by ``|null``."""

    STRING = "string"
    URL = "url"
    REGEX = "regex"
    ENUM = "enum"
    BOOL = "bool"
    INT = "int"
    LIST = "list"
    MAP = "map"


@dataclass(frozen=True, slots=True)
class TypeFault:
    """Why a value does not fit: what was expected, what was seen, what may be written instead."""

    expected: str
    seen: str
    allowed: tuple[str, ...] = ()


def fault_of(value: object, parameter: Parameter) -> TypeFault | None:
    """What is wrong with a value for this parameter, ``None`` where it fits."""
    bare = parameter.type.removesuffix("|null")
    if value is None and bare != parameter.type:
        return None
    expected, fits = _TESTS[Kind(bare)]
    if not fits(value):
        return TypeFault(expected + _or_none(parameter), repr(value), tuple(map(str, parameter.allowed)))
    if parameter.allowed and value not in parameter.allowed:
        return TypeFault("one of the values allowed", repr(value), tuple(map(str, parameter.allowed)))
    return _map_fault(value, parameter.default)


def admits_null(parameter: Parameter) -> bool:
    """Whether « no value » is a value of this parameter."""
    return parameter.type.endswith("|null")


def frozen(value: object) -> object:
    """The same value with read-only maps, and tuples for lists."""
    if isinstance(value, Mapping):
        return MappingProxyType({key: frozen(part) for key, part in value.items()})
    return tuple(map(frozen, value)) if isinstance(value, list | tuple) else value


def _or_none(parameter: Parameter) -> str:
    return ' (or "none")' if admits_null(parameter) else ""


def _map_fault(value: object, default: object) -> TypeFault | None:
    """A map has the keys of its default, each of the same nature, where it has a default."""
    if not isinstance(value, Mapping) or not isinstance(default, Mapping):
        return None
    for key, part in value.items():
        if key not in default:
            return TypeFault("a known key in the map", repr(key), tuple(map(str, default)))
        if isinstance(default[key], int) and not _is_count(part):
            return TypeFault(f"a whole number for {key!r}, 0 or more", repr(part))
    return None


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_url(value: object) -> bool:
    return isinstance(value, str) and re.fullmatch(r"https?://\S+", value) is not None


def _is_regex(value: object) -> bool:
    if not isinstance(value, str):
        return False
    try:
        re.compile(value)
    except re.error:
        return False
    return True


_TESTS: Mapping[Kind, tuple[str, Callable[[object], bool]]] = {
    Kind.STRING: ("a text", _is_text),
    Kind.URL: ("an http or https address", _is_url),
    Kind.REGEX: ("a regular expression", _is_regex),
    Kind.ENUM: ("one of the values allowed", _is_text),
    Kind.BOOL: ("true or false", lambda value: isinstance(value, bool)),
    Kind.INT: ("a whole number, 0 or more", _is_count),
    Kind.LIST: ("a list", lambda value: isinstance(value, list | tuple)),
    Kind.MAP: ("a table", lambda value: isinstance(value, Mapping)),
}

"""What a candidate's profile chooses: one reading per ambiguity, one value per parameter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeVar

from catalogue.errors import SettingsError
from catalogue.model import Ambiguity, Catalogue, Parameter, Reading, SetBy
from catalogue.parameter_types import admits_null, fault_of, frozen

BOTH = "both"
NONE = "none"
_Kind = TypeVar("_Kind")


@dataclass(frozen=True, slots=True)
class Settings:
    """The chosen reading of each ambiguity of a portal, and the value of each of its parameters.

    ``declared`` are the ambiguities whose reading the profile names, ``given`` the parameters that it gives.
    The typed accessors raise KeyError for an unknown name and TypeError where a parameter is of another type.
    """

    readings: Mapping[str, str]
    values: Mapping[str, object]
    declared: frozenset[str]
    given: frozenset[str]

    def holds(self, ambiguity: str, key: str) -> bool:
        """Whether this reading of that ambiguity is the chosen one."""
        return self.readings[ambiguity] == key

    def text(self, name: str) -> str:
        """A string, enum or regex that is not null."""
        return _typed(name, self.values[name], str)

    def optional_text(self, name: str) -> str | None:
        """A string, enum or url, or ``None``."""
        return None if self.values[name] is None else self.text(name)

    def number(self, name: str) -> int:
        """An int that is not null."""
        return _typed(name, self.values[name], int)

    def optional_number(self, name: str) -> int | None:
        """An int, or ``None``."""
        return None if self.values[name] is None else self.number(name)

    def flag(self, name: str) -> bool:
        """A bool that is not null."""
        return _typed(name, self.values[name], bool)

    def optional_flag(self, name: str) -> bool | None:
        """A bool, or ``None``."""
        return None if self.values[name] is None else self.flag(name)

    def items(self, name: str) -> tuple[object, ...]:
        """A list."""
        return _typed(name, self.values[name], tuple)

    def table(self, name: str) -> Mapping[str, object]:
        """A map."""
        return _typed(name, self.values[name], MappingProxyType)

    def words(self, name: str) -> Mapping[str, tuple[str, ...]]:
        """A map of which each value is a text or a list of them."""
        return {key: _words(value) for key, value in self.table(name).items()}


def _typed(name: str, value: object, kind: type[_Kind]) -> _Kind:
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise TypeError(f"{name} is {value!r}, no {kind.__name__}")
    return value


def _words(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    return tuple(map(str, value)) if isinstance(value, tuple) else ()


def resolve(
    catalogue: Catalogue, portal: str, readings: Mapping[str, str], parameters: Mapping[str, object]
) -> Settings:
    """The settings of one portal.

    A reading's values go over the defaults, then the profile's parameters. What is declared for the other
    portal is checked and left out. ``"none"`` is no value, for a parameter that admits null and does not
    name it among its allowed values. A map may give some of its keys. Raises SettingsError.
    """
    chosen = {key: _chosen(catalogue, key, wanted) for key, wanted in readings.items()}
    given = {name: _given(catalogue, name, value) for name, value in parameters.items()}
    kept = {
        each.id: chosen.get(each.id, each.default)
        for each in catalogue.ambiguities.values()
        if each.portal in {portal, BOTH}
    }
    values = {
        each.name: each.default for each in catalogue.parameters.values() if each.portal in {portal, BOTH}
    }
    for reading in kept.values():
        values |= reading.sets
    values |= {name: value for name, value in given.items() if name in values}
    return Settings(
        readings=MappingProxyType({key: reading.key for key, reading in kept.items()}),
        values=MappingProxyType(values),
        declared=frozenset(key for key in chosen if key in kept),
        given=frozenset(name for name in given if name in values),
    )


def _chosen(catalogue: Catalogue, key: str, wanted: str) -> Reading:
    ambiguity: Ambiguity | None = catalogue.ambiguities.get(key)
    if ambiguity is None:
        raise SettingsError(key, "a known ambiguity", repr(key), catalogue.ambiguities)
    for reading in ambiguity.readings:
        if reading.key == wanted:
            return reading
    raise SettingsError(
        key, "one of its readings", repr(wanted), [reading.key for reading in ambiguity.readings]
    )


def _given(catalogue: Catalogue, name: str, value: object) -> object:
    parameter = catalogue.parameters.get(name)
    if parameter is None:
        raise SettingsError(name, "a known parameter", repr(name), _open(catalogue, name))
    if parameter.set_by is SetBy.READING:
        raise SettingsError(
            name, f"a reading of {_named(catalogue, name)} in [readings]", "a value in [parameters]"
        )
    if value == NONE and admits_null(parameter) and NONE not in parameter.allowed:
        return None
    fault = fault_of(value, parameter)
    if fault is not None:
        raise SettingsError(name, fault.expected, fault.seen, fault.allowed)
    return frozen(_completed(value, parameter))


def _completed(value: object, parameter: Parameter) -> object:
    if isinstance(value, Mapping) and isinstance(parameter.default, Mapping):
        return {**parameter.default, **value}
    return value


def _open(catalogue: Catalogue, name: str) -> list[str]:
    """The parameters that a profile may give, those of the same portal where the name begins as theirs do."""
    names = [each.name for each in catalogue.parameters.values() if each.set_by is SetBy.PROFILE]
    alike = [each for each in names if each.partition(".")[0] == name.partition(".")[0]]
    return alike or names


def setters(catalogue: Catalogue, name: str) -> tuple[str, ...]:
    """The ambiguity, or the ambiguities, whose readings set a parameter."""
    return tuple(
        each.id
        for each in catalogue.ambiguities.values()
        if any(name in reading.sets for reading in each.readings)
    )


def _named(catalogue: Catalogue, name: str) -> str:
    return " or ".join(setters(catalogue, name)) or "an ambiguity"

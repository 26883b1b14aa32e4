"""YAML nodes with their place, so that every error of a file names its line."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import NoReturn, TypeVar

import yaml

from catalogue.errors import CatalogueError
from catalogue.parameter_types import frozen

_Choice = TypeVar("_Choice", bound=StrEnum)
_STRING = "tag:yaml.org,2002:str"
_CONSTRUCTOR = yaml.constructor.SafeConstructor()


@dataclass(frozen=True, slots=True)
class Known:
    """The ids that may be named, and what they are called in an error."""

    kind: str
    ids: Collection[str]


@dataclass(frozen=True, slots=True)
class Value:
    """One node of a file."""

    file: Path
    node: yaml.Node

    def fail(self, expected: str, seen: str, allowed: Sequence[str] = ()) -> NoReturn:
        """Say what was expected here and what was seen."""
        raise CatalogueError(self.file, self.node.start_mark.line + 1, expected, seen, allowed)

    def text(self, shape: str | None = None) -> str:
        """A string, matching ``shape`` from end to end where one is given."""
        if not isinstance(self.node, yaml.ScalarNode) or self.node.tag != _STRING:
            self.fail("a text (in quotes if it looks like a number, a date or yes)", self._seen())
        if shape is not None and not re.fullmatch(shape, self.node.value):
            self.fail(f"a text such as {shape}", repr(self.node.value))
        return str(self.node.value)

    def plain(self) -> object:
        """Any value, as YAML gives it."""
        return frozen(_CONSTRUCTOR.construct_object(self.node, deep=True))

    @property
    def is_mapping(self) -> bool:
        """Whether it has keys and values."""
        return isinstance(self.node, yaml.MappingNode)

    def items(self) -> list[Value]:
        """The values of a list."""
        if not isinstance(self.node, yaml.SequenceNode):
            self.fail("a list", self._seen())
        return [Value(self.file, node) for node in self.node.value]

    def texts(self, shape: str | None = None) -> tuple[str, ...]:
        """A list of strings."""
        return tuple(value.text(shape) for value in self.items())

    def choice(self, choices: type[_Choice]) -> _Choice:
        """A member of a closed set."""
        allowed = [choice.value for choice in choices]
        if self.text() not in allowed:
            self.fail(f"a known {choices.__name__.lower()}", repr(self.text()), allowed)
        return choices(self.text())

    def reference(self, known: Known) -> str:
        """An id that must exist."""
        seen = self.text()
        if seen not in known.ids:
            self.fail(f"a known {known.kind}", repr(seen), _likely(seen, known.ids))
        return seen

    def references(self, known: Known) -> tuple[str, ...]:
        """A list of ids that must exist."""
        return tuple(value.reference(known) for value in self.items())

    def pairs(self) -> Iterator[tuple[Value, Value]]:
        """The keys and values of a mapping, in order; a key may stand once."""
        if not isinstance(self.node, yaml.MappingNode):
            self.fail("a mapping", self._seen())
        seen: set[str] = set()
        for key_node, node in self.node.value:
            key = Value(self.file, key_node)
            if key.text() in seen:
                key.fail("each key once", f"{key.text()!r} twice")
            seen.add(key.text())
            yield key, Value(self.file, node)

    def flag(self) -> bool:
        """True or false."""
        seen = self.plain()
        if not isinstance(seen, bool):
            self.fail("true or false", repr(seen))
        return seen

    def count(self) -> int:
        """A whole number above 0."""
        seen = self.plain()
        if not isinstance(seen, int) or isinstance(seen, bool) or seen < 1:
            self.fail("a whole number above 0", repr(seen))
        return seen

    def row(self, required: Sequence[str], optional: Sequence[str] = ()) -> Row:
        """A mapping with every required key and no key beyond those and the optional ones."""
        found: dict[str, Value] = {}
        for key, value in self.pairs():
            if key.text() not in required and key.text() not in optional:
                key.fail("a known key", repr(key.text()), [*required, *optional])
            found[key.text()] = value
        for name in required:
            if name not in found:
                self.fail(f"the key {name!r}", f"only {', '.join(found) or 'none'}")
        return Row(found)

    def _seen(self) -> str:
        if isinstance(self.node, yaml.ScalarNode):
            return repr(self.node.value)
        return "a list" if isinstance(self.node, yaml.SequenceNode) else "a mapping"


@dataclass(frozen=True, slots=True)
class Row:
    """The values of a mapping whose keys are all known; an optional key that is not there counts as empty."""

    values: Mapping[str, Value]

    def __getitem__(self, key: str) -> Value:
        return self.values[key]

    def __contains__(self, key: str) -> bool:
        return key in self.values

    def text(self, key: str) -> str:
        """A string, empty where there is none."""
        return self[key].text() if key in self else ""

    def texts(self, key: str, shape: str | None = None) -> tuple[str, ...]:
        """A list of strings."""
        return self[key].texts(shape) if key in self else ()

    def references(self, key: str, known: Known) -> tuple[str, ...]:
        """A list of ids that must exist."""
        return self[key].references(known) if key in self else ()

    def pairs(self, key: str) -> Iterable[tuple[Value, Value]]:
        """The keys and values of a mapping."""
        return self[key].pairs() if key in self else ()

    def flag(self, key: str) -> bool:
        """True or false, false where there is none."""
        return key in self and self[key].flag()


def _likely(seen: str, ids: Collection[str]) -> list[str]:
    """What may be written instead: the ids that begin alike where there are many."""
    alike = [known for known in ids if known[:3] == seen[:3]]
    return list(ids) if len(ids) <= 40 else alike[:40]


def read(file: Path) -> Value:
    """The root node of a YAML file."""
    try:
        node = yaml.compose(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise CatalogueError(file, line, "well-formed YAML", str(error.problem)) from error
    if node is None:
        raise CatalogueError(file, 1, "some content", "an empty file")
    return Value(file, node)

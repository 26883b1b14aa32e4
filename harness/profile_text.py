"""Where a profile says it: the line of each key of a TOML text, and errors that name file and line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from harness.faults import Fault

Place = tuple[str | int, ...]
"""The way to a value of the document: ``("portals", "urssaf", "url")``, ``("launch", "command", 0)``."""

Finding = tuple[Place, str]
"""A place of the document and what is wrong there, before its line is known."""

_FEW = 30
_TOKEN = re.compile(
    r'"""(?:\\.|[^\\])*?"""|\'\'\'.*?\'\'\'|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|#[^\n]*|.', re.DOTALL
)
_KEY = re.compile(r"""((?:"(?:\\.|[^"\\])*"|'[^']*'|[^="'])+?)=""")
_NBSP = "\N{NO-BREAK SPACE}"
_LOOSE = re.compile(r" (?=[:;?!])")


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with a profile: the line (from 1) where to look, if known, and a French sentence."""

    line: int | None
    text: str


class ProfileError(Fault):
    """The profile cannot be used. One line of French for each problem, file and line first."""

    def __init__(self, path: Path, *problems: Problem) -> None:
        super().__init__("\n".join(_told(path, problem) for problem in problems))
        self.path = path
        self.problems = problems


def _told(path: Path, problem: Problem) -> str:
    where = f"{path}" if problem.line is None else f"{path}, ligne {problem.line}"
    return _LOOSE.sub(_NBSP, f"{where} : {problem.text}")


def quoted(word: object) -> str:
    """A word between French quotation marks."""
    return f"«{_NBSP}{word}{_NBSP}»"


def nearest(word: str, admitted: tuple[str, ...], *, kind: str) -> str:
    """What is admitted in the place of a word, and the likeliest of it: the end of a French sentence."""
    if len(admitted) > _FEW:
        kind, admitted = f"{kind}, dont", tuple(get_close_matches(word, admitted, n=6, cutoff=0.0))
    close = get_close_matches(word, admitted, n=1) or get_close_matches(word.lower(), admitted, n=1)
    guess = f" ; vouliez-vous dire {quoted(close[0])} ?" if close else ""
    return f"{kind} : {', '.join(admitted)}{guess}"


class Lines:
    """The line of each key of a TOML text that is known to be well formed.

    Keys inside an inline table or an array are told by the line of the key that holds them.
    """

    def __init__(self, text: str) -> None:
        self._lines: dict[Place, int] = {}
        table: Place = ()
        for line, statement in _statements(text):
            if statement.startswith("["):
                table = _path(statement)
                self._note(table, line)
            elif key := _KEY.match(statement):
                self._note(table + _path(f"{key[1]} = 0"), line)

    def of(self, place: Place) -> int | None:
        """The line where a value stands; where it is missing, that of the nearest section around it."""
        for end in range(len(place), 0, -1):
            if (line := self._lines.get(place[:end])) is not None:
                return line
        return None

    def _note(self, place: Place, line: int) -> None:
        for end in range(1, len(place) + 1):
            self._lines.setdefault(place[:end], line)
        self._lines[place] = line


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """Headers and assignments, each whole however many lines it takes, with the line where it begins."""
    statement, start, line, depth = "", 1, 1, 0
    for token in _TOKEN.findall(text + "\n"):
        if token == "\n" and depth == 0:
            if statement.strip():
                yield start, statement.strip()
            statement, start = "", line + 1
        elif not token.startswith("#"):
            statement += token
            depth += (token in "[{") - (token in "]}")
        line += token.count("\n")


def _path(statement: str) -> Place:
    """The path that a header or an assignment opens, read by the TOML reader itself."""
    node: object = tomllib.loads(statement)
    path: list[str] = []
    while isinstance(node, Mapping) and node:
        key, node = next(iter(node.items()))
        path.append(key)
        if isinstance(node, list):
            node = node[0]
    return tuple(path)

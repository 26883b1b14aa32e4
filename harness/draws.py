"""Who of a data set was drawn already: a file beside it, that several workers and runs share safely."""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from harness.dataset import DataSet, OnFile, read_data_set
from harness.kinds import Kind
from harness.profile_model import PeopleMode, Profile


class Draws:
    """The people of a data set that are left. ``run`` is noted beside each name that is drawn.

    Every draw reads the file again under a lock: two workers, or two runs, never draw the same person.
    """

    def __init__(self, path: Path, people: DataSet, run: str) -> None:
        self.path = path
        self.people = people
        self._run = run
        self._groups: dict[Kind, dict[str, list[OnFile]]] = {}
        for each in people.people:
            self._groups.setdefault(each.kind, {}).setdefault(each.group, []).append(each)

    @property
    def size(self) -> Mapping[Kind, int]:
        """How many of each kind there were, those who are drawn together counted as one."""
        return {kind: len(groups) for kind, groups in sorted(self._groups.items())}

    def knows(self, kind: Kind) -> bool:
        """Whether the data set has, or had, anybody of a kind."""
        return kind in self._groups

    def draw(self, kind: Kind) -> tuple[OnFile, ...]:
        """Somebody of this kind whom nobody drew before, noted as drawn; nobody where none is left."""
        with self._locked() as file:
            used = _used(file)
            for group, members in self._groups.get(kind, {}).items():
                if group not in used:
                    _note(file, {"group": group, "kind": kind.key, "run": self._run})
                    return tuple(members)
        return ()

    def left(self) -> Mapping[Kind, int]:
        """How many of each kind are left; zero is told."""
        with self._locked() as file:
            used = _used(file)
        return {
            kind: sum(group not in used for group in groups) for kind, groups in sorted(self._groups.items())
        }

    @contextmanager
    def _locked(self) -> Iterator[IO[bytes]]:
        with self.path.open("a+b") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield file


def draws_of(profile: Profile, run: str) -> Draws | None:
    """The draws of the data set that a profile names, if it names one. Raises `WrongDataSet`."""
    if profile.people.mode is not PeopleMode.DATASET or profile.people.dataset is None:
        return None
    return draws_beside(profile.beside(profile.people.dataset), run)


def draws_beside(path: Path, run: str = "") -> Draws:
    """The draws of a data set. They are noted in a file of the same name, ended by ``.used``."""
    return Draws(path.with_name(f"{path.name}.used"), read_data_set(path), run)


def _used(file: IO[bytes]) -> set[str]:
    file.seek(0)
    return set(_groups_of(file))


def _groups_of(lines: Iterable[bytes]) -> Iterator[str]:
    """The groups of whole lines: one that a killed run has cut says nothing."""
    for line in lines:
        if line.endswith(b"}\n"):
            yield json.loads(line)["group"]


def _note(file: IO[bytes], drawn: Mapping[str, str]) -> None:
    end = file.seek(0, os.SEEK_END)
    if end:
        file.seek(end - 1)
        if file.read(1) != b"\n":
            file.write(b"\n")
    file.write(json.dumps(drawn).encode() + b"\n")
    file.flush()
    os.fsync(file.fileno())

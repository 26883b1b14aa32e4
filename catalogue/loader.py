"""Reads the ledger: a folder per portal, in the order in which its files name each other.

    guides.yaml
    <folder>/features.yaml  parameters.yaml  ambiguities.yaml  screens.yaml  requirements/*.yaml

Every file is optional but guides.yaml; a row names only what exists.
Raises CatalogueError, with file and line.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, partial
from pathlib import Path
from types import MappingProxyType
from typing import Final, TypeVar

from catalogue import rows, screen_rows
from catalogue.errors import CatalogueError
from catalogue.model import (
    Ambiguity,
    Catalogue,
    Feature,
    Guide,
    Parameter,
    Purpose,
    Requirement,
    Screen,
)
from catalogue.nodes import Known, Value, read

FOLDERS: Final = {"urssaf": "urssaf", "audiens": "audiens", "both": "general"}
HERE: Final = Path(__file__).parent
_Row = TypeVar("_Row")


@cache
def load(root: Path = HERE) -> Catalogue:
    """The whole ledger, read once. Raises CatalogueError."""
    return _Reader(root).catalogue()


def digest(root: Path = HERE) -> str:
    """The SHA-256 of the ledger's files, names included, in hexadecimal."""
    whole = hashlib.sha256()
    for path in sorted(root.rglob("*.yaml")):
        whole.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return whole.hexdigest()


@dataclass(slots=True)
class _Reader:
    """The ledger as far as it has been read: what comes later may name what came before."""

    root: Path
    guides: dict[str, Guide] = field(default_factory=dict)
    features: dict[str, Feature] = field(default_factory=dict)
    parameters: dict[str, Parameter] = field(default_factory=dict)
    ambiguities: dict[str, Ambiguity] = field(default_factory=dict)
    requirements: dict[str, Requirement] = field(default_factory=dict)
    purposes: dict[str, Purpose] = field(default_factory=dict)
    screens: dict[str, Screen] = field(default_factory=dict)

    def catalogue(self) -> Catalogue:
        """Read every file, in order."""
        self._guides()
        for portal, value in self._values("features.yaml"):
            _add(self.features, value.items(), partial(rows.feature, portal=portal), "id")
        for portal, value in self._values("parameters.yaml"):
            _add(self.parameters, value.items(), partial(rows.parameter, portal=portal), "name")
        for portal, value in self._values("ambiguities.yaml"):
            made = partial(rows.ambiguity, portal=portal, parameters=self.parameters)
            _add(self.ambiguities, value.items(), made, "id")
        self._requirements()
        self._screens()
        return self._frozen()

    def _values(self, name: str) -> Iterator[tuple[str, Value]]:
        for portal, folder in FOLDERS.items():
            file = self.root / folder / name
            if file.exists():
                yield portal, read(file)

    def _guides(self) -> None:
        file = self.root / "guides.yaml"
        if not file.exists():
            raise CatalogueError(file, 1, "the list of guides", "no such file")
        _add(self.guides, read(file).items(), rows.guide, "id")

    def _requirements(self) -> None:
        for portal, folder in FOLDERS.items():
            for file in sorted((self.root / folder / "requirements").glob("*.yaml")):
                top = read(file).row(("feature", "requirements"))
                own = {key: each for key, each in self.features.items() if each.portal == portal}
                feature = own[top["feature"].reference(Known("feature", own))]
                _add(self.requirements, top["requirements"].items(), self._requirement_of(feature), "id")

    def _requirement_of(self, feature: Feature) -> Callable[[Value], Requirement]:
        return partial(
            rows.requirement,
            feature=feature,
            guide=next((each.id for each in self.guides.values() if each.portal == feature.portal), ""),
            ambiguities=self.ambiguities,
            parameters=Known("parameter", self.parameters),
        )

    def _screens(self) -> None:
        requirements = Known("requirement", self.requirements)
        for portal, value in self._values("screens.yaml"):
            top = value.row(("purposes", "screens"))
            _add(self.purposes, top["purposes"].items(), partial(screen_rows.purpose, portal=portal), "key")
            own = Known("purpose", [key for key, each in self.purposes.items() if each.portal == portal])
            made = partial(screen_rows.screen, portal=portal, purposes=own, requirements=requirements)
            _add(self.screens, top["screens"].items(), made, "key")

    def _frozen(self) -> Catalogue:
        return Catalogue(
            guides=MappingProxyType(self.guides),
            requirements=MappingProxyType(self.requirements),
            ambiguities=MappingProxyType(_with_requirements(self.ambiguities, self.requirements.values())),
            parameters=MappingProxyType(self.parameters),
            features=MappingProxyType(self.features),
            purposes=MappingProxyType(self.purposes),
            screens=MappingProxyType(self.screens),
        )


def _add(known: dict[str, _Row], items: Iterable[Value], made: Callable[[Value], _Row], key: str) -> None:
    """Add rows to those known, each under its own id."""
    for item in items:
        row = made(item)
        id_ = str(getattr(row, key))
        if id_ in known:
            item.fail("each id once", f"{id_} twice")
        known[id_] = row


def _with_requirements(
    ambiguities: Mapping[str, Ambiguity], requirements: Iterable[Requirement]
) -> dict[str, Ambiguity]:
    naming: dict[str, list[str]] = {key: [] for key in ambiguities}
    for requirement in requirements:
        for key in requirement.ambiguities:
            naming[key].append(requirement.id)
    return {key: replace(each, requirements=tuple(naming[key])) for key, each in ambiguities.items()}

"""What the page of a proof shows, as frozen values: texts are final French, still unescaped."""

from __future__ import annotations

from dataclasses import dataclass

from record.proof import Seen
from reports.view import Fact, Mark


@dataclass(frozen=True, slots=True)
class FaultView:
    """A mutant, and the requirements that it breaks; ``why`` is empty where its mark says it all."""

    id: str
    anchor: str
    change: str
    mark: Mark
    rows: tuple[tuple[str, str], ...]
    why: str
    seen: tuple[Seen, ...]
    more: int
    driver: str
    seconds: str


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a requirement and a mutant meet; ``told`` says it in words."""

    mark: Mark
    anchor: str
    told: str


@dataclass(frozen=True, slots=True)
class RowView:
    """A requirement, whether it is proven, and its mutants. ``cells``: one place a column of its matrix."""

    id: str
    statement: str
    level: str
    level_key: str
    mark: Mark
    why: str
    faults: tuple[FaultView, ...]
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class MatrixView:
    """A step of a guide: its requirements by the mutants that break one of them.

    ``own`` are the columns that no earlier matrix has: each mutant is told once. ``notes`` tell which
    rows are not proven, and why. ``tone`` is that of the row that stands worst.
    """

    id: str
    title: str
    place: str
    columns: tuple[FaultView, ...]
    own: tuple[FaultView, ...]
    rows: tuple[RowView, ...]
    notes: tuple[tuple[str, str], ...]
    proven: int
    tone: str


@dataclass(frozen=True, slots=True)
class AlarmView:
    """A requirement that a correct portal made red."""

    id: str
    statement: str
    before: str
    after: str
    why: str
    seen: Seen


@dataclass(frozen=True, slots=True)
class VariantView:
    """A correct portal and what it raised."""

    id: str
    anchor: str
    change: str
    mark: Mark
    played: str
    driver: str
    why: str
    alarms: tuple[AlarmView, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """One of the figures at the top: ``tone`` is the key of an outcome."""

    value: str
    name: str
    detail: str
    tone: str


@dataclass(frozen=True, slots=True)
class ProofView:
    """The whole page. ``unproven`` are the mutants that were not caught, the silent ones first."""

    candidate: str
    tone: str
    title: str
    sentences: tuple[str, ...]
    cautions: tuple[str, ...]
    figures: tuple[Figure, ...]
    doubts: tuple[Seen, ...]
    unproven: tuple[FaultView, ...]
    alarmed: tuple[VariantView, ...]
    matrices: tuple[MatrixView, ...]
    variants: tuple[VariantView, ...]
    equivalents: tuple[FaultView, ...]
    bare: tuple[tuple[str, str], ...]
    facts: tuple[Fact, ...]
    ids: frozenset[str]
    meanings: tuple[tuple[Mark, str], ...]

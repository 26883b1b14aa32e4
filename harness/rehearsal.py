"""A rehearsal: the steps of every scenario, played before nobody, to learn whom they ask to be on file.

Nothing answers: pages, messages and clocks are ghosts. A step that stumbles on one stops there, the next is
played all the same; each scenario is rehearsed before a portal that agrees to everything and before one that
refuses everything, and the greater need counts. So a kind that is asked for only after a real page was read
may be missed: `homologue people` gives more than what is found here.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from catalogue.model import Catalogue
from catalogue.model import Need as CatalogueNeed
from catalogue.settings import Settings
from harness.faults import Unassessed
from harness.kinds import Kind, Unservable, kind_of
from harness.people import AudiensPerson, IdentifierRule, People
from harness.registrar import P
from harness.step_book import PlayableStep, step_book
from harness.world import World
from record.plan import PlannedCase, read_plan

SAMPLES = 60
"""The people of a sample, as the rows that need samples take one."""
_PATIENCE = 20_000


class _Weary(Exception):
    """A ghost was asked so often that whoever asks would never stop."""


class Ghost:
    """Whatever a step asks of a portal: it answers itself, as long as it has patience."""

    def __init__(self, *, agrees: bool) -> None:
        self._agrees = agrees
        self._patience = _PATIENCE

    def _asked(self) -> Ghost:
        self._patience -= 1
        if self._patience < 0:
            raise _Weary
        return self

    def __getattr__(self, name: str) -> Ghost:
        if name.startswith("__"):
            raise AttributeError(name)
        return self._asked()

    def __call__(self, *_: object, **__: object) -> Ghost:
        return self._asked()

    def __getitem__(self, _: object) -> Ghost:
        return self._asked()

    def __setitem__(self, _: object, __: object) -> None:
        self._asked()

    def __iter__(self) -> Iterator[Ghost]:
        self._asked()
        return iter(())

    def __len__(self) -> int:
        self._asked()
        return int(self._agrees)

    def __bool__(self) -> bool:
        self._asked()
        return self._agrees

    def __contains__(self, _: object) -> bool:
        return bool(self)

    def __str__(self) -> str:
        self._asked()
        return ""

    def __format__(self, _: str) -> str:
        return ""

    def __int__(self) -> int:
        self._asked()
        return 0

    __index__ = __int__

    def __float__(self) -> float:
        self._asked()
        return 0.0

    def _compared(self, _: object) -> bool:
        return bool(self)

    __lt__ = __le__ = __gt__ = __ge__ = _compared

    def _reckoned(self, *_: object) -> Ghost:
        return self._asked()

    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __mod__ = _reckoned
    __enter__ = _reckoned

    def __exit__(self, *_: object) -> None:
        self._asked()


@dataclass
class _Notes:
    """A registrar that only notes whom it is asked for."""

    asked: Counter[Kind] = field(default_factory=Counter)
    beyond: set[str] = field(default_factory=set)

    def admit(self, portal: str, people: People, person: P) -> P:
        """Note the kind."""
        changes = people.asked(person)
        try:
            if changes is None:
                raise Unservable("ce que le portail détient d’une personne change en cours de route")
            self.asked[kind_of(portal, people, changes)] += 1
        except Unservable as why:
            self.beyond.add(str(why))
            raise Unassessed(str(why)) from None
        return person

    def admit_homonyms(self, people: People) -> tuple[AudiensPerson, AudiensPerson]:
        """Note them as one."""
        one, other = people.homonyms()
        self.admit("audiens", people, one)
        return one, other


class _Bench(Ghost):
    """A bench of which only the ledger, the settings and the people are real."""

    def __init__(self, ledger: Catalogue, settings: Mapping[str, Settings], *, agrees: bool) -> None:
        super().__init__(agrees=agrees)
        self.catalogue = ledger
        self.settings = settings
        self.registrar = _Notes()

    def people(self, scenario: str) -> People:
        """People like those of a run."""
        return People(0, scenario, identifiers=IdentifierRule())


class _World(World):
    """A world in which whatever is met is a ghost."""

    def visit(self, portal: str, *, witness: bool = False) -> Any:
        """Nobody's visit."""
        del portal, witness
        return self.bench.driver

    @property
    def moments(self) -> Any:
        """No clock."""
        return self.bench.driver


@dataclass(frozen=True, slots=True)
class Need:
    """Whom a scenario asks for, and why somebody else that it asks for cannot be on file beforehand."""

    case: str
    kinds: Mapping[Kind, int]
    beyond: frozenset[str]


class Rehearsal:
    """Rehearses cases with what is known of a candidate."""

    def __init__(self, ledger: Catalogue, settings: Mapping[str, Settings]) -> None:
        self._ledger = ledger
        self._settings = settings

    def need(self, case: PlannedCase, steps: Iterable[PlayableStep]) -> Need:
        """What one case needs; sixty of each where one of its rows is judged on samples."""
        steps = tuple(steps)
        notes = [self._played(case, steps, agrees=agrees) for agrees in (True, False)]
        kinds = notes[0].asked | notes[1].asked
        rows = (self._ledger.requirements.get(tag) for tag in case.tags)
        if any(row is not None and CatalogueNeed.SAMPLES in row.needs for row in rows):
            kinds = Counter(dict.fromkeys(kinds, SAMPLES))
        return Need(case.id, kinds, frozenset(notes[0].beyond | notes[1].beyond))

    def _played(self, case: PlannedCase, steps: tuple[PlayableStep, ...], *, agrees: bool) -> _Notes:
        bench = _Bench(self._ledger, self._settings, agrees=agrees)
        context = _Context(_World(cast(Any, bench), case))
        for step in steps:
            try:
                step.run(context, *step.arguments)
            except Exception:  # before a ghost a step may raise anything, and that says nothing
                continue
        return bench.registrar


def needs(
    root: Path, ledger: Catalogue, settings: Mapping[str, Settings], portals: Collection[str]
) -> tuple[Need, ...]:
    """What every case of features/ that concerns these portals needs. Raises `PlanError`."""
    cases = {case.id: case for case in read_plan(root, [root / "features"]).cases}
    rehearsal = Rehearsal(ledger, settings)
    found = (rehearsal.need(cases[case], steps) for case, steps in step_book(root).cases())
    return tuple(need for need in found if _concerns(need, portals))


def _concerns(need: Need, portals: Collection[str]) -> bool:
    return all(kind.portal in portals for kind in need.kinds)


def wanted(found: Iterable[Need], runs: int) -> Mapping[Kind, int]:
    """How many people of each kind allow so many runs: half as many again as the rehearsal asked for."""
    total = Counter[Kind]()
    for need in found:
        total.update(need.kinds)
    return {kind: math.ceil(number * runs * 1.5) for kind, number in sorted(total.items())}


@dataclass
class _Context:
    """As much of behave's context as steps use."""

    world: World
    text: str | None = None
    table: Any = None

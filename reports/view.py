"""What the page shows, as frozen values: texts are final French, still unescaped; nothing here decides."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """An outcome as it is shown: never by its colour alone."""

    key: str
    word: str
    sign: str


@dataclass(frozen=True, slots=True)
class Link:
    """A requirement that is named; ``linked`` where the page holds it."""

    id: str
    statement: str
    linked: bool


@dataclass(frozen=True, slots=True)
class FindingView:
    """What was concluded and why; ``blocker`` is what blocks, or what was broken elsewhere."""

    mark: Mark
    cause: str
    why: str
    expected: str
    observed: str
    blocker: Link | None
    blocked: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of evidence.

    ``kind`` is ``picture`` (its content is base64), ``text``, ``again`` (shown at ``anchor``) or ``absent``.
    """

    label: str
    kind: str
    anchor: str
    file: str
    content: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class StepView:
    """A step as it was played; ``keyword`` ends with its space, if it takes one."""

    keyword: str
    text: str
    mark: Mark
    seconds: str
    finding: FindingView | None
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class ScenarioView:
    """A scenario; one that several requirements share is told once, elsewhere a link to ``shown_at``.

    ``finding`` is empty where a step tells it.
    """

    anchor: str
    name: str
    place: str
    mark: Mark
    seconds: str
    finding: FindingView | None
    steps: tuple[StepView, ...] = ()
    pieces: tuple[Piece, ...] = ()
    shown_at: str = ""


@dataclass(frozen=True, slots=True)
class RequirementView:
    """A row of the ledger and what came of it."""

    id: str
    statement: str
    level_key: str
    level: str
    mark: Mark
    source: str
    references: str
    to_confirm: bool
    declared_check: bool
    readings: tuple[str, ...]
    finding: FindingView | None
    scenarios: tuple[ScenarioView, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many there are of one outcome, with the word for that number; ``share`` is a percentage."""

    mark: Mark
    number: int
    word: str
    share: str


@dataclass(frozen=True, slots=True)
class StageView:
    """A step of a guide with its requirements."""

    id: str
    title: str
    step: str
    tallies: tuple[Tally, ...]
    requirements: tuple[RequirementView, ...]


@dataclass(frozen=True, slots=True)
class PartView:
    """A guide with its steps."""

    key: str
    title: str
    stages: tuple[StageView, ...]


@dataclass(frozen=True, slots=True)
class LevelView:
    """A row of the table of counts."""

    word: str
    meaning: str
    total: int
    tallies: tuple[Tally, ...]


@dataclass(frozen=True, slots=True)
class AmbiguityView:
    """A place that the guide leaves open, the reading that was held, and what holds under every one."""

    id: str
    question: str
    reading: str
    declared: bool
    why: str
    holds: tuple[str, ...]
    requirements: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ReservationView:
    """A requirement that the verdict leaves open, and why."""

    requirement: Link
    why: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of the identity of the run."""

    name: str
    value: str
    code: bool = False


@dataclass(frozen=True, slots=True)
class Headline:
    """The top of the page: the verdict, what failed first, what to do."""

    key: str
    title: str
    ground: str
    cautions: tuple[str, ...]
    first: RequirementView | None
    first_title: str
    others: tuple[Link, ...]
    advice: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReportView:
    """The whole page."""

    candidate: str
    headline: Headline
    facts: tuple[Fact, ...]
    technical: tuple[Fact, ...]
    levels: tuple[LevelView, ...]
    filters: tuple[Tally, ...]
    ids: frozenset[str]
    to_confirm: int
    parts: tuple[PartView, ...]
    reservations: tuple[ReservationView, ...]
    ambiguities: tuple[AmbiguityView, ...]
    without_scenario: tuple[Link, ...]
    strays: tuple[ScenarioView, ...]
    evidence_note: str
    outcome_meanings: tuple[tuple[Mark, str], ...]
    level_meanings: tuple[tuple[str, str], ...]
    cause_meanings: tuple[tuple[str, str], ...]

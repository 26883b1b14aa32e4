"""The words of the ledger: requirements, ambiguities, parameters, purposes and screens, as frozen values.

They are what the YAML files of this package say once they have been read; nothing here reads a file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How strongly the guide asks for a requirement."""

    DOCUMENTED = "DOCUMENTED"
    INFERRED = "INFERRED"
    GOOD_PRACTICE = "GOOD_PRACTICE"


class Check(StrEnum):
    """Who concludes: the bench alone, the bench then a person, or the vendor's declaration."""

    AUTO = "auto"
    ASSISTED = "assisted"
    DECLARED = "declared"


class Need(StrEnum):
    """What a candidate must offer for a requirement to be assessed."""

    PEOPLE = "people"
    INSPECT = "inspect"
    CLOCK = "clock"
    EMAIL = "email"
    SMS = "sms"
    LETTER = "letter"
    BROWSER = "browser"
    WIRE = "wire"
    FRANCECONNECT = "franceconnect"
    HTTPS = "https"
    SAMPLES = "samples"
    LOG = "log"


class SetBy(StrEnum):
    """Who gives a parameter its value."""

    READING = "reading"
    PROFILE = "profile"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a guide says it: the step printed or deduced, and lines such as ``L47`` or ``L41-L98``."""

    guide: str
    step: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """One sample of a requirement; ``kind`` is positive, negative or boundary."""

    id: str
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Mutant:
    """One named fault that breaks the requirement."""

    id: str
    change: str


@dataclass(frozen=True, slots=True)
class Requirement:
    """One row of the ledger. ``labels`` are interface facts of the guide, judged folded."""

    id: str
    slug: str
    feature: str
    portal: str
    level: Level
    source: Source
    statement_fr: str
    statement_en: str
    check: Check
    needs: tuple[Need, ...]
    labels: tuple[str, ...]
    labels_under: str | None
    ambiguities: tuple[str, ...]
    parameters: tuple[str, ...]
    examples: tuple[Example, ...]
    mutants: tuple[Mutant, ...]
    rationale: str
    references: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """One way of understanding an ambiguity, with the parameters that it sets."""

    key: str
    text: str
    default: bool
    sets: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Ambiguity:
    """A place where the guide can be read in several ways."""

    id: str
    portal: str
    question_fr: str
    readings: tuple[Reading, ...]
    requirements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value that the guides leave open."""

    name: str
    type: str
    default: object
    set_by: SetBy
    meaning: str
    allowed: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Feature:
    """A group of requirements, as the report shows them."""

    id: str
    portal: str
    title_fr: str
    step: str


@dataclass(frozen=True, slots=True)
class Purpose:
    """What a person fills in or activates, whatever the page's markup.

    ``role`` is ``entry`` (anything typed or chosen), ``box`` (a yes/no), ``choice`` (one of several) or
    ``command`` (button or link). ``label`` is the guide's own words, ``None`` where it has none.
    ``synonyms`` let the journey go on and are never judged. ``kinds`` (HTML input types) and
    ``autocomplete`` find a purpose that the guide does not name in words.
    """

    key: str
    portal: str
    role: str
    label: str | None
    synonyms: tuple[str, ...]
    kinds: tuple[str, ...]
    autocomplete: tuple[str, ...]
    secret: bool
    source: str


@dataclass(frozen=True, slots=True)
class Screen:
    """A step of a journey as the person sees it, recognised by its controls and its words.

    Recognised when every purpose of ``controls`` is found, none of ``without`` is, and, where ``marks``
    is not empty, at least one of its texts is in the page (folded). ``reached_by`` is the requirement
    that a portal breaks when the preceding act does not lead here: it names what blocks a journey.
    """

    key: str
    portal: str
    name_fr: str
    step: str
    controls: tuple[str, ...]
    without: tuple[str, ...]
    marks: tuple[str, ...]
    reached_by: str | None


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The whole ledger, by id."""

    requirements: Mapping[str, Requirement]
    ambiguities: Mapping[str, Ambiguity]
    parameters: Mapping[str, Parameter]
    features: Mapping[str, Feature]
    purposes: Mapping[str, Purpose]
    screens: Mapping[str, Screen]

"""The words of the ledger: requirements, ambiguities, parameters, purposes and screens, as frozen values.

They are what the YAML files of this package say once they have been read; nothing here reads a file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
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


class Role(StrEnum):
    """What a control lets a person do, whatever its markup."""

    ENTRY = "entry"
    BOX = "box"
    CHOICE = "choice"
    COMMAND = "command"


class SetBy(StrEnum):
    """Who gives a parameter its value."""

    READING = "reading"
    PROFILE = "profile"


@dataclass(frozen=True, slots=True)
class Guide:
    """A guide that is the specification: its file, the digest of the text transcribed, and its title."""

    id: str
    portal: str
    file: str
    sha256: str
    title_fr: str
    title_en: str


@dataclass(frozen=True, slots=True)
class Source:
    """Where a guide says it: the step printed or deduced, and lines such as ``L47`` or ``L41-L98``.

    ``step`` is ``3``, ``4-5``, ``before 1``, ``after 8``, ``letter`` (the letter route), ``help``, ``all`` or
    ``space`` (the opened space). ``guide`` is the id of a Guide. A requirement that no guide states has an
    empty source.
    """

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
    """One way of understanding an ambiguity, with the parameters that it sets. ``text`` is French.

    ``needs`` are the parameters without which it says nothing: a profile that chooses it gives them.
    """

    key: str
    text: str
    default: bool
    sets: Mapping[str, object]
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ambiguity:
    """A place where the guide can be read in several ways.

    ``lines`` are the guide's. ``holds`` says, in French, what is judged under every reading, and ``why``
    what the default reading rests on. ``requirements`` are those that name this ambiguity.
    """

    id: str
    portal: str
    lines: tuple[str, ...]
    question_fr: str
    question_en: str
    readings: tuple[Reading, ...]
    holds: tuple[str, ...]
    why: str
    requirements: tuple[str, ...]

    @property
    def default(self) -> Reading:
        """The reading that holds where a profile declares nothing."""
        return next(reading for reading in self.readings if reading.default)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value that the guides leave open. ``type`` may end in ``|null``; ``meaning`` is French.

    ``values`` say in French what each allowed value means, where a profile gives it; empty elsewhere.
    """

    name: str
    portal: str
    type: str
    default: object
    set_by: SetBy
    meaning: str
    allowed: tuple[object, ...]
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Feature:
    """A group of requirements, as the report shows them."""

    id: str
    portal: str
    title_fr: str
    title_en: str
    step: str


@dataclass(frozen=True, slots=True)
class Purpose:
    """What a person fills in or activates, whatever the page's markup.

    ``role`` is ``entry`` (anything typed or chosen), ``box`` (a yes/no), ``choice`` (one of several) or
    ``command`` (button or link). ``label`` is what the guide quotes, or shows on a screen, ``None`` where it
    gives no words.
    ``synonyms`` let the journey go on and are never judged. ``words`` find a control of that role whose
    name has a word that begins so, folded, where neither label nor synonym was found. ``kinds`` (HTML input
    types) and ``autocomplete`` find a purpose that the guide does not name in words. Synonyms and words
    stand in order of preference: the first that finds something decides. ``source`` is a step and lines.
    """

    key: str
    portal: str
    role: Role
    label: str | None
    synonyms: tuple[str, ...]
    words: tuple[str, ...]
    kinds: tuple[str, ...]
    autocomplete: tuple[str, ...]
    secret: bool
    source: str


@dataclass(frozen=True, slots=True)
class Screen:
    """A step of a journey as the person sees it, recognised by its controls and its words.

    Recognised when all of this holds:
    - every purpose of ``controls`` is found, and none of ``without`` is;
    - where ``any_of`` or ``marks`` is not empty: one purpose of ``any_of`` is found, or one text of
      ``marks`` is in the page (title included, folded);
    - where ``services`` is above 0: the commands show at least that many distinct services of the
      portal's services parameter (``urs.services.labels``, ``aud.services.labels``).

    Conditions are few on purpose: a screen that lacks one control is still that screen, so that the lack
    is told as the requirement it breaks. ``reached_by`` is the requirement that a portal breaks when the
    preceding act does not lead here: it names what blocks a journey.
    """

    key: str
    portal: str
    name_fr: str
    step: str
    controls: tuple[str, ...]
    any_of: tuple[str, ...]
    without: tuple[str, ...]
    marks: tuple[str, ...]
    services: int
    reached_by: str | None


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The whole ledger, by id; each mapping is in the order in which people read it."""

    guides: Mapping[str, Guide]
    requirements: Mapping[str, Requirement]
    ambiguities: Mapping[str, Ambiguity]
    parameters: Mapping[str, Parameter]
    features: Mapping[str, Feature]
    purposes: Mapping[str, Purpose]
    screens: Mapping[str, Screen]

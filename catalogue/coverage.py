"""Which scenarios carry which requirement, example or reading, and which tags name nothing of the ledger."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

from catalogue.model import Catalogue, Requirement

READING_TAG: Final = "lecture:"
_LIKE_AN_ID = re.compile(r"[A-Za-z]{3}-[A-Za-z]*-?\d+")


@dataclass(frozen=True, slots=True)
class TaggedScenario:
    """A scenario and all the tags that hold for it, those of its rule and feature included."""

    name: str
    file: str
    line: int
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UnknownTag:
    """A tag that looks like an id or a reading of the ledger and is none; ``near`` is what may be meant."""

    tag: str
    scenario: TaggedScenario
    near: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """The scenarios of each requirement, example (``URS-009-N1``) and reading (``URS-AMB-03=two``).

    Every id of the ledger is there, with an empty tuple where nothing carries it. An example's tag carries
    its requirement too.
    """

    requirements: Mapping[str, tuple[TaggedScenario, ...]]
    examples: Mapping[str, tuple[TaggedScenario, ...]]
    readings: Mapping[str, tuple[TaggedScenario, ...]]
    unknown: tuple[UnknownTag, ...]

    @property
    def bare_requirements(self) -> tuple[str, ...]:
        """The requirements that no scenario carries."""
        return _bare(self.requirements)

    @property
    def bare_examples(self) -> tuple[str, ...]:
        """The examples that no scenario carries."""
        return _bare(self.examples)

    @property
    def bare_readings(self) -> tuple[str, ...]:
        """The readings that no scenario is tagged with, defaults included."""
        return _bare(self.readings)


def coverage(catalogue: Catalogue, scenarios: Iterable[TaggedScenario]) -> Coverage:
    """What these scenarios cover of the ledger. Tags may begin with ``@`` or not."""
    played = list(scenarios)
    rows = list(catalogue.requirements.values())
    examples = [example.id for row in rows for example in row.examples]
    readings = [
        f"{each.id}={reading.key}" for each in catalogue.ambiguities.values() for reading in each.readings
    ]
    carriers = _carriers(played)
    known = {*catalogue.requirements, *examples, *(READING_TAG + reading for reading in readings)}
    return Coverage(
        requirements={row.id: _carrying(carriers, _tags_of(row)) for row in rows},
        examples={example: _carrying(carriers, [example]) for example in examples},
        readings={reading: _carrying(carriers, [READING_TAG + reading]) for reading in readings},
        unknown=tuple(_unknown(played, known)),
    )


def _tags_of(row: Requirement) -> list[str]:
    return [row.id, *(example.id for example in row.examples)]


def _plain(scenario: TaggedScenario) -> list[str]:
    return [tag.removeprefix("@") for tag in scenario.tags]


def _carriers(scenarios: Sequence[TaggedScenario]) -> dict[str, dict[int, TaggedScenario]]:
    """The scenarios of each tag, by their place."""
    found: dict[str, dict[int, TaggedScenario]] = {}
    for place, scenario in enumerate(scenarios):
        for tag in _plain(scenario):
            found.setdefault(tag, {})[place] = scenario
    return found


def _carrying(
    carriers: Mapping[str, Mapping[int, TaggedScenario]], tags: Sequence[str]
) -> tuple[TaggedScenario, ...]:
    together: dict[int, TaggedScenario] = {}
    for tag in tags:
        together |= carriers.get(tag, {})
    return tuple(together[place] for place in sorted(together))


def _unknown(scenarios: Sequence[TaggedScenario], known: set[str]) -> Iterable[UnknownTag]:
    for scenario in scenarios:
        for tag in _plain(scenario):
            meant = tag.startswith(READING_TAG) or _LIKE_AN_ID.match(tag)
            if meant and tag not in known:
                yield UnknownTag(tag, scenario, _near(tag, known))


def _near(tag: str, known: set[str]) -> tuple[str, ...]:
    """What may be meant; the readings of an ambiguity that exists are all told."""
    ambiguity = tag.partition("=")[0] + "="
    return tuple(sorted(each for each in known if each.startswith(ambiguity))) or tuple(
        get_close_matches(tag, sorted(known))
    )


def _bare(covered: Mapping[str, tuple[TaggedScenario, ...]]) -> tuple[str, ...]:
    return tuple(key for key, scenarios in covered.items() if not scenarios)

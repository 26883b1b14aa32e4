"""How features are written here: the rules of a good scenario, each with its place, its name and its remedy.

`feature_rules` refuses what would be green without a proof; this is what makes features worth reading.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from catalogue.model import Catalogue, Level
from record.plan import FeatureFile, Plan

READING = "lecture:"
_MOST_CONTEXT, _MOST_STEPS = 3, 7
_SPACES = " \u00a0\u202f"
_PORTALS = {"urssaf", "audiens"}
_AND = re.compile(r"\s(?:et|ainsi que)\s", re.IGNORECASE)
_UNPRINTED = re.compile(r"«[^»]*»|<[^>]*>|\"[^\"]*\"")


class Severity(StrEnum):
    """A fault makes the linter fail, advice does not."""

    FAULT = "fault"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True, order=True)
class Remark:
    """A place to mend. ``rule`` is the name of what it does not follow; ``what`` is French."""

    file: str
    line: int
    rule: str
    severity: Severity
    what: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line} : {self.what}"


def remarks(plan: Plan, catalogue: Catalogue) -> tuple[Remark, ...]:
    """Everything to say of how these features are written, in their order."""
    found = [remark for file in plan.files for rule in _RULES for remark in rule(file, catalogue)]
    found += _rules_told_twice(plan, catalogue)
    return tuple(sorted(found))


def _fault(file: FeatureFile, line: int, rule: str, what: str) -> Remark:
    return Remark(file.uri, line, rule, Severity.FAULT, what)


def _advice(file: FeatureFile, line: int, rule: str, what: str) -> Remark:
    return Remark(file.uri, line, rule, Severity.ADVICE, what)


def _children(file: FeatureFile) -> list[Mapping[str, Any]]:
    feature = file.document.get("feature")
    return list(feature["children"]) if feature else []


def _rules(file: FeatureFile) -> Iterator[Mapping[str, Any]]:
    yield from (child["rule"] for child in _children(file) if "rule" in child)


def _scenarios(file: FeatureFile) -> Iterator[Mapping[str, Any]]:
    for child in _children(file):
        inner = child["rule"]["children"] if "rule" in child else [child]
        yield from (each["scenario"] for each in inner if "scenario" in each)


def _backgrounds(file: FeatureFile) -> Iterator[Mapping[str, Any]]:
    for child in _children(file):
        inner = child["rule"]["children"] if "rule" in child else [child]
        yield from (each["background"] for each in inner if "background" in each)


def _line(block: Mapping[str, Any]) -> int:
    return int(block["location"]["line"])


def _tags(block: Mapping[str, Any]) -> list[str]:
    return [tag["name"].removeprefix("@") for tag in block["tags"]]


def _one_requirement_a_rule(file: FeatureFile, catalogue: Catalogue) -> Iterator[Remark]:
    """A Règle is one requirement; every scenario stands under one."""
    for rule in _rules(file):
        ids = [tag for tag in _tags(rule) if tag in catalogue.requirements]
        if len(ids) != 1:
            told = f"elle en porte {len(ids)} ({', '.join(ids)})" if ids else "elle n’en porte aucune"
            yield _fault(
                file, _line(rule), "one-requirement", f"une Règle porte l’étiquette d’une exigence : {told}"
            )
    for child in _children(file):
        if "scenario" in child:
            name = child["scenario"]["name"]
            told = f"le scénario « {name} » n’est sous aucune Règle : mettez-le sous celle de son exigence"
            yield _fault(file, _line(child["scenario"]), "under-a-rule", told)


def _rules_told_twice(plan: Plan, catalogue: Catalogue) -> Iterator[Remark]:
    """A requirement has one Règle in all the features."""
    first: dict[str, str] = {}
    for file in plan.files:
        for rule in _rules(file):
            for tag in _tags(rule):
                place = f"{file.uri}:{_line(rule)}"
                if tag not in catalogue.requirements:
                    continue
                if tag in first:
                    told = f"{tag} a déjà une Règle, à {first[tag]} : réunissez-les"
                    yield _fault(file, _line(rule), "one-rule", told)
                first.setdefault(tag, place)


def _own_examples(file: FeatureFile, catalogue: Catalogue) -> Iterator[Remark]:
    """A scenario carries the examples of its own rule's requirement."""
    for rule in _rules(file):
        ids = [tag for tag in _tags(rule) if tag in catalogue.requirements]
        if len(ids) != 1:
            continue
        own = {example.id for example in catalogue.requirements[ids[0]].examples}
        others = {e.id for row in catalogue.requirements.values() for e in row.examples} - own
        for child in rule["children"]:
            for tag in _tags(child["scenario"]) if "scenario" in child else ():
                if tag in others:
                    told = f"l’exemple @{tag} n’est pas de {ids[0]}, que porte la Règle"
                    yield _fault(file, _line(child["scenario"]), "own-example", told)


def _own_portal(file: FeatureFile, catalogue: Catalogue) -> Iterator[Remark]:
    """A folder of features speaks of its own portal, or of both."""
    folder = next((part for part in file.uri.split("/")[:-1] if part in _PORTALS), "")
    for rule in _rules(file) if folder else ():
        for tag in _tags(rule):
            row = catalogue.requirements.get(tag)
            if row is not None and row.portal not in (folder, "both"):
                told = f"{tag} est une exigence de {row.portal} : sa place est dans features/{row.portal}/"
                yield _fault(file, _line(rule), "own-portal", told)


def _known_readings(file: FeatureFile, catalogue: Catalogue) -> Iterator[Remark]:
    """A reading tag names an ambiguity of the catalogue and one of its readings."""
    blocks = [*_rules(file), *_scenarios(file)]
    for block in blocks:
        for tag in _tags(block):
            if not tag.startswith(READING):
                continue
            ambiguity, _, key = tag.removeprefix(READING).partition("=")
            known = catalogue.ambiguities.get(ambiguity)
            keys = [reading.key for reading in known.readings] if known is not None else []
            if key not in keys:
                told = f"lecture inconnue @{tag}" + (
                    f" ; lectures de {ambiguity} : {', '.join(keys)}" if keys else ""
                )
                yield _fault(file, _line(block), "known-reading", told)


def _right_levels(file: FeatureFile, catalogue: Catalogue) -> Iterator[Remark]:
    """A level that is written as a tag is the catalogue's."""
    levels = {level.value: level for level in Level}
    for rule in _rules(file):
        rows = [catalogue.requirements[tag] for tag in _tags(rule) if tag in catalogue.requirements]
        for tag in _tags(rule):
            wrong = [row for row in rows if tag in levels and row.level is not levels[tag]]
            for row in wrong:
                told = f"{row.id} est de niveau {row.level.value}, non {tag} : ôtez cette étiquette"
                yield _fault(file, _line(rule), "level", told)


def _names(file: FeatureFile, _: Catalogue) -> Iterator[Remark]:
    """Under one Règle, two scenarios have two names; a table has a title; a title says one thing."""
    for child in _children(file):
        seen: dict[str, int] = {}
        inner = child["rule"]["children"] if "rule" in child else [child]
        for scenario in (each["scenario"] for each in inner if "scenario" in each):
            name = " ".join(scenario["name"].split())
            if not name:
                yield _fault(file, _line(scenario), "name", "scénario sans nom")
            elif name in seen:
                told = f"« {name} » est déjà le nom du scénario de la ligne {seen[name]}"
                yield _fault(file, _line(scenario), "name", told)
            seen.setdefault(name, _line(scenario))
            if _AND.search(_UNPRINTED.sub(" ", name)):
                told = f"« {name} » : un titre sans « et » dit un seul comportement"
                yield _advice(file, _line(scenario), "one-behaviour", told)
            for examples in scenario.get("examples", ()):
                if not examples["name"].strip():
                    told = "donnez un titre à ces Exemples : une table de décision en a un"
                    yield _fault(file, _line(examples), "examples-title", told)


def _one_when(file: FeatureFile, _: Catalogue) -> Iterator[Remark]:
    """One Quand, something asserted after it, seven steps at most, three lines of Contexte at most."""
    for scenario in _scenarios(file):
        kinds = [step["keywordType"] for step in scenario["steps"]]
        if kinds.count("Action") > 1:
            told = f"{kinds.count('Action')} « Quand » : un scénario en a un, séparez les comportements"
            yield _fault(file, _line(scenario), "one-when", told)
        if kinds and "Outcome" not in kinds:
            yield _fault(file, _line(scenario), "asserts", "aucun « Alors » : ce scénario ne constate rien")
        if len(kinds) > _MOST_STEPS:
            told = f"{len(kinds)} étapes : {_MOST_STEPS} au plus se lisent d’un trait"
            yield _advice(file, _line(scenario), "length", told)
    for background in _backgrounds(file):
        if len(background["steps"]) > _MOST_CONTEXT:
            told = f"{len(background['steps'])} lignes de Contexte : {_MOST_CONTEXT} au plus"
            yield _fault(file, _line(background), "context", told)


_TYPOGRAPHY: tuple[tuple[str, re.Pattern[str], str], ...] = (
    ("tab", re.compile(r"\t"), "tabulation : mettez des espaces"),
    ("trailing-space", re.compile(r"\s$"), "espace en fin de ligne"),
    (
        "guillemets",
        re.compile(rf"«[^{_SPACES}]|[^{_SPACES}]»"),
        "une espace manque à l’intérieur des guillemets « »",
    ),
    ("ellipsis", re.compile(r"\w\.\.\."), "écrivez « … », non trois points"),
    ("comma", re.compile(rf"\w[{_SPACES}],"), "une espace de trop devant la virgule"),
    (
        "high-punctuation",
        re.compile(rf"[^\W\d][;!?](?:[{_SPACES}]|$)"),
        "une espace manque devant « ; », « ! » ou « ? »",
    ),
    ("double-space", re.compile(r"\S {2,}\S"), "deux espaces de suite"),
    ("quotes", re.compile(r"[“”]"), "guillemets anglais : écrivez « et »"),
)


def _typography(file: FeatureFile, _: Catalogue) -> Iterator[Remark]:
    """French typography, line by line; tables are aligned as they like."""
    if file.text != unicodedata.normalize("NFC", file.text):
        yield _fault(file, 1, "nfc", "lettres accentuées décomposées : enregistrez le fichier en Unicode NFC")
    if not file.text.endswith("\n"):
        last = file.text.count("\n") + 1
        yield _fault(file, last, "final-newline", "il manque une fin de ligne à la dernière ligne")
    for number, line in enumerate(file.text.splitlines(), 1):
        if line.lstrip().startswith(("|", "#", '"""', "@")):
            continue
        for rule, pattern, what in _TYPOGRAPHY:
            if pattern.search(line):
                yield _fault(file, number, rule, f"{what} : « {line.strip()[:80]} »")


_RULES: tuple[Callable[[FeatureFile, Catalogue], Iterator[Remark]], ...] = (
    _one_requirement_a_rule,
    _own_examples,
    _own_portal,
    _known_readings,
    _right_levels,
    _names,
    _one_when,
    _typography,
)

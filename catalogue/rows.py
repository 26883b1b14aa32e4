"""From the rows of the YAML files to the values of the model, each row checked against what it names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from catalogue.model import (
    Ambiguity,
    Check,
    Example,
    Feature,
    Guide,
    Level,
    Mutant,
    Need,
    Parameter,
    Reading,
    Requirement,
    SetBy,
    Source,
)
from catalogue.nodes import Known, Row, Value
from catalogue.parameter_types import Kind, fault_of
from catalogue.typography import typeset

LINES: Final = r"L\d+(-L\d+)?"
EXAMPLE: Final = r"[A-Z]{3}-\d{3}-[PNB]\d+"
MUTANT: Final = r"[A-Z]{3}-\d{3}-M\d+"
KINDS: Final = {"P": "positive", "N": "negative", "B": "boundary"}


def guide(value: Value) -> Guide:
    """A row of guides.yaml."""
    row = value.row(("id", "portal", "file", "sha256", "fr", "en"))
    return Guide(
        id=row["id"].text("[A-Z]{3}"),
        portal=row["portal"].text(),
        file=row["file"].text(),
        sha256=row["sha256"].text("[0-9a-f]{64}"),
        title_fr=typeset(row["fr"].text()),
        title_en=row["en"].text(),
    )


def feature(value: Value, portal: str) -> Feature:
    """A row of features.yaml."""
    row = value.row(("id", "fr", "en", "step"))
    return Feature(
        id=row["id"].text(r"[A-Z]{3}-F\d{2}"),
        portal=portal,
        title_fr=typeset(row["fr"].text()),
        title_en=row["en"].text(),
        step=row["step"].text(),
    )


def parameter(value: Value, portal: str) -> Parameter:
    """A row of parameters.yaml."""
    row = value.row(("name", "type", "default", "set_by", "meaning"), ("allowed",))
    bare = row["type"].text().removesuffix("|null")
    if bare not in list(Kind):
        row["type"].fail("a known type", repr(row["type"].text()), [f"{kind}, {kind}|null" for kind in Kind])
    allowed, values = _allowed(row["allowed"]) if "allowed" in row else ((), {})
    if bare == Kind.ENUM and not allowed:
        value.fail("the key 'allowed' beside an enum", "none")
    found = Parameter(
        name=row["name"].text(r"[a-z]+(\.[a-z0-9_]+)+"),
        portal=portal,
        type=row["type"].text(),
        default=row["default"].plain(),
        set_by=row["set_by"].choice(SetBy),
        meaning=typeset(row["meaning"].text()),
        allowed=allowed,
        values=MappingProxyType(values),
    )
    _ensure_fits(row["default"], found)
    return found


def _allowed(value: Value) -> tuple[tuple[object, ...], dict[str, str]]:
    """The allowed values, a list, or a mapping that says what each of them means."""
    if not value.is_mapping:
        return tuple(item.plain() for item in value.items()), {}
    told = {key.text(): typeset(said.text()) for key, said in value.pairs()}
    return tuple(told), told


def ambiguity(value: Value, portal: str, parameters: Mapping[str, Parameter]) -> Ambiguity:
    """A row of ambiguities.yaml; the requirements that name it are not known yet."""
    row = value.row(("id", "lines", "fr", "en", "readings", "why"), ("holds",))
    readings = tuple(_reading(item, parameters) for item in row["readings"].items())
    _ensure_told_apart(row["readings"], readings)
    return Ambiguity(
        id=row["id"].text(r"[A-Z]{3}-AMB-\d{2}"),
        portal=portal,
        lines=row["lines"].texts(LINES),
        question_fr=typeset(row["fr"].text()),
        question_en=row["en"].text(),
        readings=readings,
        holds=tuple(typeset(text) for text in row.texts("holds")),
        why=typeset(row["why"].text()),
        requirements=(),
    )


def _reading(value: Value, parameters: Mapping[str, Parameter]) -> Reading:
    row = value.row(("key", "fr"), ("default", "sets", "needs"))
    sets: dict[str, object] = {}
    for name, given in row.pairs("sets"):
        known = parameters[name.reference(Known("parameter", parameters))]
        if known.set_by is not SetBy.READING:
            name.fail("a parameter of `set_by: reading`", f"{known.name}, of `set_by: {known.set_by}`")
        _ensure_fits(given, known)
        sets[known.name] = given.plain()
    return Reading(
        key=row["key"].text("[a-z0-9_.]+"),
        text=typeset(row["fr"].text()),
        default=row.flag("default"),
        sets=MappingProxyType(sets),
        needs=row.references("needs", Known("parameter", parameters)),
    )


def _ensure_told_apart(value: Value, readings: Sequence[Reading]) -> None:
    keys = [reading.key for reading in readings]
    if len(set(keys)) < len(keys):
        value.fail("each reading key once", ", ".join(keys))
    defaults = [reading.key for reading in readings if reading.default]
    if len(defaults) != 1:
        value.fail("one reading with `default: true`", ", ".join(defaults) or "none")


def _ensure_fits(value: Value, parameter: Parameter) -> None:
    fault = fault_of(value.plain(), parameter)
    if fault is not None:
        value.fail(fault.expected, fault.seen, fault.allowed)


def requirement(
    value: Value, feature: Feature, guide: str, ambiguities: Mapping[str, Ambiguity], parameters: Known
) -> Requirement:
    """A row of a file of requirements/."""
    row = value.row(
        ("id", "slug", "level", "fr", "en", "check", "needs"),
        ("step", "lines", "labels", "labels_under", "ambiguities", "parameters", "rationale", "references",
         "examples", "mutants"),
    )  # fmt: skip
    key = row["id"].text(rf"{feature.id[:3]}-\d{{3}}")
    return Requirement(
        id=key,
        slug=row["slug"].text("[a-z0-9]+(-[a-z0-9]+)*"),
        feature=feature.id,
        portal=feature.portal,
        level=row["level"].choice(Level),
        source=_source(row, guide),
        statement_fr=typeset(row["fr"].text()),
        statement_en=row["en"].text(),
        check=row["check"].choice(Check),
        needs=tuple(item.choice(Need) for item in row["needs"].items()),
        labels=row.texts("labels"),
        labels_under=_reading_named(row["labels_under"], ambiguities) if "labels_under" in row else None,
        ambiguities=row.references("ambiguities", Known("ambiguity", ambiguities)),
        parameters=row.references("parameters", parameters),
        examples=tuple(_examples(row, key)),
        mutants=tuple(_mutants(row, key)),
        rationale=row.text("rationale"),
        references=row.texts("references"),
    )


def _source(row: Row, guide: str) -> Source:
    if "lines" not in row:
        return Source(guide="", step="", lines=())
    return Source(guide=guide, step=row.text("step"), lines=row.texts("lines", LINES))


def _reading_named(value: Value, ambiguities: Mapping[str, Ambiguity]) -> str:
    known = [f"{each.id}={reading.key}" for each in ambiguities.values() for reading in each.readings]
    return value.reference(Known("reading", known))


def _examples(row: Row, requirement: str) -> Iterator[Example]:
    for key, text in row.pairs("examples"):
        id_ = _own(key, requirement, EXAMPLE)
        yield Example(id=id_, kind=KINDS[id_[len(requirement) + 1]], text=text.text())


def _mutants(row: Row, requirement: str) -> Iterator[Mutant]:
    for key, text in row.pairs("mutants"):
        yield Mutant(id=_own(key, requirement, MUTANT), change=text.text())


def _own(key: Value, requirement: str, shape: str) -> str:
    """An id that begins with its requirement's (one shape for all rows: compiling one each costs 40 ms)."""
    id_ = key.text(shape)
    if not id_.startswith(f"{requirement}-"):
        key.fail(f"an id that begins with {requirement}", repr(id_))
    return id_

"""What is about to be played: feature files, their rules and cases, as the Gherkin parser reads them."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from gherkin.ast_builder import AstBuilder
from gherkin.errors import CompositeParserException
from gherkin.parser import Parser
from gherkin.pickles.compiler import Compiler
from gherkin.stream.id_generator import IdGenerator

EXAMPLE_COLUMN = "exemple"
PORTAL_COLUMN = "portail"


class PlanError(Exception):
    """A feature file that cannot be read; says where and why."""


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """A step of a case. ``type`` is Context, Action or Outcome, whatever the keyword (Et, Mais)."""

    id: str
    pickle_step: str
    type: str
    keyword: str
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class PlannedCase:
    """A scenario, or a row of an outline. ``id`` is ``uri:line``; ``tags`` come without their ``@``.

    The ids in a row's column ``exemple`` are tags of that row, and so is the portal in its column
    ``portail``, in lower case: one scenario is played on either portal.
    """

    id: str
    uri: str
    line: int
    name: str
    feature: str
    rule: str
    examples: str
    tags: tuple[str, ...]
    steps: tuple[PlannedStep, ...]


@dataclass(frozen=True, slots=True)
class FeatureFile:
    """One feature file: its text, and what the parser made of it (kept for the messages stream only)."""

    uri: str
    text: str
    cases: tuple[PlannedCase, ...]
    document: Mapping[str, Any] = field(repr=False)
    pickles: tuple[Mapping[str, Any], ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Plan:
    """The feature files of a run, in the order in which they are played."""

    files: tuple[FeatureFile, ...]

    @property
    def cases(self) -> tuple[PlannedCase, ...]:
        """Every case of every file, in order."""
        return tuple(case for file in self.files for case in file.cases)

    def only(self, chosen: Collection[str]) -> Plan:
        """The plan with the cases of these ids alone, and without the files that have none of them."""
        files = (
            replace(
                file,
                cases=tuple(case for case in file.cases if case.id in chosen),
                pickles=tuple(pickle for pickle in file.pickles if pickle["id"] in chosen),
            )
            for file in self.files
        )
        return Plan(tuple(file for file in files if file.cases))


def read_plan(root: Path, paths: Sequence[Path]) -> Plan:
    """Parse feature files and folders; ``uri`` are relative to ``root``, with forward slashes."""
    ids = IdGenerator()
    return Plan(tuple(_read(root, path, ids) for path in _feature_paths(paths)))


def _feature_paths(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        if not path.exists():
            raise PlanError(f"{path} : fichier ou dossier introuvable")
        yield from sorted(path.rglob("*.feature")) if path.is_dir() else [path]


def _read(root: Path, path: Path, ids: IdGenerator) -> FeatureFile:
    uri = path.resolve().relative_to(root.resolve()).as_posix()
    text = path.read_text(encoding="utf-8")
    try:
        parsed = Parser(AstBuilder(ids)).parse(unicodedata.normalize("NFC", text))
    except CompositeParserException as error:
        raise PlanError(f"{uri} : {error}") from error
    document: dict[str, Any] = {**parsed, "uri": uri}
    pickles: list[dict[str, Any]] = Compiler(ids).compile(document)  # type: ignore[arg-type,assignment]
    for pickle in pickles:
        pickle["id"] = f"{uri}:{pickle['location']['line']}"
    return FeatureFile(uri, text, planned_cases(document, pickles), document, tuple(pickles))


def planned_cases(
    document: Mapping[str, Any], pickles: Sequence[Mapping[str, Any]]
) -> tuple[PlannedCase, ...]:
    """The cases that a Gherkin document and its pickles (the standard's own shapes) describe."""
    places = dict(_places(document))
    return tuple(_case(pickle, places) for pickle in pickles)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an AST node stands: its line, its keyword, and the titles above it."""

    line: int
    keyword: str = ""
    feature: str = ""
    rule: str = ""
    examples: str = ""
    tags: tuple[str, ...] = ()


def _places(document: Mapping[str, Any]) -> Iterator[tuple[str, _Place]]:
    feature = document.get("feature")
    if feature is None:
        return
    for child in feature["children"]:
        if "rule" in child:
            for inner in child["rule"]["children"]:
                yield from _places_of(inner, feature["name"], child["rule"]["name"])
        else:
            yield from _places_of(child, feature["name"], "")


def _places_of(child: Mapping[str, Any], feature: str, rule: str) -> Iterator[tuple[str, _Place]]:
    block = child.get("scenario") or child["background"]
    yield block["id"], _Place(block["location"]["line"], block["keyword"], feature, rule)
    for step in block["steps"]:
        yield step["id"], _Place(step["location"]["line"], step["keyword"].strip())
    for examples in block.get("examples", ()):
        header = [cell["value"] for cell in examples.get("tableHeader", {}).get("cells", ())]
        for row in examples.get("tableBody", ()):
            tags = _row_tags(header, row)
            yield row["id"], _Place(row["location"]["line"], "", feature, rule, examples["name"], tags)


def _row_tags(header: Sequence[str], row: Mapping[str, Any]) -> tuple[str, ...]:
    cells = dict(zip(header, (cell["value"] for cell in row["cells"]), strict=True))
    portal = cells.get(PORTAL_COLUMN, "").lower()
    return (*cells.get(EXAMPLE_COLUMN, "").replace(",", " ").split(), *filter(None, [portal]))


def _case(pickle: Mapping[str, Any], places: Mapping[str, _Place]) -> PlannedCase:
    nodes = [places[node] for node in pickle["astNodeIds"] if node in places]
    steps = tuple(
        PlannedStep(
            id=f"{pickle['id']}/{number}",
            pickle_step=step["id"],
            type=step.get("type", "Unknown"),
            keyword=places[step["astNodeIds"][0]].keyword,
            text=step["text"],
            line=places[step["astNodeIds"][0]].line,
        )
        for number, step in enumerate(pickle["steps"], 1)
    )
    return PlannedCase(
        id=pickle["id"],
        uri=pickle["uri"],
        line=pickle["location"]["line"],
        name=pickle["name"],
        feature=nodes[0].feature,
        rule=nodes[0].rule,
        examples=nodes[-1].examples,
        tags=(*(tag["name"].removeprefix("@") for tag in pickle["tags"]), *nodes[-1].tags),
        steps=steps,
    )

"""What a feature file must not hide: files whose scenarios would pass without having said anything."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from catalogue.coverage import TaggedScenario, coverage
from catalogue.model import Catalogue
from record.plan import FeatureFile, Plan, PlannedCase

_KEYWORD = re.compile(
    r"^\s*(?:\*|étant donn|etant donn|soit\b|quand\b|lorsqu|alors\b|donc\b|et que\b|et qu['’]|et\b|mais\b)",
    re.IGNORECASE,
)

_EXCUSE = re.compile(r"\s*#\s*sans scénario\s*:\s*(?P<ids>[A-Z0-9,\s-]+?)\s+[—–]\s+(?P<why>.+)")


@dataclass(frozen=True, slots=True)
class Defect:
    """A place to mend before anything is played."""

    file: str
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line} : {self.what}"


def defects(plan: Plan, catalogue: Catalogue) -> tuple[Defect, ...]:
    """Everything in the plan that would make a green without a proof."""
    found = [defect for file in plan.files for defect in _of_file(file)]
    found += _unknown_tags(plan.cases, catalogue)
    return tuple(found)


def excuses(plan: Plan) -> dict[str, str]:
    """The examples that a comment of a feature excuses: ``# sans scénario : URS-050-B2 — the reason``."""
    found: dict[str, str] = {}
    for file in plan.files:
        for comment in file.document.get("comments", ()):
            match = _EXCUSE.match(comment["text"])
            for example in match["ids"].replace(",", " ").split() if match else ():
                found[example] = match["why"] if match else ""
    return found


def _of_file(file: FeatureFile) -> Iterator[Defect]:
    feature = file.document.get("feature")
    if feature is None:
        yield Defect(file.uri, 1, "fichier sans « Fonctionnalité »")
        return
    if not file.cases:
        yield Defect(file.uri, feature["location"]["line"], "fonctionnalité sans scénario")
    for block in _blocks(feature):
        yield from _swallowed(file.uri, block)
    for case in file.cases:
        if not case.steps:
            yield Defect(
                file.uri,
                case.line,
                f"le scénario « {case.name} » n’a aucune étape : il passerait sans rien dire",
            )


def _blocks(feature: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield feature
    for child in feature["children"]:
        for inner in child["rule"]["children"] if "rule" in child else [child]:
            yield inner.get("scenario") or inner["background"]
        if "rule" in child:
            yield child["rule"]


def _swallowed(uri: str, block: Mapping[str, Any]) -> Iterator[Defect]:
    for number, line in enumerate(block.get("description", "").splitlines(), 1):
        if _KEYWORD.match(line):
            yield Defect(
                uri,
                block["location"]["line"] + number,
                f"« {line.strip()} » est lu comme une description, non comme une étape : "
                "corrigez le mot-clé (apostrophe droite, accents)",
            )


def _unknown_tags(cases: tuple[PlannedCase, ...], catalogue: Catalogue) -> Iterator[Defect]:
    tagged = [TaggedScenario(case.name, case.uri, case.line, case.tags) for case in cases]
    for unknown in coverage(catalogue, tagged).unknown:
        meant = " ou ".join(f"@{tag}" for tag in unknown.near)
        near = f" ; vouliez-vous dire {meant} ?" if meant else ""
        yield Defect(
            unknown.scenario.file,
            unknown.scenario.line,
            f"étiquette @{unknown.tag} inconnue du catalogue{near}",
        )

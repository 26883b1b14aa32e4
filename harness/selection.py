"""Which cases of a plan are to be played: the portals that are claimed, then tags and names."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from cucumber_tag_expressions import TagExpressionError, TagExpressionParser

from catalogue.model import Catalogue
from record.plan import Plan, PlannedCase

PORTALS = ("urssaf", "audiens")
"""A case bears one of them as a tag where its row holds for both: it is played where that one is claimed."""


class WrongSelection(Exception):
    """A filter that cannot be read, or that leaves nothing to play. In French, for whoever typed it."""


@dataclass(frozen=True, slots=True)
class Selection:
    """``tags`` is a Cucumber tag expression, ``names`` are regular expressions; empty means everything.

    ``ids`` are cases that were chosen one by one; ``None`` means all.
    """

    tags: str = ""
    names: tuple[str, ...] = ()
    portals: tuple[str, ...] = ()
    ids: frozenset[str] | None = None


def told(selection: Selection, plan: Plan, whole: Plan) -> str:
    """The filter in words; empty where everything that concerns the candidate is played."""
    parts = [
        f"étiquettes {selection.tags}" if selection.tags else "",
        f"noms {', '.join(selection.names)}" if selection.names else "",
        f"portail {', '.join(selection.portals)}" if selection.portals else "",
    ]
    if selection.ids is not None and len(plan.cases) < len(whole.cases):
        parts.append(f"{len(plan.cases)} scénarios choisis sur {len(whole.cases)}")
    return " ; ".join(filter(None, parts))


def selected(plan: Plan, selection: Selection, claimed: Collection[str], catalogue: Catalogue) -> Plan:
    """The plan that is left. Raises `WrongSelection` where nothing is."""
    wanted = set(selection.portals or claimed)
    strange = wanted - set(claimed)
    if strange:
        raise WrongSelection(
            f"portail absent du profil : {', '.join(sorted(strange))} ; déclarés : {', '.join(claimed)}"
        )
    tags, names = _tags(selection.tags), [_name(name) for name in selection.names]
    chosen = {
        case.id
        for case in plan.cases
        if _portals(case, catalogue) <= {*wanted, "both"}
        and tags.evaluate([f"@{tag}" for tag in case.tags])
        and (selection.ids is None or case.id in selection.ids)
        and (not names or any(name.search(case.name) for name in names))
    }
    if not chosen:
        asked = told(selection, plan, plan) or "aucun filtre"
        raise WrongSelection(f"aucun scénario n’est retenu ({asked}) : rien ne serait joué, donc rien prouvé")
    return plan.only(chosen)


def _portals(case: PlannedCase, catalogue: Catalogue) -> set[str]:
    """The portals that a case concerns: those of its rows, and the one that it names itself."""
    rows = (catalogue.requirements.get(tag) for tag in case.tags)
    return {row.portal for row in rows if row is not None} | ({*PORTALS} & {*case.tags})


def _tags(expression: str):  # type: ignore[no-untyped-def]  # the package has no types
    try:
        return TagExpressionParser.parse(expression)
    except TagExpressionError as error:
        raise WrongSelection(f"expression d’étiquettes illisible « {expression} » : {error}") from error


def _name(pattern: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern)
    except re.error as error:
        raise WrongSelection(f"nom illisible « {pattern} » : {error}") from error

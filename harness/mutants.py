"""A candidate's own switchable faults, as its profile lists them."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from catalogue.model import Catalogue
from harness.profile_model import Profile


class WrongMutants(Exception):
    """The list of mutants cannot be used. In French, with what is expected."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """A named fault, the requirements that it breaks, and what it changes.

    ``equivalent`` says why it cannot be observed from outside, for one that cannot; ``needs_browser`` that
    only a browser can see it.
    """

    id: str
    breaks: tuple[str, ...]
    change: str
    equivalent: str = ""
    needs_browser: bool = False


_KEYS = {"id": str, "breaks": list, "change": str, "equivalent": str, "needs_browser": bool}


def read_mutants(profile: Profile, catalogue: Catalogue, only: Collection[str] = ()) -> tuple[Mutant, ...]:
    """The mutants of a profile, those of ``only`` where it is given. Raises `WrongMutants`."""
    if profile.mutants is None:
        raise WrongMutants(f"{profile.path.name} n’a pas de section [mutants] : rien ne peut être prouvé")
    path = profile.beside(profile.mutants.file)
    found = tuple(_mutant(path, item, catalogue) for item in _items(path))
    known = [mutant.id for mutant in found]
    doubled = {each for each in known if known.count(each) > 1}
    if doubled:
        raise WrongMutants(f"{path.name} : mutants nommés deux fois : {', '.join(sorted(doubled))}")
    strange = set(only) - set(known)
    if strange:
        raise WrongMutants(f"mutants inconnus de {path.name} : {', '.join(sorted(strange))}")
    return tuple(mutant for mutant in found if not only or mutant.id in only)


def _items(path: Path) -> list[Any]:
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise WrongMutants(f"{path} : illisible ({error})") from error
    if not isinstance(document, list):
        raise WrongMutants(f"{path} : une liste de mutants est attendue")
    return document


def _mutant(path: Path, item: Any, catalogue: Catalogue) -> Mutant:
    if not isinstance(item, dict) or not {"id", "breaks", "change"} <= set(item):
        raise WrongMutants(f"{path.name} : chaque mutant a « id », « breaks » et « change » ; lu : {item!r}")
    for key, value in item.items():
        if key not in _KEYS or not isinstance(value, _KEYS[key]):
            raise WrongMutants(f"{path.name} : « {key} » de {item['id']} est inconnu ou d’un autre type")
    strange = [row for row in item["breaks"] if row not in catalogue.requirements]
    if strange or not item["breaks"]:
        raise WrongMutants(f"{path.name} : {item['id']} casse une exigence inconnue : {strange or 'aucune'}")
    return Mutant(**{**item, "breaks": tuple(item["breaks"])})

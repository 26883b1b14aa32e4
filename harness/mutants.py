"""A candidate's own switchable faults and other ways of being right, as its profile lists them."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from catalogue.model import Catalogue
from harness.placeholders import hands_over
from harness.profile_model import Profile


class WrongMutants(Exception):
    """A list of mutants or of variants cannot be used. In French, with what is expected."""


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


@dataclass(frozen=True, slots=True)
class Variant:
    """A portal that is right in another way, and what differs; ``needs_browser``: it does nothing without."""

    id: str
    change: str
    needs_browser: bool = False


_MUTANT = {"id": str, "breaks": list, "change": str, "equivalent": str, "needs_browser": bool}
_VARIANT = {"id": str, "change": str, "needs_browser": bool}
_OPTIONAL = {"equivalent", "needs_browser"}


def read_mutants(profile: Profile, catalogue: Catalogue) -> tuple[Mutant, ...]:
    """The mutants that a profile lists. Raises `WrongMutants`."""
    if profile.mutants is None:
        return ()
    path = profile.beside(profile.mutants.file)
    _ensure_switchable(profile, "mutant", "mutants")
    return tuple(_mutant(path, item, catalogue) for item in _items(path, _MUTANT, "mutants"))


def read_variants(profile: Profile) -> tuple[Variant, ...]:
    """The variants that a profile lists. Raises `WrongMutants`."""
    if profile.variants is None:
        return ()
    path = profile.beside(profile.variants.file)
    _ensure_switchable(profile, "variant", "variantes")
    return tuple(Variant(**item) for item in _items(path, _VARIANT, "variantes"))


def chosen(
    profile: Profile, mutants: Sequence[Mutant], variants: Sequence[Variant], only: Collection[str]
) -> tuple[tuple[Mutant, ...], tuple[Variant, ...]]:
    """Those of ``only``, or all of them where it is empty. Raises `WrongMutants` on an unknown name."""
    known = {*(each.id for each in mutants), *(each.id for each in variants)}
    if not known:
        raise WrongMutants(
            f"{profile.path.name} ne liste ni mutant ni variante : rien ne peut être prouvé ; ajoutez une "
            "section [mutants] ou [variants] avec file = « … »"
        )
    for name in only:
        if name not in known:
            near = get_close_matches(name, sorted(known), 3, 0.5) or sorted(known)[:3]
            raise WrongMutants(f"« {name} » n’est ni un mutant ni une variante ; proches : {', '.join(near)}")
    return (
        tuple(each for each in mutants if not only or each.id in only),
        tuple(each for each in variants if not only or each.id in only),
    )


def _ensure_switchable(profile: Profile, word: str, kind: str) -> None:
    """A candidate that is never told the name would be played without its fault, and pass."""
    if not hands_over(profile, word):
        raise WrongMutants(
            f"{profile.path.name} liste des {kind}, mais {{{word}}} n’est nulle part dans [launch] : le "
            f"candidat ne saurait pas lequel activer ; donnez-le-lui dans [launch.env] ou dans command"
        )


def _items(path: Path, keys: Mapping[str, type], kind: str) -> list[dict[str, Any]]:
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise WrongMutants(f"{path} : illisible ({error})") from error
    if not isinstance(document, list) or not document:
        raise WrongMutants(f"{path} : une liste de {kind} est attendue, qui en ait au moins un")
    found = [_item(path, item, keys) for item in document]
    names = [item["id"] for item in found]
    doubled = sorted({name for name in names if names.count(name) > 1})
    if doubled:
        raise WrongMutants(f"{path.name} : nommés deux fois : {', '.join(doubled)}")
    return found


def _item(path: Path, item: Any, keys: Mapping[str, type]) -> dict[str, Any]:
    asked = [key for key in keys if key not in _OPTIONAL]
    if not isinstance(item, dict) or not set(asked) <= set(item):
        raise WrongMutants(f"{path.name} : chacun a {_quoted(asked)} ; lu : {item!r}")
    for key, value in item.items():
        if key not in keys or not isinstance(value, keys[key]):
            raise WrongMutants(f"{path.name} : « {key} » de {item['id']} est inconnu ou d’un autre type")
    name = item["id"]
    if not name or name != Path(name).name or name.startswith("."):
        raise WrongMutants(f"{path.name} : « {name} » ne peut nommer un dossier ; changez cet « id »")
    return item


def _mutant(path: Path, item: dict[str, Any], catalogue: Catalogue) -> Mutant:
    strange = [row for row in item["breaks"] if row not in catalogue.requirements]
    if strange or not item["breaks"]:
        told = ", ".join(map(str, strange)) or "aucune n’est nommée"
        raise WrongMutants(f"{path.name} : {item['id']} casse une exigence inconnue du catalogue ({told})")
    return Mutant(**{**item, "breaks": tuple(item["breaks"])})


def _quoted(names: Sequence[str]) -> str:
    return ", ".join(f"« {name} »" for name in names)

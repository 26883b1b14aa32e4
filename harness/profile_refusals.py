"""Says in French what the format refuses in a profile: unknown or missing keys, wrong types and values."""

from __future__ import annotations

import re
from typing import get_args

from pydantic_core import ErrorDetails

from harness.profile_model import LabelOverride, PortalAddress, Section, Sections
from harness.profile_text import Place, nearest, quoted

_SAID = {
    "string_type": "un texte entre guillemets est attendu",
    "bool_type": "true ou false est attendu",
    "float_type": "un nombre est attendu",
    "greater_than": "un nombre plus grand que zéro est attendu",
    "tuple_type": "une liste entre crochets est attendue",
    "dict_type": "une section est attendue, avec ses clés",
    "mapping_type": "une section est attendue, avec ses clés",
    "model_type": "une section est attendue, avec ses clés",
    "model_attributes_type": "une section est attendue, avec ses clés",
    "path_type": "le chemin d’un fichier, entre guillemets, est attendu",
    "string_too_short": "un texte qui ne soit pas vide est attendu",
}


def said_of(detail: ErrorDetails) -> str:
    """One refusal of the model, in French."""
    place = detail["loc"]
    key, section = place[-1] if place else "", _section_name(place[:-1])
    context = detail.get("ctx", {})
    match detail["type"]:
        case "extra_forbidden":
            what, kind = ("clé", "clés admises") if section else ("section", "sections admises")
            admitted = tuple(getattr(_model_at(place[:-1]), "model_fields", ()))
            return f"{what} inconnue {quoted(key)}{section} ; {nearest(str(key), admitted, kind=kind)}"
        case "missing":
            return f"il manque {_named(place)}{section}"
        case "too_short":
            return f"{quoted('.'.join(map(str, place)))} ne peut être vide"
        case "enum":
            admitted = tuple(re.findall(r"'([^']*)'", str(context.get("expected", ""))))
            given = str(detail["input"])
            return (
                f"valeur inconnue {quoted(given)} pour {quoted(key)}{section} ; "
                f"{nearest(given, admitted, kind='valeurs admises')}"
            )
        case kind:
            words = context.get("error") or _SAID.get(kind, detail["msg"])
            return f"{quoted('.'.join(map(str, place)))} : {words}"


def _named(place: Place) -> str:
    is_section = place == ("portals",) or _model_at(place) is not None
    return f"la section [{place[-1]}]" if is_section else f"la clé {quoted(place[-1])}"


def _section_name(place: Place) -> str:
    return f" dans [{'.'.join(map(str, place))}]" if place else ""


def _model_at(place: Place) -> type[Section] | None:
    """The section of the format that stands at a place, if one does."""
    match place:
        case ():
            return Sections
        case ("portals", _):
            return PortalAddress
        case ("labels", _):
            return LabelOverride
        case (str(name),) if field := Sections.model_fields.get(name):
            kinds = (field.annotation, *get_args(field.annotation))
            return next(
                (kind for kind in kinds if isinstance(kind, type) and issubclass(kind, Section)), None
            )
    return None

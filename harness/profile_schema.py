"""The JSON Schema of a profile, so that editors complete one: the format's sections, the ledger's names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from catalogue.model import Ambiguity, Catalogue, Parameter, SetBy
from catalogue.parameter_types import Kind, admits_null
from harness.profile_choices import reading_lines, value_lines
from harness.profile_model import PORTALS, Sections

Schema = dict[str, Any]

_TYPES: Mapping[Kind, Schema] = {
    Kind.STRING: {"type": "string"},
    Kind.URL: {"type": "string"},
    Kind.REGEX: {"type": "string"},
    Kind.BOOL: {"type": "boolean"},
    Kind.INT: {"type": "integer", "minimum": 0},
    Kind.LIST: {"type": "array"},
    Kind.MAP: {"type": "object"},
}
_SAID: Mapping[str, str] = {
    "candidate": "Qui est jugé : ce qu’impriment les rapports et les certificats.",
    "portals": "Les portails que le candidat dit tenir, et leurs adresses ; les autres ne sont pas jugés.",
    "control": "Son API de contrôle d’essai (contract/control-api.yaml).",
    "people": "Comment des personnes sont inscrites : par l’API de contrôle, ou par un fichier.",
    "clock": "Comment avance l’horloge : par l’API, par une attente réelle, ou pas du tout.",
    "client": "L’en-tête que le candidat croit, en essai, pour l’adresse d’un client.",
    "launch": "Comment le banc démarre le candidat ; sans cette section, il tourne déjà.",
    "mail": "Le puits où il envoie ses e-mails.",
    "sms": "Le puits où il envoie ses SMS, et le service qu’il croit joindre.",
    "letters": "Le puits où partent ses courriers.",
    "browser": "Si le portail ne fait rien sans JavaScript.",
    "readings": "La lecture du candidat là où le guide se lit de plusieurs façons.",
    "parameters": "Les valeurs que les guides laissent ouvertes.",
    "justifications": "Pourquoi telle lecture, ou telle réserve.",
    "declarations": "Ce que le fournisseur seul peut dire.",
    "labels": "Les contrôles que les mots du guide ne font pas trouver (homologue catalogue --screens).",
    "pages": "Les pages à passer : leur titre, et la commande à actionner.",
    "mutants": "Les défauts que le candidat sait montrer, pour homologue prove.",
    "variants": "Ses autres façons d’être juste, pour homologue prove.",
}
_OPTIONAL = ("people", "clock")
"""Sections that the reader completes where a profile leaves them out."""


def profile_schema(ledger: Catalogue) -> Schema:
    """The schema (draft 2020-12) of what `read_profile` takes, references between sections apart."""
    schema = Sections.model_json_schema()
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
    schema["title"] = "Profil d’un candidat (Homologue)"
    schema["description"] = "Où est un portail, comment il se raccorde et ce qu’il déclare."
    schema["required"] = [name for name in schema["required"] if name not in _OPTIONAL]
    sections = schema["properties"]
    for definition in schema["$defs"].values():
        definition.pop("description", None)  # docstrings are for whoever reads the code
    for name, told in _SAID.items():
        if name in sections:
            sections[name]["description"] = told
    sections["portals"]["propertyNames"] = {"enum": list(PORTALS)}
    ambiguities, parameters = ledger.ambiguities, ledger.parameters
    _close(sections["readings"], {each.id: _reading(each) for each in ambiguities.values()})
    settable = (each for each in parameters.values() if each.set_by is not SetBy.READING)
    _close(sections["parameters"], {each.name: _parameter(each) for each in settable})
    _name(sections["justifications"], (*ledger.requirements, *ambiguities))
    _name(sections["declarations"], ledger.requirements)
    _name(sections["labels"], ledger.purposes)
    return schema


def _close(section: Schema, known: Schema) -> None:
    """Only these keys, each with a schema of its own."""
    section.pop("additionalProperties", None)
    section |= {"type": "object", "properties": known, "additionalProperties": False}


def _name(section: Schema, known: Iterable[str]) -> None:
    section["propertyNames"] = {"enum": list(known)}


def _reading(ambiguity: Ambiguity) -> Schema:
    return {
        "description": "\n".join((ambiguity.question_fr, *reading_lines(ambiguity))),
        "enum": [each.key for each in ambiguity.readings],
        "default": ambiguity.default.key,
    }


def _parameter(parameter: Parameter) -> Schema:
    kind = Kind(parameter.type.removesuffix("|null"))
    value = {"enum": list(parameter.allowed)} if kind is Kind.ENUM else dict(_TYPES[kind])
    if admits_null(parameter):
        value = {"anyOf": [value, {"const": "none"}]}
    return {"description": "\n".join((parameter.meaning, *value_lines(parameter))), **value}

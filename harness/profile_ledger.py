"""What a profile chooses from the ledger, checked: readings, parameters, requirements and purposes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping

from catalogue.errors import SettingsError
from catalogue.model import Catalogue, SetBy
from catalogue.settings import NONE, resolve, setters
from harness.profile_choices import expected
from harness.profile_model import Sections
from harness.profile_text import Finding, nearest, quoted

_PORTAL_OF = {"urs": "urssaf", "urssaf": "urssaf", "aud": "audiens", "audiens": "audiens"}


def ledger_findings(profile: Sections, catalogue: Catalogue) -> Iterator[Finding]:
    """Every choice of a profile that the ledger does not admit.

    A name of a portal whose guide the ledger does not hold yet cannot be checked, and passes.
    """
    portal = next(iter(profile.portals))
    for key, reading in profile.readings.items():
        if _covered(catalogue, key) and (fault := _fault(catalogue, portal, {key: reading}, {})):
            yield ("readings", key), _reading_said(catalogue, key, reading, fault)
        elif _covered(catalogue, key):
            yield from _lacking(catalogue, key, reading, profile.parameters)
    for name, value in profile.parameters.items():
        if _covered(catalogue, name) and (fault := _fault(catalogue, portal, {}, {name: value})):
            yield ("parameters", name), _parameter_said(catalogue, name, value, fault)
    rows = (*catalogue.requirements, *catalogue.ambiguities)
    yield from _unknown(
        catalogue, "justifications", profile.justifications, rows, "une exigence ou une ambiguïté"
    )
    yield from _unknown(
        catalogue, "declarations", profile.declarations, catalogue.requirements, "une exigence"
    )
    yield from _unknown(
        catalogue, "labels", profile.labels, catalogue.purposes, "le nom d’une commande ou d’une saisie"
    )


def _covered(catalogue: Catalogue, key: str) -> bool:
    """Whether the ledger holds the guide that a name belongs to."""
    word = re.match(r"[A-Za-z]*", key)
    portal = _PORTAL_OF.get(word[0].lower()) if word else None
    return portal is None or any(each.portal == portal for each in catalogue.features.values())


def _fault(
    catalogue: Catalogue, portal: str, readings: dict[str, str], parameters: dict[str, object]
) -> SettingsError | None:
    try:
        resolve(catalogue, portal, readings, parameters)
    except SettingsError as error:
        return error
    return None


def _lacking(catalogue: Catalogue, key: str, chosen: str, given: Mapping[str, object]) -> Iterator[Finding]:
    """What a reading rests on and the profile does not give."""
    reading = next(each for each in catalogue.ambiguities[key].readings if each.key == chosen)
    for name in reading.needs:
        if given.get(name) in (None, NONE):
            wanted = expected(catalogue.parameters[name])
            yield (
                ("readings", key),
                f"{key} = {quoted(chosen)} demande {quoted(name)} dans [parameters] : {wanted}",
            )


def _reading_said(catalogue: Catalogue, key: str, reading: str, fault: SettingsError) -> str:
    if key not in catalogue.ambiguities:
        return f"ambiguïté inconnue {quoted(key)} ; {nearest(key, fault.allowed, kind='ambiguïtés admises')}"
    admitted = nearest(reading, fault.allowed, kind="lectures admises")
    return f"lecture inconnue {quoted(reading)} de {key} ; {admitted}"


def _parameter_said(catalogue: Catalogue, name: str, value: object, fault: SettingsError) -> str:
    parameter = catalogue.parameters.get(name)
    if parameter is None:
        return f"paramètre inconnu {quoted(name)} ; {nearest(name, fault.allowed, kind='paramètres admis')}"
    if parameter.set_by is SetBy.READING:
        named = " ou ".join(setters(catalogue, name))
        return f"{quoted(name)} est fixé par la lecture de {named} : choisissez-la dans [readings]"
    seen = json.dumps(value, ensure_ascii=False, default=str)
    kind, wrong, wanted = "valeurs admises", str(value), expected(parameter)
    if isinstance(value, Mapping):
        kind, wrong = "clés admises", next((str(key) for key in value if key not in fault.allowed), "")
        wanted += ", avec des nombres entiers où les valeurs par défaut en ont"
    admitted = f" ; {nearest(wrong, fault.allowed, kind=kind)}" if fault.allowed else ""
    return f"{quoted(name)} : il faut {wanted}, et non {seen}{admitted}"


def _unknown(
    catalogue: Catalogue, section: str, given: Iterable[str], known: Iterable[str], kind: str
) -> Iterator[Finding]:
    admitted = tuple(known)
    for key in given:
        if key not in admitted and _covered(catalogue, key):
            close = nearest(key, admitted, kind="noms admis")
            yield (section, key), f"{quoted(key)} n’est pas {kind} du catalogue ; {close}"

"""Reads the profile of a candidate, and says in French, with file and line, why one cannot be used."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from harness.placeholders import KNOWN, filled_places, words
from harness.profile_model import (
    PORTALS,
    Candidate,
    ClientAddress,
    Clock,
    ClockMode,
    ControlAddress,
    LabelOverride,
    Launch,
    Letters,
    LettersProvider,
    Mail,
    Mutants,
    People,
    PeopleMode,
    PortalAddress,
    Profile,
    Section,
    Sections,
    Sms,
    SmsProvider,
    Tls,
)
from harness.profile_text import Lines, Place, Problem, ProfileError, nearest, quoted

__all__ = [
    "PORTALS",
    "Candidate",
    "ClientAddress",
    "Clock",
    "ClockMode",
    "ControlAddress",
    "LabelOverride",
    "Launch",
    "Letters",
    "LettersProvider",
    "Mail",
    "Mutants",
    "People",
    "PeopleMode",
    "PortalAddress",
    "Problem",
    "Profile",
    "ProfileError",
    "Sms",
    "SmsProvider",
    "Tls",
    "read_profile",
]

Finding = tuple[Place, str]
"""A place of the document and what is wrong there, before the line is known."""

_FLAT = ("parameters", "labels")
_PREFIXES = ("urs", "aud", "both", *PORTALS)
_WITHOUT_CONTROL = (
    "sans section [control], les personnes viennent d’un fichier : "
    'déclarez mode = "dataset" et dataset = "…" dans [people]'
)
_SAID = {
    "string_type": "un texte entre guillemets est attendu",
    "bool_type": "true ou false est attendu",
    "float_type": "un nombre est attendu",
    "greater_than": "un nombre plus grand que zéro est attendu",
    "tuple_type": "une liste entre crochets est attendue",
    "mapping_type": "une section est attendue, avec ses clés",
    "model_type": "une section est attendue, avec ses clés",
    "model_attributes_type": "une section est attendue, avec ses clés",
    "path_type": "le chemin d’un fichier, entre guillemets, est attendu",
    "string_too_short": "un texte qui ne soit pas vide est attendu",
}


def read_profile(path: Path) -> Profile:
    """The profile that a TOML file holds, wholly checked. Raises `ProfileError` with every problem found."""
    content = _content(path)
    text, document = _parsed(path, content)
    lines = Lines(text)
    sections = _sections(path, lines, document)
    digest = hashlib.sha256(content).hexdigest()
    read = {name: getattr(sections, name) for name in Sections.model_fields}
    profile = Profile(path=path, digest=digest, **read)
    if findings := [*_placeholder_findings(profile), *_reference_findings(profile)]:
        raise _error(path, lines, findings)
    return profile


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise ProfileError(path, Problem(None, "ce fichier de candidat n’existe pas")) from None
    except OSError as error:
        raise ProfileError(path, Problem(None, f"ce fichier ne peut être lu ({error.strerror})")) from None


def _parsed(path: Path, content: bytes) -> tuple[str, dict[str, object]]:
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
        return text, tomllib.loads(text)
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise ProfileError(path, Problem(line, "ce fichier n’est pas en UTF-8")) from None
    except tomllib.TOMLDecodeError as error:
        found = re.search(r" \(at (?:line (\d+), .*|end of document)\)$", str(error))
        line = int(found[1]) if found and found[1] else len(text.splitlines())
        said = str(error)[: found.start()] if found else str(error)
        raise ProfileError(path, Problem(line, f"ce n’est pas du TOML ({said})")) from None


def _sections(path: Path, lines: Lines, document: dict[str, object]) -> Sections:
    """The document as typed sections."""
    if findings := _nested_findings(document):
        raise _error(path, lines, findings)
    by_default = "control" if "control" in document else "none"
    complete = {"people": {}, "clock": {"mode": by_default}, **document}
    try:
        return Sections.model_validate(complete)
    except ValidationError as error:
        problems = [(detail["loc"], _said(detail)) for detail in error.errors(include_url=False)]
    raise _error(path, lines, problems)


def _error(path: Path, lines: Lines, findings: Iterable[Finding]) -> ProfileError:
    problems = [Problem(lines.of(place), text) for place, text in findings]
    return ProfileError(path, *sorted(problems, key=lambda problem: problem.line or 0))


def _nested_findings(document: Mapping[str, object]) -> list[Finding]:
    """Keys with a dot that were written without quotation marks, which TOML reads as nested tables."""
    return [
        (
            (section, key),
            f"une clé de [{section}] qui tient un point s’écrit entre guillemets : "
            f'"{key}.{next(iter(value), "")}…"',
        )
        for section in _FLAT
        if isinstance(table := document.get(section), Mapping)
        for key, value in table.items()
        if key in _PREFIXES and isinstance(value, Mapping)
    ]


def _said(detail: ErrorDetails) -> str:
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
            said = context.get("error") or _SAID.get(kind, detail["msg"])
            return f"{quoted('.'.join(map(str, place)))} : {said}"


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


def _placeholder_findings(profile: Profile) -> Iterator[Finding]:
    for place, text in filled_places(profile):
        for word in words(text):
            if word not in KNOWN:
                yield (
                    place,
                    f"mot inconnu {quoted(f'{{{word}}}')} ; {nearest(word, KNOWN, kind='mots admis')}",
                )
            elif word == "port" and profile.launch is None:
                yield (
                    place,
                    "{port} demande une section [launch] : c’est le port du candidat que le banc démarre",
                )


def _reference_findings(profile: Profile) -> Iterator[Finding]:
    """What one section asks of another, or of the disk."""
    for name in profile.portals:
        if name not in PORTALS:
            yield (
                ("portals", name),
                f"portail inconnu {quoted(name)} ; {nearest(name, PORTALS, kind='portails admis')}",
            )
    if profile.control is None and profile.people.mode is PeopleMode.CONTROL:
        yield ("people", "mode"), _WITHOUT_CONTROL
    if profile.control is None and profile.clock.mode is ClockMode.CONTROL:
        yield ("clock", "mode"), 'mode = "control" dans [clock] demande une section [control]'
    yield from _file_findings(profile)


def _file_findings(profile: Profile) -> Iterator[Finding]:
    if profile.people.dataset and not profile.beside(profile.people.dataset).is_file():
        yield ("people", "dataset"), f"le fichier {quoted(profile.people.dataset)} n’existe pas"
    if profile.mutants and not profile.beside(profile.mutants.file).is_file():
        yield ("mutants", "file"), f"le fichier {quoted(profile.mutants.file)} n’existe pas"
    if profile.launch and not words(cwd := profile.launch.cwd) and not profile.beside(cwd).is_dir():
        yield ("launch", "cwd"), f"le dossier {quoted(cwd)} n’existe pas"

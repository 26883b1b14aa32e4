"""Reads the profile of a candidate, and says in French, with file and line, why one cannot be used."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from pydantic import ValidationError

import catalogue
from harness.placeholders import KNOWN, filled_places, words
from harness.profile_ledger import ledger_findings
from harness.profile_model import PORTALS, ClockMode, PeopleMode, Profile, Sections
from harness.profile_refusals import said_of
from harness.profile_text import Finding, Lines, Problem, ProfileError, nearest, quoted

__all__ = ["Profile", "ProfileError", "read_profile"]

_MADE_FOR_LAUNCH = {
    "port": "c’est le port du candidat que le banc démarre",
    "control.token": "le banc le tire au sort pour le candidat qu’il démarre",
}
_DATA_SET = ("people", "dataset")
_FLAT = ("parameters", "labels")
_PREFIXES = ("urs", "aud", "both", *PORTALS)
_WITHOUT_CONTROL = (
    "sans section [control], les personnes viennent d’un fichier : "
    'déclarez mode = "dataset" et dataset = "…" dans [people]'
)


def read_profile(path: Path, *, before_people: bool = False) -> Profile:
    """The profile that a TOML file holds, wholly checked. Raises `ProfileError` with every problem found.

    ``before_people`` is for whoever is about to write the data set that the profile names.
    """
    content = _content(path)
    text, document = _parsed(path, content)
    lines = Lines(text)
    sections = _sections(path, lines, document)
    digest = hashlib.sha256(content).hexdigest()
    read = {name: getattr(sections, name) for name in Sections.model_fields}
    profile = Profile(path=path.absolute(), digest=digest, **read)
    findings = [*_placeholder_findings(profile), *_reference_findings(profile)]
    if findings := [each for each in findings if not (before_people and each[0] == _DATA_SET)]:
        raise _error(path, lines, findings)
    if findings := [*ledger_findings(profile, catalogue.load())]:
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
        reason = str(error)[: found.start()] if found else str(error)
        raise ProfileError(path, Problem(line, f"ce n’est pas du TOML ({reason})")) from None


def _sections(path: Path, lines: Lines, document: dict[str, object]) -> Sections:
    """The document as typed sections."""
    if findings := _nested_findings(document):
        raise _error(path, lines, findings)
    by_default = "control" if "control" in document else "none"
    complete = {"people": {}, "clock": {"mode": by_default}, **document}
    try:
        return Sections.model_validate(complete)
    except ValidationError as error:
        problems = [(detail["loc"], said_of(detail)) for detail in error.errors(include_url=False)]
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


def _placeholder_findings(profile: Profile) -> Iterator[Finding]:
    for place, text in filled_places(profile):
        for word in words(text):
            said = quoted(f"{{{word}}}")
            if word not in KNOWN:
                yield place, f"mot inconnu {said} ; {nearest(word, KNOWN, kind='mots admis')}"
            elif word in _MADE_FOR_LAUNCH and profile.launch is None:
                yield place, f"{said} demande une section [launch] : {_MADE_FOR_LAUNCH[word]}"


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
        told = f"le fichier {quoted(profile.people.dataset)} n’existe pas (homologue people en écrit un)"
        yield _DATA_SET, told
    for section, listed in (("mutants", profile.mutants), ("variants", profile.variants)):
        if listed and not profile.beside(listed.file).is_file():
            yield (section, "file"), f"le fichier {quoted(listed.file)} n’existe pas"
    if profile.launch and not words(cwd := profile.launch.cwd) and not profile.beside(cwd).is_dir():
        yield ("launch", "cwd"), f"le dossier {quoted(cwd)} n’existe pas"

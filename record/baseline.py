"""Known failures: what a vendor has not mended yet, accepted until a date, each with its reason.

A list is a TOML file::

    [[failure]]
    requirement = "AUD-092"
    reason = "Correctif livré en janvier (dossier 4312)"
    until = 2027-01-31

`until` is the last day on which the failure is accepted. An entry is stale once that day has gone, or once
the requirement holds again: then the run fails, so that the list never outlives what it excuses.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from record.outcomes import Outcome

_KEYS = ("requirement", "reason", "until")
_EXAMPLE = 'comme requirement = "AUD-092", reason = "correctif prévu en janvier", until = 2027-01-31'


class WrongBaseline(Exception):
    """A list of known failures that cannot be used: each problem on its line, in French."""

    def __init__(self, path: Path, *problems: str) -> None:
        super().__init__("\n".join(f"{path} : {problem}" for problem in problems))


@dataclass(frozen=True, slots=True)
class KnownFailure:
    """A requirement whose failure is accepted up to a day, that day included."""

    requirement: str
    reason: str
    until: date

    @property
    def told(self) -> str:
        """Its reservation, in French."""
        return f"échec connu, accepté jusqu’au {self.until:%d/%m/%Y} : {self.reason}"


@dataclass(frozen=True, slots=True)
class Baseline:
    """A list of known failures. ``digest`` is the SHA-256 of the file's bytes."""

    file: str
    digest: str
    failures: tuple[KnownFailure, ...]

    def as_document(self) -> dict[str, Any]:
        """The list as ``run.json`` keeps it."""
        rows = [
            {"requirement": each.requirement, "reason": each.reason, "until": each.until.isoformat()}
            for each in self.failures
        ]
        return {"file": self.file, "digest": self.digest, "failures": rows}

    @classmethod
    def of_document(cls, document: Mapping[str, Any]) -> Baseline | None:
        """The list that a run was played with; ``None`` for a run without one."""
        if not document:
            return None
        failures = (
            KnownFailure(row["requirement"], row["reason"], date.fromisoformat(row["until"]))
            for row in document["failures"]
        )
        return cls(document["file"], document["digest"], tuple(failures))


@dataclass(frozen=True, slots=True)
class Stale:
    """An entry that must leave the list, and why."""

    failure: KnownFailure
    why: str


@dataclass(frozen=True, slots=True)
class Held:
    """What became of a list in a run: the failures that it accepts, and the entries that are stale."""

    baseline: Baseline
    accepted: tuple[KnownFailure, ...]
    stale: tuple[Stale, ...]


def held(baseline: Baseline, outcomes: Mapping[str, Outcome], day: date) -> Held:
    """Hold a list against the outcomes of the requirements that a run judged, as of a day.

    What could not be told, or was not played, is neither accepted nor stale.
    """
    accepted, stale = [], []
    for each in baseline.failures:
        outcome = outcomes.get(each.requirement)
        if each.until < day:
            stale.append(Stale(each, f"la date du {each.until:%d/%m/%Y} est passée"))
        elif outcome in (Outcome.PASSED, Outcome.INAPPLICABLE):
            holds = "l’exigence est tenue" if outcome is Outcome.PASSED else "l’exigence est sans objet"
            stale.append(Stale(each, f"{holds} : retirez cette entrée"))
        elif outcome is Outcome.FAILED:
            accepted.append(each)
    return Held(baseline, tuple(accepted), tuple(stale))


def read_baseline(path: Path, known: Collection[str]) -> Baseline:
    """Read a list; ``known`` are the ids of the catalogue. Raises `WrongBaseline` with every problem."""
    content, document = _document(path)
    if problems := list(_problems(document, known)):
        raise WrongBaseline(path, *problems)
    failures = (
        KnownFailure(row["requirement"], row["reason"].strip(), row["until"]) for row in document["failure"]
    )
    return Baseline(path.name, hashlib.sha256(content).hexdigest(), tuple(failures))


def _document(path: Path) -> tuple[bytes, dict[str, Any]]:
    try:
        content = path.read_bytes()
        return content, tomllib.loads(content.decode("utf-8-sig"))
    except FileNotFoundError:
        raise WrongBaseline(path, "cette liste d’échecs connus n’existe pas") from None
    except OSError as error:
        raise WrongBaseline(path, f"cette liste ne peut être lue ({error.strerror})") from None
    except UnicodeDecodeError:
        raise WrongBaseline(path, "cette liste n’est pas en UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise WrongBaseline(path, f"ce n’est pas du TOML ({error})") from None


def _problems(document: Mapping[str, Any], known: Collection[str]) -> Iterator[str]:
    rows = document.get("failure")
    if strange := [key for key in document if key != "failure"]:
        yield f"section inconnue « {strange[0]} » ; une liste n’a que des sections [[failure]]"
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows) or not rows:
        yield f"au moins une section [[failure]] est attendue, {_EXAMPLE}"
        return
    for number, row in enumerate(rows, 1):
        for problem in _problems_of(row, known):
            yield f"[[failure]] n° {number} : {problem}"
    ids = Counter(str(row.get("requirement")) for row in rows)
    for requirement, times in ids.items():
        if times > 1 and requirement in known:
            yield f"{requirement} est listée {times} fois ; une seule entrée est attendue"


def _problems_of(row: Mapping[str, Any], known: Collection[str]) -> Iterator[str]:
    requirement, reason, until = (row.get(key) for key in _KEYS)
    for key in row:
        if key not in _KEYS:
            yield f"clé inconnue « {key} » ; clés admises : {', '.join(_KEYS)}"
    if not isinstance(requirement, str):
        yield f"il manque requirement, l’identifiant d’une exigence, {_EXAMPLE}"
    elif requirement not in known:
        near = get_close_matches(requirement, known, 1)
        yield f"exigence inconnue « {requirement} »" + (f" ; vouliez-vous dire {near[0]} ?" if near else "")
    if not isinstance(reason, str) or not reason.strip():
        yield "il manque reason : la raison pour laquelle cet échec est accepté"
    if not isinstance(until, date) or isinstance(until, datetime):
        yield "il manque until, le dernier jour accepté, écrit sans guillemets : until = 2027-01-31"

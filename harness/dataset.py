"""The data set: people made beforehand for a candidate without a control API, as JSON and as CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from harness.kinds import Kind
from harness.people import AudiensPerson, IdentifierRule, People, Person, UrssafPerson
from record.folder import as_json, write_whole

SCHEMA = "homologue/people/1"
_REMEDY = "refaites-le par « homologue people » et chargez-le dans le portail"


class WrongDataSet(Exception):
    """A data set that cannot be made or read. In French: what is wrong with it, and what to do."""


@dataclass(frozen=True, slots=True)
class OnFile:
    """Somebody of the data set. ``group`` is shared by those who are drawn together, as homonyms are."""

    id: str
    group: str
    kind: Kind
    person: Person


@dataclass(frozen=True, slots=True)
class DataSet:
    """Everybody, in the order in which they are drawn; ``runs`` is how many runs they were made for."""

    seed: int
    runs: int
    people: tuple[OnFile, ...]

    @property
    def numbers(self) -> frozenset[str]:
        """The numbers and identifiers of everybody."""
        return frozenset(number_of(each.person) for each in self.people)

    @property
    def mobiles(self) -> frozenset[str]:
        """Every mobile that is on file."""
        audiens = [each.person for each in self.people if isinstance(each.person, AudiensPerson)]
        urssaf = {each.person.phone for each in self.people if isinstance(each.person, UrssafPerson)}
        return frozenset(number for number in {person.mobile for person in audiens} | urssaf if number)

    def of(self, portal: str) -> tuple[OnFile, ...]:
        """Those of one portal."""
        return tuple(each for each in self.people if each.kind.portal == portal)


@dataclass(frozen=True, slots=True)
class Shapes:
    """What numbers, codes and mobiles look like for a candidate, as its parameters say."""

    phone_prefix: str = "063998"
    code_pattern: str = "^[A-Z0-9]{8}$"
    identifiers: IdentifierRule = field(default_factory=IdentifierRule)


def number_of(person: Person) -> str:
    """By what a portal knows a person: the NIR, or the identifier without its dot."""
    return person.nir if isinstance(person, UrssafPerson) else person.identifier


def made(wanted: Mapping[Kind, int], *, seed: int, runs: int, shapes: Shapes) -> DataSet:
    """Draw so many people of each kind, each unlike all the others. Raises `WrongDataSet`."""
    taken, numbers = set[str](), set[str]()
    people: list[OnFile] = []
    for kind in sorted(wanted):
        drawn = People(seed, kind.key, shapes.phone_prefix, shapes.code_pattern, shapes.identifiers, taken)
        for _ in range(wanted[kind]):
            people += _group(kind, _fresh(kind, drawn, numbers), len(people) + 1)
    return DataSet(seed, runs, tuple(people))


def _fresh(kind: Kind, people: People, numbers: set[str]) -> tuple[Person, ...]:
    for _ in range(100):
        try:
            drawn = kind.draw(people)
        except ValueError:
            break
        mine = {number_of(person) for person in drawn}
        if not mine & numbers:
            numbers |= mine
            return drawn
    raise WrongDataSet(
        f"il n’y a pas assez de numéros pour autant de personnes ({kind.title}) : demandez moins de "
        "campagnes (--count), ou déclarez un préfixe de téléphone plus court (both.people.phone_prefix)"
    )


def _group(kind: Kind, drawn: Sequence[Person], first: int) -> list[OnFile]:
    group = f"{kind.portal[0].upper()}{first:05}"
    return [
        OnFile(f"{kind.portal[0].upper()}{first + place:05}", group, kind, person)
        for place, person in enumerate(drawn)
    ]


def write_json(path: Path, people: DataSet) -> None:
    """Write the file that a profile names and a vendor loads."""
    document = {
        "schema": SCHEMA,
        "seed": people.seed,
        "runs": people.runs,
        "kinds": {kind.key: kind.title for kind in sorted({each.kind for each in people.people})},
        "people": [_row(each) for each in people.people],
    }
    write_whole(path, as_json(document))


def write_csv(path: Path, people: Iterable[OnFile]) -> None:
    """Write the people of one portal as a table (RFC 4180, UTF-8); an empty cell is nothing on file."""
    rows = [{"id": each.id, "kind": each.kind.key, **_cells(each.person.on_file())} for each in people]
    text = io.StringIO(newline="")
    table = csv.DictWriter(text, fieldnames=list(rows[0]))
    table.writeheader()
    table.writerows(rows)
    write_whole(path, text.getvalue().encode())


def _cells(on_file: Mapping[str, object]) -> dict[str, str]:
    shown = {None: "", True: "true", False: "false"}
    return {field: shown[value] if value in shown else str(value) for field, value in on_file.items()}


def _row(each: OnFile) -> dict[str, Any]:
    return {
        "id": each.id,
        "group": each.group,
        "portal": each.kind.portal,
        "kind": each.kind.key,
        "on_file": each.person.on_file(),
        "gives": {"email": each.person.email},
    }


def read_data_set(path: Path) -> DataSet:
    """Read a data set back. Raises `WrongDataSet`."""
    try:
        document = json.loads(path.read_bytes())
    except FileNotFoundError:
        raise WrongDataSet(
            f"{path} : ce jeu de personnes n’existe pas ; faites-le par « homologue people » et chargez-le "
            "dans le portail"
        ) from None
    except OSError as error:
        raise WrongDataSet(
            f"{path} : ce jeu de personnes ne peut être lu ({error.strerror}) ; {_REMEDY}"
        ) from None
    except ValueError:
        raise WrongDataSet(f"{path} : ce jeu de personnes n’est pas du JSON en UTF-8 ; {_REMEDY}") from None
    if not isinstance(document, dict) or document.get("schema") != SCHEMA:
        raise WrongDataSet(f"{path} : ce n’est pas un jeu de personnes ({SCHEMA}) ; {_REMEDY}")
    people = []
    for place, row in enumerate(document.get("people", ()), 1):
        try:
            people.append(_read(row))
        except (KeyError, TypeError, ValueError) as error:
            why = f"{type(error).__name__} : {error}"
            raise WrongDataSet(
                f"{path} : la personne n° {place} ne peut être lue ({why}) ; {_REMEDY}"
            ) from None
    return DataSet(int(document.get("seed", 0)), int(document.get("runs", 0)), tuple(people))


def _read(row: Mapping[str, Any]) -> OnFile:
    kind = Kind.read(row["kind"])
    return OnFile(row["id"], row["group"], kind, _person(kind.portal, row["on_file"], row["gives"]))


def _person(portal: str, on_file: Mapping[str, Any], gives: Mapping[str, str]) -> Person:
    known = {field: value for field, value in on_file.items() if field != "email"}
    if portal == "urssaf":
        return UrssafPerson(email=gives["email"], known_email=on_file["email"], **known)
    known["birth_date"] = date.fromisoformat(known["birth_date"])
    return AudiensPerson(email=gives["email"], other_mobile="", known_email=on_file["email"], **known)

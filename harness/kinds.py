"""Kinds of people: what a scenario may ask of whoever is on file, as a name that two programs agree on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from harness.births import BIRTHS
from harness.people import OWN_ADDRESS, TWIN, People, Person

USUAL = "usual"
_ABSENT = "absent"
_OWN, _OTHER = "own", "other"
_ENDING = "…"
_DRAWN = re.compile(r"[0-9a-f]{8}")
"""What only a mark that was drawn for a run looks like."""
_USUAL_VALUES = {"health_member": True}
_WORDS = {
    "urssaf": "artiste-auteure",
    "audiens": "adhérente",
}
_FIELDS = {
    "last_name": "nom",
    "first_name": "prénom",
    "street": "voie",
    "postal_code": "code postal",
    "city": "commune",
    "phone": "téléphone",
    "mobile": "portable",
    "landline": "téléphone fixe",
}


class Unservable(Exception):
    """Nobody can be on file beforehand as a scenario wants it. In French, for a report."""


@dataclass(frozen=True, slots=True, order=True)
class Kind:
    """``traits`` are the fields in which this kind differs from the usual person, sorted, with their values.

    A value is the text itself, or ``absent``; ``…1234`` for the end of a telephone; ``own`` or ``other`` for
    the address on file; a birth's words for ``nir``.
    """

    portal: str
    traits: tuple[tuple[str, str], ...] = ()

    @classmethod
    def read(cls, key: str) -> Kind:
        """A kind from its key. Raises ``ValueError`` where it is none."""
        portal, _, told = key.partition(":")
        if portal not in _WORDS or not told:
            raise ValueError(key)
        if told == USUAL:
            return cls(portal)
        pairs = [tuple(trait.split("=", 1)) for trait in told.split(";")]
        if any(len(pair) != 2 for pair in pairs):
            raise ValueError(key)
        return cls(portal, tuple((pair[0], pair[1]) for pair in pairs))

    @property
    def key(self) -> str:
        """The kind as a data set writes it: ``audiens:mobile=absent``."""
        return f"{self.portal}:{';'.join('='.join(trait) for trait in self.traits) or USUAL}"

    @property
    def twins(self) -> bool:
        """Whether two people make one of this kind."""
        return any(field == TWIN for field, _ in self.traits)

    @property
    def title(self) -> str:
        """The kind in French."""
        if self.twins:
            return "deux adhérentes homonymes, nées le même jour"
        told = [_told(field, value) for field, value in self.traits]
        return f"{_WORDS[self.portal]} {', '.join(told) or 'ordinaire'}"

    def draw(self, people: People) -> tuple[Person, ...]:
        """Somebody of this kind who is to be put on file; two where they are homonyms."""
        if self.twins:
            return people.homonyms()
        changes = {field: _value(field, value, people) for field, value in self.traits}
        return (people.artist(**changes) if self.portal == "urssaf" else people.member(**changes),)


def kind_of(portal: str, people: People, changes: Mapping[str, object]) -> Kind:
    """The kind that a scenario asks for by these changes. Raises `Unservable`."""
    traits = {
        field: _said(field, value, people)
        for field, value in changes.items()
        if _USUAL_VALUES.get(field, ...) != value
    }
    return Kind(portal, tuple(sorted(traits.items())))


def _said(field: str, value: object, people: People) -> str:
    match field, value:
        case (_, None):
            return _ABSENT
        case "activation_code_expires_at", _:
            raise Unservable("la fin de validité du code doit être choisie pendant la campagne")
        case "known_email", _:
            return _OWN if value == OWN_ADDRESS else _OTHER
        case "nir", str():
            born = people.born(value)
            if born is None:
                raise Unservable("le scénario choisit lui-même le numéro qui doit être connu")
            return born.name
        case (("mobile" | "phone"), str()):
            return f"{_ENDING}{value[-4:]}"
        case _, date():
            return value.isoformat()
        case _, bool():
            return "true" if value else "false"
        case _:
            said = str(value)
            if _DRAWN.search(said):
                raise Unservable("une valeur tirée pour la campagne doit être au fichier")
            if ";" in said:
                raise Unservable(f"« {said} » ne peut être écrit dans un jeu de personnes")
            return said


def _value(field: str, said: str, people: People) -> object:
    match field, said:
        case _, "absent":
            return None
        case "known_email", _:
            return OWN_ADDRESS if said == _OWN else people.address("connue", "autrement")
        case "nir", _:
            return BIRTHS[said].nir(people)
        case (("mobile" | "phone"), _) if said.startswith(_ENDING):
            return people.mobile_ending(said.removeprefix(_ENDING))
        case "birth_date", _:
            return date.fromisoformat(said)
        case "health_member", _:
            return said == "true"
        case _:
            return said


def _told(field: str, value: str) -> str:
    name = _FIELDS.get(field, field)
    match field, value:
        case "nir", _:
            return value.replace("'", "’")
        case "birth_date", _:
            return f"née le {date.fromisoformat(value):%d/%m/%Y}"
        case "health_member", "false":
            return "hors adhésion santé"
        case "known_email", _:
            return "dont l’adresse mail est connue" + (" et sera donnée" if value == _OWN else "")
        case _, "absent":
            return f"sans {name}"
        case _, _ if value.startswith(_ENDING):
            return f"de {name} finissant par {value.removeprefix(_ENDING)}"
        case _:
            return f"de {name} « {value} »"

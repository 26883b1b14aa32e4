"""Who is on file: put there through the control API, or drawn from a data set loaded beforehand."""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol, TypeVar, cast

from harness.control import Control
from harness.dataset import number_of
from harness.draws import Draws
from harness.faults import ConnectionFault, Unassessed
from harness.kinds import Kind, Unservable, kind_of
from harness.people import AudiensPerson, People, Person, UrssafPerson

P = TypeVar("P", UrssafPerson, AudiensPerson)

_CHANGING = (
    "le scénario change en cours de route ce que le portail détient d’une personne, ce qu’un jeu de "
    "personnes chargé d’avance ne permet pas (people.mode = dataset)"
)


class Registrar(Protocol):
    """Lets the candidate know people."""

    def admit(self, portal: str, people: People, person: P) -> P:
        """Whoever is on file in that person's place: of the same kind, with what ``people`` drew for it.

        Raises `ConnectionFault`, or `Unassessed` where nobody can be on file so.
        """

    def admit_homonyms(self, people: People) -> tuple[AudiensPerson, AudiensPerson]:
        """Two members of the same names and date of birth, on file."""


class ControlRegistrar:
    """Through the test-control API: everybody is put on file as they were drawn."""

    def __init__(self, control: Control | None) -> None:
        self._control = control

    def admit(self, portal: str, people: People, person: P) -> P:
        """Put that very person on file."""
        del people
        if self._control is None:
            raise ConnectionFault(
                "le candidat n’offre pas d’API de contrôle pour inscrire des personnes",
                "donnez [control] dans le profil",
            )
        self._control.put_person(portal, number_of(person), person.on_file())
        return person

    def admit_homonyms(self, people: People) -> tuple[AudiensPerson, AudiensPerson]:
        """Put two of them on file."""
        one, other = people.homonyms()
        return self.admit("audiens", people, one), self.admit("audiens", people, other)


class DataSetRegistrar:
    """From a data set: nobody is put on file, somebody unused who is there already is drawn."""

    def __init__(self, draws: Draws) -> None:
        self._draws = draws

    def admit(self, portal: str, people: People, person: P) -> P:
        """Draw somebody of the same kind. What was changed since it was drawn cannot be on file."""
        changes = people.asked(person)
        if changes is None:
            raise Unassessed(_CHANGING)
        try:
            kind = kind_of(portal, people, changes)
        except Unservable as why:
            raise Unassessed(f"sans API de contrôle : {why} (people.mode = dataset)") from None
        (drawn,) = self._drawn(kind)
        if isinstance(person, AudiensPerson) and isinstance(drawn, AudiensPerson):
            drawn = replace(drawn, other_mobile=person.other_mobile)
        return cast(P, drawn)

    def admit_homonyms(self, people: People) -> tuple[AudiensPerson, AudiensPerson]:
        """Draw two of them."""
        twins = people.homonyms()
        drawn = self._drawn(kind_of("audiens", people, people.asked(twins[0]) or {}))
        one, other = (
            replace(cast(AudiensPerson, known), other_mobile=twin.other_mobile)
            for known, twin in zip(drawn, twins, strict=True)
        )
        return one, other

    def _drawn(self, kind: Kind) -> tuple[Person, ...]:
        drawn = self._draws.draw(kind)
        if not drawn:
            lack = "n’en a plus qui n’ait servi" if self._draws.knows(kind) else "n’en compte aucune"
            raise ConnectionFault(
                f"jeu de personnes : {kind.title}, le fichier {lack}",
                "refaites un jeu par « homologue people », chargez-le dans le portail et nommez-le dans "
                "[people] du profil",
            )
        return tuple(each.person for each in drawn)

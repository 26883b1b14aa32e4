"""Where, when and with which key people are born: the kinds of numbers that scenarios speak of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from harness.people import People


@dataclass(frozen=True, slots=True)
class Birth:
    """What a number of this kind always has; what is left out is drawn."""

    years: range | None = None
    department: str | None = None
    month: str | None = None
    key: str | None = None

    def nir(self, people: People) -> str:
        """A number of this kind."""
        year = f"{people.random.choice(self.years) % 100:02}" if self.years else None
        return people.nir(department=self.department, month=self.month, year=year, key=self.key)


BIRTHS: Mapping[str, Birth] = {
    "née en Corse-du-Sud depuis 1976": Birth(range(1976, 2000), "2A"),
    "née en Haute-Corse depuis 1976": Birth(range(1976, 2000), "2B"),
    "née en Corse avant 1976": Birth(range(1950, 1976), "20"),
    "née à l'étranger": Birth(department="99"),
    "née outre-mer": Birth(department="971"),
    "née en 2004": Birth(range(2004, 2005)),
    "dont la clé est 01": Birth(key="01"),
    "dont la clé est 97": Birth(key="97"),
    "dont la clé commence par un zéro": Birth(key="08"),
    "dont le mois de naissance est noté 12": Birth(month="12"),
    "dont le mois de naissance est noté 20": Birth(month="20"),
    "dont le mois de naissance est noté 31": Birth(month="31"),
    "dont le mois de naissance est noté 99": Birth(month="99"),
    "dont le mois de naissance est noté 00": Birth(month="00"),
    "dont le mois de naissance est noté 13": Birth(month="13"),
    "dont le mois de naissance est noté 19": Birth(month="19"),
}

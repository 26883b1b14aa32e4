"""Where, when and with which key people are born: the kinds of numbers that scenarios speak of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from harness.people import People


@dataclass(frozen=True, slots=True)
class Birth:
    """What a number of this kind always has; what is left out is drawn. ``name`` is what steps say."""

    name: str
    years: range | None = None
    department: str | None = None
    month: str | None = None
    key: str | None = None

    def nir(self, people: People) -> str:
        """A number of this kind; whoever drew it knows that it is one."""
        year = f"{people.random.choice(self.years) % 100:02}" if self.years else None
        number = people.nir(department=self.department, month=self.month, year=year, key=self.key)
        return people.remember(number, self)


_KNOWN = (
    Birth("née en Corse-du-Sud depuis 1976", range(1976, 2000), "2A"),
    Birth("née en Haute-Corse depuis 1976", range(1976, 2000), "2B"),
    Birth("née en Corse avant 1976", range(1950, 1976), "20"),
    Birth("née à l'étranger", department="99"),
    Birth("née outre-mer", department="971"),
    Birth("née en 2004", range(2004, 2005)),
    Birth("dont la clé est 01", key="01"),
    Birth("dont la clé est 97", key="97"),
    Birth("dont la clé commence par un zéro", key="08"),
    *(
        Birth(f"dont le mois de naissance est noté {month}", month=month)
        for month in ("12", "20", "31", "99", "00", "13", "19")
    ),
)
BIRTHS: Mapping[str, Birth] = {birth.name: birth for birth in _KNOWN}

"""The social security numbers that scenarios speak of: one's own as it may be typed, and wrong ones."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping

from harness.people import People, key_of

_GROUPS = (1, 3, 5, 7, 10, 13)  # where people put a space: 1 85 08 92 999 999 96

SEPARATORS: Mapping[str, str] = {
    "groupé par des espaces ordinaires": " ",
    "groupé par des espaces insécables": "\u00a0",
    "groupé par des espaces fines insécables": "\u202f",
    "précédé d'une espace": " ",
    "suivi d'une espace": " ",
}


def grouped(nir: str, separator: str) -> str:
    """A number as it is printed, its groups set apart."""
    bounds = (0, *_GROUPS, len(nir))
    return separator.join(nir[low:high] for low, high in itertools.pairwise(bounds))


TYPED: Mapping[str, Callable[[str], str]] = {
    "complet": lambda nir: nir,
    "sans sa clé": lambda nir: nir[:13],
    "amputé de son dernier chiffre": lambda nir: nir[:14],
    "suivi d'un chiffre de trop": lambda nir: nir + "0",
    "laissé vide": lambda _: "",
    "fait d'espaces": lambda _: "   ",
    "groupé par des espaces ordinaires": lambda nir: grouped(nir, " "),
    "groupé par des espaces insécables": lambda nir: grouped(nir, "\u00a0"),
    "groupé par des espaces fines insécables": lambda nir: grouped(nir, "\u202f"),
    "précédé d'une espace": lambda nir: " " + nir,
    "suivi d'une espace": lambda nir: nir + " ",
    "en minuscules": str.lower,
    "où 2C remplace le département": lambda nir: f"{nir[:5]}2C{nir[7:]}",
    "où la lettre O remplace un zéro": lambda nir: nir.replace("0", "O", 1),
    "où une lettre s'ajoute": lambda nir: f"{nir[:8]}X{nir[8:]}",
    "où un signe étranger remplace un chiffre": lambda nir: f"{nir[:12]}#{nir[13:]}",
    "où un signe étranger s'ajoute": lambda nir: f"{nir[:12]}#{nir[12:]}",
    "remplacé par quinze lettres": lambda _: "ABCDEFGHJKLMNPQ",
    "en chiffres arabes orientaux": lambda nir: _shifted(nir, 0x660 - ord("0")),
    "en chiffres pleine chasse": lambda nir: _shifted(nir, 0xFF10 - ord("0")),
}
"""What a person types for her own number."""

WRONG: Mapping[str, Callable[[str, People], str]] = {
    "dont la clé est augmentée d'une unité": lambda nir, _: f"{nir[:13]}{int(nir[13:]) + 1:02}",
    "dont deux chiffres voisins sont intervertis": lambda nir, _: _swapped(nir),
    "dont un chiffre est remplacé": lambda nir, _: f"{nir[:2]}{(int(nir[2]) + 1) % 10}{nir[3:]}",
    "dont la clé est 00 au lieu de 97": lambda _, people: people.nir(key="97")[:13] + "00",
    "dont la clé est 98 au lieu de 01": lambda _, people: people.nir(key="01")[:13] + "98",
    "dont la clé est 99 au lieu de 02": lambda _, people: people.nir(key="02")[:13] + "99",
    "dont la clé est le reste de la division": lambda nir, _: f"{nir[:13]}{97 - int(nir[13:]):02}",
    "dont la clé est calculée sur 20": lambda nir, _: nir[:13] + key_of(f"{nir[:5]}20{nir[7:13]}"),
}
"""Well-formed numbers whose key is wrong: they are never anybody's."""


def _shifted(nir: str, by: int) -> str:
    return "".join(chr(ord(sign) + by) for sign in nir)


def _swapped(nir: str) -> str:
    """Two neighbours that differ, of the year, the month or the place, in each other's place."""
    at = next(index for index in range(1, 7) if nir[index] != nir[index + 1])
    return nir[:at] + nir[at + 1] + nir[at] + nir[at + 2 :]

"""Many codes, of fresh people: what shows on some draws only, and whether they can be foreseen."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from harness.audiens.stages import SMS_CODE
from harness.faults import Nonconformity
from harness.preliminaries import needing

if TYPE_CHECKING:
    from harness.audiens.play import AudiensPlay

_DRAWS = 60
_LENGTH = 6
_REPEATS = 4
_HOUR = 3601
_EXTREME = 75.0
"""A chi-square of nine degrees of freedom that chance passes less than once in a hundred million times."""


class Samples:
    """The codes that were drawn, in order."""

    def __init__(self, play: AudiensPlay) -> None:
        self._play = play
        self.codes: list[str] = []

    def draw(self) -> None:
        """Let sixty people receive a code each; an hour passes where a client may send no more forms."""
        limit = self._play.settings.optional_number("aud.form.max_attempts") or _DRAWS + 1
        for number in range(_DRAWS):
            if number and number % max(1, limit - 1) == 0:
                self._play.world.moments.advance(_HOUR)
            journey = self._play.begin(self._play.world.people.member())
            needing("la page du code", lambda reach=journey.reach: reach(SMS_CODE))  # type: ignore[misc]
            self.codes.append(journey.receive_code())

    def ensure_shaped(self) -> None:
        """Every code has six digits: a leading zero that gets lost shows on one draw in ten."""
        wrong = [code for code in self.codes if not (len(code) == 6 and code.isdigit())]
        if wrong or len(self.codes) < _DRAWS:
            raise Nonconformity("six chiffres à chaque fois", f"{wrong or len(self.codes)}")

    def ensure_spread(self) -> None:
        """Digits are dispersed, codes differ, and they do not follow each other."""
        count = len(self.codes)
        if len(set(self.codes)) < count - 2:
            raise Nonconformity("des codes qui diffèrent", f"{len(set(self.codes))} codes sur {count} envois")
        digits = [[int(digit) for digit in code] for code in self.codes if len(code) == _LENGTH]
        told = {"l’ensemble": [digit for code in digits for digit in code]}
        for first in range(_LENGTH):
            told[f"le chiffre {first + 1}"] = [code[first] for code in digits]
            for other in range(first + 1, _LENGTH):
                name = f"l’écart des chiffres {first + 1} et {other + 1}"
                told[name] = [(code[first] - code[other]) % 10 for code in digits]
        for name, drawn in told.items():
            if _chi_square(drawn) > _EXTREME:
                raise Nonconformity(
                    "des chiffres dispersés", f"un khi-deux de {_chi_square(drawn):.0f} pour {name}"
                )
        self._ensure_unordered()

    def _ensure_unordered(self) -> None:
        """They neither rise nor fall, and no step from one to the next comes again and again."""
        if self.codes == sorted(self.codes) or self.codes == sorted(self.codes, reverse=True):
            raise Nonconformity("des codes sans ordre", "des codes qui se suivent")
        steps = {(int(b) - int(a)) % 10**_LENGTH for a, b in pairwise(self.codes)}
        if len(steps) < len(self.codes) - _REPEATS:
            raise Nonconformity("des codes sans ordre", f"{len(steps)} écarts d’un code au suivant")


def _chi_square(drawn: Sequence[int]) -> float:
    """How far digits are from being met equally often."""
    mean = max(len(drawn), 1) / 10
    return sum((drawn.count(digit) - mean) ** 2 / mean for digit in range(10))

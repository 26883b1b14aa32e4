"""Many codes, of fresh people: what shows on some draws only, and whether they can be foreseen."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from harness.audiens.stages import SMS_CODE
from harness.faults import Blocked, Nonconformity
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
    """The codes that were drawn, in order; ``read`` holds those that each message bears, be it none."""

    def __init__(self, play: AudiensPlay) -> None:
        self._play = play
        self.read: list[tuple[str, ...]] = []

    @property
    def codes(self) -> list[str]:
        """The code of each message that has one, and no other."""
        return [each[0] for each in self.read if len(each) == 1]

    def draw(self) -> None:
        """Let sixty people receive a code each; an hour passes where a client may send no more forms."""
        limit = self._play.settings.optional_number("aud.form.max_attempts") or _DRAWS + 1
        for number in range(_DRAWS):
            if number and number % max(1, limit - 1) == 0:
                self._play.world.moments.advance(_HOUR)
            journey = self._play.begin(self._play.world.people.member())
            needing("la page du code", lambda reach=journey.reach: reach(SMS_CODE))  # type: ignore[misc]
            self.read.append(journey.receive_sms().codes)
            for code in self.read[-1]:
                journey.learn("code", code)

    def ensure_shaped(self) -> None:
        """Every message has a code of six digits, and one: a lost leading zero shows on one draw in ten."""
        wrong = [rank for rank, codes in enumerate(self.read, 1) if len(codes) != 1]
        if wrong:
            raise Nonconformity(
                f"un code à six chiffres, et un seul, dans chacun des {len(self.read)} SMS",
                f"{len(wrong)} SMS sans lui, d’abord le n° {wrong[0]}",
            )

    def ensure_spread(self) -> None:
        """Digits are dispersed, codes differ, and they do not follow each other."""
        count = len(self.codes)
        if count < len(self.read):
            raise Blocked(f"{len(self.read) - count} SMS sans code lisible", "AUD-087")
        if len(set(self.codes)) < count - 2:
            raise Nonconformity("des codes qui diffèrent", f"{len(set(self.codes))} codes sur {count} envois")
        digits = [[int(digit) for digit in code] for code in self.codes]
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

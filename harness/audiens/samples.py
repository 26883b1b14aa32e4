"""Many codes, of fresh people: what shows on some draws only, and whether they can be foreseen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harness.audiens.stages import SMS_CODE
from harness.faults import Nonconformity
from harness.preliminaries import needing

if TYPE_CHECKING:
    from harness.audiens.play import AudiensPlay

_DRAWS = 60
_HOUR = 3601
_EXTREME = 60.0
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
        digits = "".join(self.codes)
        mean = len(digits) / 10
        spread = sum((digits.count(digit) - mean) ** 2 / mean for digit in "0123456789")
        if spread > _EXTREME:
            raise Nonconformity("des chiffres dispersés", f"un khi-deux de {spread:.0f} sur {count} codes")
        if self.codes == sorted(self.codes) or self.codes == sorted(self.codes, reverse=True):
            raise Nonconformity("des codes sans ordre", "des codes qui se suivent")

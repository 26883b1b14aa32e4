"""How many SMS a text costs, and in which of the two alphabets it travels (3GPP TS 23.038 and 23.040)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
    "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_EXTENDED = frozenset("\f^{}\\[~]|€")  # an escape before each: two units


class Encoding(StrEnum):
    """GSM 03.38 in seven bits, or UCS-2 as soon as one character is not in it."""

    GSM = "GSM-7"
    UCS2 = "UCS-2"


_ALONE = {Encoding.GSM: 160, Encoding.UCS2: 70}
_IN_A_CHAIN = {Encoding.GSM: 153, Encoding.UCS2: 67}


@dataclass(frozen=True, slots=True)
class Measure:
    """``units`` are septets or UTF-16 units; ``foreign`` are the characters that force UCS-2."""

    encoding: Encoding
    units: int
    segments: int
    foreign: tuple[str, ...] = ()


def measure(text: str) -> Measure:
    """What a text costs. An empty text is one segment."""
    if len(text) <= _ALONE[Encoding.GSM] and _BASIC.issuperset(text):
        return Measure(Encoding.GSM, len(text), 1)  # nearly every code: no need to weigh each character
    foreign = tuple(dict.fromkeys(one for one in text if one not in _BASIC and one not in _EXTENDED))
    if foreign:
        costs = [2 if ord(one) > 0xFFFF else 1 for one in text]
        encoding = Encoding.UCS2
    else:
        costs = [2 if one in _EXTENDED else 1 for one in text]
        encoding = Encoding.GSM
    units = sum(costs)
    if units <= _ALONE[encoding]:
        return Measure(encoding, units, 1, foreign)
    return Measure(encoding, units, _chained(costs, _IN_A_CHAIN[encoding]), foreign)


def _chained(costs: list[int], room: int) -> int:
    """The segments of a chain: an escaped character or a surrogate pair is never cut in two."""
    segments, used = 1, 0
    for cost in costs:
        if used + cost > room:
            segments, used = segments + 1, 0
        used += cost
    return segments

"""A text costs as many SMS as the norms say, in the alphabet that its characters force."""

from __future__ import annotations

import pytest

from fakes.sms.segments import Encoding, measure


@pytest.mark.parametrize(
    ("text", "encoding", "units", "segments"),
    [
        ("", Encoding.GSM, 0, 1),
        ("à é è ù Ç É", Encoding.GSM, 11, 1),
        ("a" * 160, Encoding.GSM, 160, 1),
        ("a" * 161, Encoding.GSM, 161, 2),
        ("a" * 306, Encoding.GSM, 306, 2),
        ("a" * 307, Encoding.GSM, 307, 3),
        ("€" * 80, Encoding.GSM, 160, 1),
        ("€" * 81, Encoding.GSM, 162, 2),
        ("a" * 152 + "€" + "a" * 152, Encoding.GSM, 306, 3),
        ("ç" * 70, Encoding.UCS2, 70, 1),
        ("ç" * 71, Encoding.UCS2, 71, 2),
        ("ç" * 134, Encoding.UCS2, 134, 2),
        ("ç" * 135, Encoding.UCS2, 135, 3),
        ("😀" * 35, Encoding.UCS2, 70, 1),
        ("ç" * 66 + "😀" + "ç" * 66, Encoding.UCS2, 134, 3),
    ],
)
def test_units_and_segments_are_counted(text: str, encoding: Encoding, units: int, segments: int) -> None:
    """160 and 153 septets, 70 and 67 UTF-16 units; an escape or a surrogate pair is never cut in two."""
    size = measure(text)
    assert (size.encoding, size.units, size.segments) == (encoding, units, segments)


@pytest.mark.parametrize("character", "çêâîôûëïœÀÊ’«»…\u00a0\u202f")
def test_french_typography_forces_ucs2(character: str) -> None:
    """And the character is named."""
    size = measure(f"code 042137 {character}")
    assert (size.encoding, size.foreign) == (Encoding.UCS2, (character,))


@pytest.mark.parametrize("character", "àéèùÇÉ'\n@_")
def test_what_gsm_holds_costs_one(character: str) -> None:
    """Capital C cedilla is in the alphabet, the small one is not."""
    assert (measure(character).encoding, measure(character).units) == (Encoding.GSM, 1)

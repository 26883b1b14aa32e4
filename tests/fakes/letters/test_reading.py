"""A letter is read by its text layer, and no bytes make it fail."""

from __future__ import annotations

import random

import pytest

from fakes.letters.reading import merged, read_letter
from fakes.messages import Envelope
from tests.fakes.letters.conftest import TEXT, written

LETTER = Envelope("", ("Mme Camille MARTIN",))


def test_text_links_and_code_are_read() -> None:
    """Accents included; the reference that looks like a code is none."""
    content = read_letter(written(), LETTER)
    assert "Vos références : 4K7PLM2Z" in content.text
    assert content.codes == ("KQ7ZT4M2",)
    assert content.links == ("https://espace.exemple.test/connexion",)
    assert (content.unreadable, content.defects, content.observations) == (False, (), ())


def test_a_letter_without_a_text_layer_is_unreadable() -> None:
    """Which is not the same as a letter without its code."""
    content = read_letter(written(""), LETTER)
    assert (content.unreadable, content.codes) == (True, ())
    assert content.observations[0].startswith("sans texte lisible")
    assert read_letter(written("Bonjour"), LETTER).unreadable is False


@pytest.mark.parametrize(
    "raw", [b"", b"x", b"\x89PNG\r\n", b"<html>%PDF-", b"%PDF-1.7", b"%PDF-1.7\n%%EOF\n"]
)
def test_what_is_no_pdf_is_told(raw: bytes) -> None:
    """As a defect, and as unreadable."""
    content = read_letter(raw, LETTER)
    assert content.defects
    assert content.unreadable


def test_no_damage_makes_it_fail() -> None:
    """Cut short, or with bytes changed anywhere."""
    sound = written(pages=2)
    drawn = random.Random(20261124)
    for _ in range(150):
        broken = bytearray(sound[: drawn.randrange(len(sound))] if drawn.random() < 0.3 else sound)
        for _ in range(drawn.randrange(1, 20)):
            if broken:
                broken[drawn.randrange(len(broken))] = drawn.randrange(256)
        read_letter(bytes(broken), LETTER)


def test_documents_are_merged_in_order() -> None:
    """One alone stays as it is."""
    first, second = written("Premier"), written("Second")
    assert merged([first]) is first
    text = read_letter(merged([first, second]), LETTER).text
    assert text.index("Premier") < text.index("Second")


def test_the_text_of_a_portal_is_the_one_read() -> None:
    """Every line of it."""
    text = read_letter(written(), LETTER).text
    assert [line for line in TEXT.splitlines() if line and line not in text] == []

"""A name is harmed by a wrong encoding or a lost accent, not by capitals nor by its own letters."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from harness.general.names import harm_in, said_in

NAMES = ("Marie-Zoë", "Œuvrard")


@pytest.mark.parametrize(
    "text", ["Madame Marie-ZoÃ« X", "Marie-Zo? X", "Marie-Zoe X", "Marie-Zo X", "Mme ?uvrard", "Mme Oeuvrard"]
)
def test_a_harmed_name_is_seen(text: str) -> None:
    """Two bytes read as two signs, a question mark, a letter in place of another or of none."""
    assert harm_in(text, NAMES)


@pytest.mark.parametrize("text", ["Marie-Zoë Œuvrard", "MARIE-ZOE OEUVRARD", "Marie-Zoé", "votre dossier"])
def test_what_is_whole_or_in_capitals_is_not(text: str) -> None:
    """Post offices ask for capitals without accents."""
    assert harm_in(text, NAMES) == ""


def test_a_plain_name_cannot_be_harmed() -> None:
    """It is the same in every encoding."""
    assert harm_in("Anne Martin", ("Anne", "Martin")) == ""


def test_an_entity_is_the_letter_that_it_stands_for() -> None:
    """In an HTML part alone: in a plain text it would be read as it is."""
    whole: Any = SimpleNamespace(subject="", text="", html="<p>Marie-Zo&euml; &OElig;uvrard</p>")
    assert harm_in(said_in(whole), NAMES) == ""
    plain: Any = SimpleNamespace(subject="", text="Marie-Zo&euml;", html="")
    assert harm_in(said_in(plain), NAMES)


@pytest.mark.parametrize("left", ["D&#39;Été", "D&apos;&Eacute;t&eacute;", "D&#x27;été", "D&amp;#39;Été"])
def test_what_is_left_encoded_is_seen(left: str) -> None:
    """In a plain text, and in an HTML part that was encoded twice."""
    assert harm_in(f"Madame {left},", ("D'Été",)) == left


def test_other_entities_harm_no_name() -> None:
    """Those of a link or of a company are none of its letters."""
    assert harm_in("D'Été, voir https://example.org/?a=1&amp;b=2 (R&amp;D)", ("D'Été",)) == ""

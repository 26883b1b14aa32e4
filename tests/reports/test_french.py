"""Numbers, dates and places read as French writes them."""

from __future__ import annotations

import pytest

from catalogue.typography import NO_BREAK
from reports import french
from reports.inert import printable, typeset


@pytest.mark.parametrize(
    ("instant", "told"),
    [
        ("2026-11-24T05:39:12.120Z", "24 novembre 2026 à 5 h 39 (UTC)"),
        ("2026-08-01T23:04:00Z", "1er août 2026 à 23 h 04 (UTC)"),
        ("hier", "hier"),
        ("", ""),
    ],
)
def test_a_date(instant: str, told: str) -> None:
    """The first of a month is « 1er »; what is no instant stays as it is."""
    assert french.day(instant).replace(NO_BREAK, " ") == told


@pytest.mark.parametrize(
    ("seconds", "told"),
    [
        (0, "0 ms"),
        (0.0404, "40 ms"),
        (1.24, "1,2 s"),
        (59.9, "59,9 s"),
        (125, "2 min 5 s"),
        (4325, "1 h 12 min"),
    ],
)
def test_a_duration(seconds: float, told: str) -> None:
    """With a decimal comma."""
    assert french.duration(seconds).replace(NO_BREAK, " ") == told


def test_a_run_without_an_end_has_no_duration() -> None:
    """Rather than a made-up one."""
    assert french.lasting("2026-11-24T05:39:12.120Z", "") == ""


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ("3", "étape 3"),
        ("4-5", "étapes 4 à 5"),
        ("after 8", "après l’étape 8"),
        ("before 1", "avant l’étape 1"),
        ("letter", "voie courrier"),
        ("annexe B", "annexe B"),
        ("", ""),
    ],
)
def test_a_step_of_a_guide(place: str, told: str) -> None:
    """A word that is unknown stays as it is."""
    assert french.step(place) == told


@pytest.mark.parametrize(
    ("places", "told"),
    [
        (["L47"], "ligne 47"),
        (["L41-L98"], "lignes 41 à 98"),
        (["L5", "L41"], "lignes 5 et 41"),
        (["L5", "L7", "L9-L12"], "lignes 5, 7 et 9 à 12"),
    ],
)
def test_lines_of_a_guide(places: list[str], told: str) -> None:
    """One line is singular, a range is not."""
    assert french.lines(places) == told


def test_a_list_that_is_too_long_says_how_many_are_left() -> None:
    """And never drops one in silence."""
    assert french.listed(["a", "b", "c"]) == "a, b et c"
    assert french.listed(["a", "b", "c", "d"], most=2) == "a, b et 2 autres"
    assert french.listed(["a", "b", "c"], most=2) == "a, b et 1 autre"
    assert french.listed(["a"]) == "a"
    assert french.listed([]) == ""


def test_zero_and_one_are_singular() -> None:
    """As French counts."""
    assert [french.plural(number, "exigence", "exigences") for number in (0, 1, 2)] == [
        "0 exigence",
        "1 exigence",
        "2 exigences",
    ]


def test_french_is_set_with_its_apostrophes_and_no_break_spaces() -> None:
    """Before high punctuation and inside guillemets."""
    assert typeset("l'usager choisit « Envoyer » ; qu'« il » signe ?") == (
        "l’usager choisit «\N{NO-BREAK SPACE}Envoyer\N{NO-BREAK SPACE}»\N{NO-BREAK SPACE}; "
        "qu’«\N{NO-BREAK SPACE}il\N{NO-BREAK SPACE}» signe\N{NO-BREAK SPACE}?"
    )


def test_ordinary_text_is_left_as_it_is() -> None:
    """Tabs, newlines, accents, emoji."""
    assert printable("Été\t« ça »\n😀 −1 €") == "Été\t« ça »\n😀 −1 €"

"""The numbers and codes that scenarios speak of are what their words say, for every seed."""

from __future__ import annotations

import re

import pytest
from stdnum.fr import nir as official

from harness.births import BIRTHS
from harness.people import People, key_of
from harness.urssaf.codes import FALSE
from harness.urssaf.numbers import TYPED, WRONG, grouped

ON_FILE = re.compile("[0-9]{6}[0-9AB][0-9]{8}")
SEEDS = range(20)


def test_keys_are_those_of_the_published_vectors() -> None:
    """2A counts as 19 and 2B as 18: a number published by the CNAM, and those of the test data."""
    assert key_of("284052A321025") == "52"
    assert key_of("1850892999999") == "96"
    assert key_of("185082A999999") == "30"
    assert key_of("185082B999999") == "57"


@pytest.mark.parametrize("birth", BIRTHS)
def test_every_kind_of_person_has_a_right_number(birth: str) -> None:
    """Each kind keeps to the test ranks and has the key that python-stdnum computes."""
    for seed in SEEDS:
        number = BIRTHS[birth].nir(People(seed, "a scenario"))
        assert ON_FILE.fullmatch(number)
        assert number[9:13].startswith("999")
        assert official.calc_check_digits(number[:13]) == number[13:]


def test_kinds_are_what_their_words_say() -> None:
    """Place, year, month and key stand where they must."""
    people = People(1, "a scenario")
    assert BIRTHS["née en Haute-Corse depuis 1976"].nir(people)[5:7] == "2B"
    assert int(BIRTHS["née en Corse avant 1976"].nir(people)[1:3]) < 76
    assert BIRTHS["née outre-mer"].nir(people)[5:8] == "971"
    assert BIRTHS["née en 2004"].nir(people)[1:3] == "04"
    assert BIRTHS["dont le mois de naissance est noté 31"].nir(people)[3:5] == "31"
    assert BIRTHS["dont la clé est 97"].nir(people).endswith("97")


def test_the_same_seed_gives_the_same_person() -> None:
    """People come from the seed and the scenario alone."""
    one, other = (BIRTHS["dont la clé est 01"].nir(People(7, "a scenario")) for _ in range(2))
    assert one == other


@pytest.mark.parametrize("said", WRONG)
def test_every_wrong_number_has_a_wrong_key(said: str) -> None:
    """It has the shape of a number, so that a file takes it, and a key that is not its own."""
    for seed in SEEDS:
        people = People(seed, "a scenario")
        department = "2A" if "20" in said else None
        number = WRONG[said](people.nir(department=department), people)
        assert ON_FILE.fullmatch(number)
        assert key_of(number[:13]) != number[13:]


@pytest.mark.parametrize("said", sorted(set(TYPED) - {"complet"}))
def test_every_way_of_typing_changes_the_number(said: str) -> None:
    """No way of typing is the number itself."""
    number = BIRTHS["née en 2004"].nir(People(3, "a scenario"))
    assert TYPED[said](number if said != "en minuscules" else "185082B99999957") != number


def test_a_grouped_number_reads_as_on_a_card() -> None:
    """The groups are those of the card that people copy."""
    assert grouped("185089299999996", " ") == "1 85 08 92 999 999 96"


@pytest.mark.parametrize("code", ["ABCD2345", "123456", "abcd-2345"])
def test_false_codes_differ_by_more_than_case(code: str) -> None:
    """A false code is not the right one in other letters."""
    made = {said: make(code) for said, make in FALSE.items()}
    assert all(false.casefold() != code.casefold() for false in made.values())
    assert len(made["faux de son premier caractère"]) == len(code)

"""What scenarios type is what their words say: lengths, separators, one digit changed."""

from __future__ import annotations

import re

from harness.audiens.form import ADDRESSES
from harness.audiens.identifier import TYPED
from harness.audiens.mobile import SHAPES
from harness.audiens.provisional_tries import wrong_codes
from harness.audiens.sms_code import PASTED, WRONG


def test_addresses_have_the_length_that_they_are_named_by() -> None:
    """64 and 65 before the sign, 254 and 255 in all, every label within 63."""
    made = {name: make("t0123456789") for name, make in ADDRESSES.items()}
    assert len(made["à partie locale de 64 caractères"].split("@")[0]) == 64
    assert len(made["à partie locale de 65 caractères"].split("@")[0]) == 65
    assert [len(made[f"de {n} caractères"]) for n in (254, 255)] == [254, 255]
    longest = made["de 254 caractères"]
    assert len(longest.split("@")[0]) <= 64
    assert all(len(label) <= 63 for label in longest.split("@")[1].split("."))


def test_a_mobile_keeps_its_digits_in_every_grouping() -> None:
    """Only what is named as wrong is."""
    number = "0639983708"
    for shape in ("sans séparateur", "en cinq paires", "en paires pointées", "en paires à tirets"):
        assert re.sub(r"\D", "", SHAPES[shape](number)) == number
    assert SHAPES["écrit en +33"](number) == "+33639983708"
    assert len(SHAPES["amputé de son dernier chiffre"](number)) == 9


def test_an_identifier_is_dotted_where_it_is_said() -> None:
    """8.2, 7.3 and 9.1."""
    places = ("après le septième", "après le huitième", "avant le dernier")
    dots = [TYPED[f"avec un point {place} chiffre"]("1234567890").index(".") for place in places]
    assert dots == [7, 8, 9]


def test_a_wrong_code_is_never_the_right_one() -> None:
    """Even where the right one is made of zeros."""
    for code in ("952370", "000000", "999999"):
        assert all(make(code) != code for make in WRONG.values())
        assert all("".join(make(code).split()) == code for make in PASTED.values())


def test_as_many_wrong_provisional_codes_as_asked_and_never_the_right_one() -> None:
    """Even where the right one ends as the first tries do."""
    for code in ("482900", "482903", "482905", "482977", "ABCD-EFGH"):
        tried = wrong_codes(code, 5)
        assert len(set(tried)) == 5
        assert code not in tried

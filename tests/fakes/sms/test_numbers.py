"""A phone number in any French form comes out as E.164, the fictional ones included."""

from __future__ import annotations

import pytest

from fakes.sms.numbers import e164, is_french_mobile

FORMS = [
    "0639980001",
    "06 39 98 00 01",
    "06.39.98.00.01",
    "06-39-98-00-01",
    "06\u00a039\u202f98\u00a000\u202f01",
    "+33639980001",
    "+33 6 39 98 00 01",
    "+33 (0)6 39 98 00 01",
    "+330639980001",
    "0033639980001",
    "0033 6 39 98 00 01",
    "33639980001",
    " 33 6 39 98 00 01 ",
]


@pytest.mark.parametrize("written", FORMS)
def test_every_french_form_is_the_same_number(written: str) -> None:
    """With its country or without, spaced, dotted, with no-break spaces."""
    assert e164(written) == "+33639980001"


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("+32470123456", "+32470123456"),
        ("0032470123456", "+32470123456"),
        ("32470123456", "+32470123456"),
        ("+590690123456", "+590690123456"),
        ("01 99 00 12 34", "+33199001234"),
    ],
)
def test_other_numbers_keep_their_country(written: str, number: str) -> None:
    """A number that is no French mobile is a number all the same."""
    assert e164(written) == number
    assert not is_french_mobile(number)


@pytest.mark.parametrize(
    "written", ["", "Audiens", "123", "06 39 98", "+999123456789", "06399800A1", "1" * 41]
)
def test_what_is_no_number_is_none(written: str) -> None:
    """Too short, too long, of no country, or words."""
    assert e164(written) is None

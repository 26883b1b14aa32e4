"""Who is found by the form, who is not, and what is never told."""

from __future__ import annotations

import pytest

from simulator.audiens.options import NameMatching
from simulator.audiens.store import Stage


@pytest.mark.parametrize("field", ["last_name", "first_name", "birth_date", "email"])
@pytest.mark.parametrize("value", ["", "   "])
def test_each_entry_is_mandatory(play, field, value):
    """Empty or blank is refused on its field."""
    assert play().faults(**{field: value})[field].endswith("_MISSING")


@pytest.mark.parametrize(
    "text", ["31/04/1985", "29/02/1985", "00/08/1985", "01/13/1985", "08/31/1985", "26/11/2026"]
)
def test_an_impossible_day_is_refused(play, text):
    """On its field, whatever is wrong with it."""
    assert list(play().faults(birth_date=text)) == ["birth_date"]


@pytest.mark.parametrize("text", ["1985-08-01", "01/08/85", "le 1er août", "1/8", "01.08.1985"])
def test_a_date_of_another_shape_is_refused(play, text):
    """Two-digit years are not guessed."""
    assert play().faults(birth_date=text) == {"birth_date": "BIRTH_DATE_SHAPE"}


@pytest.mark.parametrize("text", ["29/02/1984", "01/01/1930", "31/12/1999", "24/11/2026"])
def test_a_day_that_exists_is_no_fault(play, text):
    """Nobody of the file is born then, and that is another matter."""
    assert play().faults(birth_date=text) == {"": "NOT_FOUND"}


def test_the_day_comes_first(play):
    """01/08 is the first of August, for whoever is born that day and not for the eighth of January."""
    from datetime import date

    assert play().recognised().identifier
    other = play()
    other.file(birth_date=date(1985, 1, 8))
    assert other.faults() == {"": "NOT_FOUND"}


def test_a_native_date_is_read_where_declared(play):
    """What a date control sends."""
    assert play(native_birth_date=True).recognised(birth_date="1985-08-01").identifier


@pytest.mark.parametrize("email", ["paul", "paul@", "a b@example.org", "a@example.org\nBcc:b@example.org"])
def test_an_invalid_address_is_refused(play, email):
    """On its field; a line break brings no second recipient."""
    assert play().faults(email=email, email_confirmation=email) == {"email": "EMAIL_SYNTAX"}


@pytest.mark.parametrize(
    ("confirmation", "fault"),
    [("", "MISSING"), ("pauk@example.org", "DIFFERS"), ("Paul@example.org", "DIFFERS")],
)
def test_the_confirmation_is_compared(play, confirmation, fault):
    """The case of the local part counts unless declared otherwise."""
    assert play().faults(email_confirmation=confirmation) == {
        "email_confirmation": f"EMAIL_CONFIRMATION_{fault}"
    }
    assert play(email_case_compare="whole").recognised(email_confirmation="PAUL@EXAMPLE.ORG")


@pytest.mark.parametrize(
    ("on_file", "typed"),
    [
        ("COMET", "comet"),
        ("Lefèvre", "Lefevre"),
        ("Jean-Noël", "jean noel"),
        ("O'Neil", "O’Neil"),
        ("Œuvrard", "oeuvrard"),
        ("LE  GOFF", "Le Goff"),
    ],
)
def test_names_are_compared_folded(play, on_file, typed):
    """Case, accents, hyphens, apostrophes and blanks do not matter by default."""
    played = play()
    played.file(last_name=on_file)
    assert played.recognised(last_name=typed).identifier


@pytest.mark.parametrize(
    ("matching", "on_file", "typed"),
    [
        (NameMatching(case=False), "Comet", "comet"),
        (NameMatching(accents=False), "Lefèvre", "Lefevre"),
        (NameMatching(hyphens=False), "Jean-Noël", "Jean Noël"),
        (NameMatching(apostrophes=False), "O'Neil", "O’Neil"),
    ],
)
def test_a_difference_counts_where_declared(play, matching, on_file, typed):
    """Each of the four by itself."""
    played = play(names=matching)
    played.file(last_name=on_file)
    assert played.faults(last_name=typed) == {"": "NOT_FOUND"}


def test_names_are_swapped_only_where_declared(play):
    """First and last name in either order."""
    swapped = {"last_name": "Paul", "first_name": "Comet"}
    assert play().faults(**swapped) == {"": "NOT_FOUND"}
    assert play(names=NameMatching(any_order=True)).recognised(**swapped)


@pytest.mark.parametrize("change", [{"last_name": "Comette"}, {"birth_date": "02/08/1985"}])
def test_nobody_is_found_by_a_near_miss(play, change):
    """One letter, one day."""
    assert play().faults(**change) == {"": "NOT_FOUND"}


def test_homonyms_see_nobody(play):
    """Help by default; a question where declared, whose answer must tell one of them."""
    played = play()
    played.file("9999999999")
    assert played.faults() == {"": "HOMONYMS"}
    asking = play(homonyms="question")
    asking.file("9999999999", postal_code="75011")
    journey = asking.recognised()
    assert (journey.stage, journey.identifier) == (Stage.QUESTION, "")
    assert asking.rules.answer_question(journey, "13001")[0].field == "postal_code"
    assert asking.rules.answer_question(journey, "75011") == ()
    assert journey.identifier == "9999999999"


def test_homonyms_of_one_town_stay_apart(play):
    """No answer tells them apart, and the tries are counted."""
    asking = play(homonyms="question", identifier_max_attempts=2)
    asking.file("9999999999")
    journey = asking.recognised()
    asking.rules.answer_question(journey, "59000")
    asking.rules.answer_question(journey, "59000")
    assert journey.stage is Stage.DEAD


@pytest.mark.parametrize(("answer", "fault"), [("login", "ALREADY_REGISTERED"), ("neutral", "NOT_FOUND")])
def test_a_registered_person_gets_no_second_account(play, answer, fault):
    """The declared answer."""
    played = play(already_registered=answer)
    played.with_account()
    assert played.faults() == {"": fault}


def test_forms_are_limited_by_client_and_hour(play):
    """After the declared number, other clients go on, and an hour later this one too."""
    played = play(form_max_attempts=2)
    for _ in range(2):
        assert played.faults(last_name="Nobody") == {"": "NOT_FOUND"}
    assert played.faults() == {"": "FORMS_LIMITED"}
    assert played.rules.recognise(played.form(), "another").journey is not None
    played.later(3600)
    assert played.faults() == {}

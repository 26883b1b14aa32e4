"""Step 3: who passes « suivant »."""

from __future__ import annotations

from datetime import timedelta

import pytest

NIR = "185089299999996"


@pytest.mark.parametrize(
    "number", [NIR, "1 85 08 92 999 999 96", " 185089299999996 ", "1\u00a085\u202f08.92.999.999.96"]
)
def test_the_right_pair_passes_however_it_is_spaced(play, number):
    """Separators and blanks around are forgiven."""
    assert play().faults(number) == []


@pytest.mark.parametrize(
    ("number", "fault"),
    [
        ("", "NIR_MISSING"),
        ("   ", "NIR_MISSING"),
        ("1850892999999", "NIR_LENGTH"),
        ("18508929999999", "NIR_LENGTH"),
        ("1850892999999960", "NIR_LENGTH"),
        ("185089299999997", "NIR_KEY"),
        ("185089299999900", "NIR_KEY"),
        ("185082A99999903", "NIR_KEY"),
        ("185082C99999930", "NIR_CHARACTERS"),
        ("185O89299999996", "NIR_CHARACTERS"),
        ("ABCDEFGHIJKLMNO", "NIR_CHARACTERS"),
        ("185089299999#96", "NIR_CHARACTERS"),
        ("١٨٥٠٨٩٢٩٩٩٩٩٩٩٦", "NIR_CHARACTERS"),
        ("１８５０８９２９９９９９９９６", "NIR_CHARACTERS"),
        ("1850892999999A6", "NIR_CHARACTERS"),
        ("1" * 10_000, "NIR_LENGTH"),
        ("1850892\x0099999996", "NIR_CHARACTERS"),
    ],
)
def test_a_number_of_wrong_shape_says_why(play, number, fault):
    """One fault on the number, and no try is counted."""
    table = play()
    assert table.faults(number) == [fault]
    assert not table.store.code_tries


@pytest.mark.parametrize(
    "number", ["185082A99999930", "185082b99999957", "165082099999715", "185209299999501"]
)
def test_corsica_and_unknown_months_pass(play, number):
    """2A and 2B in any case, 20 before 1976, month 20."""
    table = play()
    table.file(number.upper())
    assert table.faults(number) == []


def test_corsica_is_refused_where_only_digits_are_declared(play):
    """Reading `digits` of URS-AMB-04."""
    table = play(nir_accept_corsica=False, nir_pattern="^[0-9]{15}$")
    table.file("185082A99999930")
    assert table.faults("185082A99999930") == ["NIR_CORSICA"]
    assert table.faults() == []


def test_an_unchecked_key_leaves_the_file_to_decide(play):
    """Reading `no_key_check` of URS-AMB-04."""
    table = play(nir_check_key=False)
    assert table.faults("185089299999997") == ["PAIR_REFUSED"]
    assert table.faults() == []


@pytest.mark.parametrize(
    ("checks", "month", "passes"),
    [
        ("off", "13", True),
        ("months", "12", True),
        ("months", "13", False),
        ("months", "19", False),
        ("months", "20", True),
        ("months", "99", True),
        ("months", "00", False),
        ("full", "20", True),
    ],
)
def test_months_are_looked_at_as_declared(play, checks, month, passes):
    """01-12 and 20-99 where months are looked at; everything otherwise."""
    from simulator.urssaf.nir import key_of

    body = f"185{month}92999999"[:13]
    table = play(nir_semantic_checks=checks)
    table.file(body + key_of(body))
    assert (table.faults(body + key_of(body)) == []) is passes


@pytest.mark.parametrize(("digits", "faults"), [("12", ["NIR_FIRST_DIGIT"]), ("1278", [])])
def test_first_positions_are_those_declared(play, digits, faults):
    """A provisional number passes only where it is declared to."""
    from simulator.urssaf.nir import key_of

    body = "7850892999999"
    table = play(nir_first_digits=digits)
    table.file(body + key_of(body))
    assert table.faults(body + key_of(body)) == faults


@pytest.mark.parametrize("code", ["", "   "])
def test_the_code_is_mandatory(play, code):
    """Its absence is told, and costs no try."""
    table = play()
    assert table.faults(code=code) == ["CODE_MISSING"]
    assert not table.store.code_tries


@pytest.mark.parametrize("code", ["ABCD2346", "ABCD234", "ABCD23455", "x\x00", "é" * 5000])
def test_a_wrong_code_and_an_unknown_number_get_the_same_answer(play, code):
    """A stranger learns nothing."""
    table = play()
    assert table.faults(code=code) == table.faults("185089299902701", code) == ["PAIR_REFUSED"]


def test_a_code_serves_its_own_person_only(play):
    """The code of another is a wrong code."""
    table = play()
    table.file("290017599999852", "EFGH6789")
    assert table.faults(code="EFGH6789") == ["PAIR_REFUSED"]


@pytest.mark.parametrize(("case", "faults"), [("fold", []), ("exact", ["PAIR_REFUSED"])])
def test_case_is_forgiven_as_declared_and_blanks_always(play, case, faults):
    """Lower case, and a space from copying."""
    table = play(code_case=case)
    assert table.faults(code=" abcd2345 ") == faults
    assert table.faults(code="ABCD2345 ") == []


@pytest.mark.parametrize("number", [NIR, "185089299902701"])
def test_wrong_codes_lock_for_a_while(play, number):
    """The last try allowed locks, known number or not; afterwards it is as before."""
    table = play(code_max_attempts=3)
    assert [table.faults(number, "WRONG") for _ in range(3)] == [
        ["PAIR_REFUSED"],
        ["PAIR_REFUSED"],
        ["CODE_LOCKED"],
    ]
    assert table.faults(number) == ["CODE_LOCKED"]
    table.later(15 * 60)
    assert table.faults(NIR) == []
    assert table.faults(number, "WRONG") == ["PAIR_REFUSED"]


def test_a_success_forgets_the_wrong_tries(play):
    """One less than the limit, then right, then again."""
    table = play(code_max_attempts=3)
    for _ in range(3):
        assert [table.faults(code="WRONG") for _ in range(2)] == [["PAIR_REFUSED"]] * 2
        assert table.faults() == []


def test_tries_are_unlimited_only_where_declared(play):
    """`none` in a profile."""
    table = play(code_max_attempts=None)
    assert [table.faults(code="WRONG") for _ in range(50)] == [["PAIR_REFUSED"]] * 50
    assert table.faults() == []


def test_a_code_expires_as_the_file_says(play):
    """One second before yes, at its end no, with a message of its own."""
    table = play()
    table.file(code_expires_at=table.clock.now() + timedelta(days=1))
    table.later(86_399)
    assert table.faults() == []
    table.later(1)
    assert table.faults() == ["CODE_EXPIRED"]
    assert table.faults(code="WRONG") == ["PAIR_REFUSED"]


def test_a_code_expires_after_its_declared_validity_and_otherwise_never(play):
    """From filing on; the file's own date goes first."""
    table = play(code_validity=timedelta(days=10))
    table.later(10 * 86_400)
    assert table.faults() == ["CODE_EXPIRED"]
    table = play()
    table.later(365 * 86_400)
    assert table.faults() == []


def test_an_abandoned_journey_does_not_use_the_code_up(play):
    """At once and the next day."""
    table = play()
    table.waiting()
    assert table.faults() == []
    table.later(86_400)
    assert table.faults() == []


@pytest.mark.parametrize(
    ("moment", "waiting", "followed", "password"),
    [
        ("finalise", [], [], []),
        ("password", [], [], ["PAIR_REFUSED"]),
        ("link", [], ["PAIR_REFUSED"], ["PAIR_REFUSED"]),
    ],
)
def test_the_code_is_used_up_at_the_declared_moment(play, moment, waiting, followed, password):
    """Link, password or finalisation."""
    table = play(code_consumed_at=moment)
    journey = table.waiting()
    assert table.faults() == waiting
    table.rules.follow(journey.links[0])
    assert table.faults() == followed
    table.rules.define_password(journey, "vK7-tz4Qm-Wr9b2")
    assert table.faults() == password


@pytest.mark.parametrize(
    ("answer", "faults"), [("login", ["ALREADY_REGISTERED"]), ("neutral", ["PAIR_REFUSED"])]
)
def test_an_open_space_is_never_made_again(play, answer, faults):
    """Invited to log in, or refused like any wrong pair; only the right code learns of the space."""
    table = play(already_registered=answer)
    table.finished()
    assert table.faults() == faults
    assert table.faults(code="WRONG") == ["PAIR_REFUSED"]

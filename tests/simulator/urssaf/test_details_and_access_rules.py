"""Steps 7 and 8, and coming back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from simulator.sessions import Session
from simulator.urssaf.options import DetailField
from simulator.urssaf.store import Details, SpaceState, Stage

NIR = "185089299999996"
KNOWN = Details("74 RUE JEAN BLEUZEN", "01000", "BOURG-EN-BRESSE", "0639983708")


def faults(table, **changes):
    return [fault.fault.name for fault in table.rules.details_faults(NIR, replace(KNOWN, **changes))]


@pytest.mark.parametrize("code", ["01000", "20000", "97100", "00000", "75011"])
def test_five_digits_are_a_postal_code(play, code):
    """Leading zeros, Corsica, overseas."""
    assert faults(play(), postal_code=code) == []


@pytest.mark.parametrize("code", ["123", "1000", "750111", "2A000", "７５０１１", "75 011"])
def test_nothing_else_is(play, code):
    """Four, six, letters, other digits."""
    assert faults(play(), postal_code=code) == ["POSTAL_CODE_SHAPE"]


@pytest.mark.parametrize(
    "phone", ["0639983708", "06 39 98 37 08", "+33 6 39 98 37 08", "0033639983708", "+32 470 12 34 56", ""]
)
def test_phones_are_forgiven_their_grouping(play, phone):
    """National or international, or none."""
    assert faults(play(), phone=phone) == []


@pytest.mark.parametrize("phone", ["06abc", "063998370", "06399837089", "1639983708", "+", "06\x003998370"])
def test_an_impossible_phone_is_refused(play, phone):
    """Letters, nine or eleven digits."""
    assert len(faults(play(), phone=phone)) == 1


def test_nothing_is_cut(play):
    """A street that is too long is refused."""
    assert faults(play(), street="x" * 120) == []
    assert faults(play(), street="x" * 300) == ["TEXT_LONG"]


def test_what_urssaf_holds_is_never_in_the_way(play):
    """An untouched value of odd shape, and one that is missing."""
    table = play()
    odd = Details("x" * 300, "ABC", None, "n/a")
    table.file(details=odd)
    assert table.rules.details_faults(NIR, Details("x" * 300, "ABC", "", "n/a")) == ()
    assert table.rules.merge_details(NIR, Details("x" * 300, "ABC", "", "n/a")) == odd


def test_a_mandatory_field_is_asked_for(play):
    """As declared in urs.details.fields."""
    table = play(details=(DetailField("phone", mandatory=True), DetailField("street")))
    assert faults(table, phone="") == ["PHONE_MISSING"]


def test_a_field_that_may_not_be_edited_stays(play):
    """Whatever the form says; a field that is not shown stays too."""
    table = play(details=(DetailField("phone"), DetailField("city", editable=False)))
    merged = table.rules.merge_details(NIR, Details("elsewhere", None, "ELSEWHERE", "+32 470 12 34 56"))
    assert merged == replace(KNOWN, phone="+32 470 12 34 56")


def test_finalising_opens_the_space(play):
    """The state goes from pending to open."""
    table = play()
    journey = table.at_details()
    assert table.store.spaces[NIR].state is SpaceState.DETAILS_PENDING
    table.rules.finalise(journey, KNOWN)
    assert table.store.spaces[NIR].state is SpaceState.OPEN
    assert not table.rules.may_finalise(journey)


@pytest.mark.parametrize(
    ("declared", "typed"),
    [
        ("{email}", "a@example.org"),
        ("{email}", " A@EXAMPLE.org "),
        ("{nir}", "1 85 08 92 999 999 96"),
        ("{nir13}", "1 85 08 92 999 999"),
    ],
)
def test_the_declared_name_and_the_password_open_the_space(play, declared, typed):
    """Case and spacing of the name apart."""
    table = play(login_name=declared)
    table.finished()
    assert table.rules.login(typed, "vK7-tz4Qm-Wr9b2").space is table.store.spaces[NIR]
    for wrong in ("vk7-tz4qm-wr9b2", "vK7-tz4Qm-Wr9b", "vK7-tz4Qm-Wr9b2 ", ""):
        assert table.rules.login(typed, wrong).fault.name in {"LOGIN_REFUSED", "LOGIN_LOCKED"}


def test_no_space_is_made_before_the_password(play):
    """Neither the form nor the link is enough to log in."""
    table = play()
    table.rules.follow(table.waiting().links[0])
    assert table.rules.login("a@example.org", "").fault.name == "LOGIN_REFUSED"
    assert not table.store.spaces


@pytest.mark.parametrize("name", ["a@example.org", "nobody@example.org"])
def test_wrong_passwords_lock_for_a_while(play, name):
    """Known or not, and never for ever."""
    table = play(login_max_attempts=2)
    table.finished()
    assert [table.rules.login(name, "no").fault.name for _ in range(3)] == ["LOGIN_REFUSED"] + [
        "LOGIN_LOCKED"
    ] * 2
    table.later(15 * 60)
    assert table.rules.login("a@example.org", "vK7-tz4Qm-Wr9b2").space


@pytest.mark.parametrize(
    ("point", "state"),
    [("resume_details", "details_pending"), ("restart", "details_pending"), ("complete", "open")],
)
def test_an_unfinished_registration_resumes_as_declared(play, point, state):
    """At the details, from the beginning, or with the space already open."""
    table = play(resume_point=point, code_consumed_at="password")
    table.at_details()
    login = table.rules.login("a@example.org", "vK7-tz4Qm-Wr9b2")
    assert table.store.spaces[NIR].state == state
    if point == "resume_details":
        assert login.journey.stage is Stage.DETAILS
    elif point == "restart":
        assert login.fault.name == "LOGIN_UNFINISHED"
        assert table.faults() == []
    else:
        assert login.space


def test_only_a_journey_or_a_member_can_be_idle(play):
    """A browser that has done nothing yet keeps its forms; one that waits has as long as the link."""
    table = play(journey_timeout=timedelta(seconds=60), link_validity=timedelta(seconds=600))
    session = Session("k", "c", table.clock.now())
    waiting = Session("k", "c", table.clock.now(), journey=table.waiting().key)
    started = Session("k", "c", table.clock.now(), journey=table.identified().key)
    member = Session("k", "c", table.clock.now(), member=NIR)
    idle = []
    for wait in (59, 1, 540):
        table.later(wait)
        idle.append([table.rules.is_idle(each) for each in (session, waiting, started, member)])
    assert idle == [[False] * 4, [False, False, True, True], [False, True, True, True]]

"""The branch by telephone: numbers, identifiers, and codes by SMS."""

from __future__ import annotations

import pytest

from simulator.audiens.options import SPACES, Resending
from simulator.audiens.rules import MobileForm
from simulator.audiens.store import Route, Stage

ME = "1122334455"


def mobile_faults(played, mobile, confirmation=None):
    form = MobileForm(mobile, mobile if confirmation is None else confirmation, box=False)
    faults = played.rules.give_mobile(played.at_phone(), form)
    return {fault.field: fault.fault.name for fault in faults}


@pytest.mark.parametrize(
    ("mobile", "stage"),
    [
        ("0639983708", "MOBILE"),
        ("+33 7 39 98 37 08", "MOBILE"),
        ("0639003387", "MOBILE"),
        (None, "CHANNEL"),
        ("0199001234", "CHANNEL"),
        ("+32475123456", "CHANNEL"),
        ("063998370", "CHANNEL"),
    ],
)
def test_only_a_french_mobile_is_proposed(play, mobile, stage):
    """A landline, a foreign number or a broken one is as none."""
    played = play()
    played.file(mobile=mobile, landline="0199001234")
    assert played.confirmed().stage is Stage[stage]


@pytest.mark.parametrize(
    "mobile", ["06 39 98 37 08", "0639983708", "07 00 00 00 01", "06\u00a039\u00a098 3708"]
)
def test_a_mobile_is_taken_with_or_without_its_grouping(play, mobile):
    """And with no-break spaces."""
    assert mobile_faults(play(), mobile) == {}


@pytest.mark.parametrize(
    ("mobile", "fault"),
    [
        ("", "MISSING"),
        ("063998370", "LENGTH"),
        ("06399837080", "LENGTH"),
        ("01 99 00 12 34", "START"),
        ("05 36 49 12 34", "START"),
        ("0800000000", "START"),
        ("0900000000", "START"),
        ("06 39 98 37 O8", "CHARACTERS"),
        ("06.39.98.37.08", "CHARACTERS"),
        ("٠٦٣٩٩٨٣٧٠٨", "CHARACTERS"),
        ("+32475123456", "FOREIGN"),
        ("+590690123456", "FOREIGN"),
        ("0032475123456", "FOREIGN"),
    ],
)
def test_another_number_is_refused(play, mobile, fault):
    """With the reason, on its field."""
    assert mobile_faults(play(), mobile)["mobile"] == f"MOBILE_{fault}"


@pytest.mark.parametrize("mobile", ["+33639983708", "0033639983708", "+330639983708"])
def test_the_international_form_is_normalised_unless_declared_refused(play, mobile):
    """Its SMS goes to the same phone."""
    played = play()
    journey = played.at_phone()
    assert played.rules.give_mobile(journey, MobileForm(mobile, "06 39 98 37 08", box=False)) == ()
    assert played.rules.sms_recipient(journey) == "0639983708"
    assert mobile_faults(play(mobile_international=False), mobile) == {"mobile": "MOBILE_INTERNATIONAL"}


def test_other_separators_are_forgiven_where_declared(play):
    """Dots and hyphens."""
    for mobile in ("06.39.98.37.08", "06-39-98-37-08"):
        assert mobile_faults(play(mobile_separators=(*SPACES, ".", "-")), mobile) == {}


def test_assignment_is_looked_at_where_declared(play):
    """The fiction block is not assigned; another number is."""
    assert mobile_faults(play(mobile_assigned=True), "0639981234") == {"mobile": "MOBILE_UNASSIGNED"}
    assert mobile_faults(play(mobile_assigned=True), "0612345678") == {}


def test_the_confirmation_has_to_be_the_same_number(play):
    """Grouping apart."""
    assert mobile_faults(play(), "0639983708", "06 39 98 37 08") == {}
    wrong = {"mobile_confirmation": "MOBILE_CONFIRMATION_DIFFERS"}
    assert mobile_faults(play(), "0639983708", "0639983709") == wrong
    missing = {"mobile_confirmation": "MOBILE_CONFIRMATION_MISSING"}
    assert mobile_faults(play(), "0639983708", "") == missing


@pytest.mark.parametrize(
    ("box", "ticked", "objection"),
    [
        ("optout_unticked", True, True),
        ("optout_unticked", False, False),
        ("optin", True, False),
        ("optin", False, True),
        ("absent", True, None),
    ],
)
def test_the_box_is_kept_as_it_is_meant(play, box, ticked, objection):
    """Objection ticked, consent left alone, or nothing asked."""
    played = play(phone_box=box)
    journey = played.at_phone()
    played.rules.give_mobile(journey, MobileForm("0639983708", "0639983708", ticked))
    assert journey.phone_objection is objection


@pytest.mark.parametrize(
    ("layout", "right", "wrong"),
    [
        ("8.2_or_10", ["11223344.55", "1122334455", " 1122334455 "], ["112233445.5", "1122334.455"]),
        ("8.2", ["11223344.55"], ["1122334455"]),
        ("10", ["1122334455"], ["11223344.55"]),
    ],
)
def test_the_identifier_is_taken_in_the_declared_layouts(play, layout, right, wrong):
    """And in no other."""
    for text in right:
        assert play(identifier_layout=layout).rules.identifier_fault(text) is None
    for text in wrong:
        assert play(identifier_layout=layout).rules.identifier_fault(text).name == "IDENTIFIER_LAYOUT"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "MISSING"),
        ("112233445", "LENGTH"),
        ("11223344556", "LENGTH"),
        ("112233445566", "LENGTH"),
        ("ABCDEFGH.90", "CHARACTERS"),
        ("11223344,55", "CHARACTERS"),
        ("11223344-55", "CHARACTERS"),
        ("########.##", "CHARACTERS"),
        ("11223344 55", "CHARACTERS"),
    ],
)
def test_a_malformed_identifier_is_told_and_not_counted(play, text, fault):
    """Letters, signs and other lengths."""
    played = play(identifier_max_attempts=1)
    journey = played.confirmed()
    played.rules.confirm_mobile(journey)
    (found,) = played.rules.check_identifier(journey, text)
    assert (found.field, found.fault.name) == ("identifier", f"IDENTIFIER_{fault}")
    assert journey.stage is Stage.IDENTIFIER


@pytest.mark.parametrize(("layout", "digits"), [("7.2", "123456789"), ("12", "123456789012")])
def test_other_lengths_are_another_reading(play, layout, digits):
    """Nine or twelve digits, where declared."""
    played = play(identifier_layout=layout)
    assert played.rules.identifier_fault(digits) is None
    assert played.rules.identifier_fault("1122334455").name == "IDENTIFIER_LENGTH"


def test_the_key_is_checked_where_declared(play):
    """97 minus the eight first digits modulo 97."""
    played = play(identifier_key="mod97")
    key = f"{97 - 11223344 % 97:02d}"
    assert played.rules.identifier_fault("11223344" + key) is None
    other = f"{(int(key) + 1) % 100:02d}"
    assert played.rules.identifier_fault("11223344" + other).name == "IDENTIFIER_KEY"


def test_only_the_own_identifier_passes_and_tries_end(play):
    """Another member's is refused; after the last try the journey is over."""
    played = play(identifier_max_attempts=3)
    played.file("5544332211", last_name="Other")
    journey = played.confirmed()
    played.rules.confirm_mobile(journey)
    assert played.rules.check_identifier(journey, "5544332211")[0].fault.name == "IDENTIFIER_REFUSED"
    assert played.rules.check_identifier(journey, "1122334456")[0].fault.name == "IDENTIFIER_REFUSED"
    assert played.rules.check_identifier(journey, ME) == ()
    assert played.rules.check_identifier(journey, "1122334456")[0].fault.name == "IDENTIFIER_BLOCKED"
    assert journey.stage is Stage.DEAD


@pytest.mark.parametrize(("seconds", "fault"), [(299, None), (301, "CODE_LATE"), (86400, "CODE_LATE")])
def test_a_code_lives_five_minutes(play, seconds, fault):
    """From its sending."""
    played = play()
    journey = played.with_code()
    played.later(seconds)
    faults = played.rules.check_code(journey, journey.code.code)
    assert (faults[0].fault.name if faults else None) == fault
    assert journey.stage is (Stage.CODE if fault else Stage.PASSWORD)


def test_the_five_minutes_may_count_from_the_first_display(play):
    """And from the first only."""
    played = play(code_counts_from_display=True)
    journey = played.with_code()
    played.later(100)
    played.rules.note_display(journey)
    played.later(250)
    played.rules.note_display(journey)
    assert not played.rules.code_is_late(journey.code)
    played.later(50)
    assert played.rules.code_is_late(journey.code)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda _: "", "CODE_MISSING"),
        (lambda code: code[:5], "CODE_SHAPE"),
        (lambda code: code + "0", "CODE_SHAPE"),
        (lambda _: "ABCDEF", "CODE_SHAPE"),
        (lambda code: f"{(int(code) + 1) % 10**6:06d}", "CODE_REFUSED"),
    ],
)
def test_a_wrong_code_is_refused_and_the_right_one_still_works(play, change, fault):
    """Blanks in the right one are forgiven."""
    played = play()
    journey = played.with_code()
    code = journey.code.code
    assert played.rules.check_code(journey, change(code))[0].fault.name == fault
    assert played.rules.check_code(journey, f" {code[:3]} {code[3:]} ") == ()


def test_after_the_last_wrong_try_the_code_is_dead(play):
    """Four wrong and then the right one; five wrong and then nothing."""
    for wrong, fault in ((4, None), (5, "CODE_DEAD")):
        played = play()
        journey = played.with_code()
        for _ in range(wrong):
            played.rules.check_code(journey, f"{(int(journey.code.code) + 1) % 10**6:06d}")
        faults = played.rules.check_code(journey, journey.code.code)
        assert (faults[0].fault.name if faults else None) == fault


def test_a_code_serves_once_and_in_its_own_journey(play):
    """Used, it is dead; another journey's is refused."""
    played = play()
    one, two = played.with_code(), played.with_code()
    one.code.code, two.code.code = "111222", "333444"
    assert played.rules.check_code(two, "111222")[0].fault.name == "CODE_REFUSED"
    assert played.rules.check_code(one, one.code.code) == ()
    assert played.rules.check_code(one, one.code.code)[0].fault.name == "CODE_DEAD"


def test_codes_are_six_digits_and_scattered(play):
    """Leading zeros are kept; every first digit is met over two thousand draws (missed once in 10^90)."""
    played = play()
    journey = played.confirmed()
    codes = [played.rules.new_code(journey) for _ in range(2000)]
    assert {len(code) for code in codes} == {6}
    assert {code[0] for code in codes} == set("0123456789")
    assert len(set(codes)) > 1900


def test_another_route_kills_the_code(play):
    """Back to the number on file, which is refused after all."""
    played = play()
    journey = played.with_code()
    played.rules.refuse_mobile(journey)
    assert (journey.code, journey.route, journey.stage) == (None, None, Stage.CHANNEL)
    played.rules.choose_channel(journey, "courrier")
    assert (journey.route, journey.stage) == (Route.LETTER, Stage.IDENTIFIER)


def test_a_phone_is_not_flooded(play):
    """Ten SMS an hour to one number, whatever the journeys."""
    played = play()
    journey = played.with_code()
    for _ in range(9):
        assert played.rules.issue_code(journey) is not None
    assert played.rules.issue_code(journey) is None
    played.later(3600)
    assert played.rules.issue_code(journey) is not None


def test_a_resending_is_refused_unless_declared(play):
    """And then after its pause and up to its number."""
    played = play()
    assert played.rules.resend_fault(played.with_code()) is not None
    played = play(resending=Resending(maximum=1))
    journey = played.with_code()
    assert played.rules.resend_fault(journey) is not None
    played.later(60)
    assert played.rules.resend_fault(journey) is None
    journey.resent = 1
    assert played.rules.resend_fault(journey) is not None


@pytest.mark.parametrize("channel", ["", "both", "SMS"])
def test_a_channel_has_to_be_chosen(play, channel):
    """One of the two."""
    played = play()
    played.file(mobile=None)
    journey = played.confirmed()
    assert played.rules.choose_channel(journey, channel)[0].field == "channel"
    assert journey.route is None

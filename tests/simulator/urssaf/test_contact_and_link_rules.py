"""Steps 4 and 5: the address, the terms, and the life of a link."""

from __future__ import annotations

from datetime import timedelta

import pytest

from simulator.urssaf.options import ResendLimit
from simulator.urssaf.rules import LinkState
from simulator.urssaf.store import LinkRole


@pytest.mark.parametrize(
    "email",
    [
        "prenom.nom@example.org",
        "prenom+etiquette@example.org",
        "a@example.org",
        "a@candidate.test",
        " a@example.org\xa0",
        "o'neil@example.org",
        "a" * 64 + "@example.org",
        "a" * 64 + "@" + ".".join(["b" * 61] * 3) + ".frr",
    ],
)
def test_valid_addresses_are_accepted(play, email):
    """Usual shapes, blanks around, and the longest ones."""
    assert play().email_faults(email) == []


@pytest.mark.parametrize(
    "email",
    [
        "prenom",
        "prenom@",
        "@example.org",
        "a..b@example.org",
        "a b@example.org",
        "a@example.org,b@example.org",
        "a@example.org; b@example.org",
        "a@example.org\r\nBcc: b@example.org",
        "a%0a@",
        "a" * 65 + "@example.org",
        "<a@example.org>",
        '"a b"@example.org',
        "a@example..org",
        "a@-example.org",
        "é@example.org",
        "a\x00@example.org",
        "a" * 64 + "@" + ".".join(["b" * 61] * 3) + ".frrr",
        "a@" * 5000,
    ],
)
def test_addresses_of_no_valid_syntax_are_refused(play, email):
    """Nothing is cut, mended or served in part."""
    assert "EMAIL_SYNTAX" in play().email_faults(email)


def test_nothing_typed_is_told_field_by_field(play):
    """Address, confirmation and terms."""
    expected = ["EMAIL_MISSING", "EMAIL_CONFIRMATION_MISSING", "TERMS_REFUSED"]
    assert play().email_faults(" ", " ", terms=False) == expected


@pytest.mark.parametrize(
    ("compare", "local_case", "domain_case"),
    [("domain_only", False, True), ("whole", True, True), ("none", False, False)],
)
def test_both_entries_are_compared_as_declared(play, compare, local_case, domain_case):
    """Equal, but for blanks around and for case as far as declared."""
    table = play(email_case_compare=compare)
    assert table.email_faults("a@example.org", " a@example.org ") == []
    assert table.email_faults("a@example.org", "b@example.org") == ["EMAIL_CONFIRMATION_DIFFERS"]
    assert (table.email_faults("ab@example.org", "AB@example.org") == []) is local_case
    assert (table.email_faults("ab@example.org", "ab@Example.ORG") == []) is domain_case


def test_the_link_alone_confirms_where_it_is_read_so(play):
    """Reading `link` of URS-AMB-06."""
    assert play(email_confirmation="link").email_faults("a@example.org", "") == []


@pytest.mark.parametrize(("unique", "faults"), [(False, []), (True, ["EMAIL_TAKEN"])])
def test_an_address_serves_one_space_only_where_declared(play, unique, faults):
    """Another's space, in any case of letters; one's own unfinished one does not count."""
    table = play(email_unique=unique)
    table.file("290017599999852")
    journey = table.rules.identify("290017599999852", "ABCD2345").journey
    table.rules.choose_email(journey, "A@example.org")
    table.rules.define_password(journey, "vK7-tz4Qm-Wr9b2")
    assert table.email_faults("a@example.org") == faults


def test_sending_issues_one_link_that_cannot_be_guessed(play):
    """32 url-safe characters, all different, and nothing of the person in them."""
    table = play()
    tokens = {table.waiting().links[0].token for _ in range(15)}
    assert len(tokens) == 15
    assert all(len(token) == 32 for token in tokens)


def state(table, link, browser=None):
    return table.rules.link_state(link, browser)


def test_a_link_lives_as_long_as_declared(play):
    """Up to its last second, and never a second more."""
    table = play(link_validity=timedelta(seconds=100))
    (link,) = table.waiting().links
    table.later(99)
    assert state(table, link) is LinkState.OPEN
    table.later(1)
    assert state(table, link) is LinkState.EXPIRED


def test_a_link_may_never_end(play):
    """`none` in a profile."""
    table = play(link_validity=None)
    (link,) = table.waiting().links
    table.later(10 * 366 * 86_400)
    assert state(table, link) is LinkState.OPEN


@pytest.mark.parametrize(
    ("rule", "expected"), [("lenient", LinkState.OPEN), ("strict_latest", LinkState.REPLACED)]
)
def test_earlier_links_after_a_resending(play, rule, expected):
    """The newest always works; the earlier one as declared."""
    table = play(link_on_resend=rule)
    journey = table.waiting()
    (newest,) = table.rules.resend(journey).links
    assert state(table, journey.links[0]) is expected
    assert state(table, newest) is LinkState.OPEN


def test_the_password_ends_every_link_of_the_person(play):
    """Those of other journeys of the same person too."""
    table = play()
    other, journey = table.waiting(), table.waiting()
    table.rules.resend(journey)
    table.rules.define_password(journey, "vK7-tz4Qm-Wr9b2")
    assert {state(table, link) for link in [*journey.links, *other.links]} == {LinkState.USED}


def test_another_address_ends_the_links_of_the_first(play):
    """The same address typed again does not."""
    table = play()
    journey = table.waiting("wrong@example.org")
    table.rules.choose_email(journey, "wrong@example.org")
    assert state(table, journey.links[0]) is LinkState.OPEN
    table.rules.choose_email(journey, "right@example.org")
    assert [state(table, link) for link in journey.links] == [LinkState.REPLACED] * 2 + [LinkState.OPEN]


def test_a_link_may_be_tied_to_its_browser(play):
    """Reading `same_browser` of URS-AMB-07."""
    table = play(link_same_browser=True)
    journey = table.waiting()
    assert state(table, journey.links[0]) is LinkState.ELSEWHERE
    assert state(table, journey.links[0], journey.key) is LinkState.OPEN


def test_two_links_have_both_to_be_followed_in_any_order(play):
    """Reading `two` of URS-AMB-03; a link sent again is enough by itself."""
    table = play(link_count=2)
    journey = table.waiting()
    validation, confirmation = journey.links
    assert (validation.role, confirmation.role) == (LinkRole.VALIDATION, LinkRole.CONFIRMATION)
    assert state(table, confirmation) is LinkState.HALF
    table.rules.follow(confirmation)
    assert state(table, validation) is LinkState.OPEN
    (again,) = table.rules.resend(journey).links
    assert state(table, again) is LinkState.OPEN


def test_resending_keeps_its_pace(play):
    """So many a period, a pause between two, and again after the period."""
    table = play(resend_limit=ResendLimit(2, timedelta(seconds=600), timedelta(seconds=30)))
    journey = table.waiting()
    allowed = []
    for wait in (0, 30, 29, 1, 30, 600):
        if wait:
            table.later(wait)
        allowed.append(bool(table.rules.resend(journey).links))
    assert allowed == [False, True, False, True, False, True]


def test_going_round_the_pace_is_not_possible(play):
    """Neither by typing addresses again and again, nor by journeys begun again and again."""
    table = play()
    journey = table.waiting()
    corrected = [
        bool(table.rules.choose_email(journey, f"a{number}@example.org").links) for number in range(10)
    ]
    assert corrected == [True] * 5 + [False] * 5
    begun = [bool(table.rules.choose_email(table.identified(), "a@example.org").links) for _ in range(40)]
    assert sum(begun) == 19

"""Passwords in every branch, letters and their codes, log-in and what is lost."""

from __future__ import annotations

from datetime import timedelta

import pytest

from simulator.audiens.options import PasswordPolicy
from simulator.audiens.store import AccountState, Stage

ME = "1122334455"


def fault(played, password):
    found = played.rules.password_faults(password, password)
    return found[0].fault.name.removeprefix("PASSWORD_") if found else None


@pytest.mark.parametrize("password", ["kq7zt4mw", "mqzrvkpt", "60291748", "Kq7zT4mw", "kq7zt4mw9"])
def test_letters_or_digits_alone_or_mixed_are_taken(play, password):
    """Eight of them and more."""
    assert fault(play(), password) is None
    assert fault(play(), (password * 8)[:64]) is None


@pytest.mark.parametrize(
    ("password", "name"),
    [
        ("", "MISSING"),
        ("   ", "MISSING"),
        ("kq7zt4m", "SHORT"),
        ("kq7zt4mw" * 8 + "x", "LONG"),
        ("kq7zt4mw\n", "CONTROL"),
        *((text, "SPECIAL") for text in ("kq7zt4m!", "kq7z-t4mw", "kq7z t4mw", "kq7z_t4mw", "kq7zt4mw€")),
        *((text, "SPECIAL") for text in ("kq7zt4🎭mw", "!kq7zt4mw", "mqzrvkpé")),
        *((text, "COMMON") for text in ("12345678", "azertyui", "motdepasse", "motdepasse1", "aaaaaaaa")),
    ],
)
def test_another_password_is_refused(play, password, name):
    """Too short, too long, special, or common."""
    assert fault(play(), password) == name


@pytest.mark.parametrize(
    ("reading", "taken", "refused"),
    [
        ("mixed_alnum", ["kq7zt4mw"], ["mqzrvkpt", "60291748", "kq7zt4m!", "kq7zt4m"]),
        ("min_alnum_plus", ["kq7zt4mw!", "mqzrvkpt", "kq7z t4mw"], ["kq7zt4m!", "kq7zt4m"]),
    ],
)
def test_the_declared_reading_holds(play, reading, taken, refused):
    """A mix required; or other signs tolerated beside eight letters or digits."""
    played = play(password_reading=reading)
    assert [text for text in taken if fault(played, text)] == []
    assert [text for text in refused if not fault(played, text)] == []


@pytest.mark.parametrize(
    ("policy", "taken", "refused"),
    [
        (PasswordPolicy(12, 20), "kq7zt4mwkq7z", "kq7zt4mwkq7"),
        (PasswordPolicy(12, 20), "kq7zt4mw-kq7z", "kq7zt4mw" * 3),
        (PasswordPolicy(10, 64, ("upper", "digit")), "Kq7zt4mwkq", "kq7zt4mwkq"),
        (PasswordPolicy(10, 64, (), "required"), "kq7zt4mw-q", "kq7zt4mwkq"),
        (PasswordPolicy(10, 64, (), "forbidden"), "kq7zt4mwkq", "kq7zt4mw-q"),
    ],
)
def test_a_rule_of_the_portals_own_holds(play, policy, taken, refused):
    """Its bounds and its kinds of signs."""
    played = play(password_reading="stricter", password_policy=policy)
    assert fault(played, taken) is None
    assert fault(played, refused) is not None


def test_accented_letters_follow_their_declaration(play):
    """Allowed, they log in however their accent is written."""
    played = play(password_accented=True)
    played.with_account("mqzrvkpé")
    assert played.rules.login(ME, "mqzrvkpe\u0301").account is not None
    assert played.rules.login(ME, "mqzrvkpe").account is None


def test_the_confirmation_is_compared_to_the_letter(play):
    """Case counts, and empty is refused."""
    rules = play().rules
    for other, name in (("KQ7ZT4MW", "DIFFERS"), ("", "MISSING"), ("kq7zt4mw ", "DIFFERS")):
        (found,) = rules.password_faults("kq7zt4mw", other)
        assert (found.field, found.fault.name) == (
            "password_confirmation",
            f"PASSWORD_CONFIRMATION_{name}",
        )


def test_the_whole_password_is_needed(play):
    """Its case and its end."""
    played = play()
    played.with_account("kq7zt4mwKQ12")
    assert played.rules.login(ME, "kq7zt4mwKQ12").account is not None
    for wrong in ("kq7zt4mw", "KQ7ZT4MWKQ12", "kq7zt4mwKQ12 "):
        assert played.rules.login(ME, wrong).fault.name == "LOGIN_REFUSED"


@pytest.mark.parametrize("pattern", ["^[A-Z0-9]{8}$", "^[0-9]{6}$", r"^\d{10}$", "^[a-z]{8}$|^[A-Z]{12}$"])
def test_a_provisional_code_has_the_declared_shape(play, pattern):
    """Whatever the pattern says."""
    import re

    code = play(provisional_pattern=pattern).rules.new_provisional()
    assert re.fullmatch(pattern, code)


def test_a_provisional_code_opens_the_first_connection_only(play):
    """In either case, with blanks around; the account stays shut."""
    played = play()
    _, code = played.with_letter()
    for typed in (code, f" {code.lower()} "):
        login = played.rules.login("11223344.55", typed)
        assert login.account is None
        assert login.journey.stage is Stage.FIRST_EMAIL
    assert played.rules.login(ME, "AAAAAAAA").fault.name == "LOGIN_REFUSED"
    assert played.store.accounts[ME].state is AccountState.LETTER_PENDING


@pytest.mark.parametrize(
    ("validity", "after", "works"),
    [
        (timedelta(days=30), 30 * 86400 - 1, True),
        (timedelta(days=30), 30 * 86400, False),
        (timedelta(days=60), 45 * 86400, True),
        (None, 300 * 86400, True),
    ],
)
def test_a_provisional_code_lives_as_declared(play, validity, after, works):
    """From its sending."""
    played = play(provisional_validity=validity)
    _, code = played.with_letter()
    played.later(after)
    assert (played.rules.login(ME, code).journey is not None) is works


def test_the_newest_letter_alone_works(play):
    """The first code dies with the second request."""
    played = play()
    _, first = played.with_letter()
    _, second = played.with_letter()
    assert played.rules.login(ME, first).fault.name == "LOGIN_REFUSED"
    assert played.rules.login(ME, second).journey is not None


def test_a_second_letter_may_be_refused(play):
    """Then the first code stays good."""
    played = play(second_letter="refused")
    _, first = played.with_letter()
    journey = played.confirmed()
    played.rules.choose_channel(journey, "courrier")
    assert played.rules.letter_fault(journey) is None
    assert (journey.stage, journey.letter_refused) == (Stage.LETTER_SENT, True)
    assert played.rules.login(ME, first).journey is not None


def test_wrong_provisional_codes_are_limited(play):
    """By their own number; the lock ends by itself."""
    played = play(provisional_max_attempts=2, login_max_attempts=9)
    _, code = played.with_letter()
    assert played.rules.login(ME, "WRONG123").fault.name == "LOGIN_REFUSED"
    assert played.rules.login(ME, "WRONG123").fault.name == "LOGIN_LOCKED"
    assert played.rules.login(ME, code).fault.name == "LOGIN_LOCKED"
    played.later(900)
    assert played.rules.login(ME, code).journey is not None


def test_wrong_passwords_are_limited_and_unknown_names_alike(play):
    """The same answers for who exists and who does not."""
    played = play()
    played.with_account()
    for name in (ME, "9999999999"):
        answers = [played.rules.login(name, "WRONG123").fault.name for _ in range(6)]
        assert answers == ["LOGIN_REFUSED"] * 4 + ["LOGIN_LOCKED"] * 2
    played.later(900)
    assert played.rules.login(ME, "kq7zt4mw").account is not None


def test_the_address_opens_only_where_declared(play):
    """As the identifier does."""
    for accepted in (False, True):
        played = play(login_accepts_email=accepted)
        played.with_account()
        assert (played.rules.login("Paul@Example.org", "kq7zt4mw").account is not None) is accepted


def test_a_first_connection_keeps_what_the_form_said(play):
    """News wanted, and the address as confirmed."""
    played = play()
    played.file(mobile=None)
    journey = played.recognised(email_news=True)
    played.rules.confirm_identity(journey)
    played.rules.choose_channel(journey, "courrier")
    _, code = played.rules.ask_letter(journey)
    first = played.rules.login(ME, code).journey
    assert played.rules.confirm_email(first, "nowhere")[0].field == "email"
    assert played.rules.confirm_email(first, "new@Example.ORG") == ()
    account = played.rules.define_password(first, "mqzrvkpt")
    assert (account.email, account.email_news) == ("new@example.org", True)
    assert account.phone_objection is None
    assert played.rules.login(ME, code).fault.name == "LOGIN_REFUSED"


def test_a_link_serves_once_and_for_a_day(play):
    """A newer one replaces it."""
    played = play()
    played.with_account()
    first = played.rules.issue_link(ME, None)
    second = played.rules.issue_link(ME, None)
    assert played.rules.find_link(first.token) is None
    journey = played.rules.follow_link(played.rules.find_link(second.token))
    assert played.rules.may_define_password(journey)
    played.rules.define_password(journey, "mqzrvkpt")
    assert played.rules.find_link(second.token) is None
    assert played.rules.login(ME, "mqzrvkpt").account is not None
    third = played.rules.issue_link(ME, None)
    played.later(86400)
    assert played.rules.find_link(third.token) is None

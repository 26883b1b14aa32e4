"""Step 6: the password, its rule and its confirmation."""

from __future__ import annotations

import pytest

from simulator import secrets_kept
from simulator.urssaf.options import PasswordPolicy

RIGHT = "vK7-tz4Qm-Wr9b2"


def faults(table, password, confirmation=None):
    found = table.rules.password_faults(password, password if confirmation is None else confirmation)
    return [fault.fault.name for fault in found]


@pytest.mark.parametrize(
    "password", [RIGHT, "vK7-tz4Qm-Wr", "v K7 tz4Qm Wr9b", "é" * 5 + "vK7tz4Q", ("vK7-" * 16)]
)
def test_passwords_of_the_rule_are_accepted(play, password):
    """From 12 to 64 characters of four kinds; blanks and accents are special."""
    assert faults(play(), password) == []


@pytest.mark.parametrize(
    ("password", "fault"),
    [
        ("", "PASSWORD_MISSING"),
        ("  ", "PASSWORD_MISSING"),
        ("vK7-tz4Qm-W", "PASSWORD_SHORT"),
        ("vK7-" * 16 + "x", "PASSWORD_LONG"),
        ("VK7-TZ4QM-WR9B2", "PASSWORD_LOWER"),
        ("vk7-tz4qm-wr9b2", "PASSWORD_UPPER"),
        ("vKx-tzyQm-Wrzbt", "PASSWORD_DIGIT"),
        ("vK7xtz4QmyWr9b2", "PASSWORD_SPECIAL"),
        ("vK7-tz4Qm-\x00Wr9b2", "PASSWORD_CONTROL"),
        ("Motdepasse2026!", "PASSWORD_COMMON"),
        ("P@ssw0rd1234!", "PASSWORD_COMMON"),
        ("Azertyuiop12!", "PASSWORD_COMMON"),
        ("x" * 10_000, "PASSWORD_LONG"),
    ],
)
def test_each_part_of_the_rule_is_told_by_itself(play, password, fault):
    """Length, kinds, very common words."""
    assert faults(play(), password) == [fault]


@pytest.mark.parametrize(
    ("policy", "password", "expected"),
    [
        (PasswordPolicy(8, 8, ("digit",), "forbidden"), "a1b2c3d4", []),
        (PasswordPolicy(8, 8, ("digit",), "forbidden"), "a1b2c3-4", ["PASSWORD_SPECIAL_FORBIDDEN"]),
        (PasswordPolicy(8, 8, ("digit",), "forbidden"), "a1b2c3é4", ["PASSWORD_SPECIAL_FORBIDDEN"]),
        (PasswordPolicy(8, 20, (), "required"), "rkqpwzmt", ["PASSWORD_SPECIAL"]),
        (PasswordPolicy(8, 20, (), "allowed"), "12345678", ["PASSWORD_COMMON"]),
        (PasswordPolicy(8, 20, (), "allowed"), "azertyui", ["PASSWORD_COMMON"]),
        (PasswordPolicy(8, 20, (), "allowed"), "motdepasse", ["PASSWORD_COMMON"]),
        (PasswordPolicy(8, 20, (), "allowed"), "xk7Q2mPz", []),
    ],
)
def test_the_rule_is_the_declared_one(play, policy, password, expected):
    """Other bounds, other kinds."""
    assert faults(play(password=policy), password) == expected


@pytest.mark.parametrize(
    ("confirmation", "fault"),
    [
        ("", "PASSWORD_CONFIRMATION_MISSING"),
        (RIGHT.lower(), "PASSWORD_CONFIRMATION_DIFFERS"),
        (RIGHT + " ", "PASSWORD_CONFIRMATION_DIFFERS"),
        (RIGHT[:-1], "PASSWORD_CONFIRMATION_DIFFERS"),
    ],
)
def test_the_confirmation_is_the_same_to_the_letter(play, confirmation, fault):
    """Case, blanks and length count."""
    assert faults(play(), RIGHT, confirmation) == [fault]


@pytest.mark.parametrize("password", [RIGHT, " " + RIGHT + " ", "é" * 36 + "aA1-", "x" * 200])
def test_the_password_is_kept_exactly(play, password):
    """Only the exact string opens, over the lengths at which some hashes cut."""
    assert play is not None
    kept = secrets_kept.hashed(password)
    assert secrets_kept.matches(password, kept)
    assert not any(
        secrets_kept.matches(other, kept) for other in (password[:-1], password + "x", password.swapcase())
    )
    assert password.strip() == password or not secrets_kept.matches(password.strip(), kept)
    assert password not in kept


def test_nobody_has_no_password():
    """A missing space costs the same work and never opens."""
    assert not secrets_kept.matches("", None)

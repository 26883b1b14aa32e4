"""Secrets leave evidence in every form in which they may be written."""

from __future__ import annotations

import base64
import html
from urllib.parse import quote

import pytest

from harness.redaction import Redactor

PASSWORD = "vK7-tz4Q&m+Wr9<b2"
NIR = "185089299999996"


@pytest.fixture
def redactor() -> Redactor:
    made = Redactor(b"key of a run")
    made.learn("mot de passe", PASSWORD)
    made.learn("NIR", NIR)
    return made


@pytest.mark.parametrize(
    "written",
    [
        PASSWORD,
        quote(PASSWORD, safe=""),
        html.escape(PASSWORD),
        base64.b64encode(PASSWORD.encode()).decode().rstrip("="),
        NIR,
        "1 85 08 92 999 999 96",
        "1\u00a085\u00a008\u00a092\u00a0999\u00a0999\u00a096",
    ],
)
def test_no_form_of_a_secret_is_left(redactor: Redactor, written: str) -> None:
    """Plain, percent-encoded, escaped, in base64, grouped."""
    masked = redactor.mask(f"avant {written} après")
    assert written not in masked
    assert masked.startswith("avant [")


def test_the_same_value_has_the_same_token_in_a_run(redactor: Redactor) -> None:
    """So a reader can follow it from page to page."""
    assert redactor.mask(f"page une : {NIR}")[-8:] == redactor.mask(f"page deux : {NIR}")[-8:]
    assert redactor.mask(NIR) != redactor.mask(PASSWORD)


def test_another_run_has_other_tokens(redactor: Redactor) -> None:
    """Tokens tell nothing about the value."""
    other = Redactor(b"another key")
    other.learn("NIR", NIR)
    assert other.mask(NIR) != redactor.mask(NIR)


def test_a_secret_inside_another_does_not_spoil_it(redactor: Redactor) -> None:
    """The longest is replaced first."""
    redactor.learn("NIR", NIR[:13])
    assert redactor.mask(NIR).count("[") == 1


def test_secrets_are_kept_where_that_is_asked() -> None:
    """--keep-secrets is for debugging."""
    kept = Redactor(b"key", keep=True)
    kept.learn("NIR", NIR)
    assert kept.mask(NIR) == NIR


def test_a_secret_of_an_earlier_scenario_is_still_one(redactor: Redactor) -> None:
    """It may leak into somebody else's page."""
    redactor.begin()
    assert NIR not in redactor.mask(f'value="{NIR}"')


@pytest.mark.parametrize(
    "drawn",
    [
        "http://p.test/lien/TPm5JB8L64eWex1ERsm0qBFoBBbHYmY_",
        "cookie: session=9f86d081884c7d659a2feaa0c55ad015",
        "_csrf=Zk3-4tY_8uQw2eRt6yUi9oPa",
    ],
)
def test_what_is_drawn_by_chance_is_a_secret_without_being_known(redactor: Redactor, drawn: str) -> None:
    """A link's token, a session, an anti-forgery proof."""
    masked = redactor.mask(drawn)
    assert "[jeton " in masked
    assert drawn[-20:] not in masked


def test_ordinary_long_words_are_left(redactor: Redactor) -> None:
    """A reader needs them."""
    text = "application/x-www-form-urlencoded anticonstitutionnellement"
    assert redactor.mask(text) == text

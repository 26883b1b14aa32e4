"""What an answer shows is read as its reader would: titles, values in any form, the cookies it leaves."""

from __future__ import annotations

import base64
from urllib.parse import quote

import pytest

from harness.answers import cookies_after, headline_of, holds, page_of, shown_in
from harness.exchanges import Exchange

SECRET = "aé&+ 7Z"


def _answer(body: str = "", *given: str, cookie: str = "", kind: str = "text/html") -> Exchange:
    sent = (("cookie", cookie),) if cookie else ()
    received = (("content-type", kind), *(("set-cookie", line) for line in given))
    return Exchange("GET", "http://portal/", sent, b"", 200, received, body.encode())


def test_a_page_is_told_by_its_title_and_its_first_heading():
    page = _answer("<title>Mon espace</title><h1>Bienvenue <b>Ada</b></h1><h2>Services</h2>")
    assert headline_of(page) == ("mon espace", "bienvenue ada")


@pytest.mark.parametrize("answer", [_answer(""), _answer("{}", kind="application/json")])
def test_what_is_no_page_has_no_headline(answer):
    assert headline_of(answer) == ("", "")


@pytest.mark.parametrize(
    "text",
    [
        SECRET,
        "aé&amp;+ 7Z",
        quote(SECRET, safe=""),
        "a\\u00e9&+ 7Z",
        base64.b64encode(SECRET.encode()).decode(),
    ],
)
def test_a_secret_is_found_in_any_of_its_forms(text):
    assert holds(f"avant {text} après", SECRET)


def test_another_value_is_not_taken_for_the_secret():
    assert not holds("aé&+ 7z", SECRET)


def test_values_are_read_whatever_their_case_and_grouping():
    assert shown_in("<p>06 39 98 12 34</p>", ["0639981234", "0639980000"]) == ["0639981234"]


def test_a_name_is_shown_as_words_of_its_own_only():
    """« Nicolas » shows nothing of a Colas; a name in capitals, grouped or in an element is shown."""
    assert shown_in("Bonjour Nicolas Durand", ["Colas"]) == []
    assert shown_in("Bonjour Diana Colas-Petit", ["Ana Colas"]) == []
    assert shown_in("<b>COLAS</b>, Le&nbsp;Goff", ["Colas", "Le Goff"]) == ["Colas", "Le Goff"]
    assert shown_in("Camille D’Arc", ["D'Arc"]) == ["D'Arc"]


def test_the_cookies_of_an_answer_replace_those_that_were_sent():
    given = ("session=new; Path=/; Expires=Thu, 01 Jan 2099", "seen=1")
    answer = _answer("", *given, cookie="session=old; lang=fr")
    assert cookies_after(answer) == "session=new; lang=fr; seen=1"


def test_a_page_is_read_in_the_charset_of_its_header():
    """Without a meta element, the header alone says that « é » takes two bytes."""
    answer = _answer("<h1>Démarches terminées</h1>", kind="text/html; charset=utf-8")
    assert page_of(answer).headings[0].text == "Démarches terminées"

"""A form of method GET is asked as a browser asks it: its fields, and they alone, are the query."""

from __future__ import annotations

from harness.exchanges import Exchange
from harness.general.searches import asked, forms, searches

OPENED = Exchange("GET", "http://p.test/", (("accept", "text/html"),), b"", 200)
SEARCH = '<form action="/cherche?vieux=1"><input name="q"><input type="hidden" name="ou" value="site"></form>'


def test_a_search_is_asked_by_its_address() -> None:
    """An entry that the page leaves empty is a field too; the query of the action goes."""
    (search,) = searches(SEARCH, "http://p.test/", OPENED)
    sent = asked(search.having({"q": "<b>"}))
    assert (sent.exchange.url, sent.fields) == ("http://p.test/cherche?q=%3Cb%3E&ou=site", ())


def test_a_filter_is_asked_for_as_a_search_is() -> None:
    """Its list goes in the address like any entry."""
    chosen = "<form><select name=an><option>2025<option selected>2026</select></form>"
    (filtering,) = searches(chosen, "http://p.test/releves", OPENED)
    assert asked(filtering).exchange.url == "http://p.test/releves?an=2026"


def test_what_posts_or_asks_nothing_in_writing_is_no_search() -> None:
    """A button that only leads, and a form that is sent otherwise."""
    others = '<form action="/retour"><button name="a" value="1">Retour</button></form>'
    others += '<form method="post"><input name="q"></form><form method="dialog"><input name="q"></form>'
    assert list(searches(others, "http://p.test/", OPENED)) == []


def test_a_form_that_is_posted_is_sent_as_a_browser_does() -> None:
    """From its page, url-encoded, with what the page fills in; one that joins a file is left out."""
    shown = '<form method="post" action="avis"><input type="hidden" name="csrf" value="x"><textarea name="t">'
    shown += '</textarea></form><form method="post" enctype="multipart/form-data"><input name="f"></form>'
    (sent,) = forms(shown, "http://p.test/espace/", OPENED)
    assert (sent.exchange.method, sent.exchange.url) == ("POST", "http://p.test/espace/avis")
    assert sent.fields == (("csrf", "x"), ("t", ""))
    assert dict(sent.exchange.headers) == {
        "accept": "text/html",
        "content-type": "application/x-www-form-urlencoded",
        "origin": "http://p.test",
        "referer": "http://p.test/espace/",
    }


def test_a_form_that_only_ends_something_is_none_to_write_in() -> None:
    """The log-out of every page is left alone."""
    ending = (
        '<form method="post" action="/fin"><input type="hidden" name="csrf" value="x"><button>Fin</button>'
    )
    assert list(forms(ending, "http://p.test/", OPENED)) == []

"""A form of method GET is asked as a browser asks it: its fields, and they alone, are the query."""

from __future__ import annotations

from harness.exchanges import Exchange
from harness.general.searches import asked, searches

OPENED = Exchange("GET", "http://p.test/", (("accept", "text/html"),), b"", 200)
SEARCH = '<form action="/cherche?vieux=1"><input name="q"><input type="hidden" name="ou" value="site"></form>'


def test_a_search_is_asked_by_its_address() -> None:
    """An entry that the page leaves empty is a field too; the query of the action goes."""
    (search,) = searches(SEARCH, "http://p.test/", OPENED)
    sent = asked(search.having({"q": "<b>"}))
    assert (sent.exchange.url, sent.fields) == ("http://p.test/cherche?q=%3Cb%3E&ou=site", ())


def test_what_posts_or_asks_nothing_in_writing_is_no_search() -> None:
    """A button that only leads, and a form that is sent otherwise."""
    others = '<form action="/retour"><button name="a" value="1">Retour</button></form>'
    others += '<form method="post"><input name="q"></form><form method="dialog"><input name="q"></form>'
    assert list(searches(others, "http://p.test/", OPENED)) == []

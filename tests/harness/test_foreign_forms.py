"""What another site may have a browser send: the cookies and the fields, and no header that a script adds."""

from __future__ import annotations

from harness.exchanges import Exchange
from harness.foreign_forms import bare, proven
from harness.wire_probe import Sent


def test_another_site_has_none_of_the_headers_that_a_script_adds() -> None:
    """GEN-010: a session held by a bearer, or a header that is asked for, keeps other sites out by itself."""
    headers = (
        ("accept", "text/html"),
        ("authorization", "Bearer essai"),
        ("x-requested-with", "XMLHttpRequest"),
        ("csrf-token", "essai"),
    )
    sent = Sent(Exchange("POST", "http://portail.test/rue", headers, b"", 302, (), b""), (), json=False)
    assert bare(sent).exchange.headers == (("accept", "text/html"),)


def test_a_number_that_differs_proves_nothing_by_itself() -> None:
    """GEN-010: where the browser alone keeps other sites out, a hidden number of file is no proof."""
    sent = Sent(Exchange("POST", "http://portail.test/rue", (), b"", 302, (), b""), (), json=False)
    assert not proven(sent, {"dossier"})
    assert proven(sent, {"dossier", "jeton_csrf"})

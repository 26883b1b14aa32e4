"""What scripts fetch of the space is told from its pages, and asked for again without who asked."""

from __future__ import annotations

import json
from datetime import date

from harness.audiens.fetched import by_a_stranger, telling, tells
from harness.exchanges import Exchange
from harness.people import AudiensPerson

SHE = AudiensPerson(
    identifier="1234567890",
    last_name="Lefèvre",
    first_name="Anne",
    birth_date=date(1985, 8, 1),
    street="12 rue des Lilas",
    postal_code="75011",
    city="PARIS",
    email="anne@example.org",
    mobile=None,
    other_mobile="0639981234",
)
JSON = (("content-type", "application/json"),)
NAMED = json.dumps({"holder": "Lefèvre"}).encode()  # its è is an escape


def got(url: str, answer: bytes, *, method: str = "GET", kind: str = "application/json") -> Exchange:
    """An exchange that was answered 200."""
    headers = (("accept", "*/*"), ("cookie", "sid=hers"), ("authorization", "Bearer hers"))
    return Exchange(method, url, headers, b"", 200, (("content-type", kind),), answer)


def test_what_names_her_since_she_logged_in_is_kept() -> None:
    """Neither what came before her last sending, nor a page, nor what tells nothing of her."""
    space = got("/api/space", NAMED)
    seen = [
        got("/api/journey", NAMED),
        got("/api/login", b"{}", method="POST"),
        got("/space", NAMED, kind="text/html"),
        got("/api/news", b"{}"),
        space,
    ]
    assert telling(seen, SHE) == (space,)


def test_a_refusal_tells_nothing() -> None:
    """An answer that is no 200 has shown nothing, whatever it echoes."""
    refused = Exchange("GET", "/api/space", (), b"", 401, JSON, NAMED)
    assert not tells(refused, SHE)


def test_a_stranger_has_no_credentials() -> None:
    """Cookies and tokens of the holder stay with her."""
    assert by_a_stranger(got("/api/space", NAMED)).headers == (("accept", "*/*"),)

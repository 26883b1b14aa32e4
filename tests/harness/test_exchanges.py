"""What an exchange says is read by lower-case name: a first header, or each of them, and a Cookie whole."""

from __future__ import annotations

from harness.exchanges import Exchange


def _exchange(sent: tuple[tuple[str, str], ...] = (), received: tuple[tuple[str, str], ...] = ()) -> Exchange:
    return Exchange("GET", "http://portal/", sent, b"", 200, received)


def test_a_cookie_that_came_in_several_parts_is_one():
    """HTTP/2 sends each pair by itself (RFC 9113, 8.2.3)."""
    sent = (("cookie", "session=1"), ("accept", "text/html"), ("cookie", "lang=fr"))
    assert _exchange(sent).asked("cookie") == "session=1; lang=fr"


def test_a_header_given_twice_is_read_by_its_first_or_by_each():
    answer = _exchange(received=(("cache-control", "private"), ("cache-control", "no-store")))
    assert answer.answered("cache-control") == "private"
    assert answer.each_answered("cache-control") == ["private", "no-store"]


def test_what_was_not_said_is_empty():
    assert (_exchange().asked("cookie"), _exchange().answered("location")) == ("", "")

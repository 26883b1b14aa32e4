"""Forms as a page shows them, a search for one, that nobody has sent yet: as requests to be replayed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, cast
from urllib.parse import urlencode, urljoin, urlsplit, urlunsplit

from lxml import html

from harness.wire_probe import Sent

if TYPE_CHECKING:
    from harness.exchanges import Exchange

_WRITTEN = frozenset({"text", "search", "tel", "email", "url", "number", "date", "password", "textarea"})
_URL_ENCODED = "application/x-www-form-urlencoded"


def searches(page: str, url: str, opened: Exchange) -> Iterator[Sent]:
    """The forms of a page that ask by an address and have something to be given, as the page fills them.

    ``opened`` is a request of the page's reader, whose headers they are sent with.
    """
    return (sent for sent in forms(page, url, opened) if sent.exchange.method == "GET")


def forms(page: str, url: str, opened: Exchange) -> Iterator[Sent]:
    """The same, and those that are posted with something to be written; one that joins a file is left out."""
    document = html.document_fromstring(page or "<p>")
    for form in cast("list[html.FormElement]", document.xpath("//form")):
        fields = tuple(_fields(form))
        needed = _is_given if form.method == "GET" else _is_written
        if not fields or not any(map(needed, form.inputs)):
            continue
        action = urljoin(url, form.get("action") or url)
        if form.method == "GET":
            yield Sent(replace(opened, method="GET", url=action, body=b""), fields, json=False)
        elif form.method == "POST" and "multipart" not in (form.get("enctype") or "").lower():
            yield Sent(_posted(opened, action, url), fields, json=False)


def _posted(opened: Exchange, action: str, url: str) -> Exchange:
    """A request that posts a form of the page at that address, by the headers of a browser."""
    site = urlunsplit(urlsplit(url)._replace(path="", query="", fragment=""))
    said = {"content-type": _URL_ENCODED, "origin": site, "referer": url}
    kept = tuple((name, value) for name, value in opened.headers if name not in said)
    return replace(opened, method="POST", url=action, body=b"", headers=(*kept, *said.items()))


def asked(sent: Sent) -> Sent:
    """The same as its form asks: its fields are the query of its address (HTML, 4.10.21.3)."""
    if sent.exchange.method != "GET":
        return sent
    parts = urlsplit(sent.exchange.url)
    query = urlunsplit(parts._replace(query=urlencode(sent.fields), fragment=""))
    return replace(sent.at(query), fields=())


def _fields(form: html.FormElement) -> Iterator[tuple[str, str]]:
    given = dict(form.form_values())
    for entry in form.inputs:
        name = entry.get("name")
        if name and (name in given or _is_written(entry)):
            yield name, given.get(name) or ""


def _is_given(entry: html.HtmlElement) -> bool:
    """Written, or chosen in a list: a filter is asked for as a search is."""
    return _is_written(entry) or (entry.tag == "select" and entry.get("disabled") is None)


def _is_written(entry: html.HtmlElement) -> bool:
    kind = "textarea" if entry.tag == "textarea" else (entry.get("type") or "text").lower()
    return (
        bool(entry.get("name"))
        and entry.tag != "select"
        and entry.get("disabled") is None
        and kind in _WRITTEN
    )

"""Forms that a page sends by an address alone (method GET), a search for one, as requests to be replayed."""

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


def searches(page: str, url: str, opened: Exchange) -> Iterator[Sent]:
    """The forms of a page that ask by an address and have something to be written, as the page fills them.

    ``opened`` is a request of the page's reader, whose headers they are sent with.
    """
    document = html.document_fromstring(page or "<p>")
    for form in cast("list[html.FormElement]", document.xpath("//form")):
        fields = tuple(_fields(form))
        if form.method == "GET" and any(map(_is_written, form.inputs)) and fields:
            action = urljoin(url, form.get("action") or url)
            yield Sent(replace(opened, method="GET", url=action, body=b""), fields, json=False)


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


def _is_written(entry: html.HtmlElement) -> bool:
    kind = "textarea" if entry.tag == "textarea" else (entry.get("type") or "text").lower()
    return (
        bool(entry.get("name"))
        and entry.tag != "select"
        and entry.get("disabled") is None
        and kind in _WRITTEN
    )

"""The part of a page that speaks of one thing: what surrounds a command, as far as another one's part."""

from __future__ import annotations

from lxml import html

from harness.page import Snapshot
from harness.words import bare, fold


def card_of(page: Snapshot, name: str, others: tuple[str, ...]) -> str:
    """The text around the command of that name that holds none of the others; else the whole page."""
    if not page.html.strip():
        return page.text
    document = html.document_fromstring(page.html)
    inner = [e for e in document.iter("a", "button") if bare(name) in bare(_text(e))]
    if not inner:
        return page.text
    here = inner[0]
    for around in inner[0].iterancestors():
        if any(_names(around, other) for other in others):
            break
        here = around
    return _text(here)


def _names(element: html.HtmlElement, name: str) -> bool:
    return any(bare(name) in bare(_text(each)) for each in element.iter("a", "button"))


def _text(element: html.HtmlElement) -> str:
    return fold(" ".join(map(str, element.itertext())))

"""Edits of a page already drawn, for faulty portals and for portals that are drawn otherwise."""

from __future__ import annotations

from collections.abc import Callable

from lxml import html
from lxml.html import HtmlElement

_DOCTYPE = "<!doctype html>"


def edited(page: str, xpath: str, change: Callable[[HtmlElement], None]) -> str:
    """The page with a change made to each element that the path finds; untouched where it finds none."""
    tree = parsed(page)
    found = tree.xpath(xpath)
    if not found:
        return page
    for element in found:
        change(element)
    return written(tree)


def parsed(page: str) -> HtmlElement:
    """The page as a tree."""
    return html.document_fromstring(page)


def written(tree: HtmlElement) -> str:
    """The tree as a page."""
    page: str = html.tostring(tree, encoding="unicode", doctype=_DOCTYPE)
    return page


def without(page: str, xpath: str) -> str:
    """The page without what the path finds."""
    return edited(page, xpath, lambda element: element.drop_tree())


def become(element: HtmlElement, fragment: str) -> HtmlElement:
    """Put other markup in the place of an element; the text that followed it stays."""
    other = html.fragment_fromstring(fragment)
    other.tail, element.tail = element.tail, None
    parent = element.getparent()
    parent.replace(element, other)
    return other

"""What stands around every page of a site, as landmarks tell it: the banner, the foot and the search."""

from __future__ import annotations

from collections.abc import Iterator

from harness.drivers.html.document import Element, tag

_AROUND = frozenset({"banner", "contentinfo", "search"})
_SECTIONS = frozenset({"article", "aside", "main", "nav", "section"})
_SECTION_ROLES = frozenset({"article", "complementary", "main", "navigation", "region"})


def has_main(elements: tuple[Element, ...]) -> bool:
    """Whether a page tells its main part from the rest."""
    return any(is_main(element) for element in elements)


def is_around(element: Element) -> bool:
    """Whether an element of a page that has a main part stands outside it: banner, foot or search."""
    above = list(element.iterancestors())
    return not any(map(is_main, above)) and any(map(_is_surrounding, above))


def surroundings(elements: tuple[Element, ...]) -> Iterator[Element]:
    """The banner, the foot and the search of a page, where they are not within its main part."""
    for element in elements:
        if _is_surrounding(element) and not any(map(is_main, element.iterancestors())):
            yield element


def is_main(element: Element) -> bool:
    """Whether an element is the main part of its page."""
    return _role(element) == "main" or (tag(element) == "main" and not _role(element))


def _is_surrounding(element: Element) -> bool:
    if _role(element):
        return _role(element) in _AROUND
    if tag(element) in {"header", "footer"}:
        return not any(map(_is_section, element.iterancestors()))
    return tag(element) == "search"


def _is_section(element: Element) -> bool:
    return tag(element) in _SECTIONS or _role(element) in _SECTION_ROLES


def _role(element: Element) -> str:
    return (element.get("role") or "").strip().lower()

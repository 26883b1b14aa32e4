"""What style sheets say about display and visibility: whether a thing shows, and whether it is a block."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from harness.drivers.html.document import Document, Element, tag
from harness.drivers.html.selectors import Selector, Specificity, Unsupported, parse

# The window of the browser driver, so that both see the same of a page that adapts to its width.
WINDOW_WIDTH = 1280
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_DECLARATION = re.compile(
    r"(?:^|[;{\s])(display|visibility)\s*:\s*([a-z-]+)[^;}!]*(!\s*important)?", re.IGNORECASE
)
_WIDTH = re.compile(r"(min|max)-width\s*:\s*([\d.]+)\s*(px|em|rem)?")
_DESCENDED = ("@media", "@supports", "@layer", "@container")
_OTHER_MEDIA = re.compile(r"\b(print|speech)\b")
MAX_RULES = 20_000


@dataclass(frozen=True, slots=True)
class _Rule:
    selector: Selector
    prop: str
    value: str
    rank: tuple[bool, Specificity, int]


class Styles:
    """The cascade of a document's sheets and style attributes, for two properties only."""

    def __init__(self, sheets: Sequence[str] = ()) -> None:
        self._by_key: dict[str, list[_Rule]] = {}
        for rule in _rules(sheets):
            self._by_key.setdefault(rule.selector.key, []).append(rule)

    def values(self, element: Element) -> tuple[str | None, str | None]:
        """What the page's author wants of ``display`` and ``visibility``; ``None`` where nothing is said."""
        matching = [rule for rule in self._candidates(element) if rule.selector.matches(element)]
        own = _own(element)
        if not matching and not own:
            return None, None
        return _winner("display", matching, own), _winner("visibility", matching, own)

    def _candidates(self, element: Element) -> Iterator[_Rule]:
        if not self._by_key:
            return
        keys = ["*", tag(element), f"#{element.get('id')}"]
        keys += [f".{name}" for name in (element.get("class") or "").split()]
        for key in keys:
            yield from self._by_key.get(key, ())


@lru_cache(maxsize=64)
def styles_of(sheets: tuple[str, ...]) -> Styles:
    """The cascade of these sheets; a portal's pages share theirs."""
    return Styles(sheets)


def sheets_of(document: Document, fetch: Callable[[str], str]) -> list[str]:
    """The texts of a document's style sheets, in order; ``fetch`` gives that of a linked one."""
    found = []
    for element in document.elements:
        if not applies(element.get("media") or ""):
            continue
        if element.tag == "style":
            found.append(element.text or "")
        elif element.tag == "link" and _is_sheet(element):
            found.append(fetch(document.resolve(element.get("href") or "")))
    return found


def applies(condition: str) -> bool:
    """Whether a media condition holds in a window on a screen; what is not understood holds."""
    if _OTHER_MEDIA.search(condition) and "not" not in condition:
        return "screen" in condition or "all" in condition
    for bound, number, unit in _WIDTH.findall(condition):
        width = float(number) * (16 if unit in {"em", "rem"} else 1)
        if width > WINDOW_WIDTH if bound == "min" else width < WINDOW_WIDTH:
            return False
    return "prefers-color-scheme: dark" not in condition and "prefers-reduced-motion" not in condition


def _is_sheet(element: Element) -> bool:
    relations = (element.get("rel") or "").lower().split()
    return "stylesheet" in relations and "alternate" not in relations and element.get("disabled") is None


def _winner(prop: str, matching: Sequence[_Rule], own: Mapping[str, tuple[str, bool]]) -> str | None:
    rules = [rule for rule in matching if rule.prop == prop]
    best = max(rules, key=lambda rule: rule.rank, default=None)
    mine = own.get(prop)
    if mine is not None and (best is None or mine[1] or not best.rank[0]):
        return mine[0]
    return best.value if best is not None else None


def _own(element: Element) -> dict[str, tuple[str, bool]]:
    """What the style attribute says, and whether it insists."""
    style = element.get("style")
    if not style:
        return {}
    found = _DECLARATION.findall(style)
    return {prop.lower(): (value.lower(), bool(important)) for prop, value, important in found}


def _rules(sheets: Sequence[str]) -> Iterator[_Rule]:
    order = 0
    for sheet in sheets:
        for prelude, body in _blocks(_COMMENT.sub(" ", sheet)):
            declared = _DECLARATION.findall(body)
            if not declared or order > MAX_RULES:
                continue
            for selector in _selectors(prelude):
                for prop, value, important in declared:
                    order += 1
                    rank = (bool(important), selector.specificity, order)
                    yield _Rule(selector, prop.lower(), value.lower(), rank)


def _blocks(text: str) -> Iterator[tuple[str, str]]:
    """The rules of a sheet as (selectors, declarations), those of conditions that hold among them."""
    place = 0
    while (start := text.find("{", place)) >= 0:
        prelude = text[place:start].rpartition(";")[2].strip()
        end = _closing(text, start)
        body = text[start + 1 : end]
        if prelude.startswith(_DESCENDED):
            if not prelude.startswith("@media") or applies(prelude.lower()):
                yield from _blocks(body)
        elif not prelude.startswith("@"):
            yield prelude, body
        place = end + 1


def _closing(text: str, start: int) -> int:
    depth = 0
    for found in re.compile(r"[{}]").finditer(text, start):
        depth += 1 if found.group() == "{" else -1
        if depth == 0:
            return found.start()
    return len(text)


def _selectors(prelude: str) -> Iterator[Selector]:
    for part in re.split(r",(?![^(]*\))", prelude):
        try:
            yield parse(part)
        except Unsupported:
            # A state that no still page is in, such as :hover, or a pseudo-element.
            continue

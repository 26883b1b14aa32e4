"""The text that a person sees, one line a block."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from harness.drivers.html.document import Element, collapse, tag
from harness.drivers.html.visibility import LINE, Visibility

_SILENT = frozenset({"select", "textarea", "svg"})


def visible_text(
    root: Element, visibility: Visibility, unless: Callable[[Element], bool] = lambda _: False
) -> str:
    """The text under ``root``, parts for which ``unless`` holds left out."""
    joined = "".join(_pieces(root, visibility, unless))
    lines = (collapse(line) for line in joined.split(LINE))
    return "\n".join(line for line in lines if line)


def _pieces(element: Element, visibility: Visibility, unless: Callable[[Element], bool]) -> Iterator[str]:
    if not visibility.displayed(element) or tag(element) in _SILENT or unless(element):
        return
    edge = visibility.edge(element)
    yield edge
    seen = visibility.perceivable(element)
    if element.text and seen:
        yield element.text
    for child in element:
        if isinstance(child.tag, str):
            yield from _pieces(child, visibility, unless)
        if child.tail and seen:
            yield child.tail
    yield edge

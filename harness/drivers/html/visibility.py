"""What of a document is rendered, seen and reachable, without running its scripts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from harness.drivers.html.document import Document, Element, tag, words

_NEVER_RENDERED = words(
    "head script style template title meta link base datalist noembed noframes area param source track "
    "audio video object iframe canvas optgroup option"
)
_DISPLAY = re.compile(r"(?:^|;)\s*display\s*:\s*([a-z-]+)", re.IGNORECASE)
_VISIBILITY = re.compile(r"(?:^|;)\s*visibility\s*:\s*([a-z]+)", re.IGNORECASE)
_MODAL_ROLES = frozenset({"dialog", "alertdialog"})


@dataclass(frozen=True, slots=True)
class _State:
    rendered: bool = True
    visible: bool = True
    exposed: bool = True  # no aria-hidden above
    reachable: bool = True  # not inert


class Visibility:
    """Answers, for each element of a document, from its attributes and inline styles only.

    Style sheets are not read: a page that hides by class alone is seen in full here.
    """

    def __init__(self, document: Document) -> None:
        self._states: dict[Element, _State] = {}
        self._walk(document.root, _State())
        self.modal = self._open_modal(document)
        self._within = self._family(self.modal) if self.modal is not None else None

    def rendered(self, element: Element) -> bool:
        """Takes part in the layout, and is not invisible."""
        state = self._states[element]
        return state.rendered and state.visible

    def displayed(self, element: Element) -> bool:
        """Takes part in the layout; ``visibility: hidden`` may still hide its own text."""
        return self._states[element].rendered

    def exposed(self, element: Element) -> bool:
        """In the accessibility tree: rendered and not under ``aria-hidden``."""
        return self.rendered(element) and self._states[element].exposed

    def perceivable(self, element: Element) -> bool:
        """Seen by a person: rendered, not inert, not behind an open modal."""
        state = self._states[element]
        return state.rendered and state.visible and state.reachable and self._in_front(element)

    def reachable(self, element: Element) -> bool:
        """Perceivable, and in the accessibility tree."""
        return self.perceivable(element) and self._states[element].exposed

    def _walk(self, root: Element, state: _State) -> None:
        waiting = [(root, state)]
        while waiting:
            element, above = waiting.pop()
            own = self._states[element] = _state_of(element, above)
            waiting.extend((child, own) for child in element if isinstance(child.tag, str))

    def _open_modal(self, document: Document) -> Element | None:
        modals = [
            element
            for element in document.elements
            if element.get("aria-modal") == "true"
            and (element.get("role") in _MODAL_ROLES or tag(element) == "dialog")
            and self.exposed(element)
        ]
        return modals[-1] if modals else None

    @staticmethod
    def _family(modal: Element) -> frozenset[Element]:
        return frozenset(modal.iter()) | frozenset(modal.iterancestors())

    def _in_front(self, element: Element) -> bool:
        return self._within is None or element in self._within


def _state_of(element: Element, above: _State) -> _State:
    style = element.get("style") or ""
    rendered = above.rendered and not _display_none(element, style)
    visibility = _VISIBILITY.search(style)
    visible = visibility.group(1).lower() == "visible" if visibility else above.visible
    exposed = above.exposed and (element.get("aria-hidden") or "").strip().lower() != "true"
    reachable = above.reachable and element.get("inert") is None
    return _State(rendered, visible, exposed, reachable)


def _display_none(element: Element, style: str) -> bool:
    name = tag(element)
    if name in _NEVER_RENDERED or (
        name == "input" and (element.get("type") or "").strip().lower() == "hidden"
    ):
        return True
    if display := _DISPLAY.search(style):
        return display.group(1).lower() == "none"
    if element.get("hidden") is not None or element.get("popover") is not None:
        return True
    if name == "dialog" and element.get("open") is None:
        return True
    return _in_closed_details(element)


def _in_closed_details(element: Element) -> bool:
    parent = element.getparent()
    if parent is None or tag(parent) != "details" or parent.get("open") is not None:
        return False
    return element is not next((child for child in parent if tag(child) == "summary"), None)

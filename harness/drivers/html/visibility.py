"""What of a document is rendered, seen and reachable, without running its scripts."""

from __future__ import annotations

from dataclasses import dataclass

from harness.drivers.html.document import Document, Element, tag, words
from harness.drivers.html.styles import Styles

_NEVER_RENDERED = words(
    "head script style template title meta link base datalist noembed noframes area param source track "
    "audio video object iframe canvas optgroup option"
)
# Their boxes are apart from the text around them, so that their text is too (CSS default style sheet).
BLOCKS = words(
    "address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav "
    "optgroup option ol p plaintext pre search section summary table caption thead tbody tfoot tr ul xmp"
)
APART = words("button input select textarea meter progress td th")
LINE = "\v"
_VISIBILITIES = frozenset({"visible", "hidden", "collapse"})
_MODAL_ROLES = frozenset({"dialog", "alertdialog"})


@dataclass(frozen=True, slots=True)
class _State:
    rendered: bool = True
    visible: bool = True
    exposed: bool = True  # no aria-hidden above
    reachable: bool = True  # not inert
    display: str = "block"


class Visibility:
    """Answers for each element of a document, from its attributes and its style sheets."""

    def __init__(self, document: Document, styles: Styles) -> None:
        self._styles = styles
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

    def edge(self, element: Element) -> str:
        """What parts the text of an element from that around it: a line, a space or nothing."""
        display = self._states[element].display
        if tag(element) == "br" or (tag(element) == "hr" and display != "none"):
            return LINE
        if display in {"inline", "contents"}:
            return " " if tag(element) in {"img", "svg"} else ""
        return " " if display.startswith(("inline", "ruby")) or display == "table-cell" else LINE

    def exposed(self, element: Element) -> bool:
        """In the accessibility tree: rendered and not under ``aria-hidden``."""
        return self.rendered(element) and self._states[element].exposed

    def perceivable(self, element: Element) -> bool:
        """Seen by a person: rendered, not inert, in front."""
        state = self._states[element]
        return state.rendered and state.visible and state.reachable and self._in_front(element)

    def reachable(self, element: Element) -> bool:
        """Perceivable, and in the accessibility tree."""
        return self.perceivable(element) and self._states[element].exposed

    def _walk(self, root: Element, state: _State) -> None:
        waiting = [(root, state)]
        while waiting:
            element, above = waiting.pop()
            own = self._states[element] = self._state_of(element, above)
            waiting.extend((child, own) for child in element if isinstance(child.tag, str))

    def _state_of(self, element: Element, above: _State) -> _State:
        display, visibility = self._styles.values(element)
        display = display or _display_by_default(element)
        return _State(
            rendered=above.rendered and display != "none" and not _never_rendered(element),
            visible=visibility == "visible" if visibility in _VISIBILITIES else above.visible,
            exposed=above.exposed and (element.get("aria-hidden") or "").strip().lower() != "true",
            reachable=above.reachable and element.get("inert") is None,
            display=_blockified(display) if above.display.endswith(("flex", "grid")) else display,
        )

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
        return frozenset(modal.iter())

    def _in_front(self, element: Element) -> bool:
        return self._within is None or element in self._within


def _display_by_default(element: Element) -> str:
    """The browser's own style sheet."""
    if element.get("hidden") is not None or element.get("popover") is not None:
        return "none"
    if tag(element) == "dialog" and element.get("open") is None:
        return "none"
    if tag(element) in BLOCKS:
        return "block"
    return "inline-block" if tag(element) in APART else "inline"


def _blockified(display: str) -> str:
    """What a child of a flexible box or a grid becomes (CSS Display 3)."""
    return "block" if display == "inline" else display.removeprefix("inline-")


def _never_rendered(element: Element) -> bool:
    name = tag(element)
    if name == "input":
        return (element.get("type") or "").strip().lower() == "hidden"
    return name in _NEVER_RENDERED or _in_closed_details(element)


def _in_closed_details(element: Element) -> bool:
    parent = element.getparent()
    if parent is None or tag(parent) != "details" or parent.get("open") is not None:
        return False
    return element is not next((child for child in parent if tag(child) == "summary"), None)

"""Accessible names and descriptions, per accname 1.2 and HTML-AAM."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from harness.drivers.html.document import Document, Element, collapse, raw_text, tag, words
from harness.drivers.html.roles import BUTTON_TYPES, explicit_role, input_type, role_of
from harness.drivers.html.visibility import Visibility

LABELABLE = frozenset({"input", "select", "textarea", "button", "meter", "output", "progress"})
_FROM_CONTENT = words(
    "button link checkbox radio switch tab menuitem menuitemcheckbox menuitemradio option heading cell "
    "columnheader rowheader row tooltip treeitem"
)
_DRAWN = re.compile("[\ue000-\uf8ff]")
_DEFAULT_LABELS = {"submit": "Envoyer", "image": "Envoyer", "reset": "Réinitialiser"}


class Values(Protocol):
    """What entries hold, for names that embed them."""

    def text(self, element: Element) -> str:
        """The value as a person reads it."""
        ...


@dataclass(frozen=True, slots=True)
class Name:
    """A name and where it comes from."""

    text: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class _Walk:
    """How a subtree is read: for whom, by reference or not, hidden parts or not."""

    owner: Element
    by_reference: bool = False
    hidden_too: bool = False


class Names:
    """Computes names and descriptions in one document."""

    def __init__(self, document: Document, visibility: Visibility, values: Values) -> None:
        self._document = document
        self._visibility = visibility
        self._values = values

    def name(self, element: Element) -> Name:
        """The accessible name, ``Name("")`` where there is none."""
        spoken = (Name(_spoken(found.text), found.source) for found in self._candidates(element))
        return next((found for found in spoken if found.text), Name(""))

    def description(self, element: Element, name: Name) -> str:
        """What aria-describedby, aria-description or an unused title says."""
        if text := self.referenced(element, "aria-describedby"):
            return text
        if text := collapse(element.get("aria-description") or ""):
            return text
        title = collapse(element.get("title") or "")
        return title if name.source != "title" and title != name.text else ""

    def referenced(self, element: Element, attribute: str) -> str:
        """The text of the elements that an attribute points to."""
        targets = self._document.by_ids(element.get(attribute))
        return collapse(" ".join(self._target(target, element) for target in targets))

    def content(self, element: Element) -> str:
        """The text of an element as a name would hold it."""
        return collapse("".join(self._children(element, _Walk(owner=element))))

    def labels(self, element: Element) -> tuple[Element, ...]:
        """The label elements of a control, in document order."""
        return tuple(self._labels.get(element, ()))

    @cached_property
    def _labels(self) -> dict[Element, list[Element]]:
        found: dict[Element, list[Element]] = {}
        for label in self._document.elements:
            if tag(label) == "label" and (control := self._labelled(label)) is not None:
                found.setdefault(control, []).append(label)
        return found

    def _labelled(self, label: Element) -> Element | None:
        target = label.get("for")
        if target is not None:
            control = self._document.ids.get(target)
            return control if control is not None and _labelable(control) else None
        return next((child for child in label.iterdescendants() if _labelable(child)), None)

    def _candidates(self, element: Element) -> Iterator[Name]:
        yield Name(self.referenced(element, "aria-labelledby"), "aria-labelledby")
        yield from self._own(element, from_content=role_of(element) in _FROM_CONTENT)

    def _own(self, element: Element, *, from_content: bool) -> Iterator[Name]:
        yield Name(collapse(element.get("aria-label") or ""), "aria-label")
        yield from self._native(element)
        if from_content:
            yield Name(self.content(element), "content")
        yield Name(collapse(element.get("title") or ""), "title")
        yield Name(
            collapse(element.get("placeholder") or element.get("aria-placeholder") or ""), "placeholder"
        )

    def _native(self, element: Element) -> Iterator[Name]:
        name = tag(element)
        if name in LABELABLE:
            yield Name(self._from_labels(element), "label")
        if name == "input" and input_type(element) in BUTTON_TYPES:
            yield from _button_text(element)
        elif name == "fieldset":
            legend = next((child for child in element if tag(child) == "legend"), None)
            yield Name(self.content(legend) if legend is not None else "", "label")
        elif name in {"img", "area"}:
            yield Name(collapse(element.get("alt") or ""), "alt")
        elif name == "svg":
            yield Name(_svg_title(element), "title")

    def _from_labels(self, element: Element) -> str:
        walk = _Walk(owner=element, by_reference=True)
        told = (label for label in self.labels(element) if not _hidden_from_all(label, self._visibility))
        return collapse(" ".join(self._subtree(label, walk) for label in told))

    def _target(self, target: Element, owner: Element) -> str:
        walk = _Walk(owner=owner, by_reference=True, hidden_too=not self._visibility.exposed(target))
        if target is owner:
            # A control may name itself among others: by its aria-label or content, not by its own reference.
            own = (found for found in self._own(target, from_content=True) if found.text)
            return next(own, Name("")).text
        return self._subtree(target, walk)

    def _subtree(self, element: Element, walk: _Walk) -> str:
        """The text that an element gives to the name of another."""
        if not walk.by_reference and (text := self.referenced(element, "aria-labelledby")):
            return text
        if (value := self._embedded(element, walk)) is not None:
            return value
        if label := collapse(element.get("aria-label") or ""):
            return label
        if native := next((found.text for found in _own_text(element) if found.text), ""):
            return native
        return "".join(self._children(element, walk))

    def _embedded(self, element: Element, walk: _Walk) -> str | None:
        if element is walk.owner:
            return ""
        if role_of(element) in {"textbox", "searchbox", "combobox", "listbox", "spinbutton", "slider"}:
            return self._values.text(element)
        return None

    def _children(self, element: Element, walk: _Walk) -> Iterator[str]:
        yield from _text(element.text, element, self._visibility, walk)
        for child in element:
            if isinstance(child.tag, str) and self._read(child, walk):
                text = self._subtree(child, _Walk(walk.owner, False, walk.hidden_too))
                yield _spaced(child, text, self._visibility)
            yield from _text(child.tail, element, self._visibility, walk)

    def _read(self, child: Element, walk: _Walk) -> bool:
        if tag(child) in {"script", "style", "template"}:
            return False
        state = self._visibility
        return walk.hidden_too or (state.displayed(child) and not _hidden_from_all(child, state))


def _spoken(text: str) -> str:
    """Without the private use area, where icon fonts draw: nobody reads that aloud."""
    return collapse(_DRAWN.sub(" ", text)) if _DRAWN.search(text) else text


def _hidden_from_all(element: Element, visibility: Visibility) -> bool:
    return visibility.rendered(element) and not visibility.exposed(element)


def _text(text: str | None, parent: Element, visibility: Visibility, walk: _Walk) -> Iterator[str]:
    if text and (walk.hidden_too or visibility.rendered(parent)):
        yield text


def _spaced(element: Element, text: str, visibility: Visibility) -> str:
    if tag(element) == "q" and text:
        return f"«{text}»"
    return f" {text} " if visibility.edge(element) else text


def _own_text(element: Element) -> Iterator[Name]:
    name = tag(element)
    if name in {"img", "area"} and explicit_role(element) not in {"none", "presentation"}:
        yield Name(collapse(element.get("alt") or element.get("title") or ""), "alt")
    elif name == "svg":
        yield Name(_svg_title(element), "title")
    elif name == "input" and input_type(element) in BUTTON_TYPES:
        yield from _button_text(element)


def _button_text(element: Element) -> Iterator[Name]:
    kind = input_type(element)
    if kind == "image":
        yield Name(collapse(element.get("alt") or ""), "alt")
        yield Name(collapse(element.get("value") or ""), "value")
        yield Name(collapse(element.get("title") or ""), "title")
    elif kind != "file":
        yield Name(collapse(element.get("value") or ""), "value")
    if element.get("value") is None:
        yield Name(_DEFAULT_LABELS.get(kind, ""), "value")


def _svg_title(element: Element) -> str:
    title = next((child for child in element if tag(child).rpartition("}")[2] == "title"), None)
    return collapse(raw_text(title)) if title is not None else ""


def _labelable(element: Element) -> bool:
    return tag(element) in LABELABLE and not (tag(element) == "input" and input_type(element) == "hidden")

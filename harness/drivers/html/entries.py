"""What the entries of a page hold: defaults from the markup, then what a person typed, ticked or chose."""

from __future__ import annotations

import re
from collections.abc import Iterator

from harness.drivers.html.document import SPACE, Document, Element, collapse, raw_text, tag
from harness.drivers.html.natives import native_value
from harness.drivers.html.numbers import first_number, is_number
from harness.drivers.html.roles import input_type, kind_of, role_of

_SINGLE_LINE = frozenset({"text", "search", "tel", "url", "email", "password"})
# What an input without a value attribute holds.
_DEFAULTS = {"checkbox": "on", "radio": "on", "range": "50", "color": "#000000"}
_CHECKABLE = frozenset({"checkbox", "radio"})


def form_owner(document: Document, element: Element) -> Element | None:
    """The form that a control belongs to, by its form attribute or its ancestors."""
    if (reference := element.get("form")) is not None:
        owner = document.ids.get(reference)
        return owner if owner is not None and tag(owner) == "form" else None
    return next(element.iterancestors("form"), None)


def is_disabled(element: Element) -> bool:
    """Disabled itself or by a fieldset, whose first legend stays usable."""
    if tag(element) not in {"input", "select", "textarea", "button", "fieldset"}:
        return False
    if element.get("disabled") is not None:
        return True
    return any(
        fieldset.get("disabled") is not None and not _in_first_legend(element, fieldset)
        for fieldset in element.iterancestors("fieldset")
    )


def is_readonly(element: Element) -> bool:
    """Shown, not changed."""
    return element.get("readonly") is not None or (element.get("aria-readonly") or "").lower() == "true"


def options_of(select: Element) -> tuple[Element, ...]:
    """The lines of a list, groups opened."""
    return tuple(select.iter("option"))


def option_label(option: Element) -> str:
    """What a line reads."""
    label = option.get("label")
    return collapse(label if label else raw_text(option))


def option_value(option: Element) -> str:
    """What a line sends."""
    value = option.get("value")
    return value if value is not None else collapse(raw_text(option))


class Entries:
    """The state of a page's entries; the document itself never changes."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._values: dict[Element, str] = {}
        self._checked: dict[Element, bool] = {}
        self._chosen: dict[Element, tuple[Element, ...]] = {}
        self.typed: set[Element] = set()
        self.unreadable: set[Element] = set()

    def value(self, element: Element) -> str:
        """What a control would send."""
        if tag(element) == "select":
            return next((option_value(option) for option in self.chosen(element)), "")
        if element in self._values:
            return self._values[element]
        return self._default(element)

    def text(self, element: Element) -> str:
        """The value as a person reads it."""
        if tag(element) == "select":
            return " ".join(option_label(option) for option in self.chosen(element))
        if tag(element) in {"input", "textarea"}:
            return self.value(element)
        return element.get("aria-valuetext") or element.get("aria-valuenow") or self.value(element)

    def checked(self, element: Element) -> bool | None:
        """Ticked or not; ``None`` for what cannot be ticked."""
        if tag(element) == "input" and input_type(element) in _CHECKABLE:
            return self._checked.get(element, element.get("checked") is not None)
        if role_of(element) in {"checkbox", "switch", "radio"}:
            return (element.get("aria-checked") or "").lower() == "true"
        return None

    def chosen(self, select: Element) -> tuple[Element, ...]:
        """The chosen lines of a list: by default the last one so marked, or the first that may be chosen."""
        if select in self._chosen:
            return self._chosen[select]
        lines = options_of(select)
        marked = tuple(line for line in lines if line.get("selected") is not None)
        if select.get("multiple") is not None:
            return marked
        if marked or role_of(select) == "listbox":
            return marked[-1:]
        return tuple(line for line in lines if not _option_disabled(line))[:1]

    def write(self, element: Element, text: str) -> None:
        """Replace the value by typing: what the entry cannot take is refused as a browser refuses it."""
        if is_disabled(element) or is_readonly(element):
            return
        kind = kind_of(element)
        value, readable = native_value(kind, text)
        if kind in _SINGLE_LINE:
            value = re.sub(r"[\r\n]", "", value)
        limit = first_number(element.get("maxlength") or "")
        if limit is not None and (kind in _SINGLE_LINE or kind == "textarea"):
            value = _cut(value, limit)
        self._values[element] = value.strip(SPACE) if kind in {"email", "url"} else value
        self.typed.add(element)
        self.unreadable.discard(element)
        if not readable:
            self.unreadable.add(element)

    def tick(self, element: Element, wanted: bool) -> None:
        """Tick or untick; a ticked radio unticks the others of its group and cannot itself be unticked."""
        if is_disabled(element) or tag(element) != "input":
            return
        if input_type(element) != "radio":
            self._checked[element] = wanted
        elif wanted:
            for other in self.radios(element):
                self._checked[other] = other is element

    def radios(self, radio: Element) -> Iterator[Element]:
        """The radios of the same group, this one among them."""
        name, owner = radio.get("name"), form_owner(self._document, radio)
        for other in self._document.elements:
            if tag(other) != "input" or input_type(other) != "radio":
                continue
            same = bool(name) and other.get("name") == name and form_owner(self._document, other) is owner
            if other is radio or same:
                yield other

    def choose(self, select: Element, label: str) -> bool:
        """Choose the line that reads ``label``; ``False`` where there is none that may be chosen."""
        lines = [line for line in options_of(select) if option_label(line) == collapse(label)]
        line = next((line for line in lines if not _option_disabled(line)), None)
        if line is None or is_disabled(select):
            return False
        kept = self.chosen(select) if select.get("multiple") is not None else ()
        self._chosen[select] = (*(other for other in kept if other is not line), line)
        return True

    def reset(self, form: Element) -> None:
        """Put the entries of a form back to what the page said."""
        for element in self._document.elements:
            if form_owner(self._document, element) is form:
                for kept in (self._values, self._checked, self._chosen):
                    kept.pop(element, None)
                self.typed.discard(element)
                self.unreadable.discard(element)

    @staticmethod
    def _default(element: Element) -> str:
        kind = kind_of(element)
        if tag(element) == "input":
            return _sanitised(kind, element.get("value"))
        if kind == "textarea":
            return raw_text(element).removeprefix("\n").replace("\r\n", "\n")
        return element.get("value") or "" if kind == "button" else collapse(raw_text(element))


def _sanitised(kind: str, value: str | None) -> str:
    if value is None:
        return _DEFAULTS.get(kind, "")
    if kind == "number":
        return value if is_number(value) else ""
    if kind in _SINGLE_LINE:
        value = re.sub(r"[\r\n]", "", value)
    return value.strip(SPACE) if kind in {"email", "url"} else value


def _cut(text: str, limit: int) -> str:
    """The first ``limit`` UTF-16 units, as a browser counts them."""
    return text.encode("utf-16-le")[: 2 * limit].decode("utf-16-le", "ignore")


def _option_disabled(option: Element) -> bool:
    group = option.getparent()
    return option.get("disabled") is not None or (
        group is not None and tag(group) == "optgroup" and group.get("disabled") is not None
    )


def _in_first_legend(element: Element, fieldset: Element) -> bool:
    legend = next((child for child in fieldset if tag(child) == "legend"), None)
    return legend is not None and legend in element.iterancestors("legend")

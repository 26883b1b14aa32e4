"""A snapshot from a document and the state of its entries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from harness.css import designated
from harness.drivers.html.document import Document, Element, collapse, tag
from harness.drivers.html.entries import (
    Entries,
    form_owner,
    is_disabled,
    is_readonly,
    option_label,
    option_value,
    options_of,
)
from harness.drivers.html.landmarks import has_main, is_around
from harness.drivers.html.names import Names
from harness.drivers.html.numbers import first_number
from harness.drivers.html.roles import CONTROL_ROLES, GROUP_ROLES, kind_of, role_of
from harness.drivers.html.styles import Styles
from harness.drivers.html.text import visible_text
from harness.drivers.html.visibility import Visibility
from harness.page import COMMAND_ROLES, ENTRY_ROLES, Control, Heading, Option, Snapshot

_IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
_PLAIN = re.compile(r"""[^'"\\\s]+""")
_LIVE_ROLES = frozenset({"alert", "status", "log", "alertdialog"})
# Where « nearby » stops climbing: beyond is the page, no longer the entry's surroundings.
_BOUNDS = frozenset({"form", "main", "dialog", "body", "html"})


class Reader:
    """Reads one document for a person.

    ``refusals`` are the bubbles that a refused submission left; ``page`` is part of the references to
    controls, which are ``page:position of the element``. ``selectors`` are those of the profile.
    """

    def __init__(
        self,
        document: Document,
        styles: Styles,
        entries: Entries,
        refusals: Mapping[Element, str],
        page: int = 0,
        selectors: Sequence[str] = (),
    ) -> None:
        self._selectors = selectors
        self._document = document
        self._page = page
        self._entries = entries
        self._refusals = refusals
        self._visibility = Visibility(document, styles)
        self._names = Names(document, self._visibility, entries)

    def snapshot(self, status: int | None, content_type: str) -> Snapshot:
        """What the page shows now."""
        document = self._document
        return Snapshot(
            url=document.url,
            status=status,
            title=document.title,
            language=document.language,
            text=visible_text(document.body, self._visibility),
            headings=tuple(self._headings()),
            controls=tuple(self._control(element) for element in self._controls),
            alerts=tuple(self._alerts()),
            content_type=content_type,
            html=document.html,
        )

    @cached_property
    def _controls(self) -> tuple[Element, ...]:
        return tuple(
            element
            for element in self._document.elements
            if (role_of(element) in CONTROL_ROLES or element in self._designated)
            and self._visibility.reachable(element)
        )

    @cached_property
    def _designated(self) -> dict[Element, tuple[str, ...]]:
        """The elements that the profile's selectors designate, and which ones do."""
        found: dict[Element, tuple[str, ...]] = {}
        for selector in self._selectors:
            for element in designated(selector, self._document.root):
                found[element] = (*found.get(element, ()), selector)
        return found

    @cached_property
    def _entry_counts(self) -> dict[Element, int]:
        """How many entries each element holds, itself counted."""
        counts: dict[Element, int] = {}
        for element in self._controls:
            if role_of(element) in ENTRY_ROLES:
                for ancestor in (element, *element.iterancestors()):
                    counts[ancestor] = counts.get(ancestor, 0) + 1
        return counts

    @cached_property
    def _has_main(self) -> bool:
        return has_main(tuple(self._document.elements))

    @cached_property
    def _forms(self) -> dict[Element, int]:
        forms = (element for element in self._document.elements if tag(element) == "form")
        return {form: number for number, form in enumerate(forms)}

    @cached_property
    def _headings_above(self) -> dict[Element, str]:
        """Under which heading each entry stands: the last before it."""
        above: dict[Element, str] = {}
        last, entries = "", {c for c in self._controls if role_of(c) in ENTRY_ROLES}
        for element in self._document.elements:
            if _heading_level(element) and self._visibility.reachable(element):
                last = self._text(element) or last
            if element in entries:
                above[element] = last
        return above

    def _headings(self) -> Iterator[Heading]:
        for element in self._document.elements:
            level = _heading_level(element)
            if level and self._visibility.reachable(element) and (text := self._text(element)):
                yield Heading(level, text)

    def _alerts(self) -> Iterator[str]:
        for element in self._document.elements:
            if _is_live(element) and self._visibility.reachable(element) and (text := self._text(element)):
                yield text

    def _control(self, element: Element) -> Control:
        name, role = self._names.name(element), role_of(element)
        refusal = self._refusals.get(element, "")
        group = self._group(element)
        return Control(
            ref=f"{self._page}:{self._document.positions[element]}",
            role=role,
            name=name.text,
            name_from=name.source,
            kind=kind_of(element),
            value=self._value(element, role),
            checked=self._entries.checked(element),
            required=element.get("required") is not None or _is_true(element, "aria-required"),
            disabled=is_disabled(element) or _is_true(element, "aria-disabled"),
            readonly=is_readonly(element),
            invalid=bool(refusal) or (element.get("aria-invalid") or "false").lower() not in {"false", ""},
            description=self._names.description(element, name),
            error=refusal or self._error(element),
            placeholder=element.get("placeholder") or "",
            autocomplete=(element.get("autocomplete") or "").strip(),
            inputmode=(element.get("inputmode") or "").strip(),
            maxlength=first_number(element.get("maxlength") or ""),
            group=self._names.name(group).text if group is not None else "",
            nearby=self._nearby(element, group) if role in ENTRY_ROLES else "",
            heading=self._headings_above.get(element, ""),
            href=self._href(element),
            parts=tuple(self._parts(element, name.text)) if role in COMMAND_ROLES else (),
            options=self._options(element),
            aside=self._has_main and is_around(element),
            form=self._form(element),
            selectors=self._designated.get(element, ()),
            locator=_locator(element),
            folded=self._is_folded(element),
        )

    def _is_folded(self, element: Element) -> bool:
        """Whether it opens a part of the page that is closed; a button that sends a form does not."""
        parent = element.getparent()
        if tag(element) == "summary" and parent is not None and tag(parent) == "details":
            return parent.get("open") is None
        told = element.get("aria-expanded") == "false" and element.get("aria-controls") is not None
        button = element.get("role") == "button"
        if tag(element) == "button":
            button = self._form(element) is None or (element.get("type") or "").lower() == "button"
        return told and button and element.get("aria-haspopup") is None

    def _value(self, element: Element, role: str) -> str:
        if role in COMMAND_ROLES:
            return element.get("value") or ""
        if tag(element) in {"input", "select", "textarea"}:
            return self._entries.value(element)
        if tag(element) in {"button", "li"}:
            return element.get("value") or ""
        return "" if role in {"checkbox", "switch", "radio"} else collapse(self._entries.text(element))

    def _error(self, element: Element) -> str:
        targets = self._document.by_ids(element.get("aria-errormessage"))
        return collapse(
            " ".join(self._text(target) for target in targets if self._visibility.perceivable(target))
        )

    def _group(self, element: Element) -> Element | None:
        """The nearest group above that has a name."""
        groups = (above for above in element.iterancestors() if role_of(above) in GROUP_ROLES)
        return next((group for group in groups if self._names.name(group).text), None)

    def _nearby(self, element: Element, group: Element | None) -> str:
        best = element
        own = self._entry_counts.get(group, 0) if group is not None else 1
        for above in element.iterancestors():
            inside = group is not None and (above is group or group in above.iterancestors())
            if not inside and self._entry_counts[above] > own:
                break
            best = above
            if tag(above) in _BOUNDS:
                break
        return self._text(best)

    def _href(self, element: Element) -> str | None:
        href = element.get("href")
        return self._document.resolve(href) if tag(element) == "a" and href is not None else None

    def _parts(self, element: Element, name: str) -> Iterator[str]:
        """The texts of the elements inside, and its own where the name is not what a person sees."""
        seen = {"", name}
        for child in (element, *element.iterdescendants()):
            text = self._text(child) if isinstance(child.tag, str) and not _is_drawn(child) else ""
            if text not in seen:
                seen.add(text)
                yield text

    def _options(self, element: Element) -> tuple[Option, ...]:
        if tag(element) == "select":
            chosen = self._entries.chosen(element)
            return tuple(Option(option_label(o), option_value(o), o in chosen) for o in options_of(element))
        if tag(element) == "input" and (datalist := self._document.by_ids(element.get("list"))):
            return tuple(
                Option(option_label(o) or option_value(o), option_value(o))
                for o in datalist[0].iter("option")
            )
        held = (child for child in element.iterdescendants() if role_of(child) == "option")
        return tuple(Option(self._text(o), self._text(o), _is_true(o, "aria-selected")) for o in held)

    def _form(self, element: Element) -> int | None:
        owner = form_owner(self._document, element)
        return self._forms[owner] if owner is not None else None

    def _text(self, element: Element) -> str:
        return collapse(visible_text(element, self._visibility).replace("\n", " "))


def _locator(element: Element) -> str:
    """A selector that would designate an element, from its identifier or its name."""
    identifier, name = element.get("id") or "", element.get("name") or ""
    if _IDENTIFIER.fullmatch(identifier):
        return f"#{identifier}"
    return f"{tag(element)}[name='{name}']" if _PLAIN.fullmatch(name) else ""


def _is_drawn(element: Element) -> bool:
    return tag(element) == "svg" or next(element.iterancestors("svg"), None) is not None


def _is_true(element: Element, attribute: str) -> bool:
    return (element.get(attribute) or "").strip().lower() == "true"


def _heading_level(element: Element) -> int:
    name, role = tag(element), element.get("role")
    if role == "heading":
        level = element.get("aria-level") or "2"
        return int(level) if level.isdecimal() else 2
    return int(name[1]) if role is None and len(name) == 2 and name[0] == "h" and name[1] in "123456" else 0


def _is_live(element: Element) -> bool:
    live = (element.get("aria-live") or "").strip().lower()
    return role_of(element) in _LIVE_ROLES or live in {"polite", "assertive"}

"""The constraints that a browser checks before it sends a form, and what its bubbles say."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from harness.drivers.html.document import Document, Element, tag
from harness.drivers.html.entries import (
    Entries,
    form_owner,
    is_disabled,
    is_readonly,
    option_value,
    options_of,
)
from harness.drivers.html.numbers import first_number, is_number
from harness.drivers.html.patterns import compiled
from harness.drivers.html.roles import kind_of, role_of

_LABEL = r"[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?"
# The HTML standard's own expression for a valid e-mail address.
_EMAIL = re.compile(rf"[a-zA-Z0-9.!#$%&'*+/=?^_`{{|}}~-]+@{_LABEL}(?:\.{_LABEL})*")
_BARRED = frozenset({"hidden", "reset", "button", "submit", "image"})
_WITH_PATTERN = frozenset({"text", "search", "url", "tel", "email", "password"})
_READONLY_COUNTS = frozenset({"checkbox", "radio", "range", "color", "file"})

MISSING = {
    "checkbox": "Veuillez cocher cette case si vous souhaitez continuer.",
    "radio": "Veuillez sélectionner l’une de ces options.",
    "select": "Veuillez sélectionner un élément dans la liste.",
    "file": "Veuillez sélectionner un fichier.",
}


def invalid_controls(document: Document, form: Element, entries: Entries) -> dict[Element, str]:
    """The controls of a form that a browser refuses to send, each with its message."""
    judged = ((control, complaint(control, entries)) for control in _candidates(document, form))
    return {control: message for control, message in judged if message}


def complaint(control: Element, entries: Entries) -> str:
    """What a browser would say of a control, ``""`` where it is content."""
    return next(_complaints(control, entries), "")


def _candidates(document: Document, form: Element) -> Iterator[Element]:
    for element in document.elements:
        if tag(element) not in {"input", "select", "textarea"} or form_owner(document, element) is not form:
            continue
        kind = kind_of(element)
        frozen = is_readonly(element) and kind != "select" and kind not in _READONLY_COUNTS
        if kind not in _BARRED and not frozen and not is_disabled(element) and not _in_datalist(element):
            yield element


def _complaints(control: Element, entries: Entries) -> Iterator[str]:
    kind, value = kind_of(control), entries.value(control)
    if control in entries.unreadable:
        yield "Veuillez saisir un nombre." if kind == "number" else "Veuillez saisir une valeur valide."
    if _missing(control, entries, kind, value):
        yield MISSING.get(kind, "Veuillez renseigner ce champ.")
    if not value or kind in {"checkbox", "radio", "select"}:
        return
    yield from _mistyped(control, kind, value)
    yield from _ill_formed(control, kind, value)
    yield from _wrong_length(control, entries, value)
    yield from _out_of_range(control, kind, value)


def _missing(control: Element, entries: Entries, kind: str, value: str) -> bool:
    if kind == "radio":
        group = tuple(entries.radios(control))
        wanted = any(radio.get("required") is not None for radio in group)
        return wanted and not any(entries.checked(radio) for radio in group)
    if control.get("required") is None:
        return False
    if kind == "checkbox":
        return not entries.checked(control)
    if kind == "select":
        return all(_is_placeholder(control, line) for line in entries.chosen(control))
    return not value and kind not in {"range", "color"}


def _is_placeholder(select: Element, line: Element) -> bool:
    if role_of(select) == "listbox" or select.get("multiple") is not None:
        return False
    first = options_of(select)[0]
    return line is first and first.getparent() is select and option_value(first) == ""


def _mistyped(control: Element, kind: str, value: str) -> Iterator[str]:
    if kind == "email":
        several = control.get("multiple") is not None
        for address in value.split(",") if several else [value]:
            if "@" not in address:
                yield f"Veuillez inclure « @ » dans l’adresse e-mail : « {address} » n’en a pas."
            elif not _EMAIL.fullmatch(address.strip() if several else address):
                yield f"Veuillez saisir une adresse e-mail valide ; « {address} » ne l’est pas."
    elif kind == "url" and not _is_url(value):
        yield "Veuillez saisir une URL."


def _ill_formed(control: Element, kind: str, value: str) -> Iterator[str]:
    pattern = control.get("pattern")
    if pattern and kind in _WITH_PATTERN:
        expression = compiled(pattern)
        if expression is not None and not expression.match(value):
            hint = control.get("title")
            yield (
                f"Veuillez respecter le format requis. {hint}"
                if hint
                else "Veuillez respecter le format requis."
            )


def _wrong_length(control: Element, entries: Entries, value: str) -> Iterator[str]:
    if control not in entries.typed or not (kind_of(control) in _WITH_PATTERN or tag(control) == "textarea"):
        return
    length, least = len(value.encode("utf-16-le")) // 2, first_number(control.get("minlength") or "")
    if least is not None and length < least:
        yield f"Veuillez allonger ce texte : {least} caractères au moins, contre {length} actuellement."


def _out_of_range(control: Element, kind: str, value: str) -> Iterator[str]:
    least, most = control.get("min") or "", control.get("max") or ""
    if kind == "number":
        yield from _number_out_of_range(control, float(value))
    elif kind in {"date", "month", "time"}:
        if least and value < least:
            yield f"La valeur doit être supérieure ou égale à {_readable(kind, least)}."
        if most and value > most:
            yield f"La valeur doit être inférieure ou égale à {_readable(kind, most)}."


def _number_out_of_range(control: Element, value: float) -> Iterator[str]:
    least, most, step = (control.get(name) or "" for name in ("min", "max", "step"))
    if is_number(least) and value < float(least):
        yield f"La valeur doit être supérieure ou égale à {least}."
    if is_number(most) and value > float(most):
        yield f"La valeur doit être inférieure ou égale à {most}."
    if step.strip().lower() != "any":
        width = float(step) if is_number(step) and float(step) > 0 else 1.0
        origin = float(least) if is_number(least) else 0.0
        gap = (value - origin) / width
        if abs(gap - round(gap)) > 1e-9:
            yield "Veuillez saisir une valeur valide."


def _readable(kind: str, value: str) -> str:
    try:
        return datetime.date.fromisoformat(value).strftime("%d/%m/%Y") if kind == "date" else value
    except ValueError:
        return value


def _is_url(value: str) -> bool:
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    return bool(parts.scheme) and (bool(parts.netloc) or bool(parts.path)) and " " not in value


def _in_datalist(element: Element) -> bool:
    return next(element.iterancestors("datalist"), None) is not None

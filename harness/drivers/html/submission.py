"""How a form becomes a request: successful controls, encoding, and what the pressed button changes."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit, urlunsplit

from harness.drivers.html.document import Document, Element, known_encoding, tag
from harness.drivers.html.entries import Entries, form_owner, is_disabled, option_value
from harness.drivers.html.roles import input_type, kind_of

URLENCODED = "application/x-www-form-urlencoded"
MULTIPART = "multipart/form-data"
PLAIN = "text/plain"
_BUTTONS = frozenset({"submit", "image", "button", "reset"})


@dataclass(frozen=True, slots=True)
class Submission:
    """A request that a form makes; ``content_type`` is empty for a GET."""

    method: str
    url: str
    body: bytes = b""
    content_type: str = ""


def is_submitter(element: Element) -> bool:
    """A button that submits its form."""
    if tag(element) == "input":
        return input_type(element) in {"submit", "image"}
    return tag(element) == "button" and (element.get("type") or "submit").strip().lower() not in {
        "button",
        "reset",
    }


def is_validated(form: Element, button: Element | None) -> bool:
    """Whether the browser checks the entries before it sends."""
    return form.get("novalidate") is None and (button is None or button.get("formnovalidate") is None)


def submission(
    document: Document, form: Element, button: Element | None, entries: Entries
) -> Submission | None:
    """The request of a form, ``None`` for a form that only closes a dialog or runs a script."""
    method = _choice(form, button, "method", ("get", "post", "dialog"))
    address = document.resolve(_of(form, button, "action") or document.url)
    if method == "dialog" or urlsplit(address).scheme not in {"http", "https"}:
        return None
    fields = tuple(_fields(document, form, button, entries))
    encoding = _encoding(document, form)
    if method == "get":
        return Submission("GET", _with_query(address, _encoded(fields, encoding)))
    return _posted(
        address, fields, encoding, _choice(form, button, "enctype", (URLENCODED, MULTIPART, PLAIN))
    )


def _posted(address: str, fields: tuple[tuple[str, str], ...], encoding: str, enctype: str) -> Submission:
    address = urlunsplit(urlsplit(address)._replace(fragment=""))
    if enctype == MULTIPART:
        boundary = "----HomologueFormBoundary" + secrets.token_hex(8)
        body = _multipart(fields, encoding, boundary)
        return Submission("POST", address, body, f"{MULTIPART}; boundary={boundary}")
    if enctype == PLAIN:
        body = "".join(f"{name}={value}\r\n" for name, value in fields).encode(encoding, "xmlcharrefreplace")
        return Submission("POST", address, body, PLAIN)
    return Submission("POST", address, _encoded(fields, encoding).encode("ascii"), URLENCODED)


def _encoding(document: Document, form: Element) -> str:
    """The form's own, else the page's; never UTF-16 (WHATWG, « pick an encoding for the form »)."""
    asked = form.get("accept-charset")
    if asked is None:
        chosen = document.encoding
    else:
        chosen = next((known for name in asked.split() if (known := known_encoding(name))), "utf-8")
    return "utf-8" if chosen.startswith("utf-16") else chosen


def _of(form: Element, button: Element | None, attribute: str) -> str:
    given = button.get("form" + attribute) if button is not None else None
    return (given if given is not None else form.get(attribute) or "").strip()


def _choice(form: Element, button: Element | None, attribute: str, known: tuple[str, ...]) -> str:
    value = _of(form, button, attribute).lower()
    return value if value in known else known[0]


def _fields(
    document: Document, form: Element, button: Element | None, entries: Entries
) -> Iterator[tuple[str, str]]:
    for control in document.elements:
        if (
            tag(control) in {"input", "select", "textarea", "button"}
            and form_owner(document, control) is form
        ):
            for name, value in _pairs(control, button, entries):
                yield _crlf(name), _crlf(value)


def _pairs(control: Element, button: Element | None, entries: Entries) -> Iterator[tuple[str, str]]:
    name, kind = control.get("name") or "", kind_of(control)
    if is_disabled(control) or next(control.iterancestors("datalist"), None) is not None:
        return
    if kind == "image" and control is button:
        prefix = f"{name}." if name else ""
        yield from ((f"{prefix}x", "0"), (f"{prefix}y", "0"))
    elif not name or kind == "image":
        return
    elif kind in _BUTTONS:
        if control is button:
            yield name, control.get("value") or ""
    elif kind == "select":
        yield from (
            (name, option_value(line)) for line in entries.chosen(control) if line.get("disabled") is None
        )
    elif kind not in {"checkbox", "radio"} or entries.checked(control):
        yield name, entries.value(control)


def _crlf(text: str) -> str:
    return re.sub(r"\r\n|\r|\n", "\r\n", text)


def _encoded(fields: tuple[tuple[str, str], ...], encoding: str) -> str:
    # urllib leaves « ~ » as it is and a browser does not; both keep « - . _ », and a browser keeps « * » too.
    quoted = urlencode(fields, encoding=encoding, errors="xmlcharrefreplace", safe="*")
    return quoted.replace("~", "%7E")


def _with_query(address: str, query: str) -> str:
    return urlunsplit(urlsplit(address)._replace(query=query, fragment=""))


def _multipart(fields: tuple[tuple[str, str], ...], encoding: str, boundary: str) -> bytes:
    parts = "".join(
        f'--{boundary}\r\nContent-Disposition: form-data; name="{_quoted(name)}"\r\n\r\n{value}\r\n'
        for name, value in fields
    )
    return f"{parts}--{boundary}--\r\n".encode(encoding, "xmlcharrefreplace")


def _quoted(name: str) -> str:
    return name.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")

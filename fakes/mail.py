"""How an e-mail is read: any charset, any MIME shape, malformed or not. It never fails; it tells defects."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message as Part
from email.parser import BytesParser
from email.policy import compat32

from fakes.content import Attachment, Content
from fakes.extraction import codes, distinct, links
from fakes.markup import read_markup

_BARE_LF = re.compile(rb"(?<!\r)\n")
_FOLD = re.compile(r"\r?\n(?=[ \t])")
_FLOW = re.compile(r"(?<=[^\s-]) \n(?!>)")
_EXPECTED_HEADERS = ("From", "Date")


def read_mail(raw: bytes) -> Content:
    """What a message/rfc822 says. Texts of several parts are joined by a newline, in their order."""
    try:
        mail = BytesParser(policy=compat32).parsebytes(raw)
    except RecursionError:
        mail = BytesParser(policy=compat32).parsebytes(raw, headersonly=True)
        return Content(headers=_headers(mail), defects=("parts nested too deep: only the headers were read",))
    return _read(mail, raw)


def decoded(header: str) -> str:
    """A header unfolded, with its encoded words (RFC 2047) and its raw 8-bit bytes turned to text."""
    unfolded, _defect = _in_charset(_FOLD.sub("", header).encode("utf-8", "surrogateescape"), "utf-8")
    try:
        pieces = decode_header(unfolded)
    except HeaderParseError:
        return unfolded
    return "".join(
        piece if isinstance(piece, str) else _in_charset(piece, charset or "raw-unicode-escape")[0]
        for piece, charset in pieces
    )


def _read(mail: Part, raw: bytes) -> Content:
    texts: list[str] = []
    pages: list[str] = []
    attachments: list[Attachment] = []
    defects: list[str] = []
    parts = tuple(_parts(mail))
    for part in parts:
        if _is_body(part):
            text, defect = _text(part)
            (pages if part.get_content_subtype() == "html" else texts).append(text)
            defects += defect
        elif part.get_content_maintype() != "multipart":
            attachments.append(_attachment(part))
    for part in parts:
        defects += (f"{type(one).__name__}: {one.__doc__}" for one in part.defects)
    defects += _defects_of_form(mail, raw)
    return _content(mail, "\n".join(texts), "\n".join(pages), attachments, defects)


def _content(mail: Part, text: str, html: str, attachments: list[Attachment], defects: list[str]) -> Content:
    shown = read_markup(html)
    headers = _headers(mail)
    return Content(
        text=text,
        html=html,
        subject=next((value for name, value in headers if name.lower() == "subject"), ""),
        headers=headers,
        text_links=links(text),
        html_links=shown.links,
        codes=distinct(codes(text) + codes(shown.text)),
        attachments=tuple(attachments),
        defects=distinct(defects),
    )


def _headers(mail: Part) -> tuple[tuple[str, str], ...]:
    return tuple((decoded(name), decoded(str(value))) for name, value in mail.raw_items())


def _parts(mail: Part) -> Iterator[Part]:
    """Every part in reading order, containers too; a forwarded message is one part, not opened."""
    left = [mail]
    while left:
        part = left.pop()
        yield part
        inside = part.get_payload()
        if part.get_content_maintype() == "multipart" and isinstance(inside, list):
            left += (one for one in reversed(inside) if isinstance(one, Part))


def _is_body(part: Part) -> bool:
    if part.is_multipart():
        return False
    if part.get_content_maintype() == "multipart":
        return True  # a container without its boundary: a person is shown its source
    is_text = part.get_content_type() in ("text/plain", "text/html")
    return is_text and part.get_content_disposition() != "attachment" and part.get_filename() is None


def _text(part: Part) -> tuple[str, list[str]]:
    payload = part.get_payload(decode=True)
    text, defect = _in_charset(payload if isinstance(payload, bytes) else b"", _charset(part))
    text = text.replace("\r\n", "\n")
    if str(part.get_param("format", "")).lower() == "flowed":
        delete = str(part.get_param("delsp", "")).lower() == "yes"
        text = _FLOW.sub("" if delete else " ", text)
    return text, [defect] if defect else []


def _charset(part: Part) -> str:
    return (part.get_content_charset() or "us-ascii").strip("'\" ")


def _in_charset(octets: bytes, charset: str) -> tuple[str, str | None]:
    """The text, and what is wrong when it is not in the charset that it claims."""
    try:
        return octets.decode(charset), None
    except LookupError:
        defect = f"unknown charset {charset!r}"
    except ValueError:
        defect = f"bytes that are not {charset}"
    for likely in ("utf-8", "cp1252"):
        try:
            return octets.decode(likely), f"{defect}, read as {likely}"
        except UnicodeDecodeError:
            continue
    return octets.decode("latin-1"), f"{defect}, read as latin-1"


def _attachment(part: Part) -> Attachment:
    payload = part.get_payload(decode=True)
    size = len(payload) if isinstance(payload, bytes) else sum(len(str(one)) for one in part.get_payload())
    return Attachment(decoded(part.get_filename() or ""), part.get_content_type(), size)


def _defects_of_form(mail: Part, raw: bytes) -> Iterator[str]:
    for name in _EXPECTED_HEADERS:
        if name not in mail:
            yield f"no {name} header (RFC 5322, 3.6)"
    if _BARE_LF.search(raw):
        yield "bare LF: a line does not end in CRLF (RFC 5321, 2.3.8)"
    if b"\0" in raw:
        yield "a NUL byte (RFC 5322, 4)"

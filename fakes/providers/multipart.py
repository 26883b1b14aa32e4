"""The parts of a multipart/form-data body (RFC 7578), their bytes unaltered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from email.parser import HeaderParser
from email.policy import compat32


@dataclass(frozen=True, slots=True)
class FormPart:
    """``name`` is the field's; ``filename`` is empty where the part is no file."""

    name: str
    filename: str
    content: bytes


def form_parts(content_type: str, body: bytes) -> tuple[FormPart, ...]:
    """The parts in their order; none where the body is no multipart form."""
    kind = Message()
    kind["content-type"] = content_type
    boundary = kind.get_boundary()
    if kind.get_content_type() != "multipart/form-data" or not boundary:
        return ()
    return tuple(_parts((b"\r\n" + body).split(b"\r\n--" + boundary.encode("latin-1", "replace"))))


def _parts(pieces: list[bytes]) -> Iterator[FormPart]:
    for piece in pieces[1:]:
        if piece.startswith(b"--"):
            return
        head, blank, content = piece.partition(b"\r\n\r\n")
        if blank:
            headers = HeaderParser(policy=compat32).parsestr(head.strip().decode("utf-8", "replace"))
            name, filename = (_param(headers, one) for one in ("name", "filename"))
            yield FormPart(name, filename, content)


def _param(headers: Message, name: str) -> str:
    value = headers.get_param(name, "", "content-disposition")
    if isinstance(value, tuple):
        value = value[2]
    return str(value or "")

"""A request to a provider's API, unaltered, and the reply to it."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, unquote

Json = dict[str, Any]

_JSON = json.JSONEncoder(ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as it came: ``target`` is the path with its query, ``body`` its bytes, neither decoded.

    ``cut_short`` says, for people, why the body is not whole; empty where it is.
    """

    method: str
    target: str
    headers: tuple[tuple[bytes, bytes], ...] = field(repr=False)
    body: bytes = field(repr=False)
    peer: str = ""
    cut_short: str = ""

    @property
    def raw(self) -> bytes:
        """The whole request as HTTP/1.1 writes it."""
        lines = [f"{self.method} {self.target} HTTP/1.1".encode("latin-1", "replace")]
        lines += (name + b": " + value for name, value in self.headers)
        return b"\r\n".join(lines) + b"\r\n\r\n" + self.body

    @property
    def path(self) -> str:
        """The path decoded, without its query and without a slash at its end."""
        return unquote(self.target.partition("?")[0]).rstrip("/")

    def header(self, name: str) -> str:
        """A header's value, empty where there is none."""
        wanted = name.lower().encode()
        return next((value.decode("latin-1") for key, value in self.headers if key.lower() == wanted), "")

    def bearer(self) -> str:
        """The token of ``Authorization: Bearer``; empty where there is none."""
        scheme, _, token = self.header("authorization").partition(" ")
        return token.strip() if scheme.lower() == "bearer" else ""

    def basic(self) -> tuple[str, str] | None:
        """The name and password of ``Authorization: Basic``; ``None`` where there are none."""
        scheme, _, token = self.header("authorization").partition(" ")
        if scheme.lower() != "basic":
            return None
        try:
            name, colon, password = base64.b64decode(token, validate=True).decode().partition(":")
        except (binascii.Error, UnicodeDecodeError):
            return None
        return (name, password) if colon else None

    def json(self) -> Json | None:
        """The body as a JSON object; ``None`` where it is none."""
        try:
            read = json.loads(self.body)
        except (ValueError, RecursionError):
            return None
        return read if isinstance(read, dict) else None

    def form(self) -> dict[str, str]:
        """The fields of an HTML form, the last of each name."""
        return dict(parse_qsl(self.body.decode("utf-8", "replace"), keep_blank_values=True))

    def query(self) -> dict[str, str]:
        """The fields of the query, the last of each name."""
        return dict(parse_qsl(self.target.partition("?")[2], keep_blank_values=True))


@dataclass(frozen=True, slots=True)
class Reply:
    """What is answered. ``refused`` says, for people, why nothing is sent; empty where nothing was to be."""

    status: int
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = (("content-type", "application/json"),)
    refused: str = ""
    recipients: tuple[str, ...] = ()


def json_reply(
    status: int,
    content: object,
    *,
    refused: str = "",
    recipients: tuple[str, ...] = (),
    headers: Mapping[str, str] | None = None,
) -> Reply:
    """A reply in JSON."""
    body = _JSON.encode(content).encode("utf-8", "replace")
    named = {"content-type": "application/json", **(headers or {})}
    return Reply(status, body, tuple(named.items()), refused, recipients)


def text_of(fields: Mapping[str, Any], name: str) -> str:
    """A field that is to be text: a number as it is written, anything else as none."""
    value = fields.get(name)
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    return str(value)

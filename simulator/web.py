"""What both portals do alike in HTTP: read forms, write safe headers, render pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import parse_qsl

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOK = Path(__file__).parent / "look"
_MOST_BYTES = 512 * 1024
_MOST_FIELDS = 60
_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)


class BadForm(ValueError):
    """A form that no page of this portal can have sent; ``status`` says in which way."""

    def __init__(self, status: int) -> None:
        super().__init__(f"bad form ({status})")
        self.status = status


class Form:
    """The entries of a submitted form, each given once. What is absent reads as the empty text."""

    def __init__(self, entries: Mapping[str, str]) -> None:
        self._entries = entries

    def __getitem__(self, name: str) -> str:
        return self._entries.get(name, "")

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def line(self, name: str) -> str | None:
        """An entry without blanks around, or None where the form had no such field."""
        return self._entries[name].strip() if name in self._entries else None


async def read_form(request: Request) -> Form:
    """The submitted form. Raises BadForm where it is too long, repeats a field or is of another kind."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > _MOST_BYTES:
            raise BadForm(413)
    if kind != "application/x-www-form-urlencoded" and body:
        raise BadForm(415)
    try:
        pairs = parse_qsl(
            body.decode("latin-1"), keep_blank_values=True, errors="replace", max_num_fields=_MOST_FIELDS
        )
    except ValueError as error:
        raise BadForm(400) from error
    entries = dict(pairs)
    if len(entries) != len(pairs):
        raise BadForm(400)
    return Form(entries)


@dataclass(frozen=True, slots=True)
class Page:
    """A page to show: its template, its title, and what the template reads."""

    template: str
    title: str
    values: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    status: int = 200


class Renderer:
    """Templates of one folder, and the forms that both portals draw alike; every value is escaped."""

    def __init__(self, folder: Path, **common: object) -> None:
        self._templates = Environment(
            loader=FileSystemLoader([folder, LOOK]),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            # One start of this process after the other compiles the same templates: half of a first page.
            bytecode_cache=FileSystemBytecodeCache(),
        )
        self._templates.globals.update(common)

    def render(self, page: Page, **values: object) -> str:
        """The page as HTML."""
        return self._templates.get_template(page.template).render(
            {**page.values, **values, "title": page.title}
        )


class SafeHeaders:
    """The headers that every answer of a portal carries."""

    def __init__(self, app: ASGIApp, *, https: bool) -> None:
        self._app = app
        self._https = https

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                self.complete(MutableHeaders(scope=message))
            await send(message)

        await self._app(scope, receive, send_safely)

    def complete(self, headers: MutableHeaders) -> None:
        """Nothing is kept, framed, guessed or told to other sites."""
        headers.setdefault("cache-control", "no-store")
        headers.setdefault("content-security-policy", _POLICY)
        headers["x-content-type-options"] = "nosniff"
        headers["x-frame-options"] = "DENY"
        headers["referrer-policy"] = "no-referrer"
        headers["cross-origin-opener-policy"] = "same-origin"
        headers["permissions-policy"] = "camera=(), geolocation=(), microphone=()"
        if self._https:
            headers["strict-transport-security"] = "max-age=31536000; includeSubDomains"

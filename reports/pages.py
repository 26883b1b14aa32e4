"""What the pages of the bench are made with: templates that escape, French that is set, nothing fetched."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from reports.inert import printable, typeset

_TEMPLATES = Path(__file__).parent / "templates"


@cache
def environment() -> Environment:
    """The templates; whatever text they show is escaped and harmless."""
    made = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_harmless,
    )
    made.filters["french"] = typeset
    made.filters["linked"] = _linked
    return made


def asset(name: str) -> str:
    """A style sheet or a script, to stand inside a page."""
    return (_TEMPLATES / name).read_text(encoding="utf-8")


def policy(script: str) -> str:
    """Pictures inside the page and its own script, by digest; no network, no frame, no form."""
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return (
        "default-src 'none'; img-src data:; style-src 'unsafe-inline'; "
        f"script-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )


def _linked(text: str, ids: frozenset[str]) -> Markup:
    """The text with the requirements that it names as links, where the page holds them."""
    parts = re.split(r"\b([A-Z]{3}-\d+)\b", text)
    link = '<a class="id" href="#{0}">{0}</a>'
    return Markup("").join(Markup(link).format(part) if part in ids else printable(part) for part in parts)


def _harmless(value: object) -> object:
    return printable(value) if isinstance(value, str) and not isinstance(value, Markup) else value

"""The page: one file that anyone can open, where nothing of the candidate runs and nothing is fetched."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from catalogue.model import Catalogue
from record.folder import RunFolder, write_whole
from reports.compose import compose
from reports.inert import printable, typeset

_TEMPLATES = Path(__file__).parent / "templates"


def write_html(folder: RunFolder, catalogue: Catalogue) -> Path:
    """Write ``report.html`` into a run folder: the same folder gives the same bytes."""
    target = folder.path / "report.html"
    write_whole(target, render(folder, catalogue).encode())
    return target


def render(folder: RunFolder, catalogue: Catalogue) -> str:
    """The page as text."""
    script = _asset("filter.js")
    page = _environment().get_template("report.html")
    return page.render(
        report=compose(folder, catalogue),
        style=Markup(_asset("report.css")),
        script=Markup(script),
        policy=_policy(script),
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_harmless,
    )
    environment.filters["french"] = typeset
    environment.filters["linked"] = _linked
    return environment


def _linked(text: str, ids: frozenset[str]) -> Markup:
    """The text with the requirements that it names as links, where the page holds them."""
    parts = re.split(r"\b([A-Z]{3}-\d+)\b", text)
    link = '<a class="id" href="#{0}">{0}</a>'
    return Markup("").join(Markup(link).format(part) if part in ids else printable(part) for part in parts)


def _harmless(value: object) -> object:
    return printable(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _asset(name: str) -> str:
    return (_TEMPLATES / name).read_text(encoding="utf-8")


def _policy(script: str) -> str:
    """Pictures inside the page and its own script, by digest; no network, no frame, no form."""
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return (
        "default-src 'none'; img-src data:; style-src 'unsafe-inline'; "
        f"script-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )

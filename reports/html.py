"""The page: one file that anyone can open, where nothing of the candidate runs and nothing is fetched."""

from __future__ import annotations

from pathlib import Path

from markupsafe import Markup

from catalogue.model import Catalogue
from record.folder import RunFolder, write_whole
from reports.compose import compose
from reports.pages import asset, environment, policy


def write_html(folder: RunFolder, catalogue: Catalogue) -> Path:
    """Write ``report.html`` into a run folder: the same folder gives the same bytes."""
    target = folder.path / "report.html"
    write_whole(target, render(folder, catalogue).encode())
    return target


def render(folder: RunFolder, catalogue: Catalogue) -> str:
    """The page as text."""
    script = asset("filter.js")
    page = environment().get_template("report.html")
    return page.render(
        report=compose(folder, catalogue),
        style=Markup(asset("report.css")),
        script=Markup(script),
        policy=policy(script),
    )

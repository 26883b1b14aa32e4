"""The page of a proof, made from its ``proof.json`` alone: the same file gives the same page."""

from __future__ import annotations

import json
from pathlib import Path

from markupsafe import Markup

from catalogue.model import Catalogue
from record.folder import write_whole
from record.proof import Proof, from_document
from reports.pages import asset, environment, policy
from reports.proof_compose import composed


def write_proof(folder: Path, catalogue: Catalogue) -> Path:
    """Write ``proof.html`` beside ``proof.json``. Raises as `read_proof` does."""
    target = folder / "proof.html"
    write_whole(target, render_proof(read_proof(folder), catalogue).encode())
    return target


def read_proof(folder: Path) -> Proof:
    """The proof of a folder. Raises ValueError, LookupError or TypeError where its file is none."""
    return from_document(json.loads((folder / "proof.json").read_text(encoding="utf-8")))


def render_proof(proof: Proof, catalogue: Catalogue) -> str:
    """The page as text."""
    script = asset("proof.js")
    return (
        environment()
        .get_template("proof.html")
        .render(
            proof=composed(proof, catalogue),
            style=Markup(asset("report.css") + asset("proof.css")),
            script=Markup(script),
            policy=policy(script),
        )
    )

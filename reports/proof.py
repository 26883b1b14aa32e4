"""The page of a proof, made from its ``proof.json`` alone."""

from __future__ import annotations

from pathlib import Path

from catalogue.model import Catalogue


def write_proof(folder: Path, catalogue: Catalogue) -> Path:
    """Write ``proof.html`` beside ``proof.json``."""
    return folder / "proof.html"

"""Letters as a portal writes them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from fpdf import FPDF

TEXT = """Mme Camille MARTIN
74 RUE JEAN BLEUZEN
92177 VANVES

Vos références : 4K7PLM2Z
Bonjour, voici votre code d'accès provisoire : KQ7ZT4M2
Il est valable trente jours sur https://espace.exemple.test/connexion."""

LINES = ["Mme Camille MARTIN", "74 RUE JEAN BLEUZEN", "92177 VANVES"]
SENT_AT = "2026-11-24T10:00:00+01:00"

Drop = Callable[..., Path]


def written(text: str = TEXT, *, pages: int = 1) -> bytes:
    """A PDF with that text; without any, a page that only bears a drawing."""
    pdf = FPDF()
    for _ in range(pages):
        pdf.add_page()
        if text:
            pdf.set_font("helvetica", size=11)
            pdf.multi_cell(0, 6, text)
        else:
            pdf.rect(10, 10, 50, 50, style="F")
    return bytes(pdf.output())


@pytest.fixture
def drop(tmp_path: Path) -> Drop:
    """Drop a letter as the contract has it: the PDF, then its .json."""

    def dropped(name: str, pdf: bytes | None = None, slip: object = None) -> Path:
        if slip is None:
            slip = {"to": LINES, "sent_at": SENT_AT}
        (tmp_path / f"{name}.pdf").write_bytes(written() if pdf is None else pdf)
        path = tmp_path / f"{name}.json"
        path.write_text(slip if isinstance(slip, str) else json.dumps(slip), "utf-8")
        return path

    return dropped

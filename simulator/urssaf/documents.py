"""A document of the space as PDF."""

from __future__ import annotations

import unicodedata

from simulator.urssaf.store import Document, Person


def pdf_of(document: Document, person: Person) -> bytes:
    """One page: sender, holder, title, date and lines."""
    # The PDF library takes long to import, and few journeys open a document.
    from fpdf import FPDF  # noqa: PLC0415

    pdf = FPDF()
    pdf.core_fonts_encoding = "windows-1252"
    pdf.set_title(document.title)
    pdf.set_lang("fr")
    pdf.add_page()
    for size, line in _lines(document, person):
        pdf.set_font("Helvetica", "B" if size > 12 else "", size)
        pdf.multi_cell(0, size * 0.6, _printable(line), new_x="LMARGIN", new_y="NEXT")
    return bytes(pdf.output())


def _lines(document: Document, person: Person) -> list[tuple[int, str]]:
    made = document.made_at.strftime("%d/%m/%Y à %H:%M UTC")
    return [
        (16, "Urssaf artistes-auteurs"),
        (12, " "),
        (12, f"{person.first_name} {person.last_name}"),
        (12, " "),
        (14, document.title),
        (12, f"Document du {made}"),
        *((12, line) for line in document.lines),
        (12, " "),
        (10, "Document de démonstration, sans valeur."),
    ]


def _printable(line: str) -> str:
    """The text in the characters of the standard fonts; a letter that they lack loses its accent."""
    plain = line.replace("\u202f", "\u00a0")
    return "".join(_in_font(sign) for sign in plain)


def _in_font(sign: str) -> str:
    try:
        sign.encode("windows-1252")
    except UnicodeEncodeError:
        base = unicodedata.normalize("NFKD", sign).encode("ascii", "ignore").decode()
        return base or "?"
    return sign

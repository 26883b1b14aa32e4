"""Letters leave the simulator here: a PDF in the folder of the settings, and its address beside it."""

from __future__ import annotations

import json
import logging
import unicodedata
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from simulator.settings import Letters

_LOG = logging.getLogger("simulator.letters")


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter to one person. ``paragraphs`` are plain text; ``strong`` is printed large among them."""

    name: str
    sender: tuple[str, ...]
    to: tuple[str, ...]
    subject: str
    paragraphs: tuple[str, ...] = field(repr=False)
    strong: str = field(default="", repr=False)


class LetterBox:
    """Writes letters where the post takes them from."""

    def __init__(self, letters: Letters) -> None:
        self._letters = letters

    @property
    def delay(self) -> timedelta:
        """How long after it was asked for a letter leaves."""
        return timedelta(days=self._letters.delay_days)

    def post(self, letter: Letter, when: datetime) -> bool:
        """Whether the letter lies in the folder, whole; its JSON is written last."""
        if self._letters.folder is None:
            _LOG.error("a letter could not be written: LETTERS_DIR is not set")
            return False
        try:
            self._write(Path(self._letters.folder), letter, when)
        except OSError as error:
            _LOG.error("a letter could not be written to %s: %s", self._letters.folder, error)
            return False
        return True

    def _write(self, folder: Path, letter: Letter, when: datetime) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        sent_at = when.astimezone(UTC).isoformat().replace("+00:00", "Z")
        _whole(folder / f"{letter.name}.pdf", pdf_of(letter, when))
        content = json.dumps({"to": list(letter.to), "sent_at": sent_at}, ensure_ascii=False)
        _whole(folder / f"{letter.name}.json", content.encode())


def _whole(path: Path, content: bytes) -> None:
    """A file that is never seen half written."""
    part = path.with_name(path.name + ".part")
    part.write_bytes(content)
    part.replace(path)


def pdf_of(letter: Letter, when: datetime) -> bytes:
    """One page with a text layer."""
    # The PDF library takes long to import, and few journeys end in a letter.
    from fpdf import FPDF  # noqa: PLC0415

    pdf = FPDF()
    pdf.core_fonts_encoding = "windows-1252"
    pdf.set_title(_printable(letter.subject))
    pdf.set_lang("fr")
    pdf.set_creation_date(when)
    pdf.set_margins(22, 20, 22)
    pdf.add_page()
    for style, size, indent, line in _lines(letter, when):
        pdf.set_font("Helvetica", style, size)
        pdf.set_x(22 + indent)
        pdf.multi_cell(0, size * 0.5, _printable(line), new_x="LMARGIN", new_y="NEXT", align="L")
    return bytes(pdf.output())


def _lines(letter: Letter, when: datetime) -> list[tuple[str, int, int, str]]:
    blank = ("", 11, 0, " ")
    body = [line for text in letter.paragraphs for line in _paragraph(letter, text)]
    return [
        ("B", 12, 0, letter.sender[0]),
        *(("", 10, 0, line) for line in letter.sender[1:]),
        blank,
        *(("", 11, 88, line) for line in letter.to),
        blank,
        ("", 10, 88, f"Le {when.strftime('%d/%m/%Y')}"),
        blank,
        ("B", 11, 0, letter.subject),
        blank,
        *body,
    ]


def _paragraph(letter: Letter, text: str) -> list[tuple[str, int, int, str]]:
    strong = bool(letter.strong) and text == letter.strong
    return [("B" if strong else "", 16 if strong else 11, 0, text), ("", 6, 0, " ")]


def _printable(line: str) -> str:
    """The text in the characters of the standard fonts; a letter that they lack loses its accent."""
    return "".join(_in_font(sign) for sign in line.replace("\u202f", "\u00a0"))


def _in_font(sign: str) -> str:
    try:
        sign.encode("windows-1252")
    except UnicodeEncodeError:
        base = unicodedata.normalize("NFKD", sign).encode("ascii", "ignore").decode()
        return base or "?"
    return sign

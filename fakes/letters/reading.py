"""How a letter is read: by the text layer of its PDF."""

from __future__ import annotations

import io
import logging
import struct
import unicodedata
import zlib
from collections.abc import Sequence

from fakes.content import Content
from fakes.extraction import links
from fakes.letters.codes import provisional_codes
from fakes.messages import Envelope

UNREADABLE = "sans texte lisible : le courrier est une image, ou son texte ne peut être extrait"

_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "\u00ad": ""})
# What pypdf lets through on broken files, besides its own errors: it reads them as if they were sound.
_BROKEN: tuple[type[Exception], ...] = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    MemoryError,
    NotImplementedError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)

logging.getLogger("pypdf").addHandler(logging.NullHandler())


def read_letter(raw: bytes, envelope: Envelope) -> Content:
    """What a letter says. It never fails: a letter that cannot be read is told as unreadable."""
    text, defects = _text(raw)
    unreadable = not text.strip()
    return Content(
        text=text,
        text_links=links(text),
        codes=provisional_codes(text),
        defects=defects,
        unreadable=unreadable,
        observations=(*envelope.observations, *((UNREADABLE,) if unreadable else ())),
    )


def is_sound(raw: bytes) -> bool:
    """Whether the bytes are a PDF whose pages can be opened."""
    return _text(raw)[1] == ()


def _text(raw: bytes) -> tuple[str, tuple[str, ...]]:
    from pypdf import PdfReader  # noqa: PLC0415 - only a run that has letters pays for loading it
    from pypdf.errors import PyPdfError  # noqa: PLC0415 - the same

    broken: tuple[type[Exception], ...] = (PyPdfError, *_BROKEN)
    if b"%PDF-" not in raw[:1024]:
        return "", ("not a PDF: it does not begin with %PDF-",)
    try:
        pages = [page.extract_text() for page in PdfReader(io.BytesIO(raw)).pages]
    except broken as error:
        return "", (f"the PDF cannot be read: {type(error).__name__}: {error}",)
    return unicodedata.normalize("NFC", "\n".join(pages).translate(_LIGATURES)), ()


def merged(documents: Sequence[bytes]) -> bytes:
    """Sound documents as one PDF, in their order; one alone as it came."""
    if len(documents) == 1:
        return documents[0]
    from pypdf import PdfWriter  # noqa: PLC0415 - only a letter of several documents pays for loading it

    whole = io.BytesIO()
    with PdfWriter() as writer:
        for document in documents:
            writer.append(io.BytesIO(document))
        writer.write(whole)
    return whole.getvalue()

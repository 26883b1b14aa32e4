"""The ``.json`` beside a letter's PDF: whom it is for and when it was sent (docs/connect-your-portal.md)."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Slip:
    """``whole`` is whether it can be read at all; ``defects`` are how it breaks the contract."""

    raw: bytes = b""
    whole: bool = False
    to: tuple[str, ...] = ()
    sent_at: str = ""
    defects: tuple[str, ...] = ()

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """What it says besides the recipients."""
        return (("sent_at", self.sent_at),) if self.sent_at else ()

    def digest(self, name: str, pdf: bytes) -> str:
        """What tells this letter from any other: two files alike under two names are two letters."""
        parts = (name.encode("utf-8", "surrogateescape"), self.raw, pdf)
        return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()


def read_slip(path: Path) -> Slip:
    """A slip as it is now, half-written or not."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        return Slip(defects=(f"cannot be read: {error.strerror}",))
    try:
        said = json.loads(raw)
    except (ValueError, RecursionError):
        return Slip(raw, defects=("is not JSON",))
    if not isinstance(said, dict):
        return Slip(raw, defects=("is not a JSON object",))
    to, sent_at, defects = said.get("to"), said.get("sent_at"), []
    lines = tuple(one for one in to if isinstance(one, str)) if isinstance(to, list) else ()
    if not lines or not isinstance(to, list) or len(lines) != len(to):
        defects.append('"to" must be the list of the address lines')
    if not _is_instant(sent_at):
        defects.append('"sent_at" must be an instant with its offset (RFC 3339)')
    return Slip(raw, True, lines, sent_at if isinstance(sent_at, str) else "", tuple(defects))


def _is_instant(text: object) -> bool:
    if not isinstance(text, str):
        return False
    try:
        return datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False

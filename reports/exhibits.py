"""Which evidence the page carries within its size, and how each piece is shown: never as markup."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from record.folder import Evidence, RunFolder
from record.outcomes import Outcome
from record.results import CaseResult
from reports.view import Piece

PAGE_LIMIT = 7_000_000
PICTURE_LIMIT = 1_500_000
TEXT_LIMIT = 16_000

_NAME = re.compile(r"evidence/([0-9a-f]{64})\.(?:png|json|eml|txt)")
_PNG = b"\x89PNG\r\n\x1a\n"
_RANKS = {Outcome.FAILED: 0, Outcome.CANT_TELL: 1}
_FIRST, _OTHER = 2, 3


@dataclass(frozen=True, slots=True)
class _Claim:
    """A file that may be carried, how much it matters (0 most) and what it weighs in the page."""

    file: str
    rank: int
    weight: int


class Exhibits:
    """The evidence of a run's cases; a file is carried once, and later uses point to it."""

    def __init__(self, folder: RunFolder, cases: Iterable[CaseResult], limit: int = PAGE_LIMIT) -> None:
        self._folder = folder
        self._limit = limit
        claims = _strongest(self._claims(cases))
        self._carried = self._choose(claims)
        self.left_out = len(claims) - len(self._carried)
        self._shown: set[str] = set()

    def pieces(self, evidence: Iterable[Evidence]) -> tuple[Piece, ...]:
        """How these are shown, in order."""
        return tuple(self._piece(item) for item in evidence)

    def _claims(self, cases: Iterable[CaseResult]) -> Iterator[_Claim]:
        for case in cases:
            items = evidence_of(case)
            first = next((item for item in items if _is_picture(item)), items[0] if items else None)
            for item in items:
                if _NAME.fullmatch(item.file) and (self._folder.path / item.file).is_file():
                    usual = _FIRST if item is first else _OTHER
                    yield _Claim(item.file, _RANKS.get(case.finding.outcome, usual), self._weight(item))

    def _weight(self, item: Evidence) -> int:
        size = (self._folder.path / item.file).stat().st_size
        if _is_picture(item):
            return size * 4 // 3 if size <= PICTURE_LIMIT else 0
        return min(size, TEXT_LIMIT)

    def _choose(self, claims: list[_Claim]) -> frozenset[str]:
        if sum(claim.weight for claim in claims) <= self._limit:
            return frozenset(claim.file for claim in claims)
        room, carried = self._limit, set()
        for claim in sorted(claims, key=lambda claim: claim.rank):
            if claim.rank < _OTHER and claim.weight <= room:
                room -= claim.weight
                carried.add(claim.file)
        return frozenset(carried)

    def _piece(self, item: Evidence) -> Piece:
        found = _NAME.fullmatch(item.file)
        if found is None:
            return Piece(item.label, "absent", "", "", note="son nom n’est pas celui d’une pièce du dossier")
        path, digest = self._folder.path / item.file, found[1]
        anchor = f"piece-{digest[:16]}"
        if path.is_symlink() or not path.is_file():
            return Piece(item.label, "absent", anchor, "", note="absente du dossier de campagne")
        if item.file not in self._carried:
            return Piece(item.label, "absent", anchor, item.file, note="laissée dans le dossier de campagne")
        if item.file in self._shown:
            return Piece(item.label, "again", anchor, item.file)
        self._shown.add(item.file)
        content = path.read_bytes()
        if hashlib.sha256(content).hexdigest() != digest:
            return Piece(item.label, "absent", anchor, "", note="altérée : son empreinte ne correspond plus")
        return _picture(item, anchor, content) if _is_picture(item) else _text(item, anchor, content)


def evidence_of(case: CaseResult) -> list[Evidence]:
    """All the evidence of a case, in the order of its steps, then what it kept as a whole."""
    return [*(item for step in case.steps for item in step.evidence), *case.evidence]


def _strongest(claims: Iterable[_Claim]) -> list[_Claim]:
    kept: dict[str, _Claim] = {}
    for claim in claims:
        if claim.file not in kept or claim.rank < kept[claim.file].rank:
            kept[claim.file] = claim
    return list(kept.values())


def _is_picture(item: Evidence) -> bool:
    return item.media_type == "image/png"


def _picture(item: Evidence, anchor: str, content: bytes) -> Piece:
    if len(content) > PICTURE_LIMIT or not content.startswith(_PNG):
        return Piece(item.label, "absent", anchor, item.file, note="image trop lourde ou illisible")
    return Piece(item.label, "picture", anchor, item.file, base64.b64encode(content).decode())


def _text(item: Evidence, anchor: str, content: bytes) -> Piece:
    text = content.decode("utf-8", errors="replace")
    note = "début seulement ; la suite est dans le dossier de campagne" if len(text) > TEXT_LIMIT else ""
    return Piece(item.label, "text", anchor, item.file, text[:TEXT_LIMIT], note)

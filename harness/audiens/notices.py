"""Whether the page in front of her states what the guide has it state, in any wording."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harness.audiens.cards import card_of
from harness.audiens.statements import AUDIENS, CARDS, CONGES, SAID, Statement
from harness.faults import Nonconformity
from harness.page import Snapshot
from harness.words import fold, speaks_of

if TYPE_CHECKING:
    from harness.audiens.play import AudiensPlay


class Notices:
    """What she reads on the page in front of her, in any wording."""

    def __init__(self, play: AudiensPlay) -> None:
        self._play = play

    def ensure_presented(self, said: str, space: str | None = None) -> None:
        """The part of the page about a space speaks of that; by default, the space that the guide says."""
        belongs, statement = CARDS[said]
        mine = space or belongs
        other = AUDIENS if mine == CONGES else CONGES
        self._ensure(statement, card_of(self._play.visit.page, mine, (other,)), f"{said}, sous « {mine} »")

    def ensure_said(self, said: str) -> None:
        """The page says it, or its entries do where they explain themselves."""
        self._ensure(SAID[said], text_of(self._play.visit.page), said)

    def ensure_helped(self, said: str) -> None:
        """The page says it, or something that opens from it: a help may be one click away."""
        visit = self._play.visit
        if missing(SAID[said], text_of(visit.page)) is None:
            return
        for text in visit.around():
            if missing(SAID[said], text) is None:
                return
        self._ensure(SAID[said], text_of(visit.page), said)

    def ensure_words(self, words: str) -> None:
        """The page bears these very words of the guide, folded."""
        if not bears(self._play.visit.page, words):
            raise Nonconformity(f"« {words} » sur la page", self._play.visit.described())

    def _ensure(self, statement: Statement, text: str, said: str) -> None:
        lacking = missing(statement, text)
        if lacking is not None:
            raise Nonconformity(
                f"une page qui dise {said} (l’un des mots : {', '.join(lacking)})",
                f"rien de tel sur {self._play.visit.described()}",
            )


def text_of(page: Snapshot) -> str:
    """All that a person reads of a page: its text, and what its entries say of themselves."""
    told = [f"{entry.name}\n{entry.description}\n{entry.placeholder}" for entry in page.entries]
    return "\n".join([page.title, page.text, *(c.name for c in page.commands), *told])


def missing(statement: Statement, text: str) -> tuple[str, ...] | None:
    """The first group of which a text says no word; ``None`` where it says one of each."""
    return next((group for group in statement if not speaks_of(text, group)), None)


def bears(page: Snapshot, words: str) -> bool:
    """Whether a page shows these words, whatever their case and typography."""
    wanted = fold(words).rstrip(" ?!")
    return wanted in fold(" ".join(text_of(page).split()))

"""Whether the page in front of her states what the guide has it state, in any wording."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from harness.audiens.cards import card_of
from harness.audiens.password_rule import rule_statement
from harness.audiens.statements import AUDIENS, CARDS, CONGES, IN_ONE_BREATH, SAID, Statement
from harness.faults import Nonconformity
from harness.page import FOLD, Control, Snapshot
from harness.words import fold, speaks_of

if TYPE_CHECKING:
    from harness.audiens.play import AudiensPlay
    from harness.visit import Visit

_TOLD = 8
"""How many of the words that would do a message lists."""


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
        text = text_of(self._play.visit.page)
        parts = passages(text) if said in IN_ONE_BREATH else [text]
        told = next((part for part in parts if missing(SAID[said], part) is None), "")
        self._ensure(SAID[said], told, said)

    def ensure_helped(self, said: str) -> None:
        """The page says it, or a help that unfolds on this very page."""
        visit = self._play.visit
        if missing(SAID[said], text_of(visit.page)) is None:
            return
        if any(missing(SAID[said], text_of(page)) is None for page in unfoldings(visit)):
            return
        self._ensure(SAID[said], text_of(visit.page), said)

    def ensure_rule_shown(self, part: str) -> None:
        """The page says that part of the password's rule, as declared."""
        told = rule_statement(part, self._play.settings)
        self._ensure(told, text_of(self._play.visit.page), part.replace("'", "’"))

    def ensure_words(self, words: str) -> None:
        """The page bears these very words of the guide, folded; its title alone does not do."""
        page = self._play.visit.page
        if not bears(replace(page, title=""), words):
            raise Nonconformity(f"« {words} » sur la page", self._play.visit.described())

    def _ensure(self, statement: Statement, text: str, said: str) -> None:
        lacking = missing(statement, text)
        if lacking is not None:
            words = ", ".join(lacking[:_TOLD]) + (", …" if lacking[_TOLD:] else "")
            raise Nonconformity(
                f"une page qui dise {said} (l’un des mots : {words})",
                f"rien de tel sur {self._play.visit.described()}",
            )


def unfoldings(visit: Visit) -> Iterator[Snapshot]:
    """This page once each of its commands that only unfold was pressed, in turn; it is come back to."""
    here = visit.page
    for rank, control in enumerate(c for c in here.commands if _unfolds(c)):
        again = [c for c in visit.page.commands if _unfolds(c)][rank : rank + 1]
        if not again or again[0].name != control.name:
            continue
        visit.client.activate(again[0])
        page = visit.look()
        if page.url.split("#")[0] == here.url.split("#")[0]:
            yield page
        visit.open(here.url)


def _unfolds(control: Control) -> bool:
    """A command that shows something in place: it has no form to send and no other address to go to."""
    stays = control.href is None or control.href.startswith("#")
    return control.kind == FOLD or control.folded or (stays and control.form is None and not control.disabled)


def text_of(page: Snapshot) -> str:
    """All that a person reads of a page: its text, and what its entries say of themselves."""
    told = [f"{entry.name}\n{entry.description}\n{entry.placeholder}" for entry in page.entries]
    return "\n".join([page.title, page.text, *(c.name for c in page.commands), *told])


def passages(text: str) -> list[str]:
    """The lines of a page, those that a sentence runs over put together again."""
    found: list[str] = []
    for line in filter(None, map(str.strip, text.splitlines())):
        if found and not found[-1].endswith((".", "!", "?", ")", "…", "*")):
            found[-1] += " " + line
        else:
            found.append(line)
    return found


def missing(statement: Statement, text: str) -> tuple[str, ...] | None:
    """The first group of which a text says no word; ``None`` where it says one of each."""
    return next((group for group in statement if not speaks_of(text, group)), None)


def bears(page: Snapshot, words: str) -> bool:
    """Whether a page shows these words, whatever their case and typography."""
    wanted = fold(words).rstrip(" ?!")
    return wanted in fold(" ".join(text_of(page).split()))

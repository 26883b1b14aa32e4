"""Two strangers try the same by turns, for somebody on file and for nobody: whether that tells who is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from harness.page import Snapshot
from harness.refusals import new_words
from harness.words import fold, masked

_NOTHING = Snapshot(url="about:blank", status=None)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a try gets: all the words of the page, numbers masked, and its status."""

    words: str
    status: int | None

    def beside(self, other: Answer) -> str:
        """What it has that another one has not, in short."""
        if self.status != other.status:
            return f"le statut {self.status}"
        known = set(other.words.splitlines())
        own = [line for line in self.words.splitlines() if line not in known]
        return f"« {' '.join(own)} »" if own else "rien de plus"


@dataclass(frozen=True, slots=True)
class Turn:
    """The same try of both numbers, counted from one."""

    number: int
    known: Answer
    unknown: Answer

    @property
    def differs(self) -> bool:
        """Whether a stranger can tell them apart."""
        return self.known != self.unknown


Round = Callable[[bool], list[Turn]]
"""The turns of one round, the known person's first or not."""


def answer_of(page: Snapshot, *, without: str = "") -> Answer:
    """What a page answers; ``without`` is the name that was tried, which differs by nature."""
    lines = map(fold, new_words(_NOTHING, page).splitlines())
    said = (line.replace(fold(without), "#") if without else line for line in lines)
    return Answer("\n".join(map(masked, said)), page.status)


def told_apart(play: Round) -> Turn | None:
    """The first turn that tells the known person from nobody, whichever of them comes first.

    Both rounds are played: a limit by client, which strikes whoever comes second, tells nobody apart, whereas
    a lock by person does in both. One round without a difference is enough.
    """
    first = play(True)
    if not any(turn.differs for turn in first):
        return None
    again = play(False)
    return next((one for one, other in zip(first, again, strict=True) if one.differs and one == other), None)

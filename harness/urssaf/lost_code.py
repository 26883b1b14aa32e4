"""What a person without a code, or who lost it, finds on the identification page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harness.faults import Nonconformity
from harness.page import Control, Snapshot
from harness.words import fold, speaks_of

if TYPE_CHECKING:
    from harness.urssaf.play import Play

_LACKING = (
    "perdu",
    "égar",
    "oubli",
    "pas reçu",
    "jamais reçu",
    "sans code",
    "pas de code",
    "pas encore de code",
    "pas mon code",
    "pas votre code",
    "plus mon code",
    "plus votre code",
    "pas en possession",
)
_ABOUT_CODE = ("code", "courrier", "lettre", "activation")
_OBTAINING = (
    "nouveau code",
    "autre code",
    "nouveau courrier",
    "nouvelle lettre",
    "obtenir",
    "obtenez",
    "recevoir",
    "demand",
    "redemand",
    "renvo",
    "réexpédi",
    "renouvel",
    "commander",
    "contact",
    "écri",
    "appel",
    "téléphon",
    "assistance",
    "besoin d'aide",
    "trouver",
)
_ENOUGH = 30  # characters of text without which a page says nothing


class LostCode:
    """The help of step 3."""

    def __init__(self, play: Play) -> None:
        self._play = play

    def ensure_help(self) -> None:
        """A text or a command tells what to do without a code, and it is no dead end."""
        visit = self._play.visit
        command = _command(visit.page)
        if command is not None:
            self._ensure_leads_on(command)
        elif not has_help(visit.page):
            raise Nonconformity(
                "un texte ou un lien pour qui n’a pas de code, ou l’a perdu", visit.described()
            )
        elif not tells_how(visit.page.text):
            raise Nonconformity("ce que doit faire une personne sans code", visit.described())

    def _ensure_leads_on(self, command: Control) -> None:
        visit = self._play.visit
        here = visit.page
        if command.href is not None and not command.href.startswith(("http://", "https://", "/")):
            return  # a telephone number or an address is an answer by itself
        visit.client.activate(command)
        there = visit.look()
        added = [line for line in there.text.splitlines() if fold(line) not in fold(here.text)]
        if (there.status or 0) >= 400 or len(" ".join(added)) < _ENOUGH:
            raise Nonconformity(f"une aide derrière « {command.name} »", visit.described())


def has_help(page: Snapshot) -> bool:
    """Whether a page speaks to those who have no code."""
    return _command(page) is not None or any(map(_speaks_of_lack, page.text.splitlines()))


def tells_how(text: str) -> bool:
    """Whether a text says how a code is obtained."""
    return speaks_of(text, _OBTAINING)


def _command(page: Snapshot) -> Control | None:
    return next((c for c in page.commands if not c.disabled and _speaks_of_lack(c.name)), None)


def _speaks_of_lack(line: str) -> bool:
    return (speaks_of(line, _LACKING) and not speaks_of(line, ("mot de passe",))) or (
        speaks_of(line, _ABOUT_CODE) and speaks_of(line, _OBTAINING)
    )

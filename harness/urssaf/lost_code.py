"""What a person without a code, or who lost it, finds on the identification page."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from harness.faults import Nonconformity
from harness.hosts import is_of
from harness.page import Control, Snapshot
from harness.words import fold, speaks_of

if TYPE_CHECKING:
    from harness.urssaf.play import Play

_LACKING = (
    "perdu",
    "égar",
    "oubli",
    "non reçu",
    "pas reçu",
    "pas encore reçu",
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
_ABOUT_OTHERS = ("mot de passe", "identifiant")
_ASKING = (
    "nouveau code",
    "autre code",
    "nouveau courrier",
    "nouvelle lettre",
    "obtenir",
    "obtenez",
    "demander",
    "demandez",
    "redemand",
    "renvo",
    "réexpédi",
    "commander",
    "besoin d'aide",
    "assistance",
    "problème",
)
_HOW = (
    *_ASKING,
    "demand",
    "recevoir",
    "renouvel",
    "contact",
    "écri",
    "appel",
    "téléphon",
    "conseiller",
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
        if not self._is_worth_a_visit(command, here):
            return
        visit.client.activate(command)
        there = visit.look()
        added = " ".join(line for line in there.text.splitlines() if fold(line) not in fold(here.text))
        told = (
            len(added) >= _ENOUGH or there.content_type != "text/html" or tells_how(_beyond(there, command))
        )
        if (there.status or 0) >= 400 or not told:
            raise Nonconformity(f"une aide derrière « {command.name} »", visit.described())

    def _is_worth_a_visit(self, command: Control, page: Snapshot) -> bool:
        """A telephone number, an address or another site is an answer by itself, and is not visited."""
        if command.href is None:
            return True
        target = urljoin(page.url, command.href)
        return urlsplit(target).scheme in {"http", "https"} and is_of(target, self._play.hosts)


def has_help(page: Snapshot) -> bool:
    """Whether a page speaks to those who have no code."""
    return _command(page) is not None or any(map(_speaks_of_lack, page.text.splitlines()))


def tells_how(text: str) -> bool:
    """Whether a text says how a code is obtained."""
    return speaks_of(text, _HOW)


def _command(page: Snapshot) -> Control | None:
    return next((c for c in page.commands if not c.disabled and _speaks_of_lack(c.name)), None)


def _speaks_of_lack(line: str) -> bool:
    if speaks_of(line, _ABOUT_OTHERS):
        return False
    return speaks_of(line, _LACKING) or (speaks_of(line, _ABOUT_CODE) and speaks_of(line, _ASKING))


def _beyond(page: Snapshot, command: Control) -> str:
    """What a page says beside the words of a command: where a link leads further down the same page."""
    same = fold(command.name)
    return "\n".join(line for line in page.text.splitlines() if fold(line) != same)

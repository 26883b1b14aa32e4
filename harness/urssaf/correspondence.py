"""The details that a holder changes in her space: what its page says that it took, it shows from then on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harness.faults import Blocked, ConnectionFault
from harness.forms import command_of
from harness.matching import Widget
from harness.refusals import new_words
from harness.urssaf.on_file import PURPOSES, on_file
from harness.urssaf.summary import ensure_no_breakdown
from harness.words import fold, speaks_of

if TYPE_CHECKING:
    from harness.page import Snapshot
    from harness.urssaf.play import Play

_TAKEN = (
    "enregistré",
    "à jour",
    "mis à jour",
    "modifié",
    "pris en compte",
    "prises en compte",
    "changé",
    "ajouté",
)
_LATER = (
    "demande",
    "sera",
    "seront",
    "délai",
    "confirm",
    "lien",
    "vérifi",
    "erreur",
    "n'a",
    "n'ont",
    "n'est",
)
_OPENING = ("modif", "chang", "corrig", "mettre à jour")


class Correspondence:
    """Another street, and no telephone any more, given on the page of her contact details."""

    def __init__(self, play: Play) -> None:
        self._play = play
        self._answer: Snapshot | None = None
        self._taken: list[tuple[str, str]] = []

    def ensure_changed(self) -> None:
        """Each is kept, once the page has said so; where it lets nothing be typed, nothing is judged."""
        street = self._play.world.people.another_street()
        for name, value in (("street", street), ("phone", "")):
            if self._is_taken(name, value):
                self._taken.append((name, value))
                self._ensure_shown(name, value)
            else:
                ensure_no_breakdown(self._answer, self._play.hosts)

    def ensure_lasting(self) -> None:
        """What was taken is there again from another device; where she cannot log in, nothing is judged."""
        if self._taken and self._play.login.returns():
            for name, value in self._taken:
                self._ensure_shown(name, value)

    def give(self, name: str, value: str) -> None:
        """Type a value where that detail may be changed, and send it, whatever comes."""
        self._is_taken(name, value)

    def _is_taken(self, name: str, value: str) -> bool:
        """Type a value and send it; whether the page says that the change is made, and not asked for only."""
        play, self._answer = self._play, None
        widget = self.entry(name)
        if widget is None or (not value and widget.control.required) or widget.value == value:
            return False
        command = command_of(play.visit.page, widget.control.form)
        if command is None:
            return False
        play.visit.fill(PURPOSES[name], value)
        try:
            page = self._answer = play.visit.follow(command)
        except ConnectionFault:
            return False
        if (page.status or 200) >= 400 or any(entry.error or entry.invalid for entry in page.entries):
            return False
        return says_taken(play.visit.before, page)

    def entry(self, name: str) -> Widget | None:
        """Where the detail is typed, on its page or behind a command that speaks of changing it."""
        play = self._play
        try:
            page = play.space.visit_service("contact")
        except Blocked:
            return None
        found = self._typed(name)
        opening = [
            c.name for c in page.commands if not c.disabled and not c.aside and speaks_of(c.name, _OPENING)
        ]
        for _ in play.services.followed(opening[:4]) if found is None else ():
            found = self._typed(name)
            if found is not None:
                break
        return found

    def _typed(self, name: str) -> Widget | None:
        widget = self._play.visit.find(PURPOSES[name])
        return widget if widget is not None and widget.usable and not widget.control.readonly else None

    def _ensure_shown(self, name: str, value: str) -> None:
        held = on_file(self._play.person, name)
        if value:
            self._play.on_file.ensure_shown(name, value)
        elif held:
            self._play.on_file.ensure_gone(name, held)


def says_taken(before: Snapshot, page: Snapshot, *also: str) -> bool:
    """Whether a page says anew that what was sent is kept from now on, and nothing that is left to come.

    ``also`` are more words of what is left to come.
    """
    commands = {fold(control.name) for control in page.commands}
    said = [line for line in new_words(before, page).splitlines() if fold(line) not in commands]
    return any(speaks_of(line, _TAKEN) for line in said) and not any(
        speaks_of(x, (*_LATER, *also)) for x in said
    )

"""A window that a command opened over the page: closed as a person would, before going on."""

from __future__ import annotations

from harness.page import Control, Snapshot
from harness.visit import Visit
from harness.words import fold

_CLOSING = tuple(
    map(fold, ("fermer", "close", "×", "✕", "retour", "revenir", "j’ai compris", "compris", "j’ai lu", "ok"))
)


def close_window(visit: Visit, before: Snapshot) -> None:
    """Press what closes the window that hides the page of ``before``; nothing where none of it is hidden.

    It is the command of the window that says so by its name, else the only one that it has.
    """
    kept = {entry.name for entry in visit.page.entries}
    if all(entry.name in kept for entry in before.entries):
        return
    known = {command.name for command in before.commands}
    own = [command for command in visit.page.commands if command.name not in known]
    closing = [command for command in own if _closes(command)] or (own if len(own) == 1 else [])
    if closing:
        visit.client.activate(closing[0])
        visit.look()


def _closes(command: Control) -> bool:
    said = fold(command.name)
    return any(said == word or said.startswith(f"{word} ") for word in _CLOSING)

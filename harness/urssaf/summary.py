"""What stands between a form that was sent and its being done: a summary to confirm, a mandate to sign."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from harness.faults import Nonconformity
from harness.forms import choose_required, entries_of
from harness.hosts import is_of
from harness.page import Control, Snapshot
from harness.words import fold, speaks_of

if TYPE_CHECKING:
    from harness.visit import Visit

_GOING_ON = (
    "confirm", "valid", "transm", "envoy", "sign", "dépos", "enregistr", "termin", "certif", "attest",
    "accept", "autoris", "approuv", "soumet", "finalis", "pay", "régl", "déclar", "modul",
)  # fmt: skip
_ELSEWHERE = (
    "autre", "nouve", "modif", "corrig", "chang", "annul", "abandon", "retour", "reven", "précédent", "refus",
    "ne pas", "supprim", "effac", "déconn", "session", "quitt", "ferm", "imprim", "télécharg", "recherch",
    "accueil", "brouillon",
)  # fmt: skip
_LOST = frozenset({404, 410})
_STEPS = 3
_TYPED = {"textbox", "spinbutton"}


def go_through(
    visit: Visit, origin: Snapshot, sent: Control, fill: Callable[[Control], None] | None = None
) -> bool:
    """Press what a summary asks after a form was sent; whether nothing is left to be pressed.

    ``origin`` is the page of the form, ``sent`` the command that sent it, ``fill`` what answers the form of
    a step before its command is pressed: what it requires to be ticked or chosen, where nothing is given.
    """
    for _ in range(_STEPS):
        command = next_command(origin, sent, visit.page)
        if command is None:
            break
        if fill is None:
            choose_required(visit.client, entries_of(visit.page, command.form))
        else:
            fill(command)
        visit.follow(command)
    return not _open_steps(origin, sent, visit.page)


def ensure_no_breakdown(answer: Snapshot | None, hosts: Collection[str]) -> None:
    """What the portal answered to a form that it offers itself is no breakdown and no missing page.

    A refusal, whatever its status, is left to the portal, and what answers elsewhere is not its own.
    """
    if answer is None or not is_of(answer.url, hosts):
        return
    if answer.broken or answer.status in _LOST:
        raise Nonconformity("une réponse à ce formulaire", f"une erreur HTTP {answer.status}")


def next_command(origin: Snapshot, sent: Control, page: Snapshot) -> Control | None:
    """The command of a step more: it goes on, and is none of the form that was sent."""
    return next((c for c in _open_steps(origin, sent, page) if speaks_of(c.name, _GOING_ON)), None)


def _open_steps(origin: Snapshot, sent: Control, page: Snapshot) -> list[Control]:
    """The buttons that a page offers anew, those that lead elsewhere apart.

    A summary may bear the very name of the command before it; where the form itself is back, that one is
    the form's.
    """
    known = {fold(control.name) for control in origin.commands}
    if not _is_back(origin, sent, page):
        known.discard(fold(sent.name))
    buttons = [c for c in page.commands if c.role == "button" and not (c.aside or c.disabled)]
    return [c for c in buttons if fold(c.name) not in known and not speaks_of(c.name, _ELSEWHERE)]


def _is_back(origin: Snapshot, sent: Control, page: Snapshot) -> bool:
    asked = {fold(c.name) for c in entries_of(origin, sent.form) if c.role in _TYPED}
    return any(fold(c.name) in asked for c in page.entries)

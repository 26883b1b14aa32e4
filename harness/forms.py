"""A form whose fields nobody knows in advance, filled in as a person would, and its command."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from harness.drivers.driver import Client
from harness.page import BOX_ROLES, Control, Snapshot
from harness.words import fold, speaks_of

_SENDING = (
    "envoy",
    "transm",
    "valid",
    "enregistr",
    "soumett",
    "confirm",
    "adress",
    "ajout",
    "pay",
    "décl",
    "poster",
)
_NOT_SENDING = (
    "annul",
    "retour",
    "effac",
    "supprim",
    "brouillon",
    "joindre",
    "fermer",
    "déconn",
    "recherch",
    "ajouter un fichier",
)
_EMPTY = ("choisi", "sélectionn", "--", "…")
_YEAR = ("année", "exercice", "millésime")
_TEXT_KINDS = {"text", "textarea", "search", "", "url"}


@dataclass(frozen=True, slots=True)
class Answers:
    """What a person answers to any question of a form: a short text, a long one, an amount in whole euros…

    ``year`` is one that is over, in four digits.
    """

    text: str
    body: str
    email: str
    phone: str
    amount: str
    year: str


def entries_of(page: Snapshot, form: int | None) -> list[Control]:
    """The entries of a form that a person may fill in."""
    return [c for c in page.entries if c.form == form and not c.disabled and not c.readonly]


def command_of(page: Snapshot, form: int | None) -> Control | None:
    """The command that sends a form: its most telling button, else its last."""
    buttons = [c for c in page.commands if c.form == form and not c.disabled and c.role == "button"]
    likely = [c for c in buttons if not speaks_of(c.name, _NOT_SENDING)]
    telling = [c for c in likely if speaks_of(c.name, _SENDING)]
    return next(iter([*reversed(telling), *reversed(likely)]), None)


def only_command_of(page: Snapshot, form: int | None) -> Control | None:
    """The one button of a form that sends it, whatever it is called; ``None`` where there are several."""
    buttons = [c for c in page.commands if c.form == form and not c.disabled and c.role == "button"]
    sending = [c for c in buttons if not c.aside and not speaks_of(c.name, _NOT_SENDING)]
    return sending[0] if len(sending) == 1 else None


def fill_in(client: Client, entries: Sequence[Control], answers: Answers) -> None:
    """Answer every entry that asks something; boxes only where they are required."""
    groups: set[str] = set()
    for entry in entries:
        if entry.role in BOX_ROLES:
            if entry.required:
                client.tick(entry, True)
        elif entry.role == "radio":
            if entry.group not in groups:
                groups.add(entry.group)
                client.tick(entry, True)
        elif entry.kind == "select":
            choose_any(client, entry)
        elif entry.kind != "file":
            client.write(entry, _answer(entry, answers))


def choose_required(client: Client, entries: Sequence[Control]) -> None:
    """Tick or choose what a form cannot leave without and that needs no writing, where nothing is yet."""
    chosen = {entry.group for entry in entries if entry.role == "radio" and entry.checked}
    for entry in entries:
        if entry.role in BOX_ROLES and entry.required and not entry.checked:
            client.tick(entry, True)
        elif entry.role == "radio" and entry.group not in chosen:
            chosen.add(entry.group)
            client.tick(entry, True)
        elif entry.kind == "select" and entry.required and not entry.value:
            choose_any(client, entry)


def choose_any(client: Client, entry: Control) -> None:
    """Choose the first line of a list that is an answer."""
    for option in entry.options:
        if option.value.strip() and not speaks_of(option.label, _EMPTY):
            client.choose(entry, option.label)
            return


def choose_last(client: Client, entries: Sequence[Control]) -> None:
    """Of each list and each group of radios, choose the last line that is an answer."""
    for entry in {entry.group: entry for entry in entries if entry.role == "radio"}.values():
        client.tick(entry, True)
    for entry in entries:
        answers = [o for o in entry.options if o.value.strip() and not speaks_of(o.label, _EMPTY)]
        if entry.kind == "select" and answers:
            client.choose(entry, answers[-1].label)


def keeps_typed(page: Snapshot, texts: Sequence[str]) -> bool:
    """Whether a form came back with what was typed in it, as a refused one does."""
    return any(text and text in entry.value for entry in page.entries for text in texts)


def _answer(entry: Control, answers: Answers) -> str:
    if entry.kind == "textarea":
        return answers.body
    if entry.kind == "email" or speaks_of(
        entry.name, ("e-mail", "email", "adresse électronique", "courriel")
    ):
        return answers.email
    if entry.kind == "tel" or speaks_of(entry.name, ("téléphone",)):
        return answers.phone
    if fold(entry.name).startswith(_YEAR):
        return answers.year
    numeric = entry.kind == "number" or entry.inputmode in {"numeric", "decimal"}
    if numeric or speaks_of(entry.name, ("montant", "revenu", "recette", "somme", "bénéfice")):
        return answers.amount
    return answers.text if entry.kind in _TEXT_KINDS else ""

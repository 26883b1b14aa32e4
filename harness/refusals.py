"""What a refused form says, where, and that it did not say it before: on the field, the page or another."""

from __future__ import annotations

import re
from collections.abc import Sequence

from catalogue.model import Purpose
from harness.faults import Nonconformity
from harness.matching import Widget
from harness.page import Snapshot
from harness.visit import Visit
from harness.waiting import StillWaiting, until
from harness.words import bare, fold, speaks_of

_SHORT_WORDS = frozenset((
    "le", "la", "les", "un", "une", "des", "de", "du", "votre", "vos", "mon", "ma", "mes", "cette", "ce",
    "saisissez", "confirmez", "choisissez", "saisir", "merci", "vous",
))  # fmt: skip
_REFUSING = (
    "refus", "incorrect", "inexact", "erron", "erreur", "faux", "fausse", "mauvais", "inval", "inconnu",
    "échec", "échou", "impossible", "interdi", "bloqu", "verrouill", "expir", "périm", "trop de",
    "vérifi", "réessay", "recommenc", "introuvable",
)  # fmt: skip
_DENYING = re.compile(r"\b(?:ne |n')[^.!?\n]{0,80}?\b(?:pas|plus|aucune?|jamais)\b")
_LOST = frozenset({404, 405, 410})
"""Answers that say that there is no such page: they refuse nothing of what was sent."""


def ensure_kept_with_message(visit: Visit, screen: str, key: str, *pair: str) -> str:
    """The form was refused: same screen, and a new message on the field of ``key``, given back.

    ``pair`` are the fields that go with it: where two entries differ, the message may stand on either.
    """
    name = visit.screens.named(screen).name_fr
    try:
        return until(
            lambda: _message(visit, screen, (key, *pair)),
            visit.patience_for_messages,
            what="message sur le champ",
        )
    except StillWaiting:
        pass
    if not visit.is_at(screen):
        raise Nonconformity(f"un refus, sur l’écran « {name} »", visit.described())
    raise Nonconformity(
        f"un message sur {visit.finder.spoken(key)}",
        f"aucun nouveau texte qui s’y rapporte sur {visit.described()}",
    )


def ensure_kept(visit: Visit, screen: str) -> None:
    """The form was refused: the person is still, or again, on that screen and none further."""
    name = visit.screens.named(screen).name_fr
    try:
        until(lambda: visit.is_at(screen) or (visit.look() and None), visit.patience_for_messages, what=name)
    except StillWaiting:
        raise Nonconformity(f"un refus, sur l’écran « {name} »", visit.described()) from None


def ensure_refused(visit: Visit, screen: str, further: Sequence[str]) -> None:
    """The form was refused: its screen is still there, or a page that says so and is none of ``further``."""
    name = visit.screens.named(screen).name_fr
    try:
        until(
            lambda: visit.is_at(screen) or _refused_elsewhere(visit, further) or (visit.look() and None),
            visit.patience_for_messages,
            what=name,
        )
    except StillWaiting:
        raise Nonconformity(
            f"un refus, sur l’écran « {name} » ou sur une page qui l’annonce", visit.described()
        ) from None


def ensure_refusal_told(visit: Visit, screen: str, further: Sequence[str]) -> str:
    """The form was refused as above, and the page says something new, wherever. Gives it back."""
    ensure_refused(visit, screen, further)
    said = told(visit)
    if not said:
        raise Nonconformity("un refus annoncé", f"aucun texte nouveau sur {visit.described()}")
    return said


def told(visit: Visit) -> str:
    """What the page says that the one before did not, awaited; nothing where it stays silent."""
    try:
        return until(lambda: _new_words(visit), visit.patience_for_messages, what="refus annoncé")
    except StillWaiting:
        return ""


def _refused_elsewhere(visit: Visit, further: Sequence[str]) -> bool:
    """Whether the page last seen is none of these screens, no breakdown, and says a refusal in new words."""
    page = visit.page
    status = page.status or 200
    if status >= 500 or status in _LOST or any(map(visit.is_at, further)):
        return False
    said = map(fold, new_words(visit.before, page).splitlines())
    return any(speaks_of(line, _REFUSING) or _DENYING.search(line) for line in said)


def new_words(before: Snapshot, after: Snapshot) -> str:
    """All that a page says and did not say before, line by line: its text, alerts and errors."""
    shown = {fold(line) for line in _lines(before)}
    return "\n".join(dict.fromkeys(line for line in _lines(after) if fold(line) and fold(line) not in shown))


def _new_words(visit: Visit) -> str | None:
    found = new_words(visit.before, visit.page)
    if not found:
        visit.look()
    return found or None


def _lines(page: Snapshot) -> list[str]:
    errors = [line for control in page.entries for line in control.error.splitlines()]
    return [*page.alerts, *page.text.splitlines(), *errors]


def _message(visit: Visit, screen: str, keys: Sequence[str]) -> str | None:
    """The first new message on one of these fields, on that screen; looks again where there is none."""
    for key in keys if visit.is_at(screen) else ():
        found = new_message(
            visit.before, visit.page, visit.find(key), visit.find_before(key), visit.finder.purpose(key)
        )
        if found:
            return found
    visit.look()
    return None


def new_message(
    before: Snapshot, after: Snapshot, now: Widget | None, then: Widget | None, purpose: Purpose
) -> str:
    """The new text on a field: its own error or description, its group's text, or an alert that names it."""
    if now is not None:
        for part, old in _pairs(now, then):
            for text, known in ((part[0], old[0]), (part[1], old[1]), (part[2], old[2])):
                added = _added(text, known)
                if added:
                    return added
    shown = {fold(line) for line in (*before.text.splitlines(), *before.alerts)}
    labels = _labels(now, purpose)
    for line in (*after.alerts, *after.text.splitlines()):
        if fold(line) and fold(line) not in shown and _names(line, labels, purpose):
            return line
    return ""


Texts = tuple[str, str, str]


def _pairs(now: Widget, then: Widget | None) -> list[tuple[Texts, Texts]]:
    olds = then.parts if then is not None and len(then.parts) == len(now.parts) else (None,) * len(now.parts)
    return [
        (
            (part.error, part.description, part.nearby),
            (old.error, old.description, old.nearby) if old is not None else ("", "", ""),
        )
        for part, old in zip(now.parts, olds, strict=True)
    ]


def _added(text: str, known: str) -> str:
    """What a text says beyond what was known, line by line."""
    old = fold(known)
    new = [line for line in text.splitlines() or [text] if fold(line) and fold(line) not in old]
    return " ".join(new)


def _labels(widget: Widget | None, purpose: Purpose) -> set[str]:
    words = {purpose.label or "", *purpose.synonyms}
    if widget is not None:
        words.add(widget.name)
    return {bare(word) for word in words} - {""}


def _names(line: str, labels: set[str], purpose: Purpose) -> bool:
    folded = fold(line)
    if any(label in folded for label in labels) or speaks_of(line, purpose.words):
        return True
    return any(re.search(rf"\b{re.escape(noun)}", folded) for noun in map(_head, labels) if noun)


def _head(label: str) -> str:
    """The first word of a label that carries meaning: « numéro », « code », « adresse »."""
    return next(
        (word for word in re.findall(r"\w+", label) if word not in _SHORT_WORDS and len(word) > 3), ""
    )

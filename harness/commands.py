"""Commands as the guides name them: which purpose bears these words, and whether a page offers it by them."""

from __future__ import annotations

from collections.abc import Iterable

from catalogue.model import Purpose
from harness.faults import Nonconformity
from harness.visit import Visit
from harness.words import bare, fold

_SENTENCES = {
    "audiens.contact_audiens": (
        "nous vous invitons à contacter Audiens pour faire enregistrer votre nouvelle adresse"
    ),
}
"""Where the guide makes a link of a word inside a sentence: a link may take in more of that sentence."""


def key_of(visit: Visit, purposes: Iterable[Purpose], portal: str, label: str) -> str:
    """The purpose that a guide calls by these words: where several do, one that the page shows."""
    mine = [p.key for p in purposes if p.portal == portal and p.label and fold(p.label) == fold(label)]
    if not mine:
        raise ValueError(f"the guide has no command « {label} »")
    return next((key for key in mine if visit.finder.shows(visit.page, key)), mine[0])


def ensure_named(visit: Visit, key: str, label: str) -> None:
    """A usable control bears these words, marks and parentheses apart; a synonym does not do."""
    widget = visit.need(key)
    named = {bare(widget.name), bare(widget.control.name), *map(bare, widget.control.parts)}
    sentence = f" {bare(_SENTENCES.get(key, ''))} "
    if bare(label) not in named and not any(
        f" {name} " in sentence and f" {bare(label)} " in f" {name} " for name in named
    ):
        raise Nonconformity(f"une commande « {label} »", f"une commande « {widget.control.name} »")

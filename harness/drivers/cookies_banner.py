"""Refusing a cookie banner, once: no guide speaks of it, and it must not stand in the way of a journey."""

from __future__ import annotations

import re

from harness.drivers.driver import Client, Unusable
from harness.page import Control, Snapshot
from harness.words import fold

_ABOUT = re.compile(r"\b(cookies?|traceurs?|consentement)\b", re.IGNORECASE)
# Said of nothing else than a banner.
_REFUSALS = frozenset(
    {
        "tout refuser",
        "refuser tout",
        "refuser tous les cookies",
        "refuser les cookies",
        "je refuse les cookies",
        "continuer sans accepter",
        "refuser et continuer",
        "reject all",
    }
)
# Said elsewhere too: a banner's only beside its acceptance.
_BARE_REFUSALS = frozenset({"refuser", "je refuse", "non merci", "non, merci", "interdire tout", "decline"})
_ACCEPTANCES = frozenset(
    {
        "tout accepter",
        "accepter tout",
        "accepter",
        "j'accepte",
        "accepter les cookies",
        "accepter tous les cookies",
    }
)


class CookieBanner:
    """One person's dealing with the banner: she refuses it the first time that it shows."""

    def __init__(self) -> None:
        self._refused = False

    def refuse(self, client: Client, seen: Snapshot) -> Snapshot:
        """The page without its banner, or as it is where there is none or it was refused before."""
        button = None if self._refused else refusal(seen)
        if button is None:
            return seen
        self._refused = True
        try:
            client.activate(button)
        except Unusable:
            # A banner that cannot be pressed is left: what it covers will say so itself.
            return client.look()
        return client.look()


def refusal(seen: Snapshot) -> Control | None:
    """The button that refuses every cookie, where the page shows a banner."""
    named = {fold(command.name): command for command in reversed(seen.commands)}
    certain = next((named[words] for words in _REFUSALS if words in named), None)
    if certain is not None:
        return certain if _ABOUT.search(seen.text) else None
    if not _ABOUT.search(_told(seen)) or not _ACCEPTANCES & named.keys():
        return None
    return next((named[words] for words in _BARE_REFUSALS if words in named), None)


def _told(seen: Snapshot) -> str:
    """The text that is not a command's: « Gestion des cookies » at the foot of every page is no banner."""
    text = seen.text
    for command in seen.commands:
        text = text.replace(command.name, " ") if command.name else text
    return text

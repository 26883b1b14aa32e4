"""« Retour », on every page of the registration: where it leads, and that it sends and validates nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote_plus

from harness.audiens.stages import FORM, HOME, LOGIN
from harness.faults import Nonconformity

if TYPE_CHECKING:
    from harness.audiens.play import AudiensPlay

_GOING_BACK = re.compile(
    r"retour|back|pr[eé]c[eé]d|previous|\bprev\b|goto|annul|cancel|abandon", re.IGNORECASE
)
"""What a request may say of itself that only leads back, though a form carries it."""


class Back:
    """What « Retour » did. ``typed`` is what stood in the form that it was pressed on."""

    def __init__(self, play: AudiensPlay) -> None:
        self._play = play
        self._typed = ""
        self._seen = 0

    def press(self, key: str | None = None, typed: str = "") -> None:
        """Type something in a form, where one is given, and press « Retour »."""
        visit = self._play.visit
        if key is not None:
            visit.fill(key, typed)
            self._typed = typed
        self._seen = len(visit.client.exchanges)
        self._play.choose("Retour")

    def ensure_leads(self, screen: str) -> None:
        """The page before in this branch, or the beginning of the registration where that is declared."""
        visit = self._play.visit
        if self._play.settings.text("aud.back_target") == "previous":
            visit.expect(screen)
            return
        if not any(visit.comes(each) for each in (FORM, LOGIN, HOME)):
            raise Nonconformity("le début de l’inscription, comme déclaré", visit.described())

    def ensure_sent_nothing(self) -> None:
        """What was typed did not leave with « Retour », in a request that « Valider » could have sent."""
        for exchange in self._play.visit.client.exchanges[self._seen :]:
            sent = unquote_plus(f"{exchange.url} {exchange.body.decode('utf-8', 'replace')}")
            if self._typed and self._typed in sent and not _GOING_BACK.search(sent):
                raise Nonconformity("« Retour » n’envoie rien", "la saisie est partie avec « Retour »")

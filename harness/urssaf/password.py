"""Step 6: the password, its confirmation, and what they open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harness.faults import Nonconformity
from harness.refusals import ensure_kept_with_message
from harness.urssaf.journey import PASSWORD

if TYPE_CHECKING:
    from harness.urssaf.play import Play

ENTRY = "urssaf.password"
CONFIRMATION = "urssaf.password_confirmation"


class Password:
    """The password form. ``tried`` are the two entries that were last given."""

    def __init__(self, play: Play) -> None:
        self._play = play
        self.tried: tuple[str, str] = ("", "")

    def give(self, password: str, again: str) -> None:
        """Give two entries, equal or not, and press « Valider »."""
        for secret in (password, again):
            self._play.world.secret("mot de passe", secret)
        self.tried = (password, again)
        self._play.journey.give_password(password, again)

    def try_confirmation(self, said: str) -> None:
        """Confirm one's password by the entry that a scenario speaks of."""
        password = self._play.journey.password
        entries = {
            "dont la casse diffère": password.swapcase(),
            "laissée vide": "",
            "suivie d'une espace": password + " ",
        }
        self.give(password, entries[said])

    def fill(self) -> None:
        """Type one's password twice, and nothing more."""
        visit, password = self._play.visit, self._play.journey.password
        visit.fill(ENTRY, password)
        visit.fill(CONFIRMATION, password)
        visit.look()

    def ensure_masked(self, key: str) -> None:
        """The entry is there, and what is typed in it cannot be read."""
        widget = self._play.visit.need(key)
        if widget.control.kind != "password":
            raise Nonconformity(
                f"une saisie masquée pour « {widget.name} »", f"une saisie de type {widget.control.kind}"
            )

    def ensure_confirmation_refused(self) -> None:
        """Nothing was stored: still the password page, with a message on one of the two entries."""
        try:
            ensure_kept_with_message(self._play.visit, PASSWORD, CONFIRMATION)
        except Nonconformity:
            ensure_kept_with_message(self._play.visit, PASSWORD, ENTRY)

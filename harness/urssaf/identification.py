"""Step 3: what a person types as number and code, and what the page makes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harness.faults import Nonconformity
from harness.people import CODE_ALPHABET
from harness.refusals import ensure_kept_with_message
from harness.urssaf.journey import CONTACT_ADDRESS, IDENTIFICATION
from harness.visit import Typed

if TYPE_CHECKING:
    from harness.urssaf.play import Play

NIR = "urssaf.nir"
CODE = "urssaf.activation_code"


class Identification:
    """Number and code. ``typed`` is the entry under test, read back before « suivant »."""

    def __init__(self, play: Play) -> None:
        self._play = play
        self.typed: Typed | None = None

    def try_number(self, number: str, code: str | None = None) -> None:
        """Identify oneself with a number that may be wrong; not sent where the page does not take it."""
        visit = self._play.visit
        visit.fill(NIR, number)
        visit.fill(CODE, self._play.person.activation_code if code is None else code)
        self.typed = visit.typed(NIR, number)
        self._send()

    def try_code(self, code: str) -> None:
        """Identify oneself with one's number and a code that may be wrong."""
        visit = self._play.visit
        visit.fill(NIR, self._play.person.nir)
        visit.fill(CODE, code)
        self.typed = visit.typed(CODE, code)
        self._send()

    def fill_pair(self) -> None:
        """Type one's number and one's code, and nothing else."""
        visit, person = self._play.visit, self._play.person
        visit.fill(NIR, person.nir)
        visit.fill(CODE, person.activation_code)
        visit.look()

    def ensure_accepted(self) -> None:
        """The pair was taken: the contact address is asked."""
        self._play.visit.expect(CONTACT_ADDRESS)

    def ensure_refused(self, key: str) -> None:
        """The entry was refused with a message on it, or could not be typed at all."""
        if self.typed is not None and not self.typed.entered:
            return
        ensure_kept_with_message(self._play.visit, IDENTIFICATION, key)

    def ensure_nothing_else_required(self) -> None:
        """No other entry of the form is marked as required."""
        visit = self._play.visit
        known = {part for key in (NIR, CODE) for part in visit.need(key).parts}
        form = visit.need(NIR).control.form
        others = [c.name for c in visit.page.entries if c.required and c.form == form and c not in known]
        if others:
            raise Nonconformity("deux saisies obligatoires, le numéro et le code", f"aussi « {others[0]} »")

    def _send(self) -> None:
        """Press « suivant », unless the page visibly kept the entry out."""
        if self.typed is None or self.typed.entered:
            self._play.visit.press("urssaf.next")


def another_code(code: str, index: int = -1) -> str:
    """A code with one character replaced by another, not merely its case."""
    position = index % len(code)
    other = next(
        c
        for c in CODE_ALPHABET
        if c.casefold() != code[position].casefold() and c.isdigit() == code[position].isdigit()
    )
    return code[:position] + other + code[position + 1 :]

"""The change of a detail in her open space that another site sends in her name: her file stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harness.faults import Nonconformity, Unassessed
from harness.foreign_forms import (
    FOREIGN,
    STOLEN,
    WITHOUT,
    bare,
    kept_from_other_sites,
    proofs_among,
    proven,
)
from harness.forms import command_of
from harness.other_form import owned
from harness.preliminaries import needing
from harness.urssaf.on_file import PURPOSES
from harness.urssaf.stages import SPACE
from harness.wire_probe import Sent, WireProbe, hidden_fields
from harness.words import fold

if TYPE_CHECKING:
    from harness.urssaf.play import Play

_DETAIL = "street"


class ForgedChanges:
    """The form by which she changes her street. ``own`` is what her browser sent."""

    def __init__(self, play: Play) -> None:
        self._play = play
        self._own: Sent | None = None
        self._field = ""
        self._came = ""
        self._proven = False

    def change(self) -> None:
        """« She » changes her street where her space lets her, and reads it again."""
        play, value = self._play, self._play.world.people.another_street()
        widget = play.correspondence.entry(_DETAIL)
        command = command_of(play.visit.page, widget.control.form) if widget is not None else None
        if command is None:
            raise Unassessed("son espace ne permet pas de changer son adresse postale", inapplicable=True)
        seen = len(play.visit.client.exchanges)
        play.visit.fill(PURPOSES[_DETAIL], value)
        play.visit.follow(command)
        sent = WireProbe(play.visit.client).last_since(seen, value)
        field = next((name for name, given in sent.fields if given.strip() == value), "") if sent else ""
        if sent is None or sent.exchange.method == "GET" or not field or not self._shows(value):
            raise Unassessed("le changement ne passe pas par un formulaire qui se relise", inapplicable=True)
        self._own, self._field = sent, field

    def forge(self) -> None:
        """Send it with another street without the proof of her page, then with that of another session."""
        theirs, form = self._of_another(), self._renewed()
        mine = hidden_fields(self._play.visit.page.html)
        proofs = proofs_among([name for name, _ in form.fields], mine, theirs)
        self._proven = proven(form, proofs)
        self._send(form.without(proofs), WITHOUT)
        if proofs and not self._came:
            self._send(form.having({name: theirs[name] for name in proofs if name in theirs}), STOLEN)

    def ensure_refused(self) -> None:
        """Her street is not theirs; one sent the same way with her page's proof is hers."""
        if self._came:
            if not self._proven and kept_from_other_sites(self._play.visit.client.exchanges):
                return  # the browser alone keeps other sites out: partial, and not refused here
            raise Nonconformity(f"un formulaire refusé, {self._came}", "son adresse postale est changée")
        value = self._play.world.people.another_street()
        form = owned(self._renewed(), self._play.visit.client.exchanges)
        WireProbe(self._play.visit.client).replay(form.having({self._field: value}))
        if not self._shows(value):
            raise Unassessed("le changement ne se rejoue pas hors de la page", inapplicable=True)

    def _of_another(self) -> dict[str, str]:
        """The hidden entries of the same page in the space of somebody else."""
        other = self._play.of(self._play.begin(self._play.world.people.artist()))
        needing("l’espace d’une autre personne", lambda: other.journey.reach(SPACE))
        other.correspondence.entry(_DETAIL)
        return hidden_fields(other.visit.page.html)

    def _renewed(self) -> Sent:
        """Her form with the hidden entries that her page has now."""
        if self._own is None:
            raise ValueError("she has changed nothing")
        self._play.correspondence.entry(_DETAIL)
        return WireProbe(self._play.visit.client).renewed(self._own, self._play.visit.page.html)

    def _send(self, form: Sent, said: str) -> None:
        value = self._play.world.people.another_street()
        probe = WireProbe(self._play.visit.client)
        probe.replay(bare(form.having({self._field: value})), headers=FOREIGN)
        if self._shows(value):
            self._came = said

    def _shows(self, value: str) -> bool:
        """Whether the page of her contact details has it, in writing or in the entry that changes it."""
        play = self._play
        page = play.space.visit_service("contact")
        widget = play.correspondence.entry(_DETAIL)
        said = [page.text, *(entry.value for entry in page.entries), widget.value if widget else ""]
        return fold(value) in fold("\n".join(said))

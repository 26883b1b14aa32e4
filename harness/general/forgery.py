"""A form that another site sends in her name: without the proof of her page, or with somebody else's."""

from __future__ import annotations

from dataclasses import dataclass
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
from harness.general.forms import PasswordForm
from harness.preliminaries import needing
from harness.wire_probe import WireProbe, hidden_fields

if TYPE_CHECKING:
    from harness.general.general import General
    from harness.general.sides import Journey


@dataclass(frozen=True, slots=True)
class _Forged:
    """A password that was sent in her name, and how."""

    said: str
    password: str


class Forgery:
    """Her password form as another site may have her browser send it."""

    def __init__(self, general: General) -> None:
        self._general = general
        self._forged: list[_Forged] = []
        self._proven = False
        self._form: PasswordForm | None = None
        self._hers: Journey | None = None

    def forge(self) -> None:
        """Send the form in her name without what only her page holds, then with another session's."""
        general = self._general
        self._hers = general.play.journey
        scout = general.side.another()
        needing("le formulaire d’une autre personne", lambda: scout.reach(general.side.stages.password))
        theirs = hidden_fields(scout.visit.page.html)
        form = self._form = PasswordForm.sent_by(scout, general.play.visit)
        mine = hidden_fields(form.visit.page.html)
        proofs = proofs_among(mine, mine, theirs)
        self._proven = proven(form.sent, proofs)
        stolen = {name: theirs[name] for name in proofs}
        self._hers.about_to_ask()
        self._send(form, WITHOUT, proofs, {})
        if proofs:
            self._send(form, STOLEN, set(), stolen)

    def ensure_refused(self) -> None:
        """None of these passwords opens a session; one sent the same way with her page's proof does."""
        self._settle()
        for forged in self._forged:
            if not self._opens(forged.password):
                continue
            if not self._proven and self._kept:
                return  # the browser alone keeps other sites out: partial, and not refused here
            raise Nonconformity(
                f"un formulaire refusé, {forged.said}", "le mot de passe envoyé ouvre une session"
            )
        self._ensure_replayable()

    def _send(self, form: PasswordForm, said: str, without: set[str], stolen: dict[str, str]) -> None:
        password = self._general.side.new_password()
        sent = bare(form.own(password)).without(without).having(stolen)
        WireProbe(form.visit.client).replay(sent, headers=FOREIGN)
        self._forged.append(_Forged(said, password))

    def _ensure_replayable(self) -> None:
        form = self._form
        if form is None or self._hers is None:
            raise ValueError("nothing was forged")
        self._hers.about_to_ask()
        form.visit.open(form.visit.page.url)
        password = self._general.side.new_password()
        WireProbe(form.visit.client).replay(form.own(password))
        self._settle()
        if not self._opens(password):
            raise Unassessed("l’envoi du formulaire ne se rejoue pas hors de la page", inapplicable=True)

    def _settle(self) -> None:
        """Have the password that was sent become hers, where the portal took it and more is to be done."""
        if self._hers is not None:
            self._general.side.settle_sent_password(self._hers)

    def _opens(self, password: str) -> bool:
        self._general.play.log_in_elsewhere(password)
        try:
            self._general.play.ensure_no_session()
        except Nonconformity:
            return True
        return False

    @property
    def _kept(self) -> bool:
        return kept_from_other_sites(self._form.visit.client.exchanges if self._form else ())

"""A rule got round: the form sent without the page's own checks, one of its entries against the guide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harness.answers import page_of
from harness.faults import Blocked, Nonconformity, Unassessed
from harness.general.forms import PasswordForm
from harness.other_form import OtherForm
from harness.preliminaries import needing
from harness.wire_probe import Sent, WireProbe, landing

if TYPE_CHECKING:
    from harness.general.general import General
    from harness.page import Snapshot

FAULTS = {
    "une confirmation d'adresse différente": "address",
    "une confirmation d'adresse absente": "address unconfirmed",
    "une confirmation du mot de passe différente": "confirmation",
    "une confirmation du mot de passe absente": "unconfirmed",
    "un mot de passe trop court": "short",
}

_OF_ADDRESS = ("address", "address unconfirmed")


class Bypass:
    """One form sent past its page. ``came`` is what it led to; a right one is sent after it, to compare."""

    def __init__(self, general: General) -> None:
        self._general = general
        self._came: Snapshot | None = None
        self._here = ""
        self._again: Sent | None = None

    def send(self, fault: str) -> None:
        """Send the form that somebody else sent, from her session, with that fault."""
        stages = self._general.side.stages
        addressing = fault in _OF_ADDRESS
        self._here = stages.addressing if addressing else stages.password
        wrong, self._again = self._address(fault) if addressing else self._password(fault)
        self._came = self._landed(wrong)

    def ensure_kept(self) -> None:
        """It did not lead where the same form without the fault leads."""
        if self._came is None or self._again is None:
            raise ValueError("nothing was sent")
        further = self._further(self._came)
        if further:
            raise Nonconformity("le même refus que dans la page", f"l’écran « {further} » s’ouvre")
        if not self._further(self._landed(self._again)):
            raise Blocked("hors de la page, le formulaire juste n’ouvre pas la suite non plus", None)

    def _further(self, page: Snapshot) -> str:
        """The name of the next screen, where the page is it, or one of the profile's that leads to it."""
        visit = self._general.play.visit
        if visit.only_passes(page):
            page = visit.open(page.url)
        if visit.screens.is_at(page, self._here):
            return ""
        nexts = self._general.side.following[self._here]
        found = next((key for key in nexts if visit.screens.is_at(page, key)), None)
        return visit.screens.named(found).name_fr if found else ""

    def _password(self, fault: str) -> tuple[Sent, Sent]:
        general = self._general
        scout = general.side.another()
        needing("le formulaire d’une autre personne", lambda: scout.reach(general.side.stages.password))
        form = PasswordForm.sent_by(scout, general.play.visit)
        password = general.side.new_password()
        wrong = {
            "confirmation": lambda: form.own(password, general.side.new_password()),
            "unconfirmed": lambda: _unconfirmed(form, password),
            "short": lambda: form.own(password[: max(1, general.side.policy.shortest - 1)]),
        }[fault]()
        return wrong, form.own(password)

    def _address(self, fault: str) -> tuple[Sent, Sent]:
        general, journey = self._general, self._general.play.journey
        scout = general.side.another()
        needing("le formulaire d’une autre personne", lambda: scout.reach(general.side.stages.addressing))
        general.side.give_address(scout)
        sent = WireProbe(scout.visit.client).last_post(scout.address)
        names = [name for name, value in sent.fields if value.strip() == scout.address]
        if len(names) < 2:
            raise Unassessed("l’adresse n’est donnée qu’une fois", inapplicable=True)
        needing("le formulaire de la demande", lambda: general.side.ready_to_ask(journey))
        own = general.side.values(scout, journey)
        form = OtherForm(sent, journey.visit)
        right = form.own({}, own)
        if fault == "address unconfirmed":
            return right.without({names[-1]}), right
        other = general.world.people.address("une", "autre")
        return form.own({names[-1]: other}, own), right

    def _landed(self, sent: Sent) -> Snapshot:
        return page_of(landing(WireProbe(self._general.play.visit.client).replay(sent)))


def _unconfirmed(form: PasswordForm, password: str) -> Sent:
    """The form without its confirmation."""
    if not form.confirmation:
        raise Unassessed("le mot de passe n’est envoyé qu’une fois", inapplicable=True)
    return form.own(password).without(form.confirmation)

"""A request for her message that another site sends in her name: it brings her none."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from harness.faults import ConnectionFault, Nonconformity, Unassessed
from harness.foreign_forms import (
    FOREIGN,
    STOLEN,
    WITHOUT,
    bare,
    kept_from_other_sites,
    proven,
)
from harness.other_form import OtherForm, owned
from harness.preliminaries import needing
from harness.wire_probe import Sent, WireProbe, hidden_fields

if TYPE_CHECKING:
    from harness.general.general import General
    from harness.general.sides import Journey

ROW = "GEN-010"


class ForgedRequests:
    """The forms by which she asks for her message: what forged ones bring, and what hers does."""

    def __init__(self, general: General) -> None:
        self._general = general
        self._came = ""
        self._proven = False
        self._own: Sent | None = None

    def forge_first(self) -> None:
        """Send the form that causes her message in her name without its proof, then with another's."""
        side, journey = self._general.side, self._general.play.journey
        scout = side.another()
        needing("la demande d’une autre personne", partial(side.to_message, scout))
        theirs, seen = hidden_fields(scout.visit.page.html), len(scout.visit.client.exchanges)
        needing("la demande d’une autre personne", partial(side.ask, scout))
        sent = _form(side.asking(scout, seen))
        needing("le formulaire de la demande", partial(side.ready_to_ask, journey))
        hers = {
            scout.address: journey.address,
            scout.password: journey.password,
            side.name_at_login(scout): side.name_at_login(journey),
        }
        own = OtherForm(sent, journey.visit).own({}, hers)
        self._forge(owned(own, journey.visit.client.exchanges), theirs)

    def forge_again(self) -> None:
        """The same for the form by which she asks for it once more, which was sent once: by her.

        Where the portal lets her send it only once, it is learnt from another person.
        """
        side, journey = self._general.side, self._general.play.journey
        needing("son message", partial(side.receive, journey, ROW))
        sent = None if side.asks_again_once else self._own_sent_once()
        scout = side.another()
        needing("la demande d’une autre personne", partial(scout.reach, side.stages.awaiting))
        for each in (scout, journey):
            needing("la commande de renvoi", partial(side.come_to_ask_again, each))
        theirs = hidden_fields(scout.visit.page.html)
        if sent is None:
            sent = owned(self._sent_again(scout), journey.visit.client.exchanges)
            theirs |= hidden_fields(scout.visit.page.html)
        self._forge(WireProbe(journey.visit.client).renewed(sent, journey.visit.page.html), theirs)

    def _forge(self, own: Sent, theirs: dict[str, str]) -> None:
        self._own = own
        mine = hidden_fields(self._general.play.visit.page.html)
        proofs = {name for name, value in own.fields if name in mine and theirs.get(name, value) != value}
        self._proven = proven(own, proofs)
        self._send(own.without(proofs), WITHOUT)
        if proofs and not self._came:
            self._send(own.having({name: theirs[name] for name in proofs}), STOLEN)

    def ensure_refused(self) -> None:
        """No message came of it; one sent the same way with her page's proof brings one."""
        journey = self._general.play.journey
        if self._came:
            if not self._proven and kept_from_other_sites(journey.visit.client.exchanges):
                return  # the browser alone keeps other sites out: partial, and not refused here
            raise Nonconformity(f"un formulaire refusé, {self._came}", "un message est parti")
        if self._own is None:
            raise ValueError("nothing was forged")
        journey.visit.open(journey.visit.page.url)
        needing("le formulaire de la demande", partial(self._general.side.ready_to_ask, journey))
        probe = WireProbe(journey.visit.client)
        journey.about_to_ask()
        probe.replay(probe.renewed(self._own, journey.visit.page.html))
        try:
            self._general.side.receive_again(journey, ROW)
        except (Nonconformity, ConnectionFault) as error:
            raise Unassessed("la demande ne se rejoue pas hors de la page", inapplicable=True) from error

    def _own_sent_once(self) -> Sent:
        """What her browser sends when she asks again, her message received."""
        side, journey = self._general.side, self._general.play.journey
        needing("la commande de renvoi", partial(side.come_to_ask_again, journey))
        sent = self._sent_again(journey)
        needing("le message redemandé", partial(side.receive_again, journey, ROW))
        return sent

    def _sent_again(self, journey: Journey) -> Sent:
        """What a browser sends when its holder, who is where she may, asks again."""
        seen = len(journey.visit.client.exchanges)
        needing("la commande de renvoi", partial(self._general.side.ask_again, journey))
        return _form(WireProbe(journey.visit.client).first_since(seen))

    def _send(self, sent: Sent, said: str) -> None:
        general, journey = self._general, self._general.play.journey
        journey.about_to_ask()
        WireProbe(journey.visit.client).replay(bare(sent), headers=FOREIGN)
        general.witness()
        if general.side.messages(journey):
            self._came = said


def _form(sent: Sent | None) -> Sent:
    """The form that somebody has sent, if it is one."""
    if sent is None or sent.exchange.method == "GET":
        raise Unassessed("la demande ne passe pas par un formulaire", inapplicable=True)
    return sent

"""An address that already serves another space (URS-AMB-20): shared or refused, and nobody's secret told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from harness.faults import Nonconformity
from harness.links import journey_links, token
from harness.preliminaries import needing
from harness.refusals import ensure_kept_with_message
from harness.urssaf.journey import CONTACT_ADDRESS, SPACE
from harness.words import fold, squeezed

if TYPE_CHECKING:
    from harness.urssaf.journey import Journey
    from harness.urssaf.play import Play


class SharedAddress:
    """The address of another person's open space. ``held`` is what was held of that space at first."""

    def __init__(self, play: Play) -> None:
        self._play = play
        self._known: Journey | None = None
        self._held: object | None = None

    def open_a_space(self) -> None:
        """Let another person open a space, and have its notice of creation behind her."""
        play = self._play
        self._known = play.journey = play.begin(play.world.people.artist())
        play.journey.reach(SPACE)
        play.disclosure.await_notice()
        self._held = play.space_held()

    def give(self) -> None:
        """Give the address of the other person's space as one's own."""
        self._play.journey.give_address(self._holder.address)

    def go_to_the_end(self) -> None:
        """Give that address and go on until one's own space is open."""
        journey = self._play.journey
        journey.address = self._holder.address
        journey.ask_for_link()
        journey.receive()
        journey.finish()

    def ensure_nothing_told(self) -> None:
        """Neither the page nor a message to the address says who the other person is."""
        person, play = self._holder.person, self._play
        mails = play.world.bench.mailbox.sent_to(self._holder.address, play.journey.mark)
        said = "\n".join([play.visit.page.text, *(f"{mail.text}\n{mail.html}" for mail in mails)])
        said = fold(said).replace(fold(self._holder.address), " ")
        known = squeezed(play.visit.before.text)
        for value in filter(None, (person.nir[:13], person.street, person.phone)):
            if squeezed(value) in squeezed(said) and squeezed(value) not in known:
                raise Nonconformity("rien qui dise qui tient l’autre espace", f"« {value} »")
        if re.search(rf"(?<!\w){re.escape(fold(person.last_name))}(?!\w)", said):
            raise Nonconformity("rien qui dise qui tient l’autre espace", f"« {person.last_name} »")

    def ensure_refused(self) -> None:
        """Neutrally refused: kept on the form with a message, or let wait for a link that never comes."""
        play = self._play
        if play.visit.is_at(CONTACT_ADDRESS):
            ensure_kept_with_message(play.visit, CONTACT_ADDRESS, "urssaf.email")
        needing("témoin", play.witness)
        for mail in play.world.bench.mailbox.sent_to(self._holder.address, play.journey.mark):
            # A word to the holder may point at the front door: only a link that was drawn opens something.
            if any(token(link) for link in journey_links(mail, play.url)):
                raise Nonconformity("aucun lien à une adresse déjà prise", f"« {mail.subject} »")

    def ensure_holder_unharmed(self) -> None:
        """The holder's space is as it was, and her password still opens it."""
        play, newcomer = self._play, self._play.journey
        play.journey = self._holder
        if self._held is not None and play.space_held() != self._held:
            raise Nonconformity(f"l’autre espace tel qu’il était : {self._held}", f"{play.space_held()}")
        play.log_in_elsewhere(self._holder.password)
        play.ensure_session()
        play.journey = newcomer

    @property
    def _holder(self) -> Journey:
        if self._known is None:
            raise ValueError("no other space was opened")
        return self._known

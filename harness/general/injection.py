"""A line break in what she gives to be reached at: nobody else is reached."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harness.faults import Nonconformity

if TYPE_CHECKING:
    from harness.general.general import General

BREAKS = ("\r\nBcc: ", "\nBcc: ", "\r\nTo: ", "\n")


class Injection:
    """She gives an address or a mobile, then a line break and somebody else's."""

    def __init__(self, general: General) -> None:
        self._general = general
        self._other = ""

    def come(self) -> None:
        """« She » is in front of the form that asks where to reach her, and somebody else has sent it."""
        self._general.side.come_to_contact()

    def inject(self) -> None:
        """Send the form with each kind of break."""
        self._other = self._general.side.somebody_to_reach()
        for each in BREAKS:
            self._general.side.send_contact(f"{each}{self._other}")

    def ensure_none_reached(self) -> None:
        """Nothing came to the other one, a witness's message having come since; nothing comes later."""
        self._general.witness()
        side, journey = self._general.side, self._general.play.journey
        came = side.reaching(self._other, journey.mark)
        if came:
            raise Nonconformity(
                "aucun message à un autre destinataire", f"{len(came)} message(s) à {self._other}"
            )
        for mail in side.messages(journey):
            if len({*mail.recipients}) > 1:
                raise Nonconformity("un seul destinataire", f"{len(mail.recipients)} destinataires")
        self._general.watch(self._other, at_most=0, said=f"aucun message à {self._other}")

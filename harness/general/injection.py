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
        self._mark = 0
        self._hers: list[str] = []

    def come(self) -> None:
        """« She » is in front of the form that asks where to reach her, and somebody else has sent it."""
        self._general.side.come_to_contact()

    def inject(self) -> None:
        """Send the form with each kind of break, as somebody of her kind where hers was taken already."""
        side = self._general.side
        self._other = side.somebody_to_reach()
        self._mark = self._general.world.bench.mailbox.mark()
        for each in BREAKS:
            side.send_contact(f"{each}{self._other}")
            self._hers.append(side.reached_at(self._general.play.journey))

    def ensure_none_reached(self) -> None:
        """Nothing came to the other one, a witness's message having come since; nothing comes later."""
        self._general.witness()
        side = self._general.side
        came = side.reaching(self._other, self._mark)
        if came:
            raise Nonconformity(
                "aucun message à un autre destinataire", f"{len(came)} message(s) à {self._other}"
            )
        for mail in (mail for own in dict.fromkeys(self._hers) for mail in side.reaching(own, self._mark)):
            if len({*mail.recipients}) > 1:
                raise Nonconformity("un seul destinataire", f"{len(mail.recipients)} destinataires")
        said = f"aucun message à {self._other}"
        self._general.world.watch(self._other, self._mark, at_most=0, said=said, channel=side.channel)

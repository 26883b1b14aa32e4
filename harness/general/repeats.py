"""A button pressed twice, a page loaded again: nothing is done twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harness.faults import Nonconformity, Unassessed
from harness.preliminaries import needing
from harness.wire_probe import WireProbe

if TYPE_CHECKING:
    from harness.general.general import General


class Repeats:
    """What she does twice, and how many messages come of it."""

    def __init__(self, general: General) -> None:
        self._general = general
        self._usual = 0
        self._came = 0

    def come_to_request(self) -> None:
        """« She » is in front of the form that causes her message."""
        self._general.side.to_message(self._general.play.play_as())

    def press_twice(self) -> None:
        """Send the form, and the very same request at once again."""
        journey = self._general.play.journey
        needing("sa demande", lambda: self._general.side.ask(journey))
        self._repeat()

    def reload(self) -> None:
        """Load again what followed the request: the page, or the request itself where it was answered so."""
        visit = self._general.play.visit
        asked = next(
            (e for e in reversed(visit.client.exchanges) if e.url == visit.page.url.partition("#")[0]), None
        )
        if asked is not None and asked.method == "POST":
            self._repeat()
        visit.open(visit.page.url)

    def write_twice(self) -> None:
        """Somebody else writes to the institution once; « she » as much, by a double press."""
        side = self._general.side
        once = side.written(side.another(), twice=False)
        doubled = side.written(self._general.play.journey, twice=True)
        self._general.witness()  # receipts may come late: what has not come by then is absent for both
        self._usual, self._came = once(), doubled()

    def ensure_one_written(self) -> None:
        """It shows no more often in her space and messages than the one that was sent once."""
        if not self._usual:
            raise Unassessed(
                "un message envoyé une fois ne se lit nulle part : deux ne s’y verraient pas",
                inapplicable=True,
            )
        if self._came > self._usual:
            raise Nonconformity(
                "un seul message gardé d’un double appui",
                f"il se lit {self._came} fois dans l’espace, contre {self._usual} envoyé une fois",
            )

    def ensure_one_message(self) -> None:
        """One message came of it, a witness's having come since, and it leads her on."""
        side, journey = self._general.side, self._general.play.journey
        needing("son message", lambda: side.receive(journey, "GEN-013"))
        self._general.witness()
        came, most = side.messages(journey), side.message_count
        if len(came) > most:
            most = needing("témoin", side.sending_size)
        if len(came) > most:
            raise Nonconformity(f"{most} message", f"{len(came)} messages")
        self._general.watch(side.reached_at(journey), at_most=most, said="pas de message en double")
        side.use_message(journey)

    def _repeat(self) -> None:
        WireProbe(self._general.play.visit.client).repeat()

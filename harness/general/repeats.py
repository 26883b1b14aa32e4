"""A button pressed twice, a page loaded again: nothing is done twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harness.faults import Nonconformity
from harness.preliminaries import needing
from harness.wire_probe import WireProbe, landing

if TYPE_CHECKING:
    from harness.general.general import General


class Repeats:
    """What she does twice, and how many messages come of it."""

    def __init__(self, general: General) -> None:
        self._general = general

    def come_to_request(self) -> None:
        """« She » is in front of the form that causes her message."""
        self._general.side.to_message(self._general.play.play_as())

    def press_twice(self) -> None:
        """Send the form, and the very same request at once again."""
        journey = self._general.play.journey
        self._general.side.ask(journey)
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

    def ensure_one_message(self) -> None:
        """One message came of it, a witness's having come since, and it leads her on."""
        side, journey = self._general.side, self._general.play.journey
        needing("son message", lambda: side.receive(journey, "GEN-013"))
        self._general.witness()
        came = side.messages(journey)
        if len(came) > side.message_count:
            raise Nonconformity(f"{side.message_count} message", f"{len(came)} messages")
        self._general.watch(
            side.reached_at(journey), at_most=side.message_count, said="pas de message en double"
        )
        side.use_message(journey)

    def _repeat(self) -> None:
        probe = WireProbe(self._general.play.visit.client)
        landing(probe.replay(probe.last_post()))

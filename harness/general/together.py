"""Two journeys at the same time: two people, or one person in two browsers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harness.answers import shown_in
from harness.faults import Nonconformity
from harness.page import Snapshot
from harness.preliminaries import needing
from harness.screens import described

if TYPE_CHECKING:
    from harness.general.general import General
    from harness.general.sides import Journey

ROW = "GEN-012"


class Together:
    """« She » and somebody else, who advance by turns."""

    def __init__(self, general: General) -> None:
        self._general = general
        self._journeys: tuple[Journey, ...] = ()
        self._first: Journey | None = None
        self._seen: list[tuple[Journey, Snapshot]] = []

    def begin(self) -> None:
        """Both come, one step of the one after one of the other, to the wait for their message.

        Where a page shows her before that, each one's is seen again once the other has come to hers.
        """
        side = self._general.side
        self._journeys = (self._general.play.play_as(), side.another())
        for journey in self._journeys:
            journey.reach(side.stages.first)
        if side.shows_first:
            self._see_again()
        for journey in self._journeys:
            journey.reach(side.stages.awaiting)

    def _see_again(self) -> None:
        for journey in self._journeys:
            journey.reach(self._general.side.stages.personal)
        for journey, other in (self._journeys, self._journeys[::-1]):
            self._seen.append((other, journey.visit.open(journey.visit.page.url)))

    def receive_by_turns(self) -> None:
        """The first asks again and gets hers, then the second, each to her own address or mobile."""
        side = self._general.side
        for journey in self._journeys:
            side.receive(journey, ROW)
        for journey in self._journeys:
            try:
                self._ask_again(journey)
            except Nonconformity:
                needing("ce qu’une personne seule redemande", self._ask_again_alone)
                raise

    def _ask_again(self, journey: Journey) -> None:
        self._general.side.ask_again(journey)
        self._general.side.receive_again(journey, ROW)

    def _ask_again_alone(self) -> None:
        side = self._general.side
        alone = side.another()
        alone.reach(side.stages.awaiting)
        side.receive(alone, ROW)
        self._ask_again(alone)

    def ensure_apart(self) -> None:
        """Each one's message leads her on, the last come first, and her pages show nothing of the other."""
        for other, page in self._seen:
            self._ensure_own(page, other)
        side = self._general.side
        for journey in reversed(self._journeys):
            side.use_message(journey)
            if journey.visit.is_at(side.stages.password):
                journey.give_password(journey.password)
        for journey, other in (self._journeys, self._journeys[::-1]):
            self._ensure_own(journey.visit.open(journey.visit.page.url), other)

    def end_elsewhere(self) -> None:
        """The same person plays the guide to the end with another browser."""
        self._first = self._general.play.journey
        again = self._general.play.on_another_device()
        needing("le parcours dans un autre navigateur", lambda: again.reach(self._general.side.stages.space))

    def ensure_first_usable(self) -> None:
        """The page left open in the first browser is no breakdown; the password chosen elsewhere holds."""
        if self._first is None:
            raise ValueError("no first browser")
        visit = self._first.visit
        page = visit.open(visit.page.url)
        if page.broken:
            raise Nonconformity("une page utilisable ou un message clair", visit.described())
        if not page.text.strip():
            raise Nonconformity("une page utilisable ou un message clair", "une page vide")
        self._general.play.log_in_elsewhere(self._general.play.journey.password)
        self._general.play.ensure_session()

    def _ensure_own(self, page: Snapshot, other: Journey) -> None:
        said = "\n".join([page.text, *(control.value for control in page.controls)])
        found = shown_in(said, self._general.side.personal(other))
        if found:
            raise Nonconformity(
                "ses seules données", f"« {found[0]} », d’une autre personne, sur {described(page)}"
            )

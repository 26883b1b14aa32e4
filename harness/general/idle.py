"""A journey left alone: it goes on before the declared time, has ended after it, and can begin again."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from harness.faults import Nonconformity
from harness.moments import Lapse
from harness.words import speaks_of

if TYPE_CHECKING:
    from harness.general.general import General

_ENDED = (
    "expir", "inactiv", "délai", "trop longtemps", "trop de temps", "interromp", "recommenc", "pris fin",
    "terminé", "abandon", "déconnect", "session", "durée", "dépassé", "reprendre", "reprenez",
)  # fmt: skip


class Idle:
    """She leaves a page for as long as the candidate declares, but a second."""

    def __init__(self, general: General) -> None:
        self._general = general

    @property
    def _limit(self) -> timedelta:
        return timedelta(seconds=self._general.side.settings.number("both.journey_timeout_seconds"))

    def begin(self) -> None:
        """« She » comes to a page of her journey, to see that it can be left waiting at all."""
        self._general.reach("idle")

    def take_up(self, *, late: bool) -> None:
        """Leave the page for the declared time, and press its command just before or just after its end."""
        moments = self._general.world.moments
        if late:
            moments.ensure_further(self._limit, lambda: self._attempt(late=True))
        else:
            moments.ensure_nearer(self._limit, lambda: self._attempt(late=False))

    def ensure_goes_on(self) -> None:
        """The next page came."""
        if not self._has_gone_on():
            raise Nonconformity("un parcours qui continue", self._general.play.visit.described())

    def ensure_ended(self) -> None:
        """The page says that the journey has ended, is no breakdown, and she may begin again."""
        visit = self._general.play.visit
        if visit.page.status is not None and visit.page.status >= 500:
            raise Nonconformity("la fin du parcours annoncée", visit.described())
        if self._has_gone_on():
            raise Nonconformity("un parcours qui a pris fin", visit.described())
        if not speaks_of(f"{visit.page.title}\n{visit.page.text}", _ENDED):
            raise Nonconformity("un message qui annonce la fin du parcours", visit.described())
        self._general.play.journey.reach(self._general.side.stages.idle)

    def _has_gone_on(self) -> bool:
        visit, side = self._general.play.visit, self._general.side
        return any(visit.comes(key) for key in side.following[side.stages.idle])

    def _attempt(self, *, late: bool) -> Lapse:
        general, moments = self._general, self._general.world.moments
        general.reach("idle")
        visit = general.play.visit
        _, first = moments.during(lambda: visit.open(visit.page.url))
        general.side.fill_idle(general.play.journey)
        if late:
            moments.advance_to(first.end + self._limit + timedelta(seconds=1))
        else:
            moments.approach(first.start + self._limit)
        _, second = moments.during(lambda: visit.press(general.side.stages.idle_command))
        return Lapse(first, second)

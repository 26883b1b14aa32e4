"""A journey left alone: it goes on before the declared time, has ended after it, and can begin again."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING

from harness.drivers.html.document import Document, raw_text
from harness.drivers.html.landmarks import has_main, is_main, surroundings
from harness.faults import Fault, Nonconformity
from harness.moments import Lapse
from harness.preliminaries import needing
from harness.words import fold, speaks_of

if TYPE_CHECKING:
    from harness.general.general import General
    from harness.page import Snapshot

_ENDED = (
    "expir", "inactiv", "trop longtemps", "trop de temps", "interromp", "pris fin", "écoul", "abandonné",
    "déconnecté", "dépass", "plus valable", "plus valide", "plus active",
)  # fmt: skip
_OVER = ("termin", "fermé", "close", "perdu", "recommenc", "repren", "reprendre", "à nouveau", "de nouveau")
_JOURNEY = (
    "session", "parcours", "démarche", "demande", "inscription", "création", "procédure", "délai", "temps",
    "durée", "saisie", "étape", "début", "zéro",
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
        if visit.page.broken:
            raise Nonconformity("la fin du parcours annoncée", visit.described())
        if self._has_gone_on():
            raise Nonconformity("un parcours qui a pris fin", visit.described())
        known = [visit.before, *(met.page for met in visit.met)]
        if not tells_end(visit.page, known):
            raise Nonconformity("un message qui annonce la fin du parcours", visit.described())
        self._general.play.journey.reach(self._general.side.stages.idle)

    # At the password, where the end is judged by what the password opens and not by a page

    def send_password_late(self) -> None:
        """From the choice of her password, let the declared time pass, and send it from the old page."""
        self._general.world.moments.ensure_further(self._limit, self._attempt_password)

    def ensure_password_opens_nothing(self) -> None:
        """What was sent too late logs nobody in, and she may begin again from the start, to her space."""
        general = self._general
        play, side, journey = general.play, general.side, general.play.journey
        if journey.visit.page.broken:
            raise Nonconformity("la fin du parcours, sans panne", journey.visit.described())
        with suppress(Fault):
            side.settle_late_password(journey)
        play.log_in_elsewhere(journey.password)
        try:
            play.ensure_no_session()
        except Nonconformity as opened:
            raise Nonconformity(
                "un parcours qui a pris fin : le mot de passe envoyé après le délai n’ouvre rien",
                f"une connexion acceptée, {play.visit.described()}",
            ) from opened
        play.journey = journey
        if side.begins_again:
            journey.reach(side.stages.space)

    def _attempt_password(self) -> Lapse:
        general, moments = self._general, self._general.world.moments
        if not general.play.visit.is_at(general.side.stages.password):
            needing("le choix du mot de passe", lambda: general.reach("password"))
        _, first = moments.during(general.play.visit.look)
        moments.advance_to(first.end + self._limit + timedelta(seconds=1))
        _, second = moments.during(self._send_password)
        return Lapse(first, second)

    def _send_password(self) -> None:
        """Fill and send the page that she has; one that has gone by itself has nothing to send."""
        journey = self._general.play.journey
        with suppress(Nonconformity):
            journey.give_password(journey.password)

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


def tells_end(page: Snapshot, known: Sequence[Snapshot]) -> bool:
    """Whether a page says that the journey has ended: in an alert or in its main part, not by a command.

    What the pages of ``known`` said already is no answer to anything.
    """
    said = {fold(line) for each in known for line in (*each.text.splitlines(), *each.alerts)}
    said |= {fold(control.name) for control in page.controls}
    lines = (line for line in (*page.alerts, *_central(page)) if fold(line) not in said)
    return any(
        speaks_of(line, _ENDED) or (speaks_of(line, _OVER) and speaks_of(line, _JOURNEY)) for line in lines
    )


def _central(page: Snapshot) -> list[str]:
    """The lines of a page that do not stand in its banner or its foot alone."""
    document = Document(page.html, page.url)
    parts = tuple(document.elements)
    if not has_main(parts):
        return page.text.splitlines()
    around = fold(" ".join(map(raw_text, surroundings(parts))))
    inside = fold(" ".join(map(raw_text, filter(is_main, parts))))
    return [line for line in page.text.splitlines() if fold(line) not in around or fold(line) in inside]

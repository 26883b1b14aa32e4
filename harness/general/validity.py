"""How long a message serves: it is told, the server alone measures it, and only the message is lost."""

from __future__ import annotations

import re
from datetime import timedelta
from email.utils import format_datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from harness.answers import page_of
from harness.exchanges import Exchange
from harness.faults import Nonconformity, Unassessed
from harness.wire_probe import Sent, WireProbe, hidden_fields, landing

if TYPE_CHECKING:
    from harness.general.general import General
    from harness.moments import Span
    from harness.page import Snapshot

_LIMIT = re.compile(
    r"(?:\d+|une?|deux|trois|quatre|cinq|six|huit|dix|douze|quinze|vingt|trente|quarante|soixante)[\s-]*"
    r"(?:minutes?|min\b|mn\b|(?:demi-)?heures?|h\b|jours?|semaines?|secondes?)"
    r"|(?:jusqu|expir|valable|avant)[^.\n]{0,40}?\b\d{1,2}\s?[h:]\s?\d\d\b",
    re.IGNORECASE,
)
_REFRESH = re.compile(r"<meta[^>]+http-equiv\s*=\s*[\"']?refresh[^>]*>", re.IGNORECASE)
_TARGET = re.compile(r"url\s*=\s*[\"']?([^\"'>]+)", re.IGNORECASE)
_INSTANT = re.compile(r"1\d{9}(?:\d{3})?|\d{4}-\d\d-\d\d[T ]\d\d:\d\d.*")


class Validity:
    """Her message, from its sending to the end of what it is worth."""

    def __init__(self, general: General) -> None:
        self._general = general
        self._sent: Span | None = None
        self._came: list[Snapshot] = []

    def receive(self) -> None:
        """« She » asks for her message and receives it; a wrong use of its form, if any, is on record."""
        general = self._general
        if self._limit is None:
            raise Unassessed(
                "le candidat déclare que ce message n’a pas de limite de temps", inapplicable=True
            )
        journey = general.play.play_as()
        _, self._sent = general.world.moments.during(lambda: journey.reach(general.side.stages.awaiting))
        general.side.receive(journey, "")
        general.side.misuse(journey)

    def receive_here(self) -> None:
        """She receives what she waits for."""
        self._general.side.receive(self._general.play.journey, "GEN-034")

    def ensure_told(self) -> None:
        """The page or the message tells a duration, or until when."""
        if self._limit is None:
            raise Unassessed(
                "le candidat déclare que ce message n’a pas de limite de temps", inapplicable=True
            )
        visit, side = self._general.play.visit, self._general.side
        messages = side.messages(self._general.play.journey)
        said = "\n".join([visit.look().text, *(f"{m.subject}\n{m.text}" for m in messages)])
        if not tells_limit(said):
            raise Nonconformity(
                "la limite de temps annoncée", f"aucune durée sur {visit.described()} ni dans le message"
            )

    def ensure_waits(self) -> None:
        """The page where she waits goes nowhere by itself."""
        page = self._general.play.visit.page
        refresh = _REFRESH.search(page.html)
        target = _TARGET.search(refresh.group(0)) if refresh else None
        if target is not None and urlsplit(target.group(1).strip()).path not in {"", urlsplit(page.url).path}:
            raise Nonconformity(
                "une page qui attend la personne", f"elle s’en va d’elle-même vers {target.group(1)}"
            )

    def begin_again(self) -> None:
        """Let the message's time pass, and play the guide again up to another message."""
        self._outlast()
        self._general.play.journey.reach(self._general.side.stages.awaiting)

    def ensure_new_serves(self) -> None:
        """The new message leads on."""
        side, journey = self._general.side, self._general.play.journey
        side.receive(journey, "GEN-034")
        side.use_message(journey)

    def use_late(self) -> None:
        """Use the message once its time has passed: with the time of its sending forged, then plainly."""
        self._outlast()
        general = self._general
        probe = WireProbe(general.play.visit.client)
        use = self._use(probe)
        if use is not None and self._sent is not None:
            forged = {name: format_datetime(self._sent.start) for name in ("date", "x-date", "x-client-time")}
            self._came.append(page_of(landing(probe.replay(use, headers=forged))))
        general.side.use_plainly(general.play.journey)
        self._came.append(general.play.visit.page)

    def ensure_useless(self) -> None:
        """None of these led to the password."""
        visit, stage = self._general.play.visit, self._general.side.after_message(self._general.play.journey)
        for page in self._came:
            if visit.screens.is_at(page, stage):
                raise Nonconformity(
                    "un message périmé, quelle que soit l’heure du client", "il mène encore à la suite"
                )

    @property
    def _limit(self) -> timedelta | None:
        seconds = self._general.side.message_validity
        return None if seconds is None else timedelta(seconds=seconds)

    def _outlast(self) -> None:
        if self._sent is None or self._limit is None:
            raise ValueError("no message was received")
        moments = self._general.world.moments
        moments.advance_to(self._sent.end + self._limit + timedelta(seconds=1))

    def _use(self, probe: WireProbe) -> Sent | None:
        """The request that uses the message: its link, or the form of its code, its instants made young."""
        journey, side = self._general.play.journey, self._general.side
        link = side.link_of(journey)
        if link:
            return Sent(Exchange("GET", link, (("accept", "text/html"),), b"", None), (), json=False)
        code, wrong = side.code_of(journey)
        page = journey.visit.page
        sent = probe.renewed(probe.last_post(wrong), page.html)
        young = {
            name: self._young(value)
            for name, value in hidden_fields(page.html).items()
            if _INSTANT.fullmatch(value)
        }
        return sent.having(dict.fromkeys(sent.names_of(wrong), code) | young)

    def _young(self, value: str) -> str:
        now = self._general.world.moments.now()
        if not value.isdigit():
            return now.isoformat()
        return str(int(now.timestamp() * (1000 if len(value) > 10 else 1)))


def tells_limit(text: str) -> bool:
    """Whether a text tells how long something serves, or until what time."""
    return _LIMIT.search(text) is not None

"""What a session hangs on: its cookie's guards, and that it is not the one known before."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from harness.answers import page_of
from harness.cookies import cookies_of, header, pairs, weaknesses
from harness.faults import Nonconformity, Unassessed
from harness.preliminaries import needing
from harness.wire_probe import WireProbe

if TYPE_CHECKING:
    from harness.general.general import General
    from harness.general.sides import Journey

_WITHOUT_COOKIE = "la session du portail ne tient à aucun cookie"


class Sessions:
    """The cookies in front of an open space. ``before`` are those that were held earlier."""

    def __init__(self, general: General) -> None:
        self._general = general
        self._before: dict[str, str] = {}
        self._carrying: list[str] = []

    # Its guards

    def seek_carrying(self) -> None:
        """Find the cookies without which the address of the space shows no space any more."""
        held = pairs(self._probe.cookies)
        if not self._opens(held):
            raise Unassessed("l’adresse de l’espace ne suffit pas à le montrer", inapplicable=True)
        others = {name: {k: v for k, v in held.items() if k != name} for name in held}
        self._carrying = [name for name in held if not self._opens(others[name])]
        if not self._carrying:
            raise Unassessed(_WITHOUT_COOKIE, inapplicable=True)

    def ensure_guarded(self) -> None:
        """Each cookie without which the space closes is out of reach of scripts and of other sites."""
        visit = self._general.play.visit
        known = cookies_of(visit.client.exchanges)
        for name in self._carrying:
            lacking = weaknesses(known[name], secure=self._secure) if name in known else []
            if lacking:
                raise Nonconformity(
                    "un cookie de session HttpOnly, SameSite Lax ou Strict, et Secure en HTTPS",
                    f"le cookie « {name} » sans {', ni '.join(lacking)}",
                )

    @property
    def _secure(self) -> bool:
        """Whether HTTPS is expected: as declared, else as the address says."""
        declared = self._general.side.settings.optional_flag("both.tls_expected")
        return urlsplit(self._general.play.url).scheme == "https" if declared is None else declared

    # That it is another one

    def end_journey(self) -> None:
        """Go on from the wait for her message to the open space, in the same browser."""
        side, journey = self._general.side, self._general.play.journey
        self._before = pairs(self._probe.cookies)
        needing("son message", lambda: side.receive(journey, ""))
        side.use_message(journey)
        needing("un espace ouvert", lambda: side.end(journey))

    def log_in_elsewhere(self) -> None:
        """From another device, come to the log-in page, and log in."""
        self._log_in(lambda journey: journey.password)
        needing("une connexion", self._general.play.ensure_session)

    def log_in_first(self, code: str) -> None:
        """The same, by the code of her letter: it opens no space yet, but her first connection."""
        self._log_in(lambda _: code)
        side = self._general.side
        needing("une première connexion", lambda: side.play.visit.expect(side.first_login))

    def _log_in(self, secret: Callable[[Journey], str]) -> None:
        journey = self._general.play.on_another_device()
        needing("la page de connexion", journey.go_to_login)
        self._before = pairs(self._probe.cookies)
        journey.log_in(self._general.side.name_at_login(journey), secret(journey))

    def ensure_renewed(self) -> None:
        """What was held before does not open the space, or the first connection, that is open now."""
        held = pairs(self._probe.cookies)
        if not held:
            raise Unassessed(_WITHOUT_COOKIE, inapplicable=True)
        if not self._opens(held):
            raise Unassessed("l’adresse de l’espace ne suffit pas à le montrer", inapplicable=True)
        if self._before and self._opens(self._before):
            kept = [name for name, value in self._before.items() if held.get(name) == value]
            raise Nonconformity(
                "un identifiant de session nouveau à la connexion",
                f"l’espace s’ouvre avec les cookies d’avant ({', '.join(kept) or 'les anciens'})",
            )

    @property
    def _probe(self) -> WireProbe:
        return WireProbe(self._general.play.visit.client)

    def _opens(self, cookies: dict[str, str]) -> bool:
        """Whether the address in front of her shows what it shows her to whoever has these cookies alone."""
        visit = self._general.play.visit
        page = page_of(self._probe.get(visit.page.url, header(cookies)))
        inside = filter(None, (self._general.side.stages.space, self._general.side.first_login))
        return any(visit.screens.is_at(page, screen) for screen in inside)

"""The other way in: to FranceConnect, and back."""

from __future__ import annotations

import hmac
import logging

from starlette.responses import RedirectResponse
from starlette.routing import BaseRoute

from simulator.audiens.web.access import AccessPages
from simulator.audiens.web.base import PATHS
from simulator.desk import Answer, Visit
from simulator.franceconnect import Attempt, Refused

_LOG = logging.getLogger("simulator.franceconnect")
_CANCELLED = "L’identification par FranceConnect a été annulée ou refusée. Vous n’êtes pas connecté."
_FAILED = "L’identification par FranceConnect n’a pas abouti. Réessayez, ou connectez-vous avec Audiens."


class FranceConnectPages(AccessPages):
    """OpenID Connect, as the browser sees it."""

    def franceconnect_routes(self) -> list[BaseRoute]:
        """The button, the return, and what explains it."""
        return [
            self.get("/franceconnect", self.start),
            self.get("/franceconnect/retour", self.come_back),
            self.get("/franceconnect/aide", self.explain),
            self.get("/franceconnect/inconnu", self.nobody),
        ]

    async def explain(self, _visit: Visit) -> Answer:
        return self.pages.franceconnect_help()

    async def nobody(self, visit: Visit) -> Answer:
        self.open_session(visit)
        return self.pages.franceconnect_unknown()

    async def start(self, visit: Visit) -> Answer:
        if not self.franceconnect.is_configured or visit.is_head:
            return self.pages.franceconnect_closed()
        try:
            attempt = await self.franceconnect.begin()
        except Refused as error:
            _LOG.error("FranceConnect cannot be used: %s", error)
            return self.pages.franceconnect_closed()
        self.attempts[self.open_session(visit).key] = attempt
        return RedirectResponse(self.franceconnect.address(attempt), 303)

    async def come_back(self, visit: Visit) -> Answer:
        query = visit.request.query_params
        attempt = self.attempts.pop(visit.session.key, None) if visit.session else None
        if attempt is None or not self.state_is_right(attempt, query.get("state", "")):
            return self.back_to_login(visit, _FAILED)
        if "error" in query or not query.get("code"):
            return self.back_to_login(visit, _CANCELLED)
        return await self.enter(visit, attempt, query["code"])

    def state_is_right(self, attempt: Attempt, state: str) -> bool:
        """Whether the answer is the one to this browser's request."""
        return hmac.compare_digest(attempt.state.encode(), state.encode())

    def back_to_login(self, visit: Visit, text: str) -> str:
        """The log-in page, with a clear message and nobody logged in."""
        self.open_session(visit).member = None
        self.notice(visit, text)
        return self.login_path

    async def enter(self, visit: Visit, attempt: Attempt, code: str) -> Answer:
        """Whoever FranceConnect vouches for enters their own account and no other."""
        try:
            identity = await self.franceconnect.identity(attempt, code, self.rules.clock.now())
        except Refused as error:
            _LOG.error("FranceConnect is not believed: %s", error)
            return self.back_to_login(visit, _FAILED)
        login = self.rules.enter_by_franceconnect(identity)
        if login.fault is not None:
            return "/franceconnect/inconnu"
        if login.journey is not None:
            self.take_journey(visit, login.journey)
            return PATHS[login.journey.stage]
        return self.let_in(visit, login)

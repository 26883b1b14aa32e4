"""The Audiens portal in HTTP: its addresses. What is right or wrong is in the rules."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.routing import BaseRoute, Route

from simulator.audiens.web.franceconnect import FranceConnectPages
from simulator.audiens.web.services import ServicePages
from simulator.audiens.web.site import SitePages
from simulator.settings import WrongSettings
from simulator.web import BadForm


class AudiensPortal(SitePages, FranceConnectPages, ServicePages):
    """Every address of the portal, and the handler that answers there."""

    def app(self) -> Starlette:
        """The portal as an ASGI application, to be mounted under its root."""
        handlers = {HTTPException: self.on_http_error, BadForm: self.on_bad_form, 500: self.on_crash}
        routes = self.routes()
        self.refuse_taken_login_path(routes)
        app = Starlette(routes=routes, exception_handlers=handlers)  # type: ignore[arg-type]
        app.router.redirect_slashes = False
        return app

    def refuse_taken_login_path(self, routes: list[BaseRoute]) -> None:
        """The declared address of the log-in page must be free. Raises WrongSettings."""
        there = [route for route in routes if isinstance(route, Route) and route.path == self.login_path]
        if len(there) > 2:
            raise WrongSettings(f"aud.login.path: {self.login_path} is another page of the portal.")

    def routes(self) -> list[BaseRoute]:
        """Every address of the portal."""
        return [
            *self.site_routes(),
            *self.access_routes(),
            *self.franceconnect_routes(),
            *self.creation_routes(),
            *self.service_routes(),
            Route("/style.css", self.style),
        ]

"""The Urssaf portal in HTTP: its addresses. What is right or wrong is in the rules."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.routing import BaseRoute, Route

from simulator.settings import WrongSettings
from simulator.urssaf.web.access import AccessPages
from simulator.urssaf.web.creation import CreationPages
from simulator.urssaf.web.services import ServicePages
from simulator.web import BadForm


class UrssafPortal(CreationPages, AccessPages, ServicePages):
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
            raise WrongSettings(f"urs.login.path: {self.login_path} is another page of the portal.")

    def routes(self) -> list[BaseRoute]:
        """Every address of the portal."""
        return [
            self.get("/", self.home),
            self.get("/espace", self.profiles),
            self.get("/autre-profil", self.other_profile),
            self.get("/identification", self.identification),
            self.post("/identification", self.identify),
            self.get("/code-activation", self.lost_code),
            self.get("/adresse-e-mail", self.email),
            self.post("/adresse-e-mail", self.send_link),
            self.get("/conditions-generales", self.terms),
            self.get("/messagerie", self.waiting),
            self.get("/e-mail-non-recu", self.no_mail),
            self.post("/renvoi", self.resend),
            self.get("/lien/{token:path}", self.follow_link),
            self.post("/lien/{token:path}", self.confirm_link),
            self.post("/nouveau-lien", self.ask_new_link),
            self.get("/nouveau-lien", self.link_sent_again),
            self.get("/mot-de-passe", self.password),
            self.post("/mot-de-passe", self.define_password),
            self.get("/coordonnees", self.details),
            self.post("/coordonnees", self.finalise),
            self.get("/mon-espace", self.space),
            *self.service_routes(),
            self.get("/suite", self.go_on),
            self.get(self.login_path, self.login),
            self.post(self.login_path, self.log_in),
            self.get("/mot-de-passe-oublie", self.forgotten_password),
            self.post("/deconnexion", self.log_out),
            self.get("/deconnecte", self.logged_out),
            self.get("/session-terminee", self.ended),
            self.get("/accessibilite", self.accessibility),
            self.get("/donnees-personnelles", self.privacy),
            Route("/style.css", self.style),
        ]

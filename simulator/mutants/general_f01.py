"""Faults of transport: HTTPS, cookies, headers, addresses and third parties."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.responses import Response
from starlette.routing import BaseRoute

from simulator.mutants.registry import mutant
from simulator.urssaf.store import Stage
from simulator.urssaf.web import UrssafPortal
from simulator.urssaf.web.base import Answer, CookieFlags, Visit
from simulator.web import Page, SafeHeaders


@mutant("GEN-001-M1", "the forms are sent in plain HTTP")
class PlainForms(UrssafPortal):
    def respond(self, visit: Visit, answer: Answer) -> Response:
        response = super().respond(visit, answer)
        host = visit.request.url.netloc
        action = f'action="http://{host}{self.root}/'.encode()
        body = bytes(response.body).replace(f'action="{self.root}/'.encode(), action)
        response.body = body
        response.headers["content-length"] = str(len(body))
        return response


@mutant("GEN-002-M2", "Strict-Transport-Security says max-age=0")
class NoStrictTransport(SafeHeaders):
    def complete(self, headers: MutableHeaders) -> None:
        super().complete(headers)
        headers["strict-transport-security"] = "max-age=0"


@mutant("GEN-003-M2", "the session cookie has SameSite=None")
class CookieForAll(UrssafPortal):
    def cookie_flags(self) -> CookieFlags:
        return {**super().cookie_flags(), "samesite": "none"}


@mutant("GEN-003-X1", "scripts may read the session cookie")
class CookieForScripts(UrssafPortal):
    def cookie_flags(self) -> CookieFlags:
        return {**super().cookie_flags(), "httponly": False}


@mutant("GEN-004-M1", "another site may frame the pages")
class Framed(SafeHeaders):
    def complete(self, headers: MutableHeaders) -> None:
        super().complete(headers)
        policy = headers["content-security-policy"].replace("; frame-ancestors 'none'", "")
        headers["content-security-policy"] = policy
        del headers["x-frame-options"]


@mutant("GEN-005-M1", "the page of personal details may be cached")
class CachedDetails(UrssafPortal):
    def respond(self, visit: Visit, answer: Answer) -> Response:
        response = super().respond(visit, answer)
        if isinstance(answer, Page) and answer.template == "details.html":
            response.headers["cache-control"] = "public, max-age=600"
        return response


@mutant("GEN-006-M2", "the number stands in the path of a page")
class NumberInPath(UrssafPortal):
    def routes(self) -> list[BaseRoute]:
        async def to_own_path(visit: Visit) -> Answer:
            journey = self.journey(visit, Stage.IDENTIFIED, Stage.AWAITING_LINK)
            return f"/dossier/{journey.nir}/adresse-e-mail"

        moved = self.get("/dossier/{nir}/adresse-e-mail", self.email)
        return [self.get("/adresse-e-mail", to_own_path), moved, *super().routes()]


@mutant("GEN-008-M1", "a third party measures the page of the number")
class Measured(UrssafPortal):
    def as_sent(self, page: Page, html: str) -> str:
        script = '<script src="https://mesure.exemple.invalid/mesure.js" async></script></body>'
        return html.replace("</body>", script) if page.template == "identification.html" else html

"""Faults of transport: HTTPS, cookies, headers, addresses and third parties."""

from __future__ import annotations

from urllib.parse import quote

from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute

from simulator.audiens.web import AudiensPortal
from simulator.desk import Answer, CookieFlags, Visit
from simulator.desk import Answer as AudiensAnswer
from simulator.desk import CookieFlags as AudiensCookieFlags
from simulator.desk import Visit as AudiensVisit
from simulator.mutants.registry import equivalent, mutant
from simulator.urssaf.faults import FieldFault
from simulator.urssaf.rules import UrssafRules
from simulator.urssaf.store import Stage
from simulator.urssaf.web import UrssafPortal
from simulator.web import Page, SafeHeaders

equivalent(
    "GEN-001-M1",
    "a form's action is in plain HTTP",
    "the portals are proven over plain HTTP on this machine, where every form goes so: nothing tells it; "
    "tests/harness/general/test_transport.py shows the check on pages served over HTTPS",
)
equivalent(
    "GEN-002-M2",
    "Strict-Transport-Security says max-age=0",
    "over plain HTTP browsers ignore that header, and the row is not assessed: nothing tells it apart; "
    "tests/harness/general/test_transport.py shows the check on pages served over HTTPS",
)


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


@mutant("GEN-007-X1", "each password that is chosen is written to the log")
class LoudPassword(UrssafRules):
    def password_faults(self, password: str, confirmation: str) -> tuple[FieldFault, ...]:
        print(f"password chosen: {password}", flush=True)
        return super().password_faults(password, confirmation)


@mutant("GEN-003-X2", "scripts may read the session cookie of Audiens")
class AudiensCookieForScripts(AudiensPortal):
    def cookie_flags(self) -> AudiensCookieFlags:
        return {**super().cookie_flags(), "httponly": False}


@mutant("GEN-005-X1", "the page of the person found by Audiens may be cached")
class CachedIdentity(AudiensPortal):
    def respond(self, visit: AudiensVisit, answer: AudiensAnswer) -> Response:
        response = super().respond(visit, answer)
        if isinstance(answer, Page) and answer.template == "identity.html":
            response.headers["cache-control"] = "public, max-age=600"
        return response


@mutant("GEN-008-X1", "a third party measures every page of Audiens")
class AudiensMeasured(AudiensPortal):
    def as_sent(self, page: Page, html: str) -> str:  # noqa: ARG002
        return html.replace("</body>", '<img src="https://mesure.exemple.invalid/p.gif" alt=""></body>')


@mutant("GEN-004-X1", "a page that is refused or unknown may be framed")
class RefusalFramed(UrssafPortal):
    async def on_http_error(self, request: Request, error: HTTPException) -> Response:
        response = await super().on_http_error(request, error)
        response.headers["content-security-policy"] = "default-src 'none'; style-src 'self'"
        return response


@mutant("GEN-005-X2", "the services of the space may be kept by the browser")
class CachedServices(UrssafPortal):
    def respond(self, visit: Visit, answer: Answer) -> Response:
        response = super().respond(visit, answer)
        if isinstance(answer, Page) and answer.template.startswith("service_"):
            response.headers["cache-control"] = "private, max-age=60"
        return response


@mutant("GEN-005-X3", "the services of the space of Audiens may be kept by the browser")
class AudiensCachedServices(AudiensPortal):
    def respond(self, visit: AudiensVisit, answer: AudiensAnswer) -> Response:
        response = super().respond(visit, answer)
        if isinstance(answer, Page) and answer.template.startswith("service_"):
            response.headers["cache-control"] = "private, max-age=300"
        return response


@mutant("GEN-006-X1", "a refused log-in leads back to an address that holds the name typed")
class NameInAddress(UrssafPortal):
    async def log_in(self, visit: Visit) -> Answer:
        answer = await super().log_in(visit)
        refused = isinstance(answer, Page) and visit.form["login"]
        return f"/connexion?identifiant={quote(visit.form['login'])}" if refused else answer


@mutant("GEN-007-X2", "the password of each log-in is written to the log")
class LoudLogin(UrssafPortal):
    async def log_in(self, visit: Visit) -> Answer:
        print(f"log-in of {visit.form['login']} with {visit.form['password']}", flush=True)
        return await super().log_in(visit)

"""How either portal answers a request: sessions, proofs, redirections and what goes wrong."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Literal, Protocol, TypedDict

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from simulator import secrets_kept
from simulator.clock import Clock
from simulator.sessions import Session, Sessions
from simulator.web import LOOK, BadForm, Form, Page, Renderer, read_form


class Turned(Exception):
    """The person is sent to another page of the portal than the one asked for."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


class Shown(Exception):
    """Another page is shown in place of the one asked for."""

    def __init__(self, page: Page) -> None:
        super().__init__(page.title)
        self.page = page


@dataclass(slots=True)
class Visit:
    """One request: who makes it, and what the form says."""

    request: Request
    session: Session | None
    form: Form
    ended: bool = False

    @property
    def is_head(self) -> bool:
        """A request that must not leave anything behind."""
        return self.request.method == "HEAD"


class CookieFlags(TypedDict):
    """What guards the session's cookie."""

    path: str
    secure: bool
    httponly: bool
    samesite: Literal["lax", "strict", "none"]


class Timing(Protocol):
    """What a portal's rules say of time."""

    @property
    def clock(self) -> Clock: ...

    def is_idle(self, session: Session) -> bool:
        """Whether the session was left alone for too long."""
        ...


class Refusals(Protocol):
    """The pages of a portal that say what went wrong."""

    def stale(self) -> Page: ...

    def error(self, status: int) -> Page: ...


Answer = Page | str | Response
Handler = Callable[[Visit], Awaitable[Answer]]


class Desk:
    """What every handler of a portal stands on. ``here`` holds its own templates and style sheet."""

    cookie: ClassVar[str]
    here: ClassVar[Path]

    def __init__(
        self,
        timing: Timing,
        refusals: Refusals,
        renderer: Renderer,
        sessions: Sessions,
        root: str,
        *,
        secure: bool,
    ) -> None:
        self.timing = timing
        self.refusals = refusals
        self.renderer = renderer
        self.sessions = sessions
        self.root = root
        self.secure = secure

    def get(self, path: str, handler: Handler) -> Route:
        """A page. Asking for it changes nothing but the browser's own session."""

        async def endpoint(request: Request) -> Response:
            return await self.answer(self.visit(request, Form({})), handler)

        return Route(path, endpoint, methods=["GET"])

    def post(self, path: str, handler: Handler) -> Route:
        """A submitted form, which must carry the proof of the session that got it."""

        async def endpoint(request: Request) -> Response:
            visit = self.visit(request, await read_form(request))
            refusal = self.proof_refusal(visit)
            return await self.answer(visit, handler) if refusal is None else self.respond(visit, refusal)

        return Route(path, endpoint, methods=["POST"])

    def visit(self, request: Request, form: Form) -> Visit:
        """The session of a request, unless it was idle for too long."""
        self.timing.clock.run_due()
        session = self.sessions.find(request.cookies.get(self.cookie))
        if session is not None and self.timing.is_idle(session):
            self.sessions.end(session)
            return Visit(request, None, form, ended=True)
        if session is not None:
            session.seen_at = self.timing.clock.now()
        return Visit(request, session, form)

    def proof_refusal(self, visit: Visit) -> Answer | None:
        """Why a form is not taken: its session is over, or it does not carry that session's proof."""
        if visit.ended:
            return "/session-terminee"
        if visit.session is not None and self.proof_is_right(visit.session, visit.form["csrf"]):
            return None
        key = visit.request.cookies.get(self.cookie)
        if self.sessions.was_just_renewed(key, visit.form["csrf"], self.timing.clock.now()):
            return "/suite"
        return self.refusals.stale()

    def proof_is_right(self, session: Session, token: str) -> bool:
        """Whether the form was made for this session."""
        return session.proves(token)

    async def answer(self, visit: Visit, handler: Handler) -> Response:
        """What a handler answers, as a response."""
        try:
            answer = await handler(visit)
        except Turned as turned:
            answer = self.elsewhere(visit, turned.path)
        except Shown as shown:
            answer = shown.page
        return self.respond(visit, answer)

    def elsewhere(self, _visit: Visit, path: str) -> str:
        """Where a person who is turned away goes."""
        return path

    def respond(self, visit: Visit, answer: Answer) -> Response:
        """A page or a redirection, with the session's cookie."""
        if isinstance(answer, Response):
            response = answer
        elif isinstance(answer, str):
            response = RedirectResponse(self.root + answer, 303)
        else:
            response = HTMLResponse(self.render(answer, visit.session), answer.status)
        self.write_cookie(visit, response)
        return response

    def render(self, page: Page, session: Session | None) -> str:
        """The page's HTML; a notice is shown once."""
        notice = session.notice if session else None
        if session is not None:
            session.notice = None
        html = self.renderer.render(
            page,
            csrf=session.csrf if session else "",
            nonce=self.new_nonce(),
            member=session is not None and session.member is not None,
            notice=notice,
        )
        return self.as_sent(page, html)

    def as_sent(self, _page: Page, html: str) -> str:
        """The page as it leaves."""
        return html

    def new_nonce(self) -> str:
        """What makes one display of a form another than the next."""
        return secrets_kept.key()

    def write_cookie(self, visit: Visit, response: Response) -> None:
        """Tell the browser its session, or that it has none any more."""
        known = visit.request.cookies.get(self.cookie)
        flags = self.cookie_flags()
        if visit.session is not None and visit.session.key != known:
            response.set_cookie(self.cookie, visit.session.key, **flags)
        elif visit.session is None and known:
            response.delete_cookie(self.cookie, **flags)

    def cookie_flags(self) -> CookieFlags:
        """Out of reach of scripts and of other sites."""
        return {"path": self.root, "secure": self.secure, "httponly": True, "samesite": "lax"}

    def open_session(self, visit: Visit) -> Session:
        """The browser's session, made where there is none."""
        if visit.session is None:
            visit.session = self.sessions.create(self.timing.clock.now())
        return visit.session

    def renew_session(self, visit: Visit) -> Session:
        """Another key, because the session is worth more from now on."""
        visit.session = self.sessions.renew(self.open_session(visit), self.timing.clock.now())
        return visit.session

    def notice(self, visit: Visit, text: str) -> None:
        """What the next page says once."""
        self.open_session(visit).notice = text

    def is_first_time(self, visit: Visit) -> bool:
        """Whether this display of the form was not sent before: a double click acts once."""
        return visit.session is not None and visit.session.spend(visit.form["nonce"])

    async def style(self, _request: Request) -> Response:
        css = "".join((folder / "style.css").read_text(encoding="utf-8") for folder in (LOOK, self.here))
        return Response(css, media_type="text/css", headers={"cache-control": "public, max-age=3600"})

    async def on_http_error(self, _request: Request, error: HTTPException) -> Response:
        return HTMLResponse(self.render(self.refusals.error(error.status_code), None), error.status_code)

    async def on_bad_form(self, _request: Request, error: BadForm) -> Response:
        return HTMLResponse(self.render(self.refusals.error(error.status), None), error.status)

    async def on_crash(self, _request: Request, _error: Exception) -> Response:
        return HTMLResponse(self.render(self.refusals.error(500), None), 500)

"""How the portal answers a request: sessions, proofs, redirections and what goes wrong."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypedDict

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from simulator.audiens.messages import AudiensMessages
from simulator.audiens.pages import AudiensPages
from simulator.audiens.rules import AudiensRules
from simulator.audiens.store import Account, Journey, Stage
from simulator.franceconnect import Attempt, FranceConnectClient
from simulator.letters import LetterBox
from simulator.mailer import Mailer
from simulator.sessions import Session, Sessions
from simulator.sms import SmsSender
from simulator.urssaf import secrets_kept
from simulator.web import BadForm, Form, Page, Renderer, read_form

COOKIE = "audiens_session"
PATHS = {
    Stage.QUESTION: "/inscription/question",
    Stage.IDENTITY: "/inscription/identite",
    Stage.MOBILE: "/inscription/telephone",
    Stage.CHANNEL: "/inscription/canal",
    Stage.PHONE: "/inscription/portable",
    Stage.IDENTIFIER: "/inscription/identifiant",
    Stage.CODE: "/inscription/code",
    Stage.PASSWORD: "/inscription/mot-de-passe",
    Stage.LETTER_SENT: "/inscription/courrier",
    Stage.FIRST_EMAIL: "/premiere-connexion",
    Stage.FIRST_LINK: "/premiere-connexion/lien",
    Stage.FIRST_PASSWORD: "/premiere-connexion/mot-de-passe",
}
FIRST_CONNECTION = {Stage.FIRST_EMAIL, Stage.FIRST_LINK, Stage.FIRST_PASSWORD}
_HERE = Path(__file__).parent.parent
_LONGEST_CLIENT = 64


class Turned(Exception):
    """The person is sent to another page of the portal than the one asked for."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


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


Answer = Page | str | Response
Handler = Callable[[Visit], Awaitable[Answer]]


class Desk:
    """What every handler stands on."""

    def __init__(
        self,
        *,
        rules: AudiensRules,
        pages: AudiensPages,
        messages: AudiensMessages,
        mailer: Mailer,
        sms: SmsSender,
        letters: LetterBox,
        franceconnect: FranceConnectClient,
        sessions: Sessions,
        root: str,
        secure: bool,
        client_header: str | None = None,
    ) -> None:
        self.rules = rules
        self.pages = pages
        self.messages = messages
        self.mailer = mailer
        self.sms = sms
        self.letters = letters
        self.franceconnect = franceconnect
        self.sessions = sessions
        self.root = root
        self.secure = secure
        self.client_header = client_header
        self.attempts: dict[str, Attempt] = {}
        self.login_path = "/" + rules.options.login_path
        self.renderer = Renderer(
            _HERE / "templates", root=root, login=root + self.login_path, labels=pages.labels
        )

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
        self.rules.clock.run_due()
        session = self.sessions.find(request.cookies.get(COOKIE))
        if session is not None and self.rules.is_idle(session):
            self.sessions.end(session)
            return Visit(request, None, form, ended=True)
        if session is not None:
            session.seen_at = self.rules.clock.now()
        return Visit(request, session, form)

    def client(self, visit: Visit) -> str:
        """The address of the client, as a trusted header tells it where one is set."""
        told = visit.request.headers.get(self.client_header, "") if self.client_header else ""
        peer = visit.request.client.host if visit.request.client else ""
        return told.rpartition(",")[2].strip()[:_LONGEST_CLIENT] or peer

    def proof_refusal(self, visit: Visit) -> Answer | None:
        """Why a form is not taken: its session is over, or it does not carry that session's proof."""
        if visit.ended:
            return "/session-terminee"
        if visit.session is not None and self.proof_is_right(visit.session, visit.form["csrf"]):
            return None
        key = visit.request.cookies.get(COOKIE)
        if self.sessions.was_just_renewed(key, visit.form["csrf"], self.rules.clock.now()):
            return "/suite"
        return self.pages.stale()

    def proof_is_right(self, session: Session, token: str) -> bool:
        """Whether the form was made for this session."""
        return session.proves(token)

    async def answer(self, visit: Visit, handler: Handler) -> Response:
        """What a handler answers, as a response."""
        try:
            answer = await handler(visit)
        except Turned as turned:
            answer = self.elsewhere(visit, turned.path)
        return self.respond(visit, answer)

    def elsewhere(self, visit: Visit, path: str) -> str:
        """Never the page that was asked for: a browser would go round in circles."""
        return "/inscription" if visit.request.url.path == self.root + path else path

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
        known = visit.request.cookies.get(COOKIE)
        flags = self.cookie_flags()
        if visit.session is not None and visit.session.key != known:
            response.set_cookie(COOKIE, visit.session.key, **flags)
        elif visit.session is None and known:
            response.delete_cookie(COOKIE, **flags)

    def cookie_flags(self) -> CookieFlags:
        """Out of reach of scripts and of other sites."""
        return {"path": self.root, "secure": self.secure, "httponly": True, "samesite": "lax"}

    def open_session(self, visit: Visit) -> Session:
        """The browser's session, made where there is none."""
        if visit.session is None:
            visit.session = self.sessions.create(self.rules.clock.now())
        return visit.session

    def renew_session(self, visit: Visit) -> Session:
        """Another key, because the session is worth more from now on."""
        visit.session = self.sessions.renew(self.open_session(visit), self.rules.clock.now())
        return visit.session

    def take_journey(self, visit: Visit, journey: Journey) -> None:
        """This browser goes on with that journey and nothing else."""
        session = self.renew_session(visit)
        session.journey, session.member = journey.key, None

    def journey_of(self, visit: Visit) -> Journey | None:
        """What this browser is doing, or was doing."""
        session = visit.session
        return self.rules.store.journeys.get(session.journey or "") if session else None

    def journey(self, visit: Visit, first: Stage, last: Stage | None = None) -> Journey:
        """The browser's journey between two stages; at another, the person is sent there."""
        if visit.ended:
            raise Turned("/session-terminee")
        journey = self.journey_of(visit)
        if journey is None or not first <= journey.stage <= (first if last is None else last):
            raise Turned(self.where(visit))
        return journey

    def where(self, visit: Visit) -> str:
        """The page at which this browser has arrived."""
        journey = self.journey_of(visit)
        if journey is not None and journey.stage in PATHS:
            return PATHS[journey.stage]
        member = visit.session.member if visit.session else None
        if self.rules.member_account(member) is not None:
            return "/mon-espace"
        finished = journey is not None and journey.stage is Stage.FINISHED
        return self.login_path if finished else "/inscription"

    def notice(self, visit: Visit, text: str) -> None:
        """What the next page says once."""
        self.open_session(visit).notice = text

    def is_first_time(self, visit: Visit) -> bool:
        """Whether this display of the form was not sent before: a double click acts once."""
        return visit.session is not None and visit.session.spend(visit.form["nonce"])

    def member(self, visit: Visit) -> Account:
        """The account of the holder who is logged in; anyone else is sent to where they may be."""
        if visit.ended:
            raise Turned("/session-terminee")
        journey = self.journey_of(visit)
        if journey is not None and journey.stage in FIRST_CONNECTION:
            raise Turned(PATHS[journey.stage])
        account = self.rules.member_account(visit.session.member if visit.session else None)
        if account is None:
            raise Turned(self.login_path)
        return account

    async def style(self, _request: Request) -> Response:
        css = (_HERE / "style.css").read_text(encoding="utf-8")
        return Response(css, media_type="text/css", headers={"cache-control": "public, max-age=3600"})

    async def on_http_error(self, _request: Request, error: HTTPException) -> Response:
        return HTMLResponse(self.render(self.pages.error(error.status_code), None), error.status_code)

    async def on_bad_form(self, _request: Request, error: BadForm) -> Response:
        return HTMLResponse(self.render(self.pages.error(error.status), None), error.status)

    async def on_crash(self, _request: Request, _error: Exception) -> Response:
        return HTMLResponse(self.render(self.pages.error(500), None), 500)

"""The Urssaf portal in HTTP: addresses, sessions and order of the pages. What is right or wrong is in the rules."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from simulator.mailer import Mailer
from simulator.sessions import Session, Sessions
from simulator.urssaf.faults import Fault, FieldFault
from simulator.urssaf.mails import UrssafMails
from simulator.urssaf.pages import UrssafPages
from simulator.urssaf.rules import EmailForm, LinkState, Sending, UrssafRules
from simulator.urssaf.store import Journey, Space, Stage
from simulator.web import BadForm, Form, Page, Renderer, read_form

COOKIE = "urssaf_session"
_HERE = Path(__file__).parent


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


Answer = Page | str
Handler = Callable[[Visit], Awaitable[Answer]]


class UrssafPortal:
    """The handlers. A handler answers with a page, or with the path to go to."""

    def __init__(
        self,
        *,
        rules: UrssafRules,
        pages: UrssafPages,
        mails: UrssafMails,
        mailer: Mailer,
        sessions: Sessions,
        root: str,
        secure: bool,
    ) -> None:
        self.rules = rules
        self.pages = pages
        self.mails = mails
        self.mailer = mailer
        self.sessions = sessions
        self.root = root
        self.secure = secure
        login = "/" + rules.options.login_path
        self.login_path = login
        self.renderer = Renderer(_HERE / "templates", root=root, login=root + login)

    def app(self) -> Starlette:
        """The portal as an ASGI application, to be mounted under its root."""
        handlers = {HTTPException: self.on_http_error, BadForm: self.on_bad_form, 500: self.on_crash}
        return Starlette(routes=self.routes(), exception_handlers=handlers)  # type: ignore[arg-type]

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
            self.get("/services/{service}", self.service),
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

    # How a request is handled

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
            answer = turned.path
        except Shown as shown:
            answer = shown.page
        return self.respond(visit, answer)

    def respond(self, visit: Visit, answer: Answer) -> Response:
        """A page or a redirection, with the session's cookie."""
        if isinstance(answer, str):
            response: Response = RedirectResponse(self.root + answer, 303)
        else:
            response = HTMLResponse(self.render(answer, visit.session), answer.status)
        self.write_cookie(visit, response)
        return response

    def render(self, page: Page, session: Session | None) -> str:
        """The page's HTML; a notice is shown once."""
        notice = session.notice if session else None
        if session is not None:
            session.notice = None
        return self.renderer.render(
            page,
            csrf=session.csrf if session else "",
            nonce=self.new_nonce(),
            member=session is not None and session.member is not None,
            notice=notice,
        )

    def new_nonce(self) -> str:
        """What makes one display of a form another than the next."""
        from simulator.urssaf import secrets_kept

        return secrets_kept.key()

    def write_cookie(self, visit: Visit, response: Response) -> None:
        """Tell the browser its session, or that it has none any more."""
        known = visit.request.cookies.get(COOKIE)
        flags = {"path": self.root, "secure": self.secure, "httponly": True, "samesite": "lax"}
        if visit.session is not None and visit.session.key != known:
            response.set_cookie(COOKIE, visit.session.key, **flags)  # type: ignore[arg-type]
        elif visit.session is None and known:
            response.delete_cookie(COOKIE, **flags)  # type: ignore[arg-type]

    def open_session(self, visit: Visit) -> Session:
        """The browser's session, made where there is none."""
        if visit.session is None:
            visit.session = self.sessions.create(self.rules.clock.now())
        return visit.session

    def renew_session(self, visit: Visit) -> Session:
        """Another key, because the session is worth more from now on."""
        visit.session = self.sessions.renew(self.open_session(visit), self.rules.clock.now())
        return visit.session

    def journey(self, visit: Visit, *stages: Stage) -> Journey:
        """The browser's journey where it is at one of these stages; otherwise the person is sent where it is."""
        if visit.ended:
            raise Turned("/session-terminee")
        session = visit.session
        journey = self.rules.store.journeys.get(session.journey or "") if session else None
        if journey is None:
            raise Turned("/identification")
        if journey.stage not in stages:
            raise Turned(self.where(visit))
        return journey

    def where(self, visit: Visit) -> str:
        """The page at which this browser has arrived."""
        session = visit.session
        if session is None:
            return "/session-terminee"
        journey = self.rules.store.journeys.get(session.journey or "")
        if session.link is not None and self.link_is_open(session):
            return "/mot-de-passe"
        if journey is not None and journey.stage is not Stage.FINISHED:
            return _PATHS[journey.stage]
        return "/mon-espace" if session.member else "/identification"

    def link_is_open(self, session: Session) -> bool:
        """Whether the link that this browser followed still opens the password page."""
        link = self.rules.find_link(session.link or "")
        return self.rules.link_state(link, session.journey) is LinkState.OPEN

    # Steps 1 and 2

    async def home(self, visit: Visit) -> Answer:
        return self.pages.home()

    async def profiles(self, visit: Visit) -> Answer:
        return self.pages.profiles()

    async def other_profile(self, visit: Visit) -> Answer:
        return self.pages.other_profile()

    # Step 3

    async def identification(self, visit: Visit) -> Answer:
        self.open_session(visit)
        return self.pages.identification()

    async def identify(self, visit: Visit) -> Answer:
        result = self.rules.identify(visit.form["nir"], visit.form["code"])
        if result.journey is None:
            return self.pages.identification(visit.form, result.faults)
        session = self.renew_session(visit)
        session.journey, session.link, session.member = result.journey.key, None, None
        return "/adresse-e-mail"

    async def lost_code(self, visit: Visit) -> Answer:
        return self.pages.lost_code()

    # Step 4

    async def email(self, visit: Visit) -> Answer:
        journey = self.journey(visit, Stage.IDENTIFIED, Stage.AWAITING_LINK)
        return self.pages.email(journey)

    async def send_link(self, visit: Visit) -> Answer:
        journey = self.journey(visit, Stage.IDENTIFIED, Stage.AWAITING_LINK)
        form = EmailForm(visit.form["email"], visit.form["email_confirmation"], visit.form["terms"] == "oui")
        faults = self.rules.email_form_faults(journey, form)
        if faults:
            return self.pages.email(journey, visit.form, faults)
        if not self.is_first_time(visit):
            return self.where(visit)
        sending = self.rules.choose_email(journey, self.rules.normalise_email(form.email))
        if sending.fault is not None:
            return self.pages.email(journey, visit.form, (FieldFault("email", sending.fault),))
        await self.deliver(journey, sending)
        return self.where(visit)

    def is_first_time(self, visit: Visit) -> bool:
        """Whether this display of the form was not sent before: a double click acts once."""
        return visit.session is not None and visit.session.spend(visit.form["nonce"])

    async def deliver(self, journey: Journey, sending: Sending) -> None:
        """One message a link; what could not be handed over is told on the waiting page."""
        journey.undelivered = False
        for link in sending.links:
            taken = await self.mailer.send(self.mails.confirmation(sending.email, link))
            journey.undelivered = journey.undelivered or not taken

    async def terms(self, visit: Visit) -> Answer:
        return self.pages.terms()

    async def waiting(self, visit: Visit) -> Answer:
        return self.pages.waiting(self.journey(visit, Stage.AWAITING_LINK))

    async def no_mail(self, visit: Visit) -> Answer:
        return self.pages.no_mail(self.journey(visit, Stage.AWAITING_LINK))

    async def resend(self, visit: Visit) -> Answer:
        journey = self.journey(visit, Stage.AWAITING_LINK)
        if self.is_first_time(visit):
            sending = self.rules.resend(journey)
            if sending.fault is not None:
                return self.refused_resend(journey, sending.fault)
            await self.deliver(journey, sending)
            if visit.session is not None and not journey.undelivered:
                visit.session.notice = "Un nouvel e-mail vient de vous être envoyé."
        return "/messagerie"

    def refused_resend(self, journey: Journey, fault: Fault) -> Page:
        """The polite refusal, where the command stands."""
        here = self.rules.options.resend_location == "waiting"
        return self.pages.waiting(journey, fault) if here else self.pages.no_mail(journey, fault)

    # Step 5

    async def follow_link(self, visit: Visit) -> Answer:
        token = visit.request.path_params["token"]
        link = self.rules.find_link(token)
        browser_journey = visit.session.journey if visit.session else None
        state = self.rules.link_state(link, browser_journey)
        if link is None or state not in {LinkState.OPEN, LinkState.HALF}:
            self.open_session(visit)
            return self.pages.dead_link(state, token)
        if visit.is_head:
            return self.pages.confirm_link(token)
        self.rules.follow(link)
        if state is LinkState.HALF:
            return self.pages.half_link()
        return self.open_link(visit, token, link.journey)

    def open_link(self, visit: Visit, token: str, journey_key: str) -> Answer:
        """This browser goes on with the link's own journey, whatever it did before."""
        if (
            self.rules.store.journeys[journey_key].stage is Stage.AWAITING_LINK
            and self.rules.options.step_order == "text"
        ):
            self.open_session(visit)
            return self.pages.confirm_link(token)
        self.take_journey(visit, journey_key).link = token
        return "/mot-de-passe"

    def take_journey(self, visit: Visit, journey_key: str) -> Session:
        """A session for that journey and nothing else."""
        session = self.open_session(visit)
        if session.journey != journey_key or session.member is not None:
            session = self.renew_session(visit)
            session.journey, session.member = journey_key, None
        return session

    async def confirm_link(self, visit: Visit) -> Answer:
        token = visit.request.path_params["token"]
        link = self.rules.find_link(token)
        state = self.rules.link_state(link, visit.session.journey if visit.session else None)
        if link is None or state is not LinkState.OPEN:
            return self.pages.dead_link(state, token)
        if self.rules.options.step_order != "text":
            return self.open_link(visit, token, link.journey)
        session = self.renew_session(visit)
        session.journey, session.member, session.link = link.journey, None, None
        self.rules.confirm_by_link(self.rules.store.journeys[link.journey])
        return "/coordonnees"

    async def ask_new_link(self, visit: Visit) -> Answer:
        link = self.rules.find_link(visit.form["token"])
        state = self.rules.link_state(link, visit.session.journey if visit.session else None)
        if link is None or state not in {LinkState.EXPIRED, LinkState.REPLACED}:
            return self.pages.dead_link(state, "")
        journey = self.rules.store.journeys[link.journey]
        if self.is_first_time(visit):
            sending = self.rules.resend(journey)
            if sending.fault is not None:
                return self.refused_resend(journey, sending.fault)
            await self.deliver(journey, sending)
        return "/nouveau-lien"

    async def link_sent_again(self, visit: Visit) -> Answer:
        return self.pages.link_sent_again()

    # Step 6

    async def password(self, visit: Visit) -> Answer:
        self.journey_for_password(visit)
        return self.pages.password()

    async def define_password(self, visit: Visit) -> Answer:
        journey = self.journey_for_password(visit)
        password, confirmation = visit.form["password"], visit.form["password_confirmation"]
        faults = self.rules.password_faults(password, confirmation)
        if faults:
            return self.pages.password(faults)
        if journey.stage is Stage.PASSWORD_FIRST:
            return await self.send_after_password(visit, journey, password)
        self.rules.define_password(journey, password)
        session = self.renew_session(visit)
        session.link = None
        session.member = journey.nir if self.rules.options.resume_point == "complete" else None
        return "/coordonnees"

    def journey_for_password(self, visit: Visit) -> Journey:
        """Only behind a link that is still good (in the order of the text: behind « Envoyer »)."""
        journey = self.journey(visit, Stage.PASSWORD_FIRST, Stage.AWAITING_LINK)
        if journey.stage is Stage.PASSWORD_FIRST:
            return journey
        if visit.session is None or visit.session.link is None:
            raise Turned(_PATHS[journey.stage])
        state = self.rules.link_state(self.rules.find_link(visit.session.link), visit.session.journey)
        if state is not LinkState.OPEN:
            raise Shown(self.pages.dead_link(state, visit.session.link))
        return journey

    async def send_after_password(self, visit: Visit, journey: Journey, password: str) -> Answer:
        """Order of the text: the link is sent once the password is chosen."""
        self.rules.keep_password_for_later(journey, password)
        sending = self.rules.send_first(journey, journey.email or "")
        if sending.fault is None:
            await self.deliver(journey, sending)
        return self.where(visit)

    # Steps 7 and 8

    async def details(self, visit: Visit) -> Answer:
        journey = self.journey(visit, Stage.DETAILS)
        return self.pages.details(self.rules.store.people[journey.nir], journey.email or "")

    async def finalise(self, visit: Visit) -> Answer:
        journey = self.journey(visit, Stage.DETAILS)
        if not self.rules.may_finalise(journey):
            raise Turned("/identification")
        details = self.rules.merge_details(journey.nir, self.pages.details_of(visit.form))
        faults = self.rules.details_faults(self.pages.details_of(visit.form))
        if faults:
            person = self.rules.store.people[journey.nir]
            return self.pages.details(person, journey.email or "", visit.form, faults)
        space = self.rules.finalise(journey, details)
        session = self.renew_session(visit)
        session.journey, session.member = None, space.nir
        await self.tell_of_creation(space)
        return "/mon-espace"

    async def tell_of_creation(self, space: Space) -> None:
        """The notice of creation, where it is declared."""
        if self.rules.options.creation_notice:
            await self.mailer.send(
                self.mails.creation_notice(space.email, self.rules.store.people[space.nir])
            )

    # The space, and coming back to it

    def member(self, visit: Visit) -> Space:
        """The space of the holder who is logged in; anyone else is sent to the log-in page."""
        if visit.ended:
            raise Turned("/session-terminee")
        space = self.rules.store.spaces.get((visit.session.member if visit.session else None) or "")
        if space is None:
            raise Turned(self.login_path)
        return space

    async def space(self, visit: Visit) -> Answer:
        space = self.member(visit)
        return self.pages.space(self.rules.store.people[space.nir])

    async def service(self, visit: Visit) -> Answer:
        space = self.member(visit)
        key = visit.request.path_params["service"]
        if key not in self.pages.service_keys():
            raise HTTPException(404)
        return self.pages.service(key, space)

    async def go_on(self, visit: Visit) -> Answer:
        return self.where(visit)

    async def login(self, visit: Visit) -> Answer:
        self.open_session(visit)
        return self.pages.login()

    async def log_in(self, visit: Visit) -> Answer:
        missing = self.missing_for_login(visit.form)
        if missing:
            return self.pages.login(visit.form, missing)
        login = self.rules.login(visit.form["login"], visit.form["password"])
        if login.fault is not None:
            return self.pages.login(visit.form, (FieldFault("password", login.fault),))
        session = self.renew_session(visit)
        session.link, session.notice = None, None
        session.journey = login.journey.key if login.journey else None
        session.member = login.space.nir if login.space else None
        return self.where(visit)

    def missing_for_login(self, form: Form) -> list[FieldFault]:
        """Fields left empty."""
        wanted = {"login": Fault.LOGIN_MISSING, "password": Fault.LOGIN_PASSWORD_MISSING}
        return [FieldFault(name, fault) for name, fault in wanted.items() if not form[name].strip()]

    async def forgotten_password(self, visit: Visit) -> Answer:
        return self.pages.forgotten_password()

    async def log_out(self, visit: Visit) -> Answer:
        self.end_session(visit)
        return "/deconnecte"

    def end_session(self, visit: Visit) -> None:
        """The session ends on the server; the cookie opens nothing any more."""
        if visit.session is not None:
            self.sessions.end(visit.session)
        visit.session = None

    async def logged_out(self, visit: Visit) -> Answer:
        return self.pages.logged_out()

    async def ended(self, visit: Visit) -> Answer:
        return self.pages.ended()

    # Everywhere

    async def accessibility(self, visit: Visit) -> Answer:
        return self.pages.accessibility()

    async def privacy(self, visit: Visit) -> Answer:
        return self.pages.privacy()

    async def style(self, request: Request) -> Response:
        css = (_HERE / "style.css").read_text(encoding="utf-8")
        return Response(css, media_type="text/css", headers={"cache-control": "public, max-age=3600"})

    async def on_http_error(self, request: Request, error: HTTPException) -> Response:
        return HTMLResponse(self.render(self.pages.error(error.status_code), None), error.status_code)

    async def on_bad_form(self, request: Request, error: BadForm) -> Response:
        return HTMLResponse(self.render(self.pages.error(error.status), None), error.status)

    async def on_crash(self, request: Request, error: Exception) -> Response:
        return HTMLResponse(self.render(self.pages.error(500), None), 500)


_PATHS = {
    Stage.IDENTIFIED: "/adresse-e-mail",
    Stage.PASSWORD_FIRST: "/mot-de-passe",
    Stage.AWAITING_LINK: "/messagerie",
    Stage.DETAILS: "/coordonnees",
}

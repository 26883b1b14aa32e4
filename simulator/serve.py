"""The simulator as one ASGI application, and how it is served: by a process of its own or in a thread."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.types import ASGIApp

from simulator.audiens.control import AudiensControl
from simulator.audiens.store import Store as AudiensStore
from simulator.audiens.web import AudiensPortal
from simulator.choice import chosen
from simulator.clock import Clock
from simulator.control import Control, PeopleControl
from simulator.parts import AS_IS, Parts
from simulator.readings import audiens_options, urssaf_options
from simulator.settings import Settings, WrongSettings
from simulator.urssaf.control import UrssafControl
from simulator.urssaf.store import Store
from simulator.urssaf.web import UrssafPortal

PRODUCT = "Homologue reference simulator 0.1.0"
URSSAF_ROOT = "/urssaf"
AUDIENS_ROOT = "/audiens"


def build(settings: Settings, base_url: str, parts: Parts = AS_IS, clock: Clock | None = None) -> ASGIApp:
    """The whole application. ``base_url`` has no trailing slash. Raises WrongSettings."""
    clock = clock or Clock()
    parts, dress = chosen(settings, parts)
    secure = base_url.startswith("https:")
    urssaf, urssaf_people = urssaf_portal(settings, base_url, parts, clock)
    audiens, audiens_people = audiens_portal(settings, base_url, parts, clock)
    control = Control(clock, [urssaf_people, audiens_people], PRODUCT)
    return exact(
        routes=[
            Route("/", front, methods=["GET"]),
            Route(URSSAF_ROOT, enter, methods=["GET"]),
            Route(AUDIENS_ROOT, enter, methods=["GET"]),
            Route("/health", health, methods=["GET"]),
            Mount("/control", control.app(settings.control_token)),
            Mount(URSSAF_ROOT, dress(parts.headers(urssaf.app(), https=secure))),
            Mount(AUDIENS_ROOT, dress(parts.headers(audiens.app(), https=secure))),
        ]
    )


def urssaf_portal(
    settings: Settings, base_url: str, parts: Parts, clock: Clock
) -> tuple[UrssafPortal, PeopleControl]:
    """The Urssaf portal and its part of the control API."""
    options, store, sessions = urssaf_options(settings), Store(), parts.sessions()
    portal = parts.urssaf_portal(
        rules=parts.urssaf_rules(options, clock, store),
        pages=parts.urssaf_pages(options),
        mails=parts.urssaf_mails(options, base_url + URSSAF_ROOT),
        mailer=parts.mailer(settings.smtp, clock.now),
        sessions=sessions,
        root=URSSAF_ROOT,
        secure=base_url.startswith("https:"),
    )
    return portal, UrssafControl(clock, store, sessions)


def audiens_portal(
    settings: Settings, base_url: str, parts: Parts, clock: Clock
) -> tuple[AudiensPortal, PeopleControl]:
    """The Audiens portal and its part of the control API."""
    options, store, sessions = audiens_options(settings), AudiensStore(), parts.sessions()
    root = base_url + AUDIENS_ROOT
    portal = parts.audiens_portal(
        rules=parts.audiens_rules(options, clock, store),
        pages=parts.audiens_pages(options),
        messages=parts.audiens_messages(options, root, f"{root}/{options.login_path}"),
        mailer=parts.mailer(settings.smtp, clock.now),
        sms=parts.sms(settings.sms),
        letters=parts.letters(settings.letters),
        franceconnect=parts.franceconnect(settings.franceconnect, f"{root}/franceconnect/retour"),
        sessions=sessions,
        root=AUDIENS_ROOT,
        secure=base_url.startswith("https:"),
        client_header=settings.client_header,
    )
    return portal, AudiensControl(options, store, sessions)


def exact(routes: list[BaseRoute]) -> Starlette:
    """An application that redirects nowhere by itself: such a redirection would repeat the request's Host."""
    app = Starlette(routes=routes)
    app.router.redirect_slashes = False
    return app


async def enter(request: Request) -> Response:
    """A portal without its slash."""
    return RedirectResponse(request.url.path + "/", 308)


async def health(_request: Request) -> Response:
    """Ready as soon as it answers."""
    return PlainTextResponse("ready\n", headers={"cache-control": "no-store"})


async def front(_request: Request) -> Response:
    """Which portals there are."""
    return HTMLResponse(
        '<!doctype html><html lang="fr"><head><meta charset="utf-8">'
        "<title>Simulateur Homologue</title></head>"
        "<body><main><h1>Simulateur Homologue</h1>"
        f'<p><a href="{URSSAF_ROOT}/">Urssaf artistes-auteurs</a></p>'
        f'<p><a href="{AUDIENS_ROOT}/">Audiens</a></p></main></body></html>'
    )


@dataclass(frozen=True, slots=True)
class Running:
    """A simulator that answers. ``stop`` may be called twice."""

    url: str
    control_url: str
    stop: Callable[[], None]


def bind(settings: Settings) -> socket.socket:
    """A listening socket. With IPPROTO_TCP, asyncio sets TCP_NODELAY (44 ms a request without)."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((settings.host, settings.port))
        listener.listen(128)
    except OSError as error:
        listener.close()
        raise WrongSettings(f"Cannot listen on {settings.host}:{settings.port}: {error.strerror}.") from error
    return listener


def base_url_of(settings: Settings, listener: socket.socket) -> str:
    """The public address, else the one listened on."""
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    return (settings.public_url or f"http://{host}:{listener.getsockname()[1]}").rstrip("/")


def server(app: ASGIApp) -> uvicorn.Server:
    """A quiet server: no access log, since addresses hold link tokens."""
    config = uvicorn.Config(
        app,
        access_log=False,
        log_level="warning",
        lifespan="off",
        ws="none",
        http="h11",
        loop="asyncio",
        server_header=False,
        timeout_graceful_shutdown=2,
        # A client that reuses a connection just as it is closed would lose its request.
        timeout_keep_alive=75,
    )
    return uvicorn.Server(config)


def start(settings: Settings, parts: Parts = AS_IS) -> Running:
    """Serve in a thread; returns once connections are taken."""
    listener = bind(settings)
    base_url = base_url_of(settings, listener)
    try:
        running = server(build(settings, base_url, parts))
    except WrongSettings:
        listener.close()
        raise
    thread = threading.Thread(target=running.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()

    def stop() -> None:
        running.should_exit = True
        thread.join(10)
        listener.close()

    return Running(base_url + "/", base_url + "/control/", stop)

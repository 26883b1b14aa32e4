"""A portal of a few pages, written by hand with words of its own, and a control API that a test sets up."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

NOW = "2026-11-22T10:00:00+01:00"
OFFER = {"contract": "1", "portals": ["urssaf"], "capabilities": ["people"], "now": NOW, "product": "Main 1"}
HOME = "<title>Urssaf</title><h1>Bienvenue</h1><a href=/profil>Créer mon espace</a>"
PROFILE = "<title>Profil</title><h1>Qui êtes-vous ?</h1><a href=/qui>Vous êtes artiste-auteur</a>"
WHO = (
    "<title>Qui</title><h1>Dites-nous qui vous êtes</h1><form method=post>"
    "<label>Matricule national <input name=m></label><p>Sésame <input id=s></p>"
    "<button>Franchir</button></form>"
)
_WIRED = """
[candidate]
name = "Portail à la main"
[portals.{portal}]
url = "{url}/"
[control]
url = "{url}/control/"
token = "x"
[clock]
mode = "none"
[mail]
patience_seconds = 0.2
"""


def profile_of(url: str, portal: str = "urssaf") -> str:
    """The text of a profile that is wired to it."""
    return _WIRED.replace("{url}", url).replace("{portal}", portal)


@dataclass
class HandMade:
    """What it serves: a page or a status by path; ``control`` is what its control API answers to anything."""

    url: str = ""
    pages: dict[str, str | int] = field(default_factory=lambda: {"/": HOME, "/profil": PROFILE, "/qui": WHO})
    control: tuple[int, str, str] | None = (200, "application/json", json.dumps(OFFER))

    def answer(self, method: str, path: str) -> tuple[int, str, str] | None:
        """Status, content type and body; ``None`` to hang up."""
        if path.startswith("/control"):
            return (204, "", "") if method in {"PUT", "DELETE"} and self.control else self.control
        page = self.pages.get(path.partition("?")[0], 404)
        return (page, "text/html", "<h1>Erreur</h1>") if isinstance(page, int) else (200, "text/html", page)


@contextmanager
def served() -> Iterator[HandMade]:
    """The portal, on a free port of the loopback."""
    portal = HandMade()

    class Pages(BaseHTTPRequestHandler):
        def answer(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            found = portal.answer(self.command, self.path)
            if found is None:
                return
            status, kind, body = found
            self.send_response(status)
            self.send_header("Content-Type", f"{kind}; charset=utf-8")
            self.send_header("Content-Length", str(len(body.encode())))
            self.end_headers()
            self.wfile.write(body.encode())

        do_GET = do_PUT = do_POST = do_DELETE = answer  # noqa: N815 -- names given by http.server

        def log_message(self, *words: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Pages) as server:
        portal.url = f"http://127.0.0.1:{server.server_port}"
        thread = Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        yield portal
        server.shutdown()
        thread.join()

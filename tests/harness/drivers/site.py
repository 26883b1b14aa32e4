"""A small web site for tests of the drivers: pages by path, answers by function, requests kept."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(frozen=True, slots=True)
class Received:
    """A request as it came."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def route(self) -> str:
        """The path without its query."""
        return self.path.partition("?")[0]


@dataclass(frozen=True, slots=True)
class Answer:
    """What to answer."""

    body: bytes = b""
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    content_type: str = "text/html; charset=utf-8"


@dataclass
class Site:
    """Serves what `page` and `answer` were told, on a free port of the loopback."""

    routes: dict[str, Callable[[Received], Answer]] = field(default_factory=dict)
    received: list[Received] = field(default_factory=list)
    tls: ssl.SSLContext | None = None

    def start(self) -> Site:
        """Listen; ready on return."""
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            # One write an answer: two of them meet Nagle's algorithm and cost 44 ms.
            wbufsize = -1

            def do_GET(self) -> None:
                length = int(self.headers.get("Content-Length") or 0)
                headers = {name.lower(): value for name, value in self.headers.items()}
                request = Received(self.command, self.path, headers, self.rfile.read(length))
                site.received.append(request)
                missing = Answer(b"<title>Absente</title><p>Page absente", 404)
                answer = site.routes.get(request.route, lambda _: missing)(request)
                self.send_response(answer.status)
                for name, value in (("Content-Type", answer.content_type), *answer.headers):
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(answer.body)))
                self.end_headers()
                self.wfile.write(answer.body)

            do_POST = do_GET  # noqa: N815 - the base class names it so

            def log_message(self, format: str, *args: object) -> None:
                """Keep quiet."""

        class Server(ThreadingHTTPServer):
            daemon_threads = True
            block_on_close = False

        self._server = Server(("127.0.0.1", 0), Handler)
        if self.tls is not None:
            self._server.socket = self.tls.wrap_socket(self._server.socket, server_side=True)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()
        scheme = "http" if self.tls is None else "https"
        self.origin = f"{scheme}://127.0.0.1:{self._server.server_port}"
        return self

    def stop(self) -> None:
        """Stop listening."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(5)

    def page(self, path: str, body: str, title: str = "Page") -> str:
        """Serve a page made of ``body``; gives its address."""
        html = f'<!doctype html><html lang="fr"><meta charset="utf-8"><title>{title}</title><body>{body}'
        return self.answer(path, lambda _: Answer(html.encode()))

    def answer(self, path: str, answer: Callable[[Received], Answer] | Answer) -> str:
        """Serve an answer, fixed or made for each request; gives its address."""
        self.routes[path] = answer if callable(answer) else lambda _: answer
        return self.origin + path

    def posts(self) -> list[Received]:
        """The forms that were posted."""
        return [request for request in self.received if request.method == "POST"]

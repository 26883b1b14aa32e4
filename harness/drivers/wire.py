"""The http driver's wire: one request after another, redirects by hand, each hop kept as an exchange."""

from __future__ import annotations

import time
from collections.abc import Collection, Mapping
from dataclasses import replace
from http.cookiejar import Cookie, DefaultCookiePolicy
from typing import Any
from urllib.parse import urldefrag

import requests
from requests.cookies import RequestsCookieJar, extract_cookies_to_jar, get_cookie_header
from urllib3.exceptions import HTTPError

from harness.exchanges import Exchange
from harness.faults import ConnectionFault
from harness.hosts import is_loopback, is_of

MAX_REDIRECTS = 20
MAX_BODY = 25 * 1024 * 1024
CONNECT_SECONDS = 10.0
READ_SECONDS = 30.0
SHEET_SECONDS = 10.0
_CHUNK = 65536
_HEADERS = {
    "User-Agent": "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Homologue",
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language": "fr-FR,fr;q=0.9",
    "Accept-Encoding": "gzip, deflate",
}


class _AsBrowsers(DefaultCookiePolicy):
    """Secure cookies work on plain http to this machine; one for every site that is not secure is refused."""

    def set_ok(self, cookie: Cookie, request: Any) -> bool:
        same_site = (_attribute(cookie, "samesite") or "").lower()
        return (same_site != "none" or cookie.secure) and super().set_ok(cookie, request)

    def return_ok_secure(self, cookie: Cookie, request: Any) -> bool:
        return is_loopback(request.host) or super().return_ok_secure(cookie, request)


class Wire:
    """One person's connection: cookies, headers of this client, and what went over it.

    ``headers`` go to ``hosts`` only. ``sheets`` are the style sheets already fetched, by address.
    Bodies are kept as the candidate meant them, content codings undone.
    """

    def __init__(
        self,
        headers: Mapping[str, str],
        hosts: Collection[str] | None,
        proxy: str | None,
        trust: bool | str,
        sheets: dict[str, str],
    ) -> None:
        self.exchanges: list[Exchange] = []
        self._own = dict(headers)
        self._hosts = hosts
        self._sheets = sheets
        self._session = requests.Session()
        self._session.trust_env = False
        self._session.verify = self._trust = trust
        self._session.headers.clear()
        self._session.headers.update(_HEADERS)
        self._session.cookies = RequestsCookieJar(_AsBrowsers())
        if proxy:
            self._session.proxies = {"http": proxy, "https": proxy}

    def fetch(self, method: str, url: str, body: bytes, headers: Mapping[str, str]) -> Exchange:
        """Request and follow redirects; gives the last exchange, its url being where the person ends up.

        Raises ``ConnectionFault`` where nobody answers.
        """
        fragment = urldefrag(url).fragment
        for _ in range(MAX_REDIRECTS + 1):
            exchange = self._hop(method, urldefrag(url).url, body, headers)
            target = exchange.leads_to
            if target is None:
                break
            url = target
            fragment = urldefrag(url).fragment or fragment
            if exchange.status == 303 or (exchange.status in {301, 302} and method == "POST"):
                method, body = "GET", b""
                headers = {
                    name: value for name, value in headers.items() if name not in {"Content-Type", "Origin"}
                }
        return exchange if not fragment else replace(exchange, url=f"{exchange.url}#{fragment}")

    def sheet(self, url: str) -> str:
        """The text of a style sheet, fetched once a run and no exchange; empty where it does not come."""
        if url not in self._sheets:
            self._sheets[url] = self._sheet(url).decode("utf-8", "replace")
        return self._sheets[url]

    def close(self) -> None:
        """Forget cookies and connections."""
        self._session.close()
        self._session.cookies.clear()

    def _sheet(self, url: str) -> bytes:
        for _ in range(MAX_REDIRECTS + 1):
            started = time.monotonic()
            try:
                request = self._prepared("GET", url)
                answer = self._sent(request, SHEET_SECONDS)
                came = _exchange(request, answer, started, _bounded(answer))
            except (requests.RequestException, HTTPError, _EndlessAnswer):
                return b""
            if came.leads_to is None:
                return came.answer if answer.ok else b""
            url = came.leads_to
        return b""

    def _hop(self, method: str, url: str, body: bytes, headers: Mapping[str, str]) -> Exchange:
        started = time.monotonic()
        try:
            prepared = self._prepared(method, url, body, headers)
        except requests.RequestException as error:
            raise ConnectionFault(
                f"adresse inutilisable : {url} ({error})", "voir [portals] du profil"
            ) from error
        try:
            answer = self._sent(prepared, READ_SECONDS)
            content = _bounded(answer)
        except _EndlessAnswer as error:
            self._keep(prepared, answer, started, error.begun)
            raise ConnectionFault(
                f"la réponse à {method} {url} ne finit pas : {len(error.begun)} octets "
                f"en {time.monotonic() - started:.0f} s",
                f"le banc en lit {MAX_BODY} pendant {READ_SECONDS:g} s au plus",
            ) from error
        except (requests.RequestException, HTTPError) as error:
            self._keep(prepared, None, started, b"")
            raise ConnectionFault(
                f"le candidat ne répond pas à {method} {url} ({type(error).__name__})",
                "vérifier qu’il est lancé, et les adresses de [portals] du profil",
            ) from error
        return self._keep(prepared, answer, started, content)

    def _sent(self, request: requests.PreparedRequest, read_seconds: float) -> requests.Response:
        # Session.send would read the whole body of a redirect, without an end in time.
        answer = self._session.get_adapter(request.url or "").send(
            request,
            stream=True,
            timeout=(CONNECT_SECONDS, read_seconds),
            proxies=dict(self._session.proxies),
            verify=self._trust,
        )
        extract_cookies_to_jar(self._session.cookies, request, answer.raw)  # type: ignore[no-untyped-call]
        return answer

    def _prepared(
        self, method: str, url: str, body: bytes = b"", headers: Mapping[str, str] | None = None
    ) -> requests.PreparedRequest:
        own = self._own if is_of(url, self._hosts) else {}
        request = requests.Request(method, url, headers={**(headers or {}), **own}, data=body or None)
        prepared = self._session.prepare_request(request)
        # requests copies the jar and loses its policy.
        prepared.headers.pop("Cookie", None)
        if cookies := get_cookie_header(self._session.cookies, prepared):  # type: ignore[no-untyped-call]
            prepared.headers["Cookie"] = cookies
        return prepared

    def _keep(
        self,
        request: requests.PreparedRequest,
        answer: requests.Response | None,
        started: float,
        content: bytes,
    ) -> Exchange:
        exchange = _exchange(request, answer, started, content)
        self.exchanges.append(exchange)
        return exchange


class _EndlessAnswer(Exception):
    def __init__(self, begun: bytes) -> None:
        super().__init__()
        self.begun = begun


def _exchange(
    request: requests.PreparedRequest, answer: requests.Response | None, started: float, content: bytes
) -> Exchange:
    body = request.body or b""
    return Exchange(
        method=request.method or "",
        url=request.url or "",
        headers=tuple((name.lower(), _text(value)) for name, value in request.headers.items()),
        body=body if isinstance(body, bytes) else body.encode(),
        status=answer.status_code if answer is not None else None,
        answer_headers=_answer_headers(answer) if answer is not None else (),
        answer=content,
        started=started,
        seconds=time.monotonic() - started,
    )


def _attribute(cookie: Cookie, wanted: str) -> str | None:
    """An attribute that http.cookiejar keeps as it was written."""
    rest: dict[str, str | None] = vars(cookie)["_rest"]
    return next((value for name, value in rest.items() if name.lower() == wanted), None)


def _bounded(answer: requests.Response) -> bytes:
    """The whole body. Raises where it is too long or takes too long, however little comes at a time."""
    content, end = bytearray(), time.monotonic() + READ_SECONDS
    with answer:
        while piece := answer.raw.read1(_CHUNK, decode_content=True):
            content += piece
            if len(content) > MAX_BODY or time.monotonic() > end:
                raise _EndlessAnswer(bytes(content))
    return bytes(content)


def _answer_headers(answer: requests.Response) -> tuple[tuple[str, str], ...]:
    # urllib3 keeps repeated headers apart, which requests joins: Set-Cookie would be lost.
    return tuple((name.lower(), value) for name, value in answer.raw.headers.items())


def _text(value: str | bytes) -> str:
    return value if isinstance(value, str) else value.decode("latin-1")

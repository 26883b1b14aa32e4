"""The driver without a browser: pages are read from their HTML, and no script ever runs."""

from __future__ import annotations

import re
import time
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from email.message import Message
from urllib.parse import urldefrag, urlsplit

from harness.drivers.driver import MOST_ELEMENTS, Unusable, too_heavy
from harness.drivers.html.document import Document, Element, tag
from harness.drivers.html.entries import Entries, form_owner, is_disabled
from harness.drivers.html.roles import input_type, role_of
from harness.drivers.html.snapshot import Reader
from harness.drivers.html.styles import Styles, sheets_of, styles_of
from harness.drivers.html.submission import is_submitter, is_validated, submission
from harness.drivers.html.validity import invalid_controls
from harness.drivers.wire import Wire
from harness.exchanges import Exchange
from harness.page import Control, Snapshot

MAX_REFRESHES = 10
_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_REFRESH = re.compile(r"""\s*([\d.]+)\s*(?:[;,]\s*(?:url\s*=\s*)?["']?([^"']*))?""", re.IGNORECASE)


@dataclass(slots=True)
class _Page:
    """One entry of the history: what was answered, and what the person did to it since."""

    document: Document
    status: int | None
    content_type: str
    styles: Styles
    entries: Entries
    number: int
    refusals: dict[Element, str] = field(default_factory=dict)
    again: bool = False  # whether Back must ask for it again
    spent: bool = False  # what a form was answered, and must not be stored: Back shows nothing of it
    refresh_at: float | None = None
    refresh_to: str = ""
    seen: Snapshot | None = None


class HttpClient:
    """One person whose browser runs no script."""

    def __init__(self, wire: Wire, selectors: Sequence[str] = ()) -> None:
        self._wire = wire
        self._selectors = tuple(selectors)
        self._history: list[_Page] = []

    @property
    def exchanges(self) -> Sequence[Exchange]:
        """Every exchange of this client, in order."""
        return self._wire.exchanges

    def open(self, url: str) -> None:
        """Go to an address."""
        self._go("GET", url)

    def open_tab(self, url: str) -> None:
        """Go on in a new tab, which has no history yet; without scripts, tabs differ in nothing else."""
        self._history.clear()
        self._go("GET", url)

    def look(self) -> Snapshot:
        """The page as it is now; a refresh that is due is followed first."""
        self._follow_refreshes()
        page = self._page
        if page is None:
            return Snapshot(url="about:blank", status=None)
        if page.seen is None:
            reader = Reader(
                page.document, page.styles, page.entries, page.refusals, page.number, self._selectors
            )
            page.seen = reader.snapshot(page.status, page.content_type)
        return page.seen

    def activate(self, control: Control) -> None:
        """Press a button or follow a link; what only a script would do is not done."""
        element = self._element(control)
        if is_disabled(element):
            return
        if tag(element) == "a":
            self._follow(element)
        elif tag(element) == "summary":
            self._toggle(element)
        elif is_submitter(element):
            self._submit(element)
        elif tag(element) in {"button", "input"} and (element.get("type") or "").lower() == "reset":
            self._reset(element)

    def write(self, control: Control, text: str) -> None:
        """Type into an entry, which keeps what a browser would let it keep."""
        element = self._element(control)
        if not _is_typed(element):
            return
        self._live.entries.write(element, text)
        self._touch(element)

    def tick(self, control: Control, wanted: bool) -> None:
        """Tick a native box or radio; one made of scripts does not move."""
        element = self._element(control)
        self._live.entries.tick(element, wanted)
        self._touch(element)

    def choose(self, control: Control, label: str) -> None:
        """Choose a line. Raises ``Unusable`` where the list has none of this label."""
        element = self._element(control)
        if tag(element) != "select":
            self.write(control, label)
            return
        if not self._live.entries.choose(element, label):
            raise Unusable(f"la liste « {control.name} » n’offre pas « {label} »")
        self._touch(element)

    def back(self) -> None:
        """The page before, as it was left; asked for again where it forbade storing."""
        if len(self._history) < 2:
            return
        self._history.pop()
        page = self._live
        if page.again:
            self._history.pop()
            self._go("GET", page.document.url)
        elif page.spent:
            nothing = Document("", page.document.url)
            self._history[-1] = replace(
                page, document=nothing, entries=Entries(nothing), refusals={}, status=None, seen=None
            )

    def picture(self, secrets: Sequence[Control] = ()) -> bytes | None:  # noqa: ARG002 - no screen
        """There is no screen."""
        return None

    def close(self) -> None:
        """Forget cookies and pages."""
        self._history.clear()
        self._wire.close()

    @property
    def _page(self) -> _Page | None:
        return self._history[-1] if self._history else None

    @property
    def _live(self) -> _Page:
        if not self._history:
            raise Unusable("aucune page n’est ouverte")
        return self._history[-1]

    def _element(self, control: Control) -> Element:
        page = self._live
        number, _, position = control.ref.partition(":")
        if number != str(page.number):
            raise Unusable(f"« {control.name} » n’est plus sur la page telle qu’elle a été vue en dernier")
        return page.document.elements[int(position)]

    def _touch(self, element: Element) -> None:
        """An entry was changed: its bubble goes."""
        self._live.refusals.pop(element, None)
        self._live.seen = None

    def _follow(self, link: Element) -> None:
        document = self._live.document
        address = document.resolve(link.get("href") or "")
        if urlsplit(address).scheme not in {"http", "https"}:
            return
        here, there = urldefrag(document.url).url, urldefrag(address)
        if there.url == here and (there.fragment or "#" in (link.get("href") or "")):
            document.url = address
            self._live.seen = None
            return
        self._go("GET", address, referer=document.url)

    def _toggle(self, summary: Element) -> None:
        details = summary.getparent()
        if details is None or tag(details) != "details":
            return
        if details.get("open") is None:
            details.set("open", "")
        else:
            del details.attrib["open"]
        self._live.seen = None

    def _reset(self, button: Element) -> None:
        page = self._live
        form = form_owner(page.document, button)
        if form is not None:
            page.entries.reset(form)
            page.refusals.clear()
            page.seen = None

    def _submit(self, button: Element) -> None:
        page = self._live
        form = form_owner(page.document, button)
        if form is None:
            return
        page.seen = None
        page.refusals = (
            invalid_controls(page.document, form, page.entries) if is_validated(form, button) else {}
        )
        request = submission(page.document, form, button, page.entries)
        if page.refusals or request is None:
            return
        self._go(request.method, request.url, request.body, request.content_type, page.document.url)

    def _go(
        self, method: str, url: str, body: bytes = b"", content_type: str = "", referer: str = ""
    ) -> None:
        headers = _headers(method, url, content_type, referer)
        exchange = self._wire.fetch(method, url, body, headers)
        if not _stays(exchange):
            self._history.append(_page(exchange, self._wire))

    def _follow_refreshes(self) -> None:
        for _ in range(MAX_REFRESHES):
            page = self._page
            if page is None or page.refresh_at is None or time.monotonic() < page.refresh_at:
                return
            page.refresh_at = None
            self._history.pop()
            self._go("GET", page.refresh_to, referer=page.document.url)


class HttpDriver:
    """Plays without a browser.

    ``hosts`` are the candidate's (host, or host:port), where a client's headers go; ``None`` sends
    them everywhere. ``proxy`` is an address such as http://127.0.0.1:3128, ``trust`` a CA file or False.
    ``selectors`` are the profile's: each control tells which of them designate it.
    """

    name = "http"

    def __init__(
        self,
        hosts: Collection[str] | None = None,
        proxy: str | None = None,
        trust: bool | str = True,
        selectors: Sequence[str] = (),
    ) -> None:
        self._selectors = tuple(selectors)
        self._hosts = hosts
        self._proxy = proxy
        self._trust = trust
        self._clients: list[HttpClient] = []
        self._sheets: dict[str, str] = {}

    def client(self, headers: Mapping[str, str] | None = None) -> HttpClient:
        """A fresh client with no cookie."""
        wire = Wire(headers or {}, self._hosts, self._proxy, self._trust, self._sheets)
        client = HttpClient(wire, self._selectors)
        self._clients.append(client)
        return client

    def close(self) -> None:
        """Close every client."""
        for client in self._clients:
            client.close()
        self._clients.clear()


def _is_typed(element: Element) -> bool:
    if tag(element) == "input":
        return (
            role_of(element) not in {"checkbox", "radio", "switch", "button"}
            and input_type(element) != "file"
        )
    return tag(element) == "textarea"


def _headers(method: str, url: str, content_type: str, referer: str) -> dict[str, str]:
    headers = {"Content-Type": content_type} if content_type else {}
    if referer:
        came, goes = urlsplit(referer), urlsplit(url)
        origin = f"{came.scheme}://{came.netloc}"
        same = (came.scheme, came.netloc) == (goes.scheme, goes.netloc)
        # Browsers' default policy, strict-origin-when-cross-origin.
        headers["Referer"] = urldefrag(referer).url if same else f"{origin}/"
        if method == "POST":
            headers["Origin"] = origin
    return headers


def _stays(exchange: Exchange) -> bool:
    """An answer that leaves the page as it is: nothing to show, or a file to save."""
    return exchange.status in {204, 205} or exchange.is_attachment


def _page(exchange: Exchange, wire: Wire) -> _Page:
    message = Message()
    message["Content-Type"] = exchange.answered("content-type") or "text/html"
    content_type = message.get_content_type()
    document = _document(exchange, content_type, exchange.charset)
    if len(document.elements) > MOST_ELEMENTS:
        raise too_heavy(exchange.url, len(document.elements))
    stored = exchange.answered("cache-control").lower()
    styles = styles_of(tuple(sheets_of(document, wire.sheet)))
    page = _Page(document, exchange.status, content_type, styles, Entries(document), len(wire.exchanges))
    page.again = "no-store" in stored and exchange.method == "GET"
    page.spent = "no-store" in stored and exchange.method != "GET"
    _plan_refresh(page, exchange)
    return page


def _document(exchange: Exchange, content_type: str, charset: str | None) -> Document:
    if content_type in _PAGES:
        return Document.of(exchange.answer, exchange.url, charset)
    shown = Document("", exchange.url)
    if content_type.startswith("text/"):
        shown.body.text = exchange.answer.decode("utf-8", "replace")
    return shown


def _plan_refresh(page: _Page, exchange: Exchange) -> None:
    metas = (
        e
        for e in page.document.elements
        if tag(e) == "meta" and (e.get("http-equiv") or "").lower() == "refresh"
    )
    asked = exchange.answered("refresh") or next((meta.get("content") or "" for meta in metas), "")
    found = _REFRESH.match(asked)
    if found:
        page.refresh_at = time.monotonic() + float(found.group(1).strip(".") or 0)
        page.refresh_to = page.document.resolve(found.group(2) or page.document.url)

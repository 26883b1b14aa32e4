"""What a raw answer shows to whoever gets it: its page, its title, and which values can be read in it."""

from __future__ import annotations

import base64
import html as entities
import json
import re
import zlib
from collections.abc import Iterable
from urllib.parse import quote, quote_plus, urlsplit

from lxml import html

from harness.drivers.html.document import Document
from harness.drivers.html.entries import Entries
from harness.drivers.html.snapshot import Reader
from harness.drivers.html.styles import styles_of
from harness.exchanges import Exchange
from harness.page import Snapshot
from harness.words import fold, squeezed

_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\n?endstream", re.DOTALL)
_PAGES = ("text/html", "application/xhtml+xml")
_OVER = re.compile(r"max-age\s*=\s*(0|-\d+)\b|expires\s*=[^;]*\b1970\b", re.IGNORECASE)


def headline(page: Snapshot) -> tuple[str, str]:
    """A page's title and first heading, folded: what tells it from the others of its portal."""
    return fold(page.title), fold(next((heading.text for heading in page.headings), ""))


def headline_of(exchange: Exchange) -> tuple[str, str]:
    """The same of an answer that no client has opened; empty where it is no page."""
    if not is_page(exchange) or not exchange.answer.strip():
        return "", ""
    document = html.document_fromstring(exchange.answer.decode("utf-8", "replace"))
    titles = [_text(element) for element in document.iter("title")]
    headings = [_text(element) for element in document.iter("h1", "h2")]
    return fold(next(iter(titles), "")), fold(next(iter(headings), ""))


def _text(element: html.HtmlElement) -> str:
    return "".join(map(str, element.itertext()))


def is_page(exchange: Exchange) -> bool:
    """Whether an answer is a page to be looked at."""
    return exchange.media_type in _PAGES


def page_of(answer: Exchange) -> Snapshot:
    """The page that an answer holds; an empty one where it holds none."""
    if not is_page(answer):
        return Snapshot(url=answer.url, status=answer.status)
    document = Document.of(answer.answer, answer.url, answer.charset)
    reader = Reader(document, styles_of(()), Entries(document), {})
    return reader.snapshot(answer.status, "text/html")


def wording(answer: Exchange) -> str:
    """What a successful answer says, be it a page, a text or a PDF whose letters can be read."""
    if answer.status is None or answer.status >= 300:
        return ""
    if is_page(answer):
        return page_of(answer).text
    if not answer.answer.startswith(b"%PDF"):
        return answer.answer.decode("utf-8", "replace")
    return "\n".join(_inflated(part).decode("cp1252", "replace") for part in _STREAM.findall(answer.answer))


def _inflated(part: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(part)
    except zlib.error:
        return part


def cookies_after(*exchanges: Exchange) -> str:
    """The cookies that a client would send now: those it sent last, and what answers have set since."""
    kept: dict[str, str] = {}
    for exchange in exchanges:
        if sent := exchange.asked("cookie"):
            kept = dict(_pair(part) for part in sent.split(";"))
        for line in exchange.each_answered("set-cookie"):
            _set(kept, line)
    return "; ".join(f"{name}={value}" for name, value in kept.items())


def _pair(text: str) -> tuple[str, str]:
    name, _, value = text.strip().partition("=")
    return name, value


def _set(kept: dict[str, str], header: str) -> None:
    """What a Set-Cookie header does to the cookies kept; one that is over goes."""
    first, _, attributes = header.partition(";")
    name, value = _pair(first)
    if not value or _OVER.search(attributes):
        kept.pop(name, None)
    else:
        kept[name] = value


def forms_of(secret: str) -> frozenset[str]:
    """How a value may be written in a page, an address, a script or a message."""
    return frozenset(
        {
            secret,
            entities.escape(secret),
            quote(secret, safe=""),
            quote_plus(secret),
            json.dumps(secret)[1:-1],
            base64.b64encode(secret.encode()).decode().rstrip("="),
        }
    )


def holds(text: str, secret: str) -> bool:
    """Whether a value can be read in a text, in any of its forms."""
    return any(form in text for form in forms_of(secret))


def shown_in(text: str, values: Iterable[str]) -> list[str]:
    """Those values that a text shows, case, spacing and grouping apart; a name only as words of its own."""
    said = entities.unescape(text)
    whole, words = squeezed(said), fold(said)
    return [value for value in values if squeezed(value) in whole and _stands_alone(value, words)]


def _stands_alone(value: str, words: str) -> bool:
    """Whether a name is not a piece of a longer one, as « Colas » is of « Nicolas »; numbers always do."""
    signs = squeezed(value)
    if not all(sign.isalpha() or sign in "’'" for sign in signs):
        return True
    spelt = r"[\s.\-/]*".join(map(re.escape, signs))
    return re.search(rf"(?<![^\W\d_]){spelt}(?![^\W\d_])", words) is not None


def path_of(url: str) -> str:
    """The path of an address, without its closing slash."""
    return urlsplit(url).path.rstrip("/")

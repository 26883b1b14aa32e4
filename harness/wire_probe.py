"""Requests that no page would send: a recorded exchange replayed with one change and the same cookies.

Hidden fields that a form renews (an anti-forgery proof) are taken from the form as it is shown again, so
that a replay is refused for its change and for nothing else.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import cast
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

import requests
from lxml import html

from harness.answers import cookies_after
from harness.drivers.driver import Client
from harness.exchanges import Exchange
from harness.faults import Blocked, ConnectionFault
from harness.hosts import is_of

Fields = tuple[tuple[str, str], ...]

_MOST_PARTS = 8
_HOP = frozenset({"content-length", "connection", "accept-encoding", "host", "transfer-encoding"})
_HOPS = 10
_KEEPING = frozenset({307, 308})
"""Redirects that keep the method and the body (RFC 9110, 15.4.8 and 15.4.9)."""
_PATIENCE = 15


@dataclass(frozen=True, slots=True)
class Sent:
    """A form or a JSON document that a client sent, as names and values (JSON ``true`` is ``"true"``)."""

    exchange: Exchange
    fields: Fields
    json: bool

    def without(self, names: set[str]) -> Sent:
        """The same, some of its fields left out."""
        return replace(self, fields=tuple((name, value) for name, value in self.fields if name not in names))

    def having(self, changed: dict[str, str]) -> Sent:
        """The same, with these values for these names, added where they were not there."""
        known = tuple((name, changed.get(name, value)) for name, value in self.fields)
        names = {name for name, _ in known}
        return replace(self, fields=known + tuple(i for i in changed.items() if i[0] not in names))

    def asking(self, query: dict[str, str]) -> Sent:
        """The same, these names and values added to the query of its address."""
        parts = urlsplit(self.exchange.url)
        added = "&".join(filter(None, [parts.query, urlencode(query)]))
        return self.at(urlunsplit(parts._replace(query=added)))

    def at(self, url: str) -> Sent:
        """The same, to another address."""
        return replace(self, exchange=replace(self.exchange, url=url))

    def names_of(self, value: str) -> set[str]:
        """The names of the fields that hold a value."""
        return {name for name, held in self.fields if held.strip() == value}

    def holds(self, value: str) -> bool:
        """Whether a field holds a value, or several that follow each other hold it together: boxes, pairs."""
        written = [held.strip() for _, held in self.fields]
        return value in written or any(
            "".join(written[start:end]) == value and all(written[start:end])
            for start in range(len(written))
            for end in range(start + 2, min(start + _MOST_PARTS, len(written)) + 1)
        )


class WireProbe:
    """Replays what one client has sent."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def last_post(self, holding: str = "") -> Sent:
        """The latest POST, of those that hold a value where one is given."""
        for exchange in reversed(self._client.exchanges):
            sent = _read(exchange)
            if sent is not None and (not holding or sent.holds(holding)):
                return sent
        raise Blocked("aucun envoi de formulaire n’a été relevé qui puisse être rejoué", None)

    def first_since(self, number: int) -> Sent | None:
        """The form that was sent first once ``number`` exchanges had been made, be it a mere GET."""
        after = self._client.exchanges[number:]
        posts = [sent for sent in map(_read, after) if sent is not None]
        return posts[0] if posts else next((Sent(each, (), json=False) for each in after), None)

    def last_since(self, number: int, holding: str = "") -> Sent | None:
        """The form that was sent last once ``number`` exchanges had been made, of those that hold a value."""
        posts = [sent for sent in map(_read, self._client.exchanges[number:]) if sent is not None]
        return next((sent for sent in reversed(posts) if not holding or sent.holds(holding)), None)

    def get(self, url: str, cookies: str | None = None) -> Exchange:
        """Ask for an address with the client's present cookies, or with those, redirects followed."""
        return landing(_asked("GET", url, {"cookie": self.cookies if cookies is None else cookies}))

    def renewed(self, sent: Sent, page: str) -> Sent:
        """The same with the hidden fields of a page's forms as they are now, where it has them."""
        hidden = {
            name: value
            for name, value in hidden_fields(page).items()
            if any(name == n for n, _ in sent.fields)
        }
        return sent.having(hidden) if hidden else sent

    def replay(self, sent: Sent, *, headers: dict[str, str] | None = None) -> Exchange:
        """Send it again with the client's present cookies; redirects are not followed."""
        asked = {name: value for name, value in sent.exchange.headers if name not in _HOP}
        asked |= {"cookie": self.cookies} | (headers or {})
        return _asked(sent.exchange.method, sent.exchange.url, asked, _written(sent))

    def repeat(self) -> Exchange:
        """The latest form once more, as a double press sends it, and where that leads."""
        return landing(self.replay(self.last_post()))

    def again(self, seen: Exchange) -> Exchange:
        """Ask for what was seen once more, with the cookies that it was seen with."""
        return self.replay(Sent(seen, (), json=False), headers={"cookie": seen.asked("cookie")})

    @property
    def cookies(self) -> str:
        """The cookies that the client would send now: those it sent last, and what was set since."""
        return cookies_after(*self._client.exchanges)


def is_added_by_script(header: str) -> bool:
    """Whether a browser sends a header only where a script of the portal adds it: a bearer, a proof."""
    return header == "authorization" or header.startswith("x-") or "csrf" in header or "xsrf" in header


def landing(answer: Exchange) -> Exchange:
    """Where an answer leads a browser that keeps the cookies it sets; another host is not told them."""
    accepted = answer.asked("accept")
    for _ in range(_HOPS):
        target = answer.leads_to
        if target is None:
            break
        # By hand: requests forgets on the way the cookies that it was handed in a header.
        kept = cookies_after(answer) if is_of(target, {urlsplit(answer.url).hostname or ""}) else ""
        headers = {"accept": accepted, "cookie": kept}
        if answer.status in _KEEPING:
            headers |= {"content-type": answer.asked("content-type")}
            answer = _asked(answer.method, target, headers, answer.body)
        else:
            answer = _asked("HEAD" if answer.method == "HEAD" else "GET", target, headers)
    return answer


def scanned(method: str, url: str) -> Exchange:
    """Ask for an address as a mail scanner does: no cookie of its own, no script, redirects followed."""
    return landing(_asked(method, url, {}))


def plainly(url: str) -> Exchange | None:
    """What an address answers to whoever has nothing, no redirect followed; nothing where nobody listens."""
    try:
        return _asked("GET", url, {})
    except ConnectionFault:
        return None


def _asked(method: str, url: str, headers: dict[str, str], body: bytes = b"") -> Exchange:
    """One request and its answer, no redirect followed."""
    known = {name: value for name, value in headers.items() if value}
    try:
        answer = requests.request(
            method,
            url,
            data=body,
            headers=known,
            allow_redirects=False,
            timeout=_PATIENCE,
            proxies={"http": "", "https": ""},
        )
    except requests.RequestException as error:
        raise ConnectionFault(
            f"le portail n’a pas répondu à une requête du banc ({type(error).__name__})",
            "vérifiez qu’il est toujours en marche",
        ) from error
    # As they came: requests joins those of one name, and a second cookie would be lost.
    received = tuple((name.lower(), value) for name, value in answer.raw.headers.items())
    sent = tuple((name.lower(), value) for name, value in known.items())
    return Exchange(method, answer.url, sent, body, answer.status_code, received, answer.content)


def choice_names(page: str) -> set[str]:
    """The names of the radios of a page's forms."""
    return _named(page, "//input[@type='radio']/@name")


def action_of(page: str, url: str, field: str) -> str:
    """Where the form that holds a field goes; the page's own address where it does not say."""
    for form in html.document_fromstring(page or "<p>").iter("form"):
        if any(entry.get("name") == field for entry in form.iter()):
            return urljoin(url, form.get("action") or "")
    return url


def technical_names(page: str) -> set[str]:
    """The names of the hidden fields and buttons of a page's forms: what no person fills in."""
    return set(hidden_fields(page)) | _named(page, "//button[@name]/@name | //input[@type='submit']/@name")


def box_names(page: str) -> set[str]:
    """The names of the boxes of a page's forms."""
    return _named(page, "//input[@type='checkbox']/@name")


def _named(page: str, xpath: str) -> set[str]:
    return {str(name) for name in cast("list[str]", html.document_fromstring(page or "<p>").xpath(xpath))}


def hidden_fields(page: str) -> dict[str, str]:
    """The hidden fields of a page's forms, with their values."""
    document = html.document_fromstring(page or "<p>")
    found = cast("list[html.HtmlElement]", document.xpath("//input[@type='hidden'][@name]"))
    return {str(field.get("name")): str(field.get("value") or "") for field in found}


def _read(exchange: Exchange) -> Sent | None:
    if exchange.method not in {"POST", "PUT", "PATCH"} or not exchange.body:
        return None
    kind = exchange.asked("content-type")
    body = exchange.body.decode("utf-8", "replace")
    if "json" in kind:
        document = json.loads(body)
        if not isinstance(document, dict):
            return None
        return Sent(exchange, tuple((name, _plain(value)) for name, value in document.items()), json=True)
    if "multipart" in kind:
        return None
    return Sent(exchange, tuple(parse_qsl(body, keep_blank_values=True)), json=False)


def _plain(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value)


def _written(sent: Sent) -> bytes:
    if not sent.json:
        return urlencode(sent.fields).encode()
    known = json.loads(sent.exchange.body)
    return json.dumps({name: _typed(known.get(name), value) for name, value in sent.fields}).encode()


def _typed(known: object, value: str) -> object:
    """A value of the kind that was there, or as a text where it is none: odd entries are sent as such."""
    if known is None or isinstance(known, str):
        return value
    try:
        return json.loads(value)
    except ValueError:
        return value


def bodies(exchanges: Sequence[Exchange]) -> str:
    """Everything that answers said, for what must never show."""
    return "\n".join(exchange.answer.decode("utf-8", "replace") for exchange in exchanges)

"""What a portal's answers carry: the scheme, headers, caching, and whom its pages speak to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, cast
from urllib.parse import unquote_plus, urljoin, urlsplit

from lxml import html

from harness.answers import is_page, shown_in
from harness.cookies import cookies_of
from harness.exchanges import Exchange
from harness.faults import Nonconformity, Unassessed
from harness.hosts import is_of
from harness.links import pieces
from harness.tokens import given_away
from harness.wire_probe import plainly

if TYPE_CHECKING:
    from harness.general.general import General

YEAR = 31_536_000
_PERMANENT = {301, 308}
_QUIET = frozenset(
    {"no-referrer", "same-origin", "origin", "strict-origin", "origin-when-cross-origin"}
    | {"strict-origin-when-cross-origin"}
)
_LOUD = frozenset({"unsafe-url", "no-referrer-when-downgrade"})
_FETCHED = frozenset(
    {"stylesheet", "icon", "preload", "modulepreload", "prefetch", "preconnect", "dns-prefetch", "manifest"}
)
_SOURCES = "//@src | //@poster | //object/@data | //form/@action | //button/@formaction | //input/@formaction"
_CSS_URL = re.compile(r"url\(\s*[\"']?([^)\"']+)|@import\s+[\"']([^\"']+)", re.IGNORECASE)


class Transport:
    """What was sent and answered during the journey that was walked."""

    def __init__(self, general: General) -> None:
        self._general = general
        self._plain: Exchange | None = None

    # HTTPS

    def open_plainly(self) -> None:
        """Ask for the portal over plain HTTP, where the profile's address leaves no doubt about its port."""
        parts = urlsplit(self._general.play.url)
        if parts.port not in (None, 443):
            raise Unassessed("l’adresse du profil a un port à elle : le HTTP simple n’y a pas de port connu")
        self._plain = plainly(parts._replace(scheme="http", netloc=parts.hostname or "").geturl())

    def ensure_all_https(self) -> None:
        """Every page was served over HTTPS, and no form goes elsewhere."""
        for document in self._general.walk.documents():
            if urlsplit(document.url).scheme != "https":
                raise self._broken("des pages servies en HTTPS", f"{document.url} en clair", document)
            for target in _actions(document):
                if urlsplit(target).scheme == "http":
                    raise self._broken(
                        "des formulaires envoyés en HTTPS", f"un envoi vers {target}", document
                    )

    def ensure_plain_redirects(self) -> None:
        """It only redirects; where nothing answers there, nothing is served either."""
        answer = self._plain
        if answer is None:
            return
        if answer.status not in _PERMANENT or urlsplit(answer.leads_to or "").scheme != "https":
            raise self._broken(
                "une redirection permanente vers HTTPS", f"une réponse {answer.status} en clair", answer
            )

    def ensure_strict_transport(self) -> None:
        """Every page carries Strict-Transport-Security of a year at least."""
        for document in self._general.walk.documents():
            age = max_age(document.answered("strict-transport-security"))
            if age is None or age < YEAR:
                seen = "sans Strict-Transport-Security" if age is None else f"avec max-age={age}"
                raise self._broken(
                    f"Strict-Transport-Security d’au moins {YEAR} secondes",
                    f"{document.url} {seen}",
                    document,
                )

    # Headers

    def ensure_cookies_taken(self) -> None:
        """None is for every site and not kept to HTTPS: browsers refuse it, and the session with it."""
        for exchange in self._general.walk.all_exchanges():
            for cookie in cookies_of([exchange]).values():
                asked = cookie.attributes
                if asked.get("samesite", "").lower() == "none" and "secure" not in asked:
                    raise self._broken(
                        "un cookie que les navigateurs gardent",
                        f"le cookie « {cookie.name} », SameSite=None sans Secure",
                        exchange,
                    )

    def ensure_safe_headers(self) -> None:
        """Every page says who may frame it, that its type stands, and keeps its path to itself."""
        for document in self._general.walk.documents():
            for wanted, holds in _SAFE.items():
                if not holds(document):
                    raise self._broken(wanted, f"{document.url} n’en porte pas", document)

    def ensure_not_stored(self) -> None:
        """No answer that shows who she is may be kept by a cache."""
        personal = self._general.walk.personal
        for answer in self._general.walk.data():
            told = shown_in(answer.answer.decode("utf-8", "replace"), personal)
            if told and not _forbids_storing(answer):
                kept = ", ".join(answer.each_answered("cache-control")) or "absent"
                raise self._broken(
                    "Cache-Control: no-store sur une page qui montre ses données",
                    f"{answer.method} {answer.url}, Cache-Control {kept}",
                    answer,
                )

    # Addresses

    def ensure_addresses_tell_nothing(self) -> None:
        """No address asked for or given as a redirection holds what she typed."""
        for exchange in self._general.walk.all_exchanges():
            for address in (exchange.url, *exchange.each_answered("location")):
                told = in_address(address, self._general.walk.typed)
                if told is not None:
                    raise self._broken(
                        "des adresses qui ne disent rien de la personne", f"{told} dans {address}", exchange
                    )

    def ensure_no_stranger(self) -> None:
        """No page has a host fetched, or a form sent, that is neither the portal's nor declared."""
        known = self._known_hosts()
        for document in self._general.walk.documents():
            for target in fetched(document):
                if urlsplit(target).scheme in {"http", "https"} and not is_of(target, known):
                    raise self._broken(
                        "aucun hôte tiers non déclaré", f"{target} dans {document.url}", document
                    )
        for exchange in self._general.walk.exchanges():
            if not is_of(exchange.url, known):
                raise self._broken("aucun hôte tiers non déclaré", f"une requête à {exchange.url}", exchange)

    def _known_hosts(self) -> tuple[str, ...]:
        side = self._general.side
        bench = side.world.bench
        others = [host for portal in bench.settings for host in bench.hosts(portal)]
        issuer = urlsplit(bench.wiring.franceconnect).netloc if bench.wiring.franceconnect else ""
        declared = map(str, side.settings.items("both.third_parties"))
        return (*side.hosts, *others, *filter(None, [issuer]), *declared)

    def _broken(self, expected: str, observed: str, exchange: Exchange) -> Nonconformity:
        world = self._general.world
        world.keep(world.bench.keeper.exchanges([exchange]))
        return Nonconformity(expected, observed)


def max_age(header: str) -> int | None:
    """The age that a Strict-Transport-Security header gives, in seconds."""
    found = re.search(r"max-age\s*=\s*\"?(\d+)", header, re.IGNORECASE)
    return int(found.group(1)) if found else None


def in_address(address: str, typed: dict[str, str]) -> str | None:
    """The name of a typed value that an address holds, grouped, encoded or in clear."""
    told = in_text(unquote_plus(address), typed)
    if told is not None:
        return told
    long = {name: value for name, value in typed.items() if len(value) > 6}
    return next(filter(None, (given_away(word, long) for word in pieces(address))), None)


def in_text(text: str, typed: dict[str, str]) -> str | None:
    """The name of a value that a text holds, its digits grouped in any way."""
    found = (name for name, value in typed.items() if value and re.search(_spelt(value), text, re.IGNORECASE))
    return next(found, None)


def _spelt(value: str) -> str:
    """A value that stands alone, its digits grouped in any way."""
    if value.isdigit() and len(value) > 6:
        inner = r"[\s.\-]{0,2}".join(value)
        national = r"[\s.\-]{0,2}".join(value.removeprefix("0"))
        phone = rf"|\+?33[\s.\-]?{national}" if len(value) == 10 else ""
        return rf"(?<!\d)(?:{inner}{phone})(?!\d)"
    return rf"(?<![A-Za-z0-9]){re.escape(value)}(?![A-Za-z0-9])"


def fetched(document: Exchange) -> Iterator[str]:
    """The addresses that a browser asks for to show a page, or to which its forms go."""
    page = html.document_fromstring(document.answer.decode("utf-8", "replace") or "<p>")
    base = next(iter(_strings(page, "//base/@href")), "")
    here = urljoin(document.url, str(base))
    for value in _values(page):
        yield urljoin(here, value.strip())


def _values(page: html.HtmlElement) -> Iterator[str]:
    yield from _strings(page, _SOURCES)
    for candidates in _strings(page, "//@srcset"):
        yield from (each.split()[0] for each in candidates.split(",") if each.strip())
    for link in page.iter("link"):
        if _FETCHED & {*(link.get("rel") or "").lower().split()}:
            yield link.get("href") or ""
    styles = _strings(page, "//style/text() | //@style")
    for found in (match for style in styles for match in _CSS_URL.finditer(style)):
        yield found.group(1) or found.group(2)


def _actions(document: Exchange) -> Iterable[str]:
    page = html.document_fromstring(document.answer.decode("utf-8", "replace") or "<p>")
    actions = _strings(page, "//form/@action | //button/@formaction | //input/@formaction")
    return [urljoin(document.url, action) for action in actions]


def _strings(page: html.HtmlElement, xpath: str) -> list[str]:
    return [str(value) for value in cast("list[str]", page.xpath(xpath))]


def _forbids_storing(answer: Exchange) -> bool:
    """`no-store`; what a form is answered is not kept either, unless it says that it may be."""
    cache = ", ".join(answer.each_answered("cache-control")).lower()
    if "no-store" in cache:
        return True
    offered = "public" in cache or re.search(r"max-age\s*=\s*\"?[1-9]", cache) or answer.answered("expires")
    return answer.method != "GET" and not offered


def _policies(document: Exchange) -> list[str]:
    return document.each_answered("content-security-policy")


def _framing_limited(document: Exchange) -> bool:
    directives = [part.split() for policy in _policies(document) for part in re.split("[;,]", policy)]
    limits = [words[1:] for words in directives if words and words[0].lower() == "frame-ancestors"]
    return any(not {"*", "http:", "https:"} & {*sources} for sources in limits)


def _type_kept(document: Exchange) -> bool:
    return document.answered("x-content-type-options").strip().lower() == "nosniff"


def _path_kept(document: Exchange) -> bool:
    """The last policy that is known holds; a page may give it in a ``meta``."""
    told = document.each_answered("referrer-policy")
    if not told and is_page(document):
        page = html.document_fromstring(document.answer.decode("utf-8", "replace") or "<p>")
        told = _strings(page, "//meta[@name='referrer']/@content")
    words = [word.strip().lower() for value in told for word in value.split(",")]
    known = [word for word in words if word in _QUIET | _LOUD]
    return bool(known) and known[-1] in _QUIET


_SAFE = {
    "une politique de sécurité de contenu avec frame-ancestors": _framing_limited,
    "X-Content-Type-Options: nosniff": _type_kept,
    "une Referrer-Policy qui ne divulgue pas les chemins": _path_kept,
}

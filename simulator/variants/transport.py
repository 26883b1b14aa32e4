"""Variants of how pages travel: redirections, encodings, cookies, names of fields, and pace."""

from __future__ import annotations

import asyncio
import gzip
from collections.abc import Iterator
from http.cookies import SimpleCookie
from urllib.parse import urlsplit

from lxml.html import HtmlElement
from starlette.types import ASGIApp, Send

from simulator.markup import parsed, written
from simulator.variants.around import Around, Asked, Reply
from simulator.variants.registry import Variant, variant

_PAUSE_SECONDS = 0.4
_PREFIX = "formulaire:j_idt12:"


class Found(Around):
    async def answer(self, asked: Asked) -> Reply:
        reply = await self.portal(asked)
        reply.status = 302 if reply.status == 303 else reply.status
        return reply


@variant("found", "redirections are 302")
class FoundVariant(Variant):
    def dress(self, app: ASGIApp) -> ASGIApp:
        return Found(app)


class NoRedirect(Around):
    async def answer(self, asked: Asked) -> Reply:
        reply = await self.portal(asked)
        cookies: list[tuple[bytes, bytes]] = []
        for _ in range(5):
            if asked.method != "POST" or reply.status != 303:
                break
            cookies += [pair for pair in reply.raw if pair[0] == b"set-cookie"]
            reply = await self.portal(_next(asked, reply.headers["location"], cookies))
        return Reply(reply.status, [*reply.raw, *cookies], reply.body)


@variant("no-redirect", "the answer to a form is the next page itself, without a redirection")
class NoRedirectVariant(Variant):
    def dress(self, app: ASGIApp) -> ASGIApp:
        return NoRedirect(app)


class Refreshed(Around):
    async def answer(self, asked: Asked) -> Reply:
        reply = await self.portal(asked)
        if reply.status != 303:
            return reply
        target = reply.headers["location"]
        reply.status = 200
        del reply.headers["location"]
        reply.headers["content-type"] = "text/html; charset=utf-8"
        return reply.filled(
            f'<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Un instant</title>'
            f'<meta http-equiv="refresh" content="0;url={target}"></head>'
            f'<body><p><a href="{target}">Continuer</a></p></body></html>'.encode()
        )


@variant("refresh", "pages that only lead on do it by a refresh, without a redirection")
class RefreshVariant(Variant):
    def dress(self, app: ASGIApp) -> ASGIApp:
        return Refreshed(app)


class Zipped(Around):
    async def answer(self, asked: Asked) -> Reply:
        reply = await self.portal(asked)
        if reply.is_page and "gzip" in asked.headers.get("accept-encoding", ""):
            reply.headers["content-encoding"] = "gzip"
            return reply.filled(gzip.compress(reply.body))
        return reply


@variant("gzip", "pages are compressed")
class GzipVariant(Variant):
    def dress(self, app: ASGIApp) -> ASGIApp:
        return Zipped(app)


class Chunked(Around):
    async def hand_over(self, reply: Reply, send: Send) -> None:
        del reply.headers["content-length"]
        await send({"type": "http.response.start", "status": reply.status, "headers": reply.raw})
        for start in range(0, len(reply.body), 700):
            piece = reply.body[start : start + 700]
            await send({"type": "http.response.body", "body": piece, "more_body": True})
        await send({"type": "http.response.body", "body": b""})


@variant("chunked", "pages come in small pieces, without a length")
class ChunkedVariant(Variant):
    def dress(self, app: ASGIApp) -> ASGIApp:
        return Chunked(app)


class Slow(Around):
    async def answer(self, asked: Asked) -> Reply:
        # The slowness is what this variant shows, not a wait for anything.
        await asyncio.sleep(_PAUSE_SECONDS)
        return await self.portal(asked)


@variant("slow-pages", "every answer takes its time")
class SlowVariant(Variant):
    def dress(self, app: ASGIApp) -> ASGIApp:
        return Slow(app)


class OtherCookies(Around):
    """``x_session`` travels as ``SID.x_session.v2``, among others that mean nothing."""

    async def answer(self, asked: Asked) -> Reply:
        known = SimpleCookie(asked.headers.get("cookie", ""))
        ours = [f"{name[4:-3]}={cookie.value}" for name, cookie in known.items() if name[:4] == "SID."]
        if known:
            asked.headers["cookie"] = "; ".join(ours)
        reply = await self.portal(asked)
        raw = [
            (key, b"SID." + value.replace(b"=", b".v2=", 1)) if key == b"set-cookie" else (key, value)
            for key, value in reply.raw
        ]
        visit = b"visite=1; Path=/; HttpOnly; SameSite=Lax"
        return Reply(reply.status, [*raw, (b"set-cookie", visit)], reply.body)


@variant("other-cookies", "cookies have other names, and there are more of them")
class CookiesVariant(Variant):
    def dress(self, app: ASGIApp) -> ASGIApp:
        return OtherCookies(app)


class OtherNames(Around):
    async def answer(self, asked: Asked) -> Reply:
        entries = asked.form()
        if entries is not None:
            asked.filled([(name.removeprefix(_PREFIX), value) for name, value in entries])
        reply = await self.portal(asked)
        if not reply.is_page:
            return reply
        tree = parsed(reply.body.decode())
        for field in _fields(tree):
            field.set("name", _PREFIX + field.get("name"))
        return reply.filled(written(tree).encode())


@variant("framework-names", "fields have the names that a framework makes")
class NamesVariant(Variant):
    def dress(self, app: ASGIApp) -> ASGIApp:
        return OtherNames(app)


class References(Around):
    async def answer(self, asked: Asked) -> Reply:
        reply = await self.portal(asked)
        if not reply.is_page:
            return reply
        return reply.filled(reply.body.decode().encode("ascii", "xmlcharrefreplace"))


@variant("character-references", "letters with accents are written as references")
class ReferencesVariant(Variant):
    def dress(self, app: ASGIApp) -> ASGIApp:
        return References(app)


class Windows1252(Around):
    async def answer(self, asked: Asked) -> Reply:
        reply = await self.portal(asked)
        if not reply.is_page:
            return reply
        tree = parsed(reply.body.decode())
        for form in tree.forms:
            form.set("accept-charset", "utf-8")
        for meta in tree.xpath("//meta[@charset]"):
            meta.set("charset", "windows-1252")
        reply.headers["content-type"] = "text/html; charset=windows-1252"
        return reply.filled(written(tree).encode("windows-1252", "xmlcharrefreplace"))


@variant("windows-1252", "pages are in windows-1252, and forms are sent in UTF-8")
class Windows1252Variant(Variant):
    def dress(self, app: ASGIApp) -> ASGIApp:
        return Windows1252(app)


def _fields(tree: HtmlElement) -> Iterator[HtmlElement]:
    yield from tree.xpath("//form[@method='post']//*[@name]")


def _next(asked: Asked, location: str, cookies: list[tuple[bytes, bytes]]) -> Asked:
    """The request that a browser would make for a redirection."""
    known = SimpleCookie(asked.headers.get("cookie", ""))
    for _, value in cookies:
        known.load(value.decode("latin-1"))
    path = urlsplit(location)
    raw = [pair for pair in asked.scope["headers"] if not pair[0].startswith(b"content-")]
    following = Asked(
        {
            **asked.scope,
            "method": "GET",
            "path": path.path,
            "raw_path": path.path.encode(),
            "query_string": path.query.encode(),
            "headers": raw,
        }
    )
    following.headers["cookie"] = "; ".join(f"{name}={cookie.value}" for name, cookie in known.items())
    return following

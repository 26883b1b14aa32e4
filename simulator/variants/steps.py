"""Variants of the way: pages and windows in between, profiles in one form, a number in two fields."""

from __future__ import annotations

from html import escape
from urllib.parse import parse_qs

from lxml import html
from lxml.html import HtmlElement
from starlette.types import ASGIApp

from simulator.markup import become, parsed, written
from simulator.variants.around import Around, Asked, Reply
from simulator.variants.registry import Variant, variant

_INFORMATION = """<!doctype html><html lang="fr"><head><meta charset="utf-8">
<title>Avant de continuer - Urssaf artistes-auteurs</title></head><body><main>
<h1>Avant de continuer</h1><p>Préparez une adresse e-mail que vous consultez souvent.</p>
<p><a href="{target}">Continuer</a></p></main></body></html>"""
_BANNER = """<div role="region" aria-label="Gestion des cookies"><p>Nous utilisons des cookies.</p>
<form method="get" action="{root}/cookies"><input type="hidden" name="retour" value="{back}">
<button name="choix" value="accepter">Tout accepter</button>
<button name="choix" value="refuser">Tout refuser</button></form></div>"""
_WINDOW = """<div role="dialog" aria-modal="true" aria-labelledby="a-savoir"><h2 id="a-savoir">À savoir</h2>
<p>Le service sera interrompu dimanche matin.</p>
<form method="get" action="{root}/cookies"><input type="hidden" name="retour" value="{back}">
<button name="choix" value="lu">Fermer</button></form></div>"""


class InformationPage(Around):
    async def answer(self, asked: Asked) -> Reply:
        reply = await self.portal(asked)
        target = reply.headers.get("location", "")
        if asked.method != "POST" or not target.endswith("/adresse-e-mail"):
            return reply
        reply.status = 200
        del reply.headers["location"]
        reply.headers["content-type"] = "text/html; charset=utf-8"
        return reply.filled(_INFORMATION.format(target=escape(target)).encode())


@variant("information-page", "a page of information stands between the identification and the address")
class InformationPageVariant(Variant):
    def dress(self, app: ASGIApp) -> ASGIApp:
        return InformationPage(app)


class Opening(Around):
    """Something that stands on every page until a choice is made, and is remembered by a cookie."""

    def __init__(self, app: ASGIApp, shown: str, first: bool) -> None:
        super().__init__(app)
        self._shown = shown
        self._first = first

    async def answer(self, asked: Asked) -> Reply:
        if asked.inner_path == "/cookies":
            return self._kept(asked)
        reply = await self.portal(asked)
        if not reply.is_page or "choix_fait=" in asked.headers.get("cookie", ""):
            return reply
        tree = parsed(reply.body.decode())
        shown = self._shown.format(root=asked.root, back=escape(asked.path))
        tree.body.insert(0 if self._first else len(tree.body), html.fragment_fromstring(shown))
        return reply.filled(written(tree).encode())

    def _kept(self, asked: Asked) -> Reply:
        asked_for = parse_qs(asked.scope["query_string"].decode())
        back = asked_for.get("retour", [asked.root + "/"])[0]
        back = back if back.startswith(asked.root + "/") else asked.root + "/"
        cookie = b"choix_fait=oui; Path=/; HttpOnly; SameSite=Lax"
        return Reply(303, [(b"location", back.encode()), (b"set-cookie", cookie), (b"content-length", b"0")])


@variant("cookie-banner", "every page asks about cookies until an answer is given")
class CookieBanner(Variant):
    def dress(self, app: ASGIApp) -> ASGIApp:
        return Opening(app, _BANNER, first=True)


@variant("modal", "a window must be closed before anything else")
class Modal(Variant):
    def dress(self, app: ASGIApp) -> ASGIApp:
        return Opening(app, _WINDOW, first=False)


class ChosenProfile(Around):
    """The profiles are the buttons of one form, told apart by their value."""

    async def answer(self, asked: Asked) -> Reply:
        chosen = parse_qs(asked.scope["query_string"].decode()).get("profil", [""])[0]
        if asked.inner_path == "/espace" and chosen.startswith(asked.root + "/"):
            return Reply(303, [(b"location", chosen.encode()), (b"content-length", b"0")])
        reply = await self.portal(asked)
        if not reply.is_page or asked.inner_path != "/espace":
            return reply
        tree = parsed(reply.body.decode())
        for cards in tree.xpath("//ul[@class='cards']"):
            become(cards, _buttons(asked.path, cards.xpath(".//a")))
        return reply.filled(written(tree).encode())


@variant("profile-buttons", "the profiles are the buttons of one form")
class ProfileButtons(Variant):
    def dress(self, app: ASGIApp) -> ASGIApp:
        return ChosenProfile(app)


class SplitNumber(Around):
    """The number is typed in thirteen positions and a key of two."""

    async def answer(self, asked: Asked) -> Reply:
        entries = asked.form()
        if entries is not None and any(name == "nir_cle" for name, _ in entries):
            whole = "".join(value for name, value in entries if name in {"nir", "nir_cle"})
            kept = [(name, value) for name, value in entries if name not in {"nir", "nir_cle"}]
            asked.filled([*kept, ("nir", whole)])
        reply = await self.portal(asked)
        if not reply.is_page:
            return reply
        tree = parsed(reply.body.decode())
        for field in tree.xpath("//input[@id='nir']"):
            _split(field)
        return reply.filled(written(tree).encode())


@variant("split-number", "the number is typed in two fields of a group, thirteen positions and the key")
class SplitNumberVariant(Variant):
    def dress(self, app: ASGIApp) -> ASGIApp:
        return SplitNumber(app)


def _buttons(path: str, links: list[HtmlElement]) -> str:
    lines = "".join(
        f'<button name="profil" value="{escape(link.get("href"))}">{escape(link.text_content())}</button>'
        for link in links
    )
    return f'<form method="get" action="{path}">{lines}</form>'


def _split(field: HtmlElement) -> None:
    box = field.getparent()
    label = box.xpath("./label")[0]
    typed = "".join((field.get("value") or "").split())
    group = html.Element("fieldset")
    legend = html.etree.SubElement(group, "legend")
    legend.text = label.text
    label.drop_tree()
    for name, words, value, length in (
        ("nir", "Treize premiers caractères", typed[:13], "18"),
        ("nir_cle", "Clé", typed[13:], "2"),
    ):
        html.etree.SubElement(group, "label", {"for": name}).text = words
        part = html.etree.SubElement(group, "input", dict(field.attrib))
        for key, said in (("id", name), ("name", name), ("value", value), ("maxlength", length)):
            part.set(key, said)
    field.tail = None
    box.replace(field, group)

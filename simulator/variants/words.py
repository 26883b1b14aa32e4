"""Variants of the words that the guides leave free, and of what stands around every page.

They try that the ledger's words do not hide one another; words that it lacks are the sample portals' part.
"""

from __future__ import annotations

from functools import cache

from lxml import html
from lxml.html import HtmlElement

import catalogue
from catalogue.model import Purpose, Role
from simulator.variants.around import Markup
from simulator.variants.registry import variant


@variant("other-words", "what the guides do not quote is said in other words of the ledger")
class OtherWords(Markup):
    def draw(self, page: HtmlElement) -> None:
        _reword(page, place=1.0)


@variant("more-words", "what the guides do not quote is said in yet other words of the ledger")
class MoreWords(Markup):
    def draw(self, page: HtmlElement) -> None:
        _reword(page, place=0.5)


@variant("busy-banner", "every page has a banner with ways to the log-in and to the creation of a space")
class BusyBanner(Markup):
    def draw(self, page: HtmlElement) -> None:
        root, banner = _root(page), page.xpath("//header/div")[0]
        if not page.xpath("//form[contains(@action, 'deconnexion')]"):
            banner.append(html.fragment_fromstring(_BANNER[root.strip("/")].format(root=root)))


_BANNER = {
    "urssaf": '<nav aria-label="Accès"><a href="{root}espace">Créer mon espace</a> '
    '<a href="{root}connexion">Me connecter</a> <a href="{root}accessibilite">Aide</a></nav>',
    "audiens": '<nav aria-label="Accès"><a href="{root}connexion">Me connecter</a> '
    '<a href="{root}contact">Nous contacter</a> <a href="{root}accessibilite">Aide</a></nav>',
}


def _reword(page: HtmlElement, place: float) -> None:
    """Other words of the ledger for what the guides do not quote; ``place`` of 1 takes the last of them."""
    portal = _root(page).strip("/")
    for element in page.xpath("//label | //button | //a"):
        purpose = _purpose(portal, element.tag, (element.text or "").strip())
        if purpose is not None and purpose.label is None:
            words = _words(purpose, element.tag)
            element.text = words[round((len(words) - 1) * place)]


def _root(page: HtmlElement) -> str:
    return str(page.xpath("//a[@class='brand']/@href")[0])


@cache
def _purpose(portal: str, tag: str, said: str) -> Purpose | None:
    """What an element is for, by its words: the purpose that they suit best, none where two are alike."""
    owners = [purpose for purpose in _alike(portal, tag) if said in (purpose.label, *purpose.synonyms)]
    if not owners or any(purpose.label == said for purpose in owners):
        return None
    ranked = [(each.synonyms.index(said), each.key.endswith("_submit") == (tag == "a")) for each in owners]
    best = min(ranked)
    return owners[ranked.index(best)] if ranked.count(best) == 1 else None


@cache
def _words(purpose: Purpose, tag: str) -> tuple[str, ...]:
    """The words that are of this purpose alone, the first apart."""
    others = [each for each in _alike(purpose.portal, tag) if each is not purpose]
    shared = {word for each in others for word in (each.label, *each.synonyms)}
    return (purpose.synonyms[0], *(word for word in purpose.synonyms[1:] if word not in shared))


def _alike(portal: str, tag: str) -> list[Purpose]:
    return [
        purpose
        for purpose in catalogue.load().purposes.values()
        if purpose.portal == portal and (purpose.role is Role.COMMAND) == (tag != "label")
    ]

"""Variants of the names of fields: how a label is tied, and what stands beside its words."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from lxml import html
from lxml.html import HtmlElement

from simulator.variants.around import Markup
from simulator.variants.registry import variant

_BOXES = {"checkbox", "radio"}


def labelled(page: HtmlElement) -> Iterator[tuple[HtmlElement, HtmlElement]]:
    """Each label with the field that it names."""
    for label in page.xpath("//label[@for]"):
        for field in page.xpath("//*[@id=$id]", id=label.get("for")):
            yield label, field


def words(label: HtmlElement) -> str:
    """The label without its mandatory mark."""
    return " ".join(label.text_content().split()).removesuffix("*").strip()


def loosened(label: HtmlElement) -> HtmlElement:
    """The same words, tied to nothing."""
    label.tag = "span"
    label.attrib.pop("for")
    label.set("class", "label")
    return label


@variant("wrapping-labels", "the field stands inside its label")
class WrappingLabels(Markup):
    def draw(self, page: HtmlElement) -> None:
        for label, field in labelled(page):
            label.attrib.pop("for")
            field.tail = None
            label.insert(0 if _is_box(field) else len(label), field)
            if _is_box(field):
                field.tail, label.text = f" {label.text or ''}", None


@variant("aria-label", "fields are named by aria-label, the visible words being tied to nothing")
class AriaLabel(Markup):
    def draw(self, page: HtmlElement) -> None:
        for label, field in labelled(page):
            field.set("aria-label", words(label))
            loosened(label)


@variant("aria-labelledby", "fields are named by aria-labelledby")
class AriaLabelledBy(Markup):
    def draw(self, page: HtmlElement) -> None:
        for label, field in labelled(page):
            name = f"{field.get('id')}-name"
            field.set("aria-labelledby", name)
            loosened(label).set("id", name)


@variant("placeholders", "fields are named by their placeholder alone, a defect of accessibility only")
class Placeholders(Markup):
    def draw(self, page: HtmlElement) -> None:
        for label, field in labelled(page):
            if not _is_box(field):
                field.set("placeholder", words(label))
                label.drop_tree()


@variant("titles", "fields are named by their title alone")
class Titles(Markup):
    def draw(self, page: HtmlElement) -> None:
        for label, field in labelled(page):
            if not _is_box(field):
                field.set("title", words(label))
                label.drop_tree()


@variant("starred-labels", "labels end with an asterisk and a colon")
class StarredLabels(Markup):
    def draw(self, page: HtmlElement) -> None:
        for label, field in labelled(page):
            if not _is_box(field):
                mark = " *" if field.get("required") is not None else ""
                _say(label, f"{words(label)}{mark}\u00a0:")


@variant("obligatory-labels", "labels say « (obligatoire) » or « (facultatif) »")
class ObligatoryLabels(Markup):
    def draw(self, page: HtmlElement) -> None:
        for label, field in labelled(page):
            if not _is_box(field):
                required = field.get("required") is not None
                _say(label, f"{words(label)} ({'obligatoire' if required else 'facultatif'})")


@variant("hints-in-labels", "the format is given in the label, in parentheses")
class HintsInLabels(Markup):
    def draw(self, page: HtmlElement) -> None:
        for label, field in labelled(page):
            for hint in page.xpath("//*[@id=$id]", id=f"{field.get('id')}-hint"):
                said = hint.text_content().strip().rstrip(".")
                _say(label, f"{words(label)} ({said[:1].lower()}{said[1:]})")
                hint.drop_tree()
                _forget(field, f"{field.get('id')}-hint")


@variant("hints-after", "the format is given after the field")
class HintsAfter(Markup):
    def draw(self, page: HtmlElement) -> None:
        for hint in page.xpath("//p[contains(@class, 'hint')]"):
            hint.getparent().append(hint)


@variant("straight-apostrophes", "apostrophes are straight and spaces ordinary")
class StraightApostrophes(Markup):
    def draw(self, page: HtmlElement) -> None:
        for element in page.iter(html.etree.Element):
            element.text = _plain(element.text)
            element.tail = _plain(element.tail)


@variant("decomposed-accents", "accents are written as combining characters")
class DecomposedAccents(Markup):
    def draw(self, page: HtmlElement) -> None:
        for element in page.xpath("//label | //button | //a | //h1 | //p | //li"):
            if element.text:
                element.text = unicodedata.normalize("NFD", element.text)


def _say(label: HtmlElement, text: str) -> None:
    for child in list(label):
        label.remove(child)
    label.text = text


def _forget(field: HtmlElement, name: str) -> None:
    kept = [each for each in field.get("aria-describedby", "").split() if each != name]
    field.attrib.pop("aria-describedby", None)
    if kept:
        field.set("aria-describedby", " ".join(kept))


def _is_box(field: HtmlElement) -> bool:
    return field.get("type") in _BOXES


def _plain(text: str | None) -> str | None:
    signs = str.maketrans({"’": "'", "\u00a0": " ", "\u202f": " "})
    return text.translate(signs) if text else text

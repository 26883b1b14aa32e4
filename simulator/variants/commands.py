"""Variants of buttons and links."""

from __future__ import annotations

from html import escape

from lxml import html
from lxml.html import HtmlElement

from simulator.markup import become
from simulator.variants.around import Markup
from simulator.variants.registry import variant

_BUTTONS = "//form//button"
_LINKS = "//a[contains(@class, 'button') or contains(@class, 'card')]"


@variant("input-buttons", "buttons are inputs")
class InputButtons(Markup):
    def draw(self, page: HtmlElement) -> None:
        for button in _alone(page):
            become(button, f'<input type="submit" value="{_quoted(button)}">')


@variant("image-buttons", "buttons are images with a text")
class ImageButtons(Markup):
    def draw(self, page: HtmlElement) -> None:
        for button in _alone(page):
            become(button, f'<input type="image" src="data:," alt="{_quoted(button)}">')


@variant("nested-buttons", "the words of buttons and links stand beside an icon, in elements of their own")
class NestedButtons(Markup):
    def draw(self, page: HtmlElement) -> None:
        for command in page.xpath(f"{_BUTTONS} | {_LINKS}"):
            words, command.text = command.text, None
            icon = html.etree.SubElement(command, "span")
            icon.set("aria-hidden", "true")
            icon.text = "→"
            html.etree.SubElement(command, "strong").text = words


@variant("links-as-buttons", "the links that look like buttons are buttons of small forms")
class LinksAsButtons(Markup):
    def draw(self, page: HtmlElement) -> None:
        for link in page.xpath(_LINKS):
            address, words = escape(link.get("href")), _quoted(link)
            become(link, f'<form method="get" action="{address}"><button>{words}</button></form>')


@variant("button-roles", "links that look like buttons say that they are")
class ButtonRoles(Markup):
    def draw(self, page: HtmlElement) -> None:
        for link in page.xpath("//a[contains(@class, 'button')]"):
            link.set("role", "button")


@variant("capitals", "buttons are in capitals")
class Capitals(Markup):
    def draw(self, page: HtmlElement) -> None:
        for button in page.xpath(_BUTTONS):
            button.text = (button.text or "").upper()


@variant("arrows", "links and buttons end with a sign")
class Arrows(Markup):
    def draw(self, page: HtmlElement) -> None:
        for command in page.xpath(f"{_BUTTONS} | {_LINKS}"):
            command.text = f"{command.text} >"


@variant("outside-buttons", "buttons stand outside their form, tied to it by its id")
class OutsideButtons(Markup):
    def draw(self, page: HtmlElement) -> None:
        for rank, button in enumerate(page.xpath("//main//form//button")):
            form = next(button.iterancestors("form"))
            form.set("id", f"form-{rank}")
            button.set("form", f"form-{rank}")
            form.addnext(button)


def _alone(page: HtmlElement) -> list[HtmlElement]:
    """The buttons without a value. Where a form has only buttons with values, each gets a form of its own."""
    for form in page.xpath("//form[.//button[@name]][not(.//input[not(@type='hidden')] | .//select)]"):
        for button in form.xpath(".//button[@name]"):
            form.addprevious(_own_form(form, button))
        form.drop_tree()
    return list(page.xpath("//form//button[not(@name)]"))


def _own_form(form: HtmlElement, button: HtmlElement) -> HtmlElement:
    own = html.Element("form", dict(form.attrib))
    for hidden in form.xpath(".//input[@type='hidden']"):
        own.append(html.Element("input", dict(hidden.attrib)))
    chosen = {"type": "hidden", "name": button.attrib.pop("name"), "value": button.attrib.pop("value", "")}
    own.append(html.Element("input", chosen))
    button.tail = None
    own.append(button)
    return own


def _quoted(command: HtmlElement) -> str:
    return escape(command.text_content())

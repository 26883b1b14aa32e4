"""Variants of how a refusal is told."""

from __future__ import annotations

from lxml import html
from lxml.html import HtmlElement

from simulator.variants.around import Markup
from simulator.variants.registry import variant


@variant("inline-errors", "errors stand by their field only, without a summary")
class InlineErrors(Markup):
    def draw(self, page: HtmlElement) -> None:
        for summary in page.xpath("//div[@class='summary'][.//a]"):
            summary.drop_tree()


@variant("summary-errors", "errors stand in a summary only, which names the field of each")
class SummaryErrors(Markup):
    def draw(self, page: HtmlElement) -> None:
        for error in page.xpath("//p[@class='error']"):
            error.drop_tree()
        for field in page.xpath("//*[@aria-errormessage]"):
            described = [each for each in field.get("aria-describedby", "").split() if "-error" not in each]
            for key in ("aria-errormessage", "aria-describedby", "aria-invalid"):
                field.attrib.pop(key, None)
            if described:
                field.set("aria-describedby", " ".join(described))


@variant("errors-in-labels", "the error stands inside the label of its field")
class ErrorsInLabels(Markup):
    def draw(self, page: HtmlElement) -> None:
        for error in page.xpath("//p[@class='error']"):
            name = error.get("id").removesuffix("-error")
            for label in page.xpath("//label[@for=$name]", name=name):
                error.tag = "strong"
                label.append(error)


@variant("described-errors", "errors are tied by aria-describedby alone")
class DescribedErrors(Markup):
    def draw(self, page: HtmlElement) -> None:
        for field in page.xpath("//*[@aria-errormessage]"):
            field.attrib.pop("aria-errormessage")


@variant("loose-errors", "errors stand under their field, tied to it by nothing")
class LooseErrors(Markup):
    def draw(self, page: HtmlElement) -> None:
        for field in page.xpath("//*[@aria-errormessage]"):
            for key in ("aria-errormessage", "aria-describedby", "aria-invalid"):
                field.attrib.pop(key, None)


@variant("bubbles", "what the browser can check is checked by it, with its own bubbles")
class Bubbles(Markup):
    def draw(self, page: HtmlElement) -> None:
        for form in page.xpath("//form[@novalidate]"):
            form.attrib.pop("novalidate")


@variant("hidden-errors", "the place of each error is there before any error, hidden")
class HiddenErrors(Markup):
    def draw(self, page: HtmlElement) -> None:
        for box in page.xpath("//div[contains(@class, 'field')][not(p[@class='error'])]"):
            place = html.etree.SubElement(box, "p")
            place.set("class", "error")
            place.set("hidden", "")
            place.text = "Cette saisie est obligatoire."


@variant("refusal-pages", "a log-in or an identification that fails is told on a page of its own")
class RefusalPages(Markup):
    def draw(self, page: HtmlElement) -> None:
        links = page.xpath("//main//div[@class='summary']//a/text()")
        told = [text for text in links if "est incorrect" in text or "vous identifier" in text]
        actions = page.xpath("//main//form[.//input[@type='password' or @name='code']]/@action")
        for main in page.xpath("//main") if told and actions else ():
            for part in list(main):
                main.remove(part)
            html.etree.SubElement(main, "h1").text = "Accès refusé"
            html.etree.SubElement(main, "p").text = told[0]
            back = html.etree.SubElement(html.etree.SubElement(main, "p"), "a", href=actions[0])
            back.text = "Revenir à la page précédente"

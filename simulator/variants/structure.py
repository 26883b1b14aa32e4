"""Variants of what stands around the fields: tables, groups, plain boxes, and what else a page holds."""

from __future__ import annotations

from itertools import groupby

from lxml import html
from lxml.html import HtmlElement

from simulator.variants.around import Markup
from simulator.variants.registry import variant


@variant("tables", "fields stand in the rows of a table, names on the left")
class Tables(Markup):
    def draw(self, page: HtmlElement) -> None:
        for form in page.xpath("//form[div[contains(@class, 'field')]]"):
            runs = groupby(list(form), lambda child: "field" in (child.get("class") or "").split())
            for is_field, run in runs:
                if is_field:
                    _as_table(list(run))


@variant("fieldsets", "the fields of a form stand in one group with a name")
class Fieldsets(Markup):
    def draw(self, page: HtmlElement) -> None:
        for form in page.xpath("//form[div[contains(@class, 'field')]]"):
            box = html.Element("fieldset")
            legend = html.Element("legend")
            legend.text = "Vos informations"
            fields = form.xpath("./*[not(@type='hidden')]")
            fields[0].addprevious(box)
            box.append(legend)
            for field in fields:
                box.append(field)


@variant("divs", "headings, lists, sections and paragraphs are plain boxes with roles where one is needed")
class Divs(Markup):
    def draw(self, page: HtmlElement) -> None:
        for heading in page.xpath("//h1 | //h2 | //h3"):
            heading.set("role", "heading")
            heading.set("aria-level", heading.tag[1])
            heading.tag = "div"
        for plain in page.xpath("//section | //ul | //li | //footer | //header"):
            plain.tag = "div"
        for role, tag in (("main", "main"), ("navigation", "nav")):
            for landmark in page.xpath(f"//{tag}"):
                landmark.tag = "div"
                landmark.set("role", role)


@variant("values-as-text", "what cannot be changed is text, not a field")
class ValuesAsText(Markup):
    def draw(self, page: HtmlElement) -> None:
        for field in page.xpath("//input[@readonly]"):
            label = page.xpath("//label[@for=$id]", id=field.get("id"))[0]
            shown = html.Element("dl")
            for tag, text in (("dt", label.text_content()), ("dd", field.get("value") or "")):
                html.etree.SubElement(shown, tag).text = text.strip()
            box = field.getparent()
            box.addnext(shown)
            box.drop_tree()


@variant("other-ids", "fields have ids that mean nothing")
class OtherIds(Markup):
    def draw(self, page: HtmlElement) -> None:
        names = {old: f"x{rank}y" for rank, old in enumerate(page.xpath("//@id"))}
        for element in page.iter(html.etree.Element):
            for key in ("id", "for", "aria-describedby", "aria-labelledby", "aria-errormessage"):
                if element.get(key):
                    element.set(key, " ".join(names.get(each, each) for each in element.get(key).split()))
            if (element.get("href") or "").startswith("#"):
                element.set("href", "#" + names.get(element.get("href")[1:], "x"))


@variant("search-box", "every page has a search form and a newsletter form besides its own")
class SearchBox(Markup):
    def draw(self, page: HtmlElement) -> None:
        page.body.insert(
            0,
            html.fragment_fromstring(
                '<form role="search" action="#" method="get"><label for="q">Rechercher sur le site</label>'
                '<input type="search" id="q" name="q"><button>Rechercher</button></form>'
            ),
        )
        page.xpath("//footer")[0].append(
            html.fragment_fromstring(
                '<form action="#" method="get"><label for="lettre">Recevoir notre lettre</label>'
                '<input type="text" id="lettre" name="lettre"><button>S’abonner</button></form>'
            )
        )


@variant("relative-addresses", "links and forms have addresses relative to a base")
class RelativeAddresses(Markup):
    def draw(self, page: HtmlElement) -> None:
        root = page.xpath("//a[@class='brand']/@href")[0]
        page.head.insert(0, html.Element("base", href=root))
        for key in ("href", "action"):
            for element in page.xpath(f"//body//*[starts-with(@{key}, '{root}')]"):
                element.set(key, element.get(key).removeprefix(root) or "./")


@variant("new-tab", "links of the journey open a new tab")
class NewTab(Markup):
    def draw(self, page: HtmlElement) -> None:
        for link in page.xpath("//a[contains(@class, 'button') or contains(@class, 'card')]"):
            link.set("target", "_blank")


@variant("hidden-twins", "each page also holds a hidden copy of its form, as for another screen size")
class HiddenTwins(Markup):
    def draw(self, page: HtmlElement) -> None:
        for form in page.xpath("//main//form"):
            twin = html.fragment_fromstring(html.tostring(form, encoding="unicode", with_tail=False))
            for element in twin.iter(html.etree.Element):
                for key in ("id", "for", "aria-describedby", "aria-errormessage"):
                    if element.get(key):
                        element.set(key, " ".join(f"{each}-twin" for each in element.get(key).split()))
            box = html.Element("div", hidden="")
            box.append(twin)
            form.addnext(box)


@variant("bare-pages", "the pages tell neither the step nor what the data are for")
class BarePages(Markup):
    def draw(self, page: HtmlElement) -> None:
        purposes = "//p[@class='privacy' and not(contains(., 'Bloctel'))]"
        for said in page.xpath(f"//p[@class='step'] | //div[@class='progress'] | {purposes}"):
            said.drop_tree()


def _as_table(fields: list[HtmlElement]) -> None:
    table = html.Element("table")
    fields[0].addprevious(table)
    for field in fields:
        row = html.etree.SubElement(table, "tr")
        name, rest = html.etree.SubElement(row, "th", scope="row"), html.etree.SubElement(row, "td")
        for child in list(field):
            (name if child.tag == "label" else rest).append(child)
        field.drop_tree()

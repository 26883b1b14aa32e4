"""Variants of an entry in several controls: a date in three, a code in six boxes, a number in five pairs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml import html
from lxml.html import HtmlElement
from starlette.types import ASGIApp

from simulator.markup import parsed, written
from simulator.variants.around import Around, Asked, Reply
from simulator.variants.registry import Variant, variant

_MONTHS = (
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)
_OWN = ("id", "name", "value", "type", "maxlength", "autocomplete", "placeholder")
_DATE = ("Jour", "Mois", "Année")


class Composite(Around):
    """One field of the forms, drawn as several controls of a group and put together again when it is sent."""

    field = ""
    names: Sequence[str] = ()
    lengths: Sequence[int] = ()
    between = ""

    async def answer(self, asked: Asked) -> Reply:
        entries = asked.form()
        if entries is not None and any(name == self._part(0) for name, _ in entries):
            asked.filled(self._together(entries))
        reply = await self.portal(asked)
        if not reply.is_page:
            return reply
        tree = parsed(reply.body.decode())
        for entry in tree.xpath("//input[@id=$field]", field=self.field):
            if self.is_meant(entry):
                self._draw(entry)
        return reply.filled(written(tree).encode())

    def is_meant(self, _entry: HtmlElement) -> bool:
        """Whether an entry of that name is the one to draw."""
        return True

    def cut(self, value: str) -> list[str]:
        """The value of each control, from the field's."""
        digits = re.sub(r"\D", "", value)
        places = [sum(self.lengths[:rank]) for rank in range(len(self.lengths))]
        return [digits[place : place + size] for place, size in zip(places, self.lengths, strict=True)]

    def control(self, rank: int, value: str, common: dict[str, str]) -> HtmlElement:
        """One of the controls."""
        size = str(self.lengths[rank])
        return html.Element("input", {**common, "type": "text", "value": value, "maxlength": size})

    def _part(self, rank: int) -> str:
        return f"{self.field}_{rank + 1}"

    def _together(self, entries: list[tuple[str, str]]) -> list[tuple[str, str]]:
        given = dict(entries)
        values = [given.get(self._part(rank), "") for rank in range(len(self.names))]
        whole = self.between.join(values) if any(values) else ""
        parts = {self._part(rank) for rank in range(len(self.names))}
        return [*((name, value) for name, value in entries if name not in parts), (self.field, whole)]

    def _draw(self, entry: HtmlElement) -> None:
        box = entry.getparent()
        (label,) = box.xpath("./label")
        group = html.Element("fieldset", id=self.field)
        legend = html.etree.SubElement(group, "legend")
        legend.text = "".join(label.itertext())
        label.drop_tree()
        kept = {key: value for key, value in entry.attrib.items() if key not in _OWN}
        for rank, (words, value) in enumerate(zip(self.names, self.cut(entry.get("value", "")), strict=True)):
            name = self._part(rank)
            html.etree.SubElement(group, "label", {"for": name}).text = words
            group.append(self.control(rank, value, {**kept, "id": name, "name": name}))
        entry.tail = None
        box.replace(entry, group)


class DateBoxes(Composite):
    field, names, lengths, between = "birth_date", _DATE, (2, 2, 4), "/"


class DateSelects(DateBoxes):
    def control(self, rank: int, value: str, common: dict[str, str]) -> HtmlElement:
        common.pop("inputmode", None)
        chooser = html.Element("select", common)
        known = {
            0: [(f"{day:02}", str(day)) for day in range(1, 32)],
            1: [(f"{place:02}", month) for place, month in enumerate(_MONTHS, 1)],
            2: [(str(year), str(year)) for year in range(2026, 1899, -1)],
        }
        for code, words in [("", "—"), *known[rank]]:
            option = html.etree.SubElement(chooser, "option", value=code)
            option.text = words
            if code == value:
                option.set("selected", "")
        return chooser


class CodeBoxes(Composite):
    field, names, lengths = "code", tuple(f"Chiffre {rank}" for rank in range(1, 7)), (1,) * 6

    def is_meant(self, entry: HtmlElement) -> bool:
        """The activation code of the other guide has another shape."""
        return bool(entry.get("autocomplete") == "one-time-code")


class MobilePairs(Composite):
    field, names, lengths = "mobile", tuple(f"Paire {rank}" for rank in range(1, 6)), (2,) * 5


@variant("date-boxes", "a date is typed in three fields of a group")
class DateBoxesVariant(Variant):
    def dress(self, app: ASGIApp) -> ASGIApp:
        return DateBoxes(app)


@variant("date-selects", "a date is chosen in three lists of a group")
class DateSelectsVariant(Variant):
    def dress(self, app: ASGIApp) -> ASGIApp:
        return DateSelects(app)


@variant("code-boxes", "the code of the SMS is typed in six boxes")
class CodeBoxesVariant(Variant):
    def dress(self, app: ASGIApp) -> ASGIApp:
        return CodeBoxes(app)


@variant("mobile-pairs", "the mobile number is typed in five pairs")
class MobilePairsVariant(Variant):
    def dress(self, app: ASGIApp) -> ASGIApp:
        return MobilePairs(app)

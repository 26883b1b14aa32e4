"""How a date of birth is typed: in one entry, in three, or in three lists."""

from __future__ import annotations

from harness.matching import Widget
from harness.page import Control
from harness.visit import Visit
from harness.words import fold

BIRTH_DATE = "audiens.birth_date"
MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)


def fill_date(visit: Visit, text: str) -> None:
    """Type a date, written as day/month/year, into whatever asks for the date of birth."""
    shared = pieces(visit.need(BIRTH_DATE), text)
    if shared is None:
        visit.fill(BIRTH_DATE, text)
        return
    for part, piece in shared:
        if not part.options:
            visit.client.write(part, piece)
        else:
            _choose(visit, part, piece)


def can_be_typed(visit: Visit, text: str) -> bool:
    """Whether the page lets a date be written so: three entries impose day, month and year by themselves."""
    widget = visit.need(BIRTH_DATE)
    return not text or len(widget.parts) != 3 or pieces(widget, text) is not None


def _choose(visit: Visit, part: Control, piece: str) -> None:
    """Choose a line; what a list does not offer cannot be chosen: its empty line is, and is read back."""
    offered = {option.label for option in part.options}
    empty = next((option.label for option in part.options if not option.value.strip()), None)
    label = piece if piece in offered else empty
    if label is not None:
        visit.client.choose(part, label)


def pieces(widget: Widget, text: str) -> list[tuple[Control, str]] | None:
    """What goes where, for a date in three parts: a text, or the line of a list; ``None`` for one entry."""
    written = text.split("/")
    if len(widget.parts) != 3 or len(written) != 3:
        return None
    ordered = zip(_in_order(widget), written, strict=True)
    return [(part, _option(part, piece) if part.options else piece) for part, piece in ordered]


def held_date(visit: Visit) -> str:
    """What the page holds of it, as day/month/year where the entry says so; empty where it holds nothing."""
    visit.look()
    widget = visit.need(BIRTH_DATE)
    if len(widget.parts) == 3:
        return "/".join(part.value for part in _in_order(widget))
    value = widget.value
    if widget.control.kind == "date" and value.count("-") == 2:
        return "/".join(reversed(value.split("-")))
    return value


def _in_order(widget: Widget) -> list[Control]:
    """Day, month and year, by their names where these tell; in reading order otherwise."""
    named: dict[str, Control] = {}
    for part in widget.parts:
        for word in ("jour", "mois", "année"):
            if word in fold(part.name):
                named[word] = part
    if len(named) < 3:
        return list(widget.parts)
    return [named["jour"], named["mois"], named["année"]]


def _option(part: Control, piece: str) -> str:
    """The line of a list that means a number: as it is, without its zero, or the name of a month."""
    wanted = {piece, piece.lstrip("0") or "0"}
    if piece.isdigit() and 1 <= int(piece) <= 12:
        wanted.add(MONTHS[int(piece) - 1])
    folded = {fold(word) for word in wanted}
    for option in part.options:
        if fold(option.label) in folded:
            return option.label
    for option in part.options:
        if fold(option.value) in folded:
            return option.label
    return piece

"""How a purpose is filled, whatever offers it: one entry, several in a named group, a list, a native date."""

from __future__ import annotations

import re

from harness.drivers.driver import Client
from harness.matching import Widget
from harness.page import Control
from harness.words import fold

_BETWEEN = re.compile(r"[\s./-]+")
_SHARES = {("urssaf.nir", 2): (13, 2), ("urssaf.nir", 7): (1, 2, 2, 2, 3, 3, 2)}
"""What a number's boxes are for, by how many they are: a length with room for spaces does not say it."""


def fill(client: Client, widget: Widget, text: str) -> None:
    """Put a text into a widget as a person would."""
    if len(widget.parts) == 1:
        _fill_one(client, widget.control, text)
        return
    for part, piece in zip(widget.parts, _cut(text, widget), strict=True):
        _fill_one(client, part, piece)


def unpunctuated(text: str) -> str:
    """A text without what separates its groups: the controls of a group need none."""
    return _BETWEEN.sub("", text)


def _fill_one(client: Client, control: Control, text: str) -> None:
    if control.role in {"combobox", "listbox"} and control.options:
        client.choose(control, _option(control, text))
    else:
        client.write(control, text)


def _option(control: Control, text: str) -> str:
    wanted = fold(text)
    for option in control.options:
        if wanted in (fold(option.label), fold(option.value)):
            return option.label
    return text


def _cut(text: str, widget: Widget) -> list[str]:
    """Share a text among parts: as it is written where it has as many, else by what each is for or can hold.

    The last one gets the rest.
    """
    parts = widget.parts
    written = _BETWEEN.split(text.strip())
    if len(written) == len(parts):
        return written
    rest = "".join(text.split())
    shares = _SHARES.get((widget.purpose.key, len(parts)), tuple(part.maxlength for part in parts))
    pieces = []
    for share in shares[:-1]:
        size = share or -(-len(rest) // len(parts))
        pieces.append(rest[:size])
        rest = rest[size:]
    return [*pieces, rest]

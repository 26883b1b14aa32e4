"""How a purpose is filled, whatever offers it: one entry, several in a named group, a list, a native date."""

from __future__ import annotations

from harness.drivers.driver import Client
from harness.matching import Widget
from harness.page import Control
from harness.words import fold


def fill(client: Client, widget: Widget, text: str) -> None:
    """Put a text into a widget as a person would."""
    if len(widget.parts) == 1:
        _fill_one(client, widget.control, text)
        return
    for part, piece in zip(widget.parts, _cut(text, widget.parts), strict=True):
        _fill_one(client, part, piece)


def held(widget: Widget) -> str:
    """What a widget holds, its parts put end to end."""
    return widget.value


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


def _cut(text: str, parts: tuple[Control, ...]) -> list[str]:
    """Share a text among parts by what each can hold; the last one gets the rest."""
    rest = "".join(text.split())
    pieces = []
    for part in parts[:-1]:
        size = part.maxlength or -(-len(rest) // len(parts))
        pieces.append(rest[:size])
        rest = rest[size:]
    return [*pieces, rest]

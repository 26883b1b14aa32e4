"""Snapshots by hand, for what reads pages without a driver."""

from __future__ import annotations

from typing import Any

from harness.page import Control, Snapshot


def entry(name: str, **more: Any) -> Control:
    """A text entry; ``ref`` is its name unless given."""
    return Control(
        **{
            "ref": name,
            "role": "textbox",
            "name": name,
            "name_from": "label",
            "kind": "text",
            "form": 0,
            **more,
        }
    )


def button(name: str, **more: Any) -> Control:
    """A button of the first form."""
    return Control(
        **{
            "ref": name,
            "role": "button",
            "name": name,
            "name_from": "content",
            "kind": "submit",
            "form": 0,
            **more,
        }
    )


def link(name: str, href: str, **more: Any) -> Control:
    """A link."""
    return Control(
        **{
            "ref": name,
            "role": "link",
            "name": name,
            "name_from": "content",
            "kind": "a",
            "href": href,
            **more,
        }
    )


def page(*controls: Control, text: str = "", **more: Any) -> Snapshot:
    """A page that answered 200."""
    return Snapshot(
        **{"url": "http://portail.test/page", "status": 200, "text": text, "controls": controls, **more}
    )

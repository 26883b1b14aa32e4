"""A snapshot from what page.js gives back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from harness.page import Control, Heading, Option, Snapshot


def snapshot(page: Mapping[str, Any], number: int, alerts: tuple[str, ...]) -> Snapshot:
    """The snapshot; ``number`` tells its references from those of other looks."""
    return Snapshot(
        url=page["url"],
        status=page["status"],
        title=page["title"],
        language=page["language"],
        text=page["text"],
        headings=tuple(Heading(level, text) for level, text in page["headings"]),
        controls=tuple(_control(found, f"{number}:{place}") for place, found in enumerate(page["controls"])),
        alerts=(*page["alerts"], *alerts),
        content_type=page["content_type"],
        html=page["html"],
    )


def _control(found: Mapping[str, Any], ref: str) -> Control:
    plain = {
        name: value
        for name, value in found.items()
        if name not in {"element", "path", "parts", "options", "selectors"}
    }
    return Control(
        ref=ref,
        parts=tuple(found["parts"]),
        selectors=tuple(found["selectors"]),
        options=tuple(Option(label, value, bool(selected)) for label, value, selected in found["options"]),
        **plain,
    )

"""Compares what both drivers read of a page: the http one must say what Chromium itself computes."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, fields
from difflib import SequenceMatcher
from typing import Any

from harness.page import Control, Snapshot

# A control's own handle, and what holds markup rather than perception.
_NOT_COMPARED = frozenset({"ref"})
ROLE_AND_NAME = frozenset({"role", "name"})
EVERYTHING = frozenset(field.name for field in fields(Control)) - _NOT_COMPARED


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where the drivers differ; ``what`` is a field of a control, or of the page."""

    where: str
    what: str
    http: object
    browser: object

    def __str__(self) -> str:
        return f"{self.where}: {self.what} — http {self.http!r}, browser {self.browser!r}"


def differences(http: Snapshot, browser: Snapshot, what: Collection[str] = ROLE_AND_NAME) -> list[Difference]:
    """How two snapshots of one page differ, control by control in reading order."""
    ours, theirs = (
        [_line(control) for control in http.controls],
        [_line(control) for control in browser.controls],
    )
    found = []
    for kind, start, end, other_start, other_end in SequenceMatcher(None, ours, theirs, False).get_opcodes():
        if kind == "equal":
            pairs = zip(http.controls[start:end], browser.controls[other_start:other_end], strict=True)
            found += [difference for pair in pairs for difference in _between(*pair, what)]
        else:
            found.append(Difference("page", "controls", ours[start:end], theirs[other_start:other_end]))
    return found


def _between(http: Control, browser: Control, what: Collection[str]) -> list[Difference]:
    where = f"{http.role} « {http.name} »"
    compared = ((name, getattr(http, name), getattr(browser, name)) for name in sorted(what))
    return [
        Difference(where, name, one, other) for name, one, other in compared if _plain(one) != _plain(other)
    ]


def _line(control: Control) -> str:
    return _plain(f"{control.role} « {control.name} » ({control.kind})")


def _plain(value: Any) -> Any:
    """Case apart: Chromium's names follow text-transform."""
    return value.casefold() if isinstance(value, str) else value


def page_differences(http: Snapshot, browser: Snapshot) -> list[Difference]:
    """How two snapshots differ in what is read beside the controls."""
    compared = ("status", "title", "language", "text", "headings", "alerts", "content_type")
    return [
        Difference("page", name, getattr(http, name), getattr(browser, name))
        for name in compared
        if getattr(http, name) != getattr(browser, name)
    ]

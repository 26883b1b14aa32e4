"""Compares what the two drivers read of the same page: the http one must say what Chromium itself computes."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, fields

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
    found = []
    if len(http.controls) != len(browser.controls):
        found.append(Difference("page", "controls", _names(http), _names(browser)))
    for place, (ours, theirs) in enumerate(zip(http.controls, browser.controls, strict=False)):
        where = f"control {place} ({ours.kind} « {ours.name} »)"
        for name in sorted(what):
            if getattr(ours, name) != getattr(theirs, name):
                found.append(Difference(where, name, getattr(ours, name), getattr(theirs, name)))
    return found


def page_differences(http: Snapshot, browser: Snapshot) -> list[Difference]:
    """How two snapshots differ in what is read beside the controls."""
    compared = ("status", "title", "language", "text", "headings", "alerts", "content_type")
    return [
        Difference("page", name, getattr(http, name), getattr(browser, name))
        for name in compared
        if getattr(http, name) != getattr(browser, name)
    ]


def _names(snapshot: Snapshot) -> list[str]:
    return [f"{control.role} {control.name}" for control in snapshot.controls]

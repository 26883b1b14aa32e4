"""Which screen of the journey a page is: by its controls' purposes and its words, never by its address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from catalogue.model import Screen
from harness.matching import Finder
from harness.page import Control, Snapshot
from harness.words import fold, speaks_of


class Screens:
    """The screens of one portal. ``services`` are the words of each service of the opened space."""

    def __init__(
        self, screens: Sequence[Screen], finder: Finder, services: Mapping[str, tuple[str, ...]]
    ) -> None:
        self._screens = {screen.key: screen for screen in screens}
        self._finder = finder
        self._services = services

    def named(self, key: str) -> Screen:
        """A screen by its key."""
        return self._screens[key]

    def is_at(self, page: Snapshot, key: str) -> bool:
        """Whether a page is that screen (it may be another one as well)."""
        return self._matches(page, self._screens[key])

    def astray(self, page: Snapshot, key: str) -> str:
        """A control that keeps a page from being that screen, in words; empty where none stands out."""
        found = self.intruder(page, key)
        if found is None:
            return ""
        control, other = found
        return f"« {control.name} » y est pris pour {self._finder.spoken(other)} ({other})"

    def intruder(self, page: Snapshot, key: str) -> tuple[Control, str] | None:
        """That control, and the key of the purpose that it is taken for."""
        screen = self._screens[key]
        lacking = not all(self._finder.shows(page, wanted) for wanted in screen.controls)
        if lacking or not self._has_one(page, screen):
            return None
        for other in screen.without:
            for control in self._finder.offered(page, other):
                return control, other
        return None

    def recognise(self, page: Snapshot, expected: str | None = None) -> Screen | None:
        """The screen that a page is; where several fit, the expected one, else the one that asks most."""
        fitting = [screen for screen in self._screens.values() if self._matches(page, screen)]
        for screen in fitting:
            if screen.key == expected:
                return screen
        return max(fitting, key=lambda screen: len(screen.controls), default=None)

    def _matches(self, page: Snapshot, screen: Screen) -> bool:
        return (
            all(self._finder.shows(page, key) for key in screen.controls)
            and not any(self._finder.shows(page, key) for key in screen.without)
            and self._has_one(page, screen)
            and (screen.services == 0 or self._services_shown(page) >= screen.services)
        )

    def _has_one(self, page: Snapshot, screen: Screen) -> bool:
        if not screen.any_of and not screen.marks:
            return True
        if any(self._finder.shows(page, key) for key in screen.any_of):
            return True
        words = fold(f"{page.title}\n{page.text}")
        return any(fold(mark) in words for mark in screen.marks)

    def _services_shown(self, page: Snapshot) -> int:
        names = [control.name for control in page.commands]
        return sum(any(speaks_of(name, words) for name in names) for words in self._services.values())


def described(page: Snapshot, screen: Screen | None = None) -> str:
    """A page in words, for somebody who does not see it."""
    if page.content_type != "text/html":
        return f"un document {page.content_type} à l’adresse {page.url}"
    known = f"l’écran « {screen.name_fr} », " if screen else ""
    heading = next((heading.text for heading in page.headings), "")
    said = f"{known}la page « {page.title or heading or 'sans titre'} »"
    if heading and fold(heading) not in fold(page.title):
        said += f" titrée « {heading} »"
    if page.refused:
        said += f" (réponse HTTP {page.status})"
    if page.alerts:
        said += f", qui annonce « {page.alerts[0][:160]} »"
    refused = next((control for control in page.entries if control.error), None)
    if refused is not None:
        said += f", qui refuse « {refused.name or refused.kind} » : « {refused.error[:160]} »"
    entries = ", ".join(f"« {control.name or control.kind} »" for control in page.entries[:8])
    central = sorted(page.commands, key=lambda control: control.aside)  # a banner may bear ten by itself
    commands = ", ".join(f"« {control.name} »" for control in central[:10])
    return f"{said} ; saisies : {entries or 'aucune'} ; commandes : {commands or 'aucune'}"

"""Pages on a screen of 320 pixels: nothing beyond its edge, and texts that contrast with their ground."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, cast

from harness.answers import headline
from harness.faults import Nonconformity
from harness.general.browser import Browser, Through, browser_of
from harness.page import Snapshot

if TYPE_CHECKING:
    from harness.general.general import General

WIDTH = 320
_MEASURE = (files("harness.general") / "measure.js").read_text(encoding="utf-8")


class Narrow:
    """« She » looks at the portal through a narrow window."""

    def __init__(self, general: General) -> None:
        self._general = general
        self._eye: _Eye | None = None

    def narrow(self) -> None:
        """« She » is somebody whom the institution knows, in front of a narrow window."""
        visit = self._general.play.play_as().visit
        self._eye = _Eye(browser_of(visit.client))
        visit.client = self._eye

    def go(self) -> None:
        """Play the guide up to the wait for her message, each page measured as it comes."""
        if self._eye is None:
            raise ValueError("no narrow window")
        self._eye.browser.resize(WIDTH)
        try:
            self._general.play.journey.reach(self._general.side.stages.awaiting)
        finally:
            self._eye.browser.resize(None)

    def ensure_fits(self) -> None:
        """No page scrolls sideways, and no control lies beyond the edge."""
        for url, told in self._measures("beyond"):
            raise Nonconformity(f"une page entière dans {WIDTH} pixels", f"{told} sur {url}")

    def ensure_contrast(self) -> None:
        """Texts contrast by 4.5 to 1 with a plain background, large ones by 3 to 1."""
        for url, told in self._measures("faint"):
            raise Nonconformity("un contraste de 4,5 pour 1 (3 pour 1 en grand)", f"{told} sur {url}")

    def _measures(self, kind: str) -> list[tuple[str, str]]:
        if self._eye is None or not self._eye.measures:
            raise Nonconformity("des pages mesurées", "aucune ne l’a été")
        return [(url, told) for url, found in self._eye.measures for told in found[kind]]


class _Eye(Through):
    """Measures each page when it is first looked at: a portal may show several at one address."""

    def __init__(self, browser: Browser) -> None:
        super().__init__(browser)
        self.browser = browser
        self._seen: tuple[str, ...] = ()
        self.measures: list[tuple[str, dict[str, list[str]]]] = []

    def look(self) -> Snapshot:
        page = self.browser.look()
        seen = (page.url, *headline(page))
        if seen != self._seen:
            self._seen = seen
            found = cast("dict[str, list[str]]", self.browser.ask(_MEASURE))
            self.measures.append((page.url, found))
        return page

"""The way in, which the guide does not name: commands that speak of an entry, the most telling first."""

from __future__ import annotations

from dataclasses import dataclass

from catalogue.settings import Settings
from harness.faults import Nonconformity
from harness.page import Control
from harness.urssaf.stages import LOGIN
from harness.visit import Visit
from harness.words import fold, speaks_of

PROFILE = "urssaf.artist_profile"
_ENTRY = "urssaf.entry_control"
_LOGIN_ENTRY = "urssaf.login_entry"
_TRIES = 8


@dataclass(frozen=True, slots=True)
class WayIn:
    """How one visitor finds the choice of a profile, or the log-in page."""

    visit: Visit
    settings: Settings

    def find_profile(self) -> None:
        """At once, or one or two commands further. Raises `Nonconformity` (URS-002)."""
        if self._offers_profile():
            return
        home = self.visit.page.url
        for name in self._names():
            self._follow(name)
            if self._offers_profile() or any(map(self._leads_to_profile, self._names())):
                return
            self.visit.open(home)
        raise Nonconformity(
            "une commande qui mène à « Vous êtes artiste-auteur »", self.visit.described(), "URS-002"
        )

    def find_login(self) -> None:
        """From the page in front of her, as far as the log-in page or its command."""
        if self._comes_to_login():
            return
        for name in self._names():
            here = self.visit.page.url
            self._follow(name)
            if self._comes_to_login():
                return
            self.visit.open(here)

    def _comes_to_login(self) -> bool:
        if not self.visit.is_at(LOGIN) and self.visit.find(_LOGIN_ENTRY) is not None:
            self.visit.press(_LOGIN_ENTRY)
        return self.visit.is_at(LOGIN)

    def _offers_profile(self) -> bool:
        return offers_profile(self.visit)

    def _leads_to_profile(self, name: str) -> bool:
        before = self.visit.page.url
        self._follow(name)
        if self._offers_profile():
            return True
        self.visit.open(before)
        return False

    def _follow(self, name: str) -> None:
        control = next((c for c in self.visit.page.commands if c.name == name and not c.disabled), None)
        if control is not None:
            self.visit.follow(control)

    def _names(self) -> list[str]:
        """The names of commands that speak of an entry, the most telling first."""
        purpose = self.visit.finder.purpose(_ENTRY)
        if self.visit.finder.designated(_ENTRY) and (own := self.visit.find(_ENTRY)) is not None:
            return [own.control.name]
        exact = self.settings.optional_text("urs.entry_label")
        wanted = [*filter(None, [exact]), *purpose.synonyms]
        ranks = {fold(word): rank for rank, word in enumerate(wanted)}
        named = [c for c in self.visit.page.commands if not c.disabled and c.name]
        speaking = [c for c in named if fold(c.name) in ranks or speaks_of(c.name, purpose.words)]

        def rank(control: Control) -> tuple[int, int]:
            words = [i for i, word in enumerate(purpose.words) if speaks_of(control.name, (word,))]
            return ranks.get(fold(control.name), len(ranks)), min(words, default=len(purpose.words))

        ordered = sorted(speaking, key=rank)
        return list(dict.fromkeys(control.name for control in ordered))[:_TRIES]


def offers_profile(visit: Visit) -> bool:
    """Whether the choice of the artist-author is there; a link to the very page (a site's name) is none."""
    offered = visit.finder.offered(visit.page, PROFILE)
    return any(control.href is None or control.href != visit.page.url for control in offered)

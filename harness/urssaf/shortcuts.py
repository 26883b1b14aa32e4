"""Steps taken out of their order: a page asked for by its address, a form sent before its turn."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from harness.answers import cookies_after, headline, headline_of
from harness.exchanges import Exchange
from harness.faults import Nonconformity
from harness.page import Snapshot
from harness.preliminaries import needing
from harness.urssaf.journey import CONTACT_ADDRESS, DETAILS, PASSWORD, SPACE, Journey
from harness.wire_probe import Sent, WireProbe
from harness.words import fold

if TYPE_CHECKING:
    from harness.urssaf.play import Play

PAGES = {
    "le choix de l'adresse de contact": CONTACT_ADDRESS,
    "la définition du mot de passe": PASSWORD,
    "les coordonnées": DETAILS,
}
FORMS = ("le mot de passe", "les coordonnées")
FINALISE = "urssaf.finalise"


@dataclass(frozen=True, slots=True)
class Precedent:
    """What another person's whole journey has shown: its pages, and the two last forms that were sent."""

    journey: Journey
    pages: Mapping[str, Snapshot]

    def sent(self, form: str) -> Sent:
        """One of those forms, as it was sent."""
        probe = WireProbe(self.journey.visit.client)
        return probe.last_post(self.journey.password) if form == "le mot de passe" else probe.last_post()


class Shortcuts:
    """Tries out of order, from the pages and forms of a journey that somebody else ended before."""

    def __init__(self, play: Play) -> None:
        self._play = play
        self._precedent: Precedent | None = None
        self._asked = ""
        self._answer: Exchange | None = None

    @property
    def precedent(self) -> Precedent:
        """Another person's journey, played to its end the first time that it is asked for."""
        if self._precedent is None:
            other = self._play.begin(self._play.world.people.artist())
            other.reach(SPACE)
            self._precedent = Precedent(other, {met.screen: met.page for met in other.visit.met})
        return self._precedent

    def learn(self) -> None:
        """Let somebody else go the whole way first."""
        needing("un parcours entier, pour connaître ses pages", lambda: self.precedent)

    def ask_for(self, said: str) -> None:
        """Open the address of a later page."""
        self._asked = PAGES[said]
        self._play.visit.open(self.precedent.pages[self._asked].url)

    def ensure_page_kept_away(self) -> None:
        """Anything came but that page: a page of an expected step, or a refusal."""
        if self._has(self._asked):
            name = self._play.visit.screens.named(self._asked).name_fr
            raise Nonconformity(
                f"un refus, ou le renvoi à une étape attendue, plutôt que l’écran « {name} »",
                self._play.visit.described(),
            )

    def send_too_early(self, form: str) -> None:
        """Send a later form from her session, as the other person sent it, with her own password."""
        self.send(form, self._play.journey.password)

    def send(self, form: str, password: str) -> None:
        """Send one of those forms from her session, this password wherever the other person's was."""
        visit = self._play.visit
        visit.open(visit.page.url)
        sent, theirs = self.precedent.sent(form), self.precedent.journey.password
        probe = WireProbe(visit.client)
        changed = sent.having(dict.fromkeys(sent.names_of(theirs), password))
        self._answer = probe.replay(probe.renewed(changed, visit.page.html))

    def ensure_nothing_gained(self) -> None:
        """Neither the details nor the space are hers now, and her password opens nothing."""
        for screen in (DETAILS, SPACE):
            self.ensure_not_obtained(screen)
        if self._play.space_held() is not None:
            raise Nonconformity("un envoi hors de son tour qui reste sans effet", "un espace est à son nom")
        self._play.login.elsewhere(self._play.journey.password)
        self._play.ensure_no_session()

    def ensure_space_closed(self) -> None:
        """What she sent before its turn has opened no space: neither its page nor what the portal holds."""
        self.ensure_not_obtained(SPACE)
        held = self._play.space_held()
        if isinstance(held, Mapping) and held.get("state") == "open":
            raise Nonconformity(
                "un espace qui ne s’ouvre qu’une fois le mot de passe choisi", "il est ouvert"
            )

    def ensure_not_obtained(self, screen: str) -> None:
        """What she sent before its turn has not opened that screen, with the cookies that the answer gave."""
        name = self._play.visit.screens.named(screen).name_fr
        page = self.precedent.pages[screen]
        self._play.visit.open(page.url)
        if self._has(screen) or self._opens(page):
            raise Nonconformity(
                "un envoi hors de son tour qui reste sans effet", f"l’écran « {name} » s’ouvre"
            )

    def _opens(self, page: Snapshot) -> bool:
        """Whether that page is given to whoever got the answer."""
        if self._answer is None:
            return False
        asked = replace(self._answer, method="GET", url=page.url, body=b"")
        cookies = {"cookie": cookies_after(self._answer)}
        answer = WireProbe(self._play.visit.client).replay(Sent(asked, (), json=False), headers=cookies)
        return answer.status == 200 and self._unnamed(headline_of(answer)) == self._unnamed(headline(page))

    def _unnamed(self, said: tuple[str, str]) -> list[str]:
        """Title and heading without the names of either person, whom a page may greet."""
        people = (self._play.person, self.precedent.journey.person)
        names = [fold(name) for person in people for name in (person.first_name, person.last_name)]
        return [" ".join(re.sub("|".join(map(re.escape, names)), "", text).split()) for text in said]

    def _has(self, screen: str) -> bool:
        """Whether the page in front of her is that screen, and not merely one like it."""
        visit = self._play.visit
        alike = headline(visit.page) == headline(self.precedent.pages[screen])
        telling = alike or screen == SPACE or (screen == DETAILS and visit.find(FINALISE) is not None)
        return (visit.page.status or 200) < 400 and visit.is_at(screen) and telling

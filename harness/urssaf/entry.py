"""Steps 1 to 3: the way in from the home page, the choice of a profile, and where other profiles lead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harness.answers import headline
from harness.bench import host_of
from harness.faults import Blocked, ConnectionFault, Nonconformity, Unassessed
from harness.page import Control, Snapshot
from harness.preliminaries import needing
from harness.urssaf.journey import IDENTIFICATION, LOGIN, PROFILE_CHOICE
from harness.urssaf.way_in import offers_profile
from harness.words import fold, speaks_of

if TYPE_CHECKING:
    from harness.urssaf.play import Play

ARTIST = "urssaf.artist_profile"
ENTRY = "urssaf.entry_control"
_TRIES = 8


class Entry:
    """The way in. ``found`` tells whether a command of the home page led on to the choice of a profile."""

    def __init__(self, play: Play) -> None:
        self._play = play
        self.found = False
        self._others: dict[str, Snapshot] = {}

    def look_for_way(self) -> None:
        """Try what speaks of an entry, the most telling first, at once or one command further."""
        self.found = self._offers_artist() or any(self._leads_on(name) for name in self._ways())

    def take_declared_way(self) -> None:
        """Follow the command that the profile names (urs.entry_label), and no other."""
        label = self._play.settings.optional_text("urs.entry_label")
        if label is None:
            raise Unassessed("le profil ne donne pas le libellé de l’entrée (urs.entry_label)")
        named = [c for c in self._play.visit.page.commands if _is_called(c, label)]
        if not any(not c.disabled for c in named):
            raise Nonconformity(f"une commande utilisable « {label} »", self._play.visit.described())
        self.found = self._leads_on(named[0].name)

    def ensure_way_found(self) -> None:
        """A usable command of the home page led to where a profile is chosen."""
        if not self.found:
            raise Nonconformity(
                "une commande utilisable qui mène à « Vous êtes artiste-auteur », au plus une page plus loin",
                self._play.visit.described(),
            )

    def ensure_artist_offered(self, label: str) -> None:
        """The choice of the profile bears the guide's words."""
        if not self.found:
            raise Blocked(
                f"aucune entrée ne mène au choix du profil : {self._play.visit.described()}", "URS-002"
            )
        self._play.ensure_offered(label)

    def choose_artist_and_come_back(self) -> None:
        """Choose « Vous êtes artiste-auteur », then open the choice again, where it still lets one choose."""
        visit = self._play.visit
        choice = visit.page.url
        visit.press(ARTIST)
        needing("le profil d’artiste-auteur", lambda: visit.expect(IDENTIFICATION, "URS-003"))
        visit.open(choice)
        if not self._offers_artist():
            raise Unassessed(
                "un profil choisi, le portail n’en laisse pas choisir un autre", inapplicable=True
            )

    def choose_others(self) -> None:
        """Choose each other profile that the candidate declares, and see where it leads."""
        labels = [str(label) for label in self._play.settings.items("urs.other_profiles")]
        if not labels:
            raise Unassessed("le profil ne déclare aucun autre profil", inapplicable=True)
        choice = self._play.visit.page.url
        for label in labels:
            self._others[label] = self._chosen(label)
            self._play.visit.open(choice)

    def ensure_others_lead_elsewhere(self) -> None:
        """None of them opens the artist-author's form: other fields, or another title."""
        visit = self._play.visit
        visit.press(ARTIST)
        mine = visit.expect(IDENTIFICATION)
        for label, page in self._others.items():
            if _asked(page) == _asked(mine) and headline(page) == headline(mine):
                raise Nonconformity(
                    f"« {label} » mène ailleurs qu’au formulaire de l’artiste-auteur", f"« {label} » l’ouvre"
                )

    def _chosen(self, label: str) -> Snapshot:
        play = self._play
        found = next((c for c in play.visit.page.commands if _is_called(c, label)), None)
        if found is None:
            raise ConnectionFault(
                f"la page n’offre pas le profil « {label} » que déclare urs.other_profiles",
                "corrigez ce libellé dans le profil du candidat",
            )
        if found.href and host_of(found.href) not in ("", *play.world.bench.hosts("urssaf")):
            return Snapshot(url=found.href, status=None)  # judged by its address, never followed
        return play.visit.follow(found)

    def _ways(self) -> list[str]:
        """The names of usable commands that speak of an entry, the most telling first."""
        purpose = self._play.visit.finder.purpose(ENTRY)
        told = self._play.settings.optional_text("urs.entry_label")
        ranks = {fold(word): rank for rank, word in enumerate([*filter(None, [told]), *purpose.synonyms])}
        usable = [c for c in self._play.visit.page.commands if not c.disabled and c.name.strip()]
        speaking = [c for c in usable if fold(c.name) in ranks or speaks_of(c.name, purpose.words)]
        ordered = sorted(speaking, key=lambda c: ranks.get(fold(c.name), len(ranks)))
        return list(dict.fromkeys(c.name for c in ordered))[:_TRIES]

    def _leads_on(self, name: str) -> bool:
        """Whether a command leads to the choice, at once or one command further; stay there if it does."""
        home = self._play.visit.page.url
        if self._follow(name) and (self._arrived() or any(map(self._leads_at_once, self._ways()))):
            return True
        self._play.visit.open(home)
        return False

    def _leads_at_once(self, name: str) -> bool:
        here = self._play.visit.page.url
        if self._follow(name) and self._arrived():
            return True
        self._play.visit.open(here)
        return False

    def _follow(self, name: str) -> bool:
        """Follow a command; whether another page came."""
        visit = self._play.visit
        control = next((c for c in visit.page.commands if c.name == name and not c.disabled), None)
        if control is None:
            return False
        before = visit.page
        after = visit.follow(control)
        return (after.url, after.text) != (before.url, before.text) and (after.status or 200) < 400

    def _arrived(self) -> bool:
        """Where a profile is chosen, or further. A log-in page that asks for the number is not there."""
        visit = self._play.visit
        if visit.is_at(LOGIN):
            return self._offers_artist()
        return self._offers_artist() or visit.is_at(PROFILE_CHOICE) or visit.is_at(IDENTIFICATION)

    def _offers_artist(self) -> bool:
        return offers_profile(self._play.visit)


def _is_called(control: Control, label: str) -> bool:
    return fold(label) in {fold(control.name), *map(fold, control.parts)}


def _asked(page: Snapshot) -> list[str]:
    return [fold(entry.name) for entry in page.entries]

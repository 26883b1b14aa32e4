"""The opened space: its eight services, found by the words that the profile gives for each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from harness.answers import headline
from harness.faults import Nonconformity
from harness.page import Snapshot
from harness.preliminaries import needing
from harness.urssaf.journey import LOGIN, SPACE
from harness.urssaf.login import LOGOUT
from harness.waiting import StillWaiting, until
from harness.words import fold, speaks_of

if TYPE_CHECKING:
    from harness.urssaf.play import Play

SERVICES = {
    "payer": "pay",
    "déclarer": "declare",
    "moduler": "modulate",
    "coordonnées": "contact",
    "démarches": "follow",
    "documents": "documents",
    "bancaire": "bank",
    "message": "message",
}
_ROWS = {service: f"URS-{72 + number:03d}" for number, service in enumerate(SERVICES.values())}
REFUND_WORDS = ("remboursement", "rembours")
DEBIT_WORDS = ("prélèvement", "prélev")
_WELCOME = (
    "bienvenue",
    "bonjour",
    "votre espace",
    "mon espace",
    "espace personnel",
    "est créé",
    "a été créé",
)
_OUT_OF_ORDER = re.compile(
    r"^(?:erreur|oups)|\b(?:page|adresse) (?:introuvable|non trouvée|inconnue|indisponible)"
    r"|\b(?:service|page|rubrique) (?:momentanément |temporairement )?indisponible|\ben construction"
    r"|\baccès (?:refusé|interdit)|\bn'existe pas|\bbientôt disponible"
    r"|^(?:404|403|500|503)\b|\bnot found|\binternal server error"
)


class Space:
    """The space as its holder sees it. ``opened`` is the service that a scenario opened last."""

    def __init__(self, play: Play) -> None:
        self._play = play
        self._home = Snapshot(url="about:blank", status=None)
        self.opened = ""

    def open_service(self, said: str) -> None:
        """Open the entry of a service, named as the guide speaks of it."""
        self.opened = SERVICES[said]
        self.open(self.opened)

    def open(self, service: str) -> None:
        """Open the entry of a service; on its way the menu's page counts for the home."""
        services, visit = self._play.services, self._play.visit
        entry = services.reach(service)
        if entry is None:
            words = ", ".join(services.words[service])
            raise Nonconformity(
                f"une entrée dont le nom contient l’un des mots {words}", visit.described(), _ROWS[service]
            )
        services.ensure_followed(entry)
        self._home = visit.page
        visit.activate(entry)
        self._settle()

    def visit_service(self, service: str) -> Snapshot:
        """The page of a service, for a check that only goes through it: blocked where it does not come."""
        needing("un service de l’espace", lambda: self._visited(service))
        return self._play.visit.page

    def go_home(self) -> None:
        """Back to the space's home, which she knows by its address."""
        home = next((met.page for met in reversed(self._play.visit.met) if met.screen == SPACE), None)
        if home is not None:
            self._play.visit.open(home.url)

    def ensure_answered(self) -> None:
        """A page came that is neither an error, nor the log-in, nor the same page again."""
        visit = self._play.visit
        page = visit.page
        if page.refused:
            raise Nonconformity("une page de ce service", visit.described())
        if visit.is_at(LOGIN):
            raise Nonconformity("une page de ce service", "la page de connexion")
        if not self._has_opened():
            raise Nonconformity("une page de ce service", "rien ne s’est ouvert : la page est restée la même")
        if page.content_type != "text/html":
            return
        if not page.text.strip():
            raise Nonconformity("une page de ce service", "une page vide")
        if any(_OUT_OF_ORDER.search(said) for said in headline(page)):
            raise Nonconformity("une page de ce service", visit.described())

    def ensure_welcomed(self) -> None:
        """The holder is in her space, or told that it now exists."""
        visit, person = self._play.visit, self._play.person
        visit.expect(SPACE)
        said = f"{visit.page.title}\n{visit.page.text}"
        known = (*_WELCOME, person.last_name, person.first_name)
        if not any(fold(word) in fold(said) for word in known) and visit.find(LOGOUT) is None:
            raise Nonconformity("un accueil dans l’espace, ou l’annonce de sa création", visit.described())

    def ensure_two_uses(self) -> None:
        """Refund and direct debit are both offered."""
        visit = self._play.visit
        page = visit.page
        words = [
            *(f"{c.name} {c.group}" for c in page.controls),
            *(option.label for c in page.entries for option in c.options),
            *(heading.text for heading in page.headings),
        ]
        for use, known in (("le remboursement", REFUND_WORDS), ("le prélèvement", DEBIT_WORDS)):
            if not any(speaks_of(name, known) for name in words):
                raise Nonconformity(f"{use} parmi les usages proposés", visit.described())

    def _visited(self, service: str) -> None:
        self.go_home()
        self.open(service)
        self.ensure_answered()

    def _has_opened(self) -> bool:
        page, home = self._play.visit.page, self._home
        if page.content_type != home.content_type:
            return True
        same_place = page.url == home.url and headline(page) == headline(home)
        return page.text != home.text and not (same_place and _entries(page) == _entries(home))

    def _settle(self) -> None:
        """Wait until something else shows, as long as a page may take."""
        visit = self._play.visit
        try:
            until(lambda: self._has_opened() or (visit.look() and None), visit.patience, what="autre page")
        except StillWaiting:
            return


def _entries(page: Snapshot) -> list[str]:
    return [control.name for control in page.controls]

"""The opened space: its eight services, found by the words that the profile gives for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harness.faults import Nonconformity
from harness.matching import Widget
from harness.page import Control, Snapshot
from harness.urssaf.journey import LOGIN, SPACE
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
REFUND_WORDS = ("remboursement", "rembourse")
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


class Space:
    """The space as its holder sees it."""

    def __init__(self, play: Play) -> None:
        self._play = play
        self._home = Snapshot(url="about:blank", status=None)

    def open_service(self, said: str) -> None:
        """Open the entry of a service, named as the guide speaks of it."""
        self._home = self._play.visit.page
        entry = self._entry(SERVICES[said])
        purpose = self._play.visit.finder.purpose("urssaf.entry_control")
        self._play.visit.activate(Widget(purpose, (entry,), "service"))

    def contact_page(self) -> Snapshot:
        """The page of the contact details."""
        self.open_service("coordonnées")
        return self._play.visit.page

    def ensure_answered(self) -> None:
        """A page came that is neither an error, nor the log-in, nor the same page again."""
        visit = self._play.visit
        page = visit.page
        if page.status is not None and page.status >= 400:
            raise Nonconformity("une page de ce service", visit.described())
        if visit.is_at(LOGIN):
            raise Nonconformity("une page de ce service", "la page de connexion")
        if page.url == self._home.url and page.text == self._home.text:
            raise Nonconformity("une page de ce service", "rien ne s’est ouvert : la page est restée la même")
        if not page.text.strip() and page.content_type == "text/html":
            raise Nonconformity("une page de ce service", "une page vide")

    def ensure_two_uses(self) -> None:
        """Refund and direct debit are both offered."""
        visit = self._play.visit
        words = [
            *(c.name for c in visit.page.controls),
            *(o.label for c in visit.page.entries for o in c.options),
        ]
        for use, known in (("le remboursement", REFUND_WORDS), ("le prélèvement", DEBIT_WORDS)):
            if not any(speaks_of(name, known) for name in words):
                raise Nonconformity(f"{use} parmi les usages proposés", visit.described())

    def ensure_welcomed(self) -> None:
        """The holder is in her space, or told that it now exists."""
        visit = self._play.visit
        visit.expect(SPACE)
        said = fold(f"{visit.page.title}\n{visit.page.text}")
        if not any(fold(word) in said for word in _WELCOME):
            raise Nonconformity("un accueil dans l’espace, ou l’annonce de sa création", visit.described())

    def _entry(self, service: str) -> Control:
        labels = self._play.settings.table("urs.services.labels")
        words = words_of(labels[service])
        found = [c for c in self._play.visit.page.commands if not c.disabled and speaks_of(c.name, words)]
        if service == "contact":
            bank = words_of(labels["bank"])
            found = [c for c in found if not speaks_of(c.name, bank)]
        if not found:
            raise Nonconformity(
                f"une entrée dont le nom contient l’un des mots {', '.join(words)}",
                self._play.visit.described(),
            )
        return found[0]


def words_of(value: object) -> tuple[str, ...]:
    """The words of a service: the parameter gives one, or a list."""
    return (
        (value,)
        if isinstance(value, str)
        else tuple(map(str, value))
        if isinstance(value, (list, tuple))
        else ()
    )

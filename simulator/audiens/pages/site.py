"""The public site: its home, its search, the choice of a space, and what lies outside."""

from __future__ import annotations

from simulator.audiens import texts
from simulator.audiens.pages.base import Pages
from simulator.web import Page


class SitePages(Pages):
    """What anybody may see."""

    def home(self) -> Page:
        return Page("home.html", "Accueil", {"entry": self.entry_path()})

    def entry_path(self) -> str:
        """Where « Accéder à votre espace personnalisé » leads."""
        return "/espaces"

    def search(self, words: str) -> Page:
        found = [entry for entry in self.index() if self.is_found(entry, words)]
        return Page("search.html", "Résultats de la recherche", {"words": words, "found": found})

    def index(self) -> list[tuple[str, str, str]]:
        """What can be found: title, path and words."""
        return [
            ("Choisir votre espace personnalisé", "/espaces", "espace personnalisé particulier compte"),
            ("Se connecter ou s’inscrire", "/" + self.options.login_path, "connexion inscription compte"),
            ("Contacter Audiens", "/contact", "aide adresse téléphone contact"),
            ("Espace Congés Spectacles", "/conges-spectacles", "congés spectacles artistes techniciens"),
            ("Déclaration d’accessibilité", "/accessibilite", "accessibilité"),
        ]

    def is_found(self, entry: tuple[str, str, str], words: str) -> bool:
        """Every word stands in the title or among the words of an entry."""
        title, _, more = entry
        return bool(words.split()) and all(
            word in f"{title} {more}".casefold() for word in words.casefold().split()
        )

    def spaces(self) -> Page:
        values = {
            "profiles": self.profile_links(),
            "conges": self.conges_entry(),
            "audiens": self.audiens_entry(),
            "health_public": self.health_public(),
            "shares": self.labels.shares if self.options.furniture else (),
        }
        return Page("spaces.html", "Choisir votre espace", values)

    def profile_links(self) -> list[tuple[str, str]]:
        """The four publics, and where each leads; the first is the one of this page."""
        first, *others = self.labels.profiles
        return [(first, "/espaces"), *((label, "/autre-public") for label in others)]

    def conges_entry(self) -> tuple[str, str, tuple[str, ...]]:
        """The other space: label, path and uses."""
        return self.labels.conges, "/conges-spectacles", texts.CONGES_USES

    def audiens_entry(self) -> tuple[str, str, tuple[str, ...], tuple[str, ...]]:
        """This space: label, path, health services and retirement services."""
        path = "/" + self.options.login_path
        return self.labels.audiens, path, texts.HEALTH_SERVICES, texts.RETIREMENT_SERVICES

    def health_public(self) -> str:
        """For whom the health services are."""
        return "Pour la santé (adhérents Audiens Prévoyance)"

    def conges(self) -> Page:
        return Page("elsewhere.html", "Espace Congés Spectacles", {"what": "conges"})

    def other_public(self) -> Page:
        return Page("elsewhere.html", "Autres publics", {"what": "public"})

    def company(self) -> Page:
        return Page("elsewhere.html", "Espace Entreprise", {"what": "company"})

    def share(self) -> Page:
        return Page("elsewhere.html", "Partager cette page", {"what": "share"})

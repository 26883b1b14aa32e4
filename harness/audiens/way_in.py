"""Steps 1 to 3 of the Audiens guide: from the site's home page to the page where one logs in or signs up."""

from __future__ import annotations

from urllib.parse import urljoin

from catalogue.settings import Settings
from harness.audiens.stages import HOME, LOGIN, SPACE_CHOICE
from harness.faults import Nonconformity
from harness.visit import Visit

_PRIVATE = "audiens.profile_private"
_SPACE = "audiens.space_audiens"


class WayIn:
    """How one visitor comes to the log-in and sign-up page."""

    def __init__(self, visit: Visit, settings: Settings, url: str) -> None:
        self._visit = visit
        self._settings = settings
        self._url = url

    def arrive(self) -> None:
        """Open the site's address."""
        page = self._visit.open(self._url)
        if page.refused:
            raise Nonconformity("la page d’accueil du site", self._visit.described(), "AUD-001")
        self._visit.expect(HOME)

    def enter(self) -> None:
        """« Accéder à votre espace personnalisé »."""
        self._visit.press("audiens.entry_control")
        self._visit.expect(SPACE_CHOICE)

    def choose_audiens(self) -> None:
        """« Espace Audiens », after « Vous êtes un particulier » where the page asks for it first."""
        self.show_spaces()
        self._visit.press(_SPACE)
        self._visit.expect(LOGIN)

    def show_spaces(self) -> None:
        """Have the two spaces of a private person in front of her."""
        visit = self._visit
        if not visit.finder.shows(visit.page, _SPACE) and visit.finder.shows(visit.page, _PRIVATE):
            visit.press(_PRIVATE)

    def go_to_login(self) -> None:
        """The log-in and sign-up page: at its declared address, or from the home page."""
        path = self._settings.optional_text("aud.login.path")
        if path is None:
            self.arrive()
            self.enter()
            self.choose_audiens()
            return
        self._visit.open(urljoin(self._url, path))
        self._visit.expect(LOGIN)

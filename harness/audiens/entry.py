"""Steps 1 and 2: the home page, the four publics, the two spaces and the guide to download."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from harness.answers import headline, headline_of
from harness.audiens.stages import FORM, IDENTITY, LOGIN
from harness.bench import host_of
from harness.faults import Nonconformity
from harness.page import Control, Snapshot
from harness.preliminaries import needing
from harness.wire_probe import WireProbe
from harness.words import fold, speaks_of

if TYPE_CHECKING:
    from harness.audiens.play import AudiensPlay

_SHARES = ("Tweeter", "J’aime", "G+")
CONGES = "audiens.space_conges"
_NOT_THERE = ("introuvable", "inexistant", "n’existe pas", "non trouvé", "not found", "erreur 404")


class Entry:
    """The way in. ``elsewhere`` is the page that « Espace Congés Spectacles » led to."""

    def __init__(self, play: AudiensPlay) -> None:
        self._play = play
        self._elsewhere: Snapshot | None = None

    def ensure_search(self) -> None:
        """The header has a search field."""
        self._play.visit.need("audiens.search")

    def ensure_shares(self) -> None:
        """The three social commands are there."""
        page = self._play.visit.page
        names = [fold(c.name) for c in page.commands]
        lacking = [word for word in _SHARES if not any(fold(word) in name for name in names)]
        if lacking:
            raise Nonconformity(f"une commande « {lacking[0]} »", self._play.visit.described())

    def choose_conges(self) -> None:
        """Choose the other space: an address of another host is judged, never followed."""
        visit = self._play.visit
        self._play.journey.way_in.show_spaces()
        widget = visit.need(CONGES)
        href = widget.control.href
        if href and host_of(href) not in ("", *self._play.hosts):
            self._elsewhere = Snapshot(url=href, status=None)
        else:
            self._elsewhere = visit.activate(widget)

    def ensure_elsewhere(self) -> None:
        """It led elsewhere than to the page where one logs in or signs up for Audiens, or to its form."""
        came = self._elsewhere
        if came is None:
            raise ValueError("no other space was chosen")
        for screen in (LOGIN, FORM):
            if self._play.visit.screens.is_at(came, screen):
                self._ensure_not_of_audiens(came, screen)

    def _ensure_not_of_audiens(self, came: Snapshot, screen: str) -> None:
        """Another space may have such a page too: it is not the very page of Audiens."""
        other = self._play.stranger()
        needing("la page de connexion et le formulaire d’Audiens", lambda: other.reach(screen))
        mine = other.visit.page
        if headline(mine) == headline(came) and urlsplit(mine.url).path == urlsplit(came.url).path:
            raise Nonconformity(
                "une autre page que celles de la connexion et de l’inscription à Audiens",
                self._play.visit.described(),
            )

    def ensure_download(self, key: str = "audiens.guide_download") -> None:
        """The command answers with a document; on another host its address is judged, not followed."""
        control = self._play.visit.need(key).control
        if control.href is not None:
            self._ensure_answers(control, control.href)
            return
        page = self._play.visit.press(key)
        if page.refused:
            raise Nonconformity(f"« {control.name} » mène quelque part", self._play.visit.described())

    def ensure_contact(self, key: str = "audiens.contact_audiens") -> None:
        """The link leads somewhere, and not into the registration that one is in.

        It is followed once: where the journey ends by it (AUD-AMB-26), it leads to the help no more.
        """
        visit = self._play.visit
        widget = visit.need(key)
        href = widget.control.href or ""
        of_portal = href and host_of(urljoin(visit.page.url, href)) in self._play.hosts
        if of_portal and (href.startswith("http") or ":" not in href):
            came = visit.activate(widget)
            failed = came.refused or speaks_of(" ".join(headline(came)), _NOT_THERE)
            if failed or any(visit.screens.is_at(came, screen) for screen in (FORM, IDENTITY)):
                raise Nonconformity("les moyens de contacter Audiens", visit.described())
            return
        self.ensure_download(key)

    def _ensure_answers(self, control: Control, href: str) -> None:
        visit = self._play.visit
        here = visit.page.url
        url = urljoin(here, href)
        if url.split("#")[0] == here.split("#")[0] or not url.startswith(
            ("http:", "https:", "mailto:", "tel:")
        ):
            raise Nonconformity(f"« {control.name} » mène à un document", f"un lien vers « {control.href} »")
        if not url.startswith("http") or host_of(url) not in self._play.hosts:
            return
        answer = WireProbe(visit.client).get(url)
        if answer.status != 200 or not answer.answer:
            raise Nonconformity(
                f"« {control.name} » mène à une page ou à un document",
                f"réponse HTTP {answer.status}, {len(answer.answer)} octets",
            )
        said = " ".join(headline_of(answer))
        if speaks_of(said, _NOT_THERE):
            raise Nonconformity(f"« {control.name} » mène à une page ou à un document", f"« {said} »")

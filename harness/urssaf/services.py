"""Finding a service in the space: by its declared words, on its home, in a card, behind a menu."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING
from urllib.parse import urldefrag, urlsplit

from harness.faults import ConnectionFault
from harness.matching import Widget
from harness.page import Control, Snapshot
from harness.words import speaks_of

if TYPE_CHECKING:
    from harness.urssaf.play import Play

ENTRY = "urssaf.entry_control"
_MENU_WORDS = (
    "menu",
    "service",
    "rubrique",
    "tous",
    "toutes",
    "plus",
    "messagerie",
    "compte",
    "profil",
    "espace",
    "démarche",
    "paramètre",
    "autre",
)
_NEVER = (
    "accessibilité",
    "cookie",
    "confidentialité",
    "mentions légales",
    "données personnelles",
    "conditions",
)
_DESTROYING = ("supprim", "clôtur", "ferm", "résili", "désactiv")
_MENUS = 8


class Services:
    """The entries of the space. What is looked for is a service's key, or a purpose such as the log-out."""

    def __init__(self, play: Play) -> None:
        self._play = play

    @property
    def words(self) -> Mapping[str, tuple[str, ...]]:
        """The words of each service (urs.services.labels)."""
        return self._play.settings.words("urs.services.labels")

    def find(self, page: Snapshot, service: str) -> Widget | None:
        """The entry of a service on a page: the shortest name that speaks of it, in reading order."""
        telling = [
            (len(said), control)
            for control in page.commands
            for said in [self._said(control, service)]
            if said and not control.disabled and self._leads(page, control)
        ]
        if not telling:
            return None
        control = min(telling, key=lambda each: each[0])[1]
        return Widget(self._play.visit.finder.purpose(ENTRY), (control,), "service")

    def reach(self, wanted: str) -> Widget | None:
        """What is wanted, here or behind one of the menus that this page has; stay where it is."""
        here = self._play.visit.page
        found = self._on(here, wanted)
        if found is not None:
            return found
        for page in self.followed(control.name for control in self._menus(here)):
            found = self._on(page, wanted)
            if found is not None:
                return found
        self._return_to(here)
        return None

    def followed(self, names: Iterable[str]) -> Iterator[Snapshot]:
        """Follow commands of this page in turn, by their names, coming back to it before each."""
        visit = self._play.visit
        here = visit.page
        for name in dict.fromkeys(names):
            self._return_to(here)
            control = next((c for c in visit.page.commands if c.name == name and not c.disabled), None)
            if control is not None:
                yield visit.follow(control)

    def _on(self, page: Snapshot, wanted: str) -> Widget | None:
        return self.find(page, wanted) if wanted in self.words else self._play.visit.finder.find(page, wanted)

    def _said(self, control: Control, service: str) -> str:
        """What a command says of a service: in its title where it has one, else in its name.

        A card whose title speaks of another service is not this one's, whatever its description says.
        """
        name = control.name
        if any(speaks_of(name, (word,)) for word in _NEVER):
            return ""
        title = next((part for part in _leaves_of(control) if self._spoken_of(part)), name)
        words = self.words[service]
        if service == "contact" and speaks_of(title, self.words.get("bank", ())):
            return ""
        return title if speaks_of(title, words) else ""

    def _spoken_of(self, text: str) -> list[str]:
        return [service for service, words in self.words.items() if speaks_of(text, words)]

    def _leads(self, page: Snapshot, control: Control) -> bool:
        """Whether following it leads anywhere that may be followed."""
        if control.role != "link" or control.href is None:
            return True
        if control.href.startswith(("mailto:", "tel:")):
            return False
        target = urldefrag(control.href)
        same = bool(target.fragment) and target.url in ("", urldefrag(page.url).url)
        return not same

    def ensure_followed(self, widget: Widget) -> None:
        """A host that the profile does not list is never visited. Raises `ConnectionFault`."""
        href = widget.control.href
        hosts = self._play.world.bench.hosts("urssaf")
        if href and urlsplit(href).netloc not in ("", *hosts):
            raise ConnectionFault(
                f"« {widget.name} » mène à {urlsplit(href).netloc}, que le profil ne déclare pas",
                "ajoutez cet hôte à [portals.urssaf] hosts",
            )

    def _menus(self, page: Snapshot) -> Iterator[Control]:
        """What may hide other entries: commands that speak of a menu and lead nowhere else."""
        hosts = self._play.world.bench.hosts("urssaf")
        speaking = [
            control
            for control in page.commands
            if not control.disabled
            and speaks_of(control.name, _MENU_WORDS)
            and not self._leaves(control)
            and (not control.href or urlsplit(control.href).netloc in ("", *hosts))
        ]
        yield from speaking[:_MENUS]

    def _leaves(self, control: Control) -> bool:
        words = self._play.visit.finder.purpose("urssaf.logout").words
        return speaks_of(control.name, (*words, *_DESTROYING))

    def _return_to(self, page: Snapshot) -> None:
        if (self._play.visit.page.url, self._play.visit.page.text) != (page.url, page.text):
            self._play.visit.open(page.url)


def _leaves_of(control: Control) -> list[str]:
    """The texts of a card's elements that hold no other: its title, its description."""
    return [p for p in control.parts if not any(other != p and other in p for other in control.parts)]

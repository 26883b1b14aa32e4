"""What a space's addresses give to anybody but its logged-in holder: a stranger, an old cookie."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harness.answers import headline, headline_of, holds, path_of, shown_in
from harness.exchanges import Exchange
from harness.faults import Blocked, Nonconformity
from harness.page import Snapshot
from harness.preliminaries import needing
from harness.urssaf.journey import DETAILS, LOGIN, SPACE
from harness.urssaf.login import LOGOUT
from harness.urssaf.space import SERVICES
from harness.visit import Visit
from harness.wire_probe import WireProbe

if TYPE_CHECKING:
    from harness.urssaf.play import Play

FINALISE = "urssaf.finalise"
_MOSTLY = 0.5


class Doors:
    """The pages of a space, as its holder has seen them, and what others get at their addresses."""

    def __init__(self, play: Play) -> None:
        self._play = play
        self._seen: dict[str, Snapshot] = {}
        self._got: list[tuple[str, Snapshot]] = []
        self._replayed: list[tuple[Exchange, Exchange]] = []

    def walk(self) -> None:
        """Let the holder open her space and each of its services, and note where they are."""
        space = self._play.space
        space.go_home()
        self._seen["l’espace"] = self._play.visit.page
        for said, service in SERVICES.items():
            self._seen[f"le service « {said} »"] = space.visit_service(service)

    def knock(self, visit: Visit) -> None:
        """Open each of those addresses with another client."""
        self._got = [(name, visit.open(page.url)) for name, page in self._seen.items()]

    def knock_as_other(self) -> None:
        """Open them as another holder does, logged in to her own space."""
        other = self._play.of(self._play.begin(self._play.world.people.artist()))
        needing("l’espace d’une autre personne", lambda: other.journey.reach(SPACE))
        self.knock(other.visit)

    def ensure_nothing_hers(self) -> None:
        """None of them tells the other what it tells its holder of herself."""
        person = self._play.person
        whole = f"{person.first_name} {person.last_name}", f"{person.last_name} {person.first_name}"
        telling = [each for each in (*whole, person.nir, self._play.journey.address, person.street) if each]
        for name, page in self._got:
            hers = shown_in(_read(self._seen[name]), telling)
            seen = shown_in(_read(page), hers)
            if seen:
                raise Nonconformity(
                    f"rien d’elle pour une autre titulaire, à l’adresse de {name}",
                    f"« {seen[0]} » y est servi",
                )

    def ensure_shut(self) -> None:
        """None of them was served: a log-in page, a refusal, or a page open to all."""
        for name, page in self._got:
            if self._is_served(page, self._seen[name]):
                heading = headline(page)[1] or headline(page)[0]
                raise Nonconformity(
                    f"la connexion, ou un refus, à l’adresse de {name}", f"la page « {heading} » a été servie"
                )

    def log_out(self) -> None:
        """End her session by the command that the space offers."""
        control = self._play.services.reach(LOGOUT)
        if control is None:
            raise Nonconformity("une commande qui met fin à la session", self._play.visit.described())
        self._play.visit.activate(control)

    def ensure_out(self) -> None:
        """Neither the page that follows nor the Back button shows her space."""
        visit = self._play.visit
        if visit.is_at(SPACE):
            raise Nonconformity("la session fermée", visit.described())
        visit.client.back()
        visit.look()
        if visit.is_at(SPACE) or visit.is_at(DETAILS):
            raise Nonconformity("rien de l’espace par le bouton Précédent", visit.described())

    def replay_old_cookies(self) -> None:
        """Send again, with the cookies that they had, the requests that had shown her pages before."""
        visit = self._play.visit
        before = [e for e in visit.client.exchanges if self._showed(e)]
        if not before:
            raise Blocked("aucun échange de l’espace n’a été relevé qui puisse être rejoué", None)
        self.log_out()
        probe = WireProbe(visit.client)
        self._replayed = [(old, probe.again(old)) for old in before]

    def ensure_old_cookies_dead(self) -> None:
        """No answer shows what it showed while she was logged in."""
        for old, new in self._replayed:
            if (new.status or 0) < 300 and headline_of(new) == headline_of(old) and self._tells(new):
                raise Nonconformity(
                    "la connexion, ou un refus, aux anciens cookies", f"la page « {headline_of(new)[0]} »"
                )

    def _showed(self, exchange: Exchange) -> bool:
        shown = any(page.url.split("#")[0] == exchange.url for page in self._seen.values())
        return (
            exchange.method == "GET" and exchange.status == 200 and shown and bool(exchange.asked("cookie"))
        )

    def _tells(self, exchange: Exchange) -> bool:
        """Whether an answer is the space's: its way out or its holder is there."""
        text = exchange.answer.decode("utf-8", "replace")
        words = (*self._play.visit.finder.purpose(LOGOUT).words, "deconnect", "deconnexion", "logout")
        told = any(word in text.lower() for word in words)
        return told or holds(text, self._play.person.last_name)

    def _is_served(self, page: Snapshot, known: Snapshot) -> bool:
        """Whether a page is the one that the holder had, and not the log-in or a page open to all."""
        visit = self._play.visit
        closed = visit.screens.is_at(page, LOGIN) or visit.finder.shows(page, FINALISE)
        if (page.status or 200) >= 400 or closed:
            return False
        if page.content_type != "text/html":
            return page.content_type == known.content_type
        alike = headline(page) == headline(known) and path_of(page.url) == path_of(known.url)
        return visit.screens.is_at(page, SPACE) or (alike and _shared(page, known) >= _MOSTLY)


def _read(page: Snapshot) -> str:
    return "\n".join([page.text, *(control.value for control in page.controls)])


def _shared(page: Snapshot, known: Snapshot) -> float:
    """How much of a known page another one says."""
    lines = set(known.text.splitlines())
    return len(lines & set(page.text.splitlines())) / max(1, len(lines))

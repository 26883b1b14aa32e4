"""Two open spaces at the same time: what one holder does and gives in hers never shows in the other's."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from harness.answers import shown_in, wording
from harness.faults import Fault, Nonconformity, Unassessed
from harness.hosts import is_of
from harness.page import Snapshot
from harness.preliminaries import needing
from harness.urssaf.bank import REFUND, shown_end
from harness.urssaf.documents import links_of, shows_amount
from harness.urssaf.journey import SPACE
from harness.wire_probe import WireProbe
from harness.words import fold, masked, speaks_of

if TYPE_CHECKING:
    from harness.exchanges import Exchange
    from harness.urssaf.play import Play

_ACTS = ("declare", "modulate", "pay")
_SEEN = ("follow", "documents", "pay", "message")
_GIVEN_IN = ("bank", "contact")
_LETTERS = "abcdefghijkmnopqrstuvwxyz"
_MOST = 8


class Neighbours:
    """« She », who does nothing, and somebody else, who declares, adjusts, pays and writes meanwhile."""

    def __init__(self, play: Play) -> None:
        self._play = play
        self._others: Play | None = None
        self._marks: list[str] = []
        self._amounts: list[str] = []
        self._account = ""
        self._services: tuple[str, ...] = _SEEN
        self._mine: dict[str, set[str]] = {}
        self._theirs: dict[str, set[str]] = {}
        self._links: list[str] = []

    def open(self) -> None:
        """Both have their space open, each with a browser of her own."""
        play = self._play
        self._others = play.of(play.begin(play.world.people.artist()))
        needing("l’espace d’une autre personne", lambda: self._other.journey.reach(SPACE))
        needing("son espace", lambda: play.play_as().reach(SPACE))

    def let_other_act(self) -> None:
        """Note what both spaces show and let the other act."""
        self._meanwhile(_SEEN, self._act)

    def let_other_give(self) -> None:
        """The same, the other giving an account and a street that nobody else has."""
        self._meanwhile(_GIVEN_IN, self._give_details)

    def _meanwhile(self, services: tuple[str, ...], act: Callable[[], None]) -> None:
        """Hers is noted twice, for what shows at first only."""
        self._services = services
        for _ in range(2):
            for service, page in self._pages(self._play):
                self._mine.setdefault(service, set()).update(lines_of(page))
        before = [page for _, page in self._pages(self._other)]
        act()
        after = list(self._pages(self._other))
        known = {line for page in before for line in lines_of(page)}
        self._theirs = {service: set(lines_of(page)) - known for service, page in after}
        self._links = self._new_links(before, [page for _, page in after])

    def ensure_apart(self) -> None:
        """Nothing of it stands on her pages, nor at the addresses that lead the other to it."""
        for service, page in self._pages(self._play):
            self._ensure_own(service, page)
        mine, theirs = (WireProbe(play.visit.client) for play in (self._play, self._other))
        for url in self._links:
            told = self._told(wording(theirs.get(url)))
            self._ensure_untold(mine.get(url), told)

    @property
    def _other(self) -> Play:
        if self._others is None:
            raise ValueError("nobody else is there")
        return self._others

    def _act(self) -> None:
        """Declare, adjust and pay amounts that nobody else gives, and write what nobody else writes."""
        other = self._other
        for service in _ACTS:
            other.procedures.amount = ""
            with suppress(Fault):
                other.procedures.use(service)
            self._amounts += filter(None, [other.procedures.amount])
        mark = "".join(self._play.world.people.random.choices(_LETTERS, k=10))
        with suppress(Fault):
            other.space.go_home()
            other.messages.write(f"{mark} question", f"{mark} : ceci est un message d’essai.")
            self._marks.append(mark)
        if not self._amounts and not other.messages.sent:
            raise Unassessed("rien ne se commence dans l’espace de ce portail", inapplicable=True)

    def _give_details(self) -> None:
        other = self._other
        street = self._play.world.people.another_street()
        if needing("un compte", lambda: other.bank.register(REFUND)) is not None:
            self._account = other.bank.account
        if other.correspondence.entry("street") is not None:
            other.correspondence.give("street", street)
            self._marks.append(street)
        if not self._account and not self._marks:
            raise Unassessed("rien ne se donne dans l’espace de ce portail", inapplicable=True)

    def _ensure_own(self, service: str, page: Snapshot) -> None:
        known = self._mine.get(service, set())
        lines = set(lines_of(page)) - known
        new = "\n".join(sorted(lines))
        seen = self._told(new)
        if self._account and shown_end(self._account, Snapshot(url="", status=None, text=new)):
            seen.append(f"le compte qui finit par {self._account[-4:]}")
        dated = {masked(line) for line in known}
        both = {line for line in lines & self._theirs.get(service, set()) if masked(line) not in dated}
        seen += filter(self._tells_act, both)
        if seen:
            raise Nonconformity(
                "dans son espace, ses seules démarches", f"« {seen[0]} », d’une autre personne"
            )

    def _ensure_untold(self, answer: Exchange, told: Iterable[str]) -> None:
        said = self._told(wording(answer))
        seen = [each for each in told if each in said]
        if seen:
            raise Nonconformity("un refus à l’adresse d’une démarche d’autrui", f"« {seen[0]} » y est servi")

    def _told(self, said: str) -> list[str]:
        """What a text tells of the other: who she is, and the words and amounts that she alone gave."""
        other = self._other.person
        whole = f"{other.first_name} {other.last_name}", f"{other.last_name} {other.first_name}"
        seen = shown_in(said, filter(None, (*whole, other.nir, other.email, other.street, *self._marks)))
        return seen + [f"{amount} €" for amount in self._amounts if shows_amount(said, amount)]

    def _tells_act(self, line: str) -> bool:
        """Whether a line that came to both after the other's acts speaks of one of them."""
        words = self._play.services.words
        return any(speaks_of(line, words[service]) for service in _ACTS if service in words)

    def _pages(self, play: Play) -> Iterable[tuple[str, Snapshot]]:
        """The services where what is done may show, those left aside that do not open."""
        for service in self._services:
            with suppress(Fault):
                yield service, play.space.visit_service(service)

    def _new_links(self, before: Iterable[Snapshot], after: Iterable[Snapshot]) -> list[str]:
        known = {urljoin(page.url, link) for page in before for link in links_of(page)}
        now = {urljoin(page.url, link) for page in after for link in links_of(page)}
        return [url for url in sorted(now - known) if is_of(url, self._play.hosts)][:_MOST]


def lines_of(page: Snapshot) -> list[str]:
    """What a page says, offers and holds in its entries, line by line, case apart."""
    return [
        fold(line)
        for line in (
            *page.text.splitlines(),
            *(c.name for c in page.commands),
            *(c.value for c in page.entries),
        )
        if line.strip()
    ]

"""One whole journey on a portal, kept to be read again: its pages, its exchanges and its messages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from harness.answers import headline, is_page
from harness.drivers.driver import Client
from harness.exchanges import Exchange
from harness.faults import Blocked, Fault
from harness.general.browser import Through
from harness.general.sides import Side
from harness.hosts import is_of
from harness.page import Snapshot

if TYPE_CHECKING:
    from harness.general.sides import Journey
    from harness.mailbox import Mail
    from harness.visit import Visit

_PAGES = ("text/html", "application/xhtml+xml")
_DATA = (*_PAGES, "application/json")


@dataclass(frozen=True, slots=True)
class Seen:
    """A page as it was first shown, and the screen of the journey that it is, where it is one."""

    page: Snapshot
    screen: str


@dataclass(frozen=True, slots=True)
class Walk:
    """A journey from the home page to the open space, and what its other branches add.

    ``typed`` are the values that she gave or received, by their names; ``personal`` what shows that a page
    is about her. ``broken`` is why the space was not reached, where it was not: what was seen until then is
    judged all the same, and whoever finds nothing wrong in it is blocked.
    """

    hosts: tuple[str, ...]
    shown: tuple[Seen, ...]
    made: tuple[Exchange, ...]
    mails: tuple[Mail, ...]
    typed: dict[str, str]
    personal: tuple[str, ...]
    broken: Fault | None = None
    further: tuple[Exchange, ...] = ()
    """What was asked for beside the guide: the services of the open space, what is refused, her log-in."""

    def pages(self) -> Iterator[Seen]:
        """Each page. Raises `Blocked` after the last one where the journey was not ended."""
        yield from self.shown
        self.ensure_whole()

    def exchanges(self) -> Iterator[Exchange]:
        """Each exchange. Raises `Blocked` after the last one where the journey was not ended."""
        yield from self.made
        self.ensure_whole()

    def ensure_whole(self) -> None:
        """The journey was ended."""
        if self.broken is not None:
            requirement = getattr(self.broken, "requirement", None)
            raise Blocked(f"le parcours n’a pu être mené à bout : {self.broken}", requirement)

    def all_exchanges(self) -> Iterator[Exchange]:
        """The same, and those beside the guide."""
        yield from self.further
        yield from self.exchanges()

    def documents(self) -> Iterator[Exchange]:
        """The answers of the portal that are pages, shown or refused, on the way or beside the guide."""
        return (each for each in self._own(self.all_exchanges()) if is_page(each) and each.answer)

    def data(self) -> Iterator[Exchange]:
        """The answers of the portal that may hold data: pages, and what scripts ask for, wherever."""
        return (each for each in self._own(self.all_exchanges()) if each.media_type in _DATA and each.answer)

    def _own(self, exchanges: Iterable[Exchange]) -> Iterator[Exchange]:
        return (each for each in exchanges if is_of(each.url, self.hosts))


class Noting(Through):
    """A client that keeps every page that it was shown."""

    def __init__(self, client: Client) -> None:
        super().__init__(client)
        self.pages: list[Snapshot] = []

    def look(self) -> Snapshot:
        """The page as it is now, kept."""
        page = super().look()
        if not self.pages or self.pages[-1] is not page:
            self.pages.append(page)
        return page


def walked(side: Side) -> Walk:
    """Play the guide to the open space, and the branches that lead elsewhere as far as they add a page.

    Where the space cannot be opened, the walk says so; the other branches only add to it.
    """
    visitor = side.play.stranger()
    (main, stage), *others = side.branches()
    journeys = [visitor, main, *(journey for journey, _ in others)]
    for journey in journeys:
        journey.visit.client = Noting(journey.visit.client)
    broken = None
    try:
        visitor.reach(side.stages.home)
        main.reach(stage)
    except Fault as fault:
        broken = fault
    with suppress(Fault):
        visitor.reach(side.stages.way_in)
        visitor.go_to_login()
    for journey, end in others:
        with suppress(Fault):
            journey.reach(end)
    address = main.address
    shown = tuple(_first_shown(journeys))
    made = tuple(each for journey in journeys for each in journey.visit.client.exchanges)
    return Walk(
        hosts=side.hosts,
        shown=shown,
        made=made,
        further=() if broken else tuple(_looked_further(side, main)),
        mails=side.world.bench.mailbox.seen(address),
        typed={name: value for j in journeys[1:] for name, value in side.typed(j).items()} | side.typed(main),
        personal=tuple(value for j in journeys[1:] for value in side.personal(j)),
        broken=broken,
    )


def _looked_further(side: Side, journey: Journey) -> Iterator[Exchange]:
    """What her space adds, an address that leads nowhere, a message that has served, and her next log-in."""
    seen = len(journey.visit.client.exchanges)
    with suppress(Fault):
        side.look_further(journey)
    unknown = f"page-inconnue-{side.world.people.random.getrandbits(32):08x}"
    for address in (urljoin(side.play.url, unknown), side.link_of(journey)):
        with suppress(Fault):
            if address:
                journey.visit.open(address)
    yield from journey.visit.client.exchanges[seen:]
    yield from _come_again(side, journey)


def _come_again(side: Side, journey: Journey) -> Iterator[Exchange]:
    """From another device, a wrong first form, a wrong password, then the right one."""
    again = side.elsewhere(journey)
    name, wrong = side.name_at_login(again), side.new_password()
    acts: tuple[Callable[[], object], ...] = (
        partial(again.reach, side.stages.first),
        partial(side.refused_first, again),
        again.go_to_login,
        partial(again.log_in, name, wrong),
        again.go_to_login,
        partial(again.log_in, name, again.password),
    )
    for act in acts:
        with suppress(Fault):
            act()
    yield from again.visit.client.exchanges


def _first_shown(journeys: Sequence[Journey]) -> Iterator[Seen]:
    """Each page of the portal once, as it was before anything was typed in it."""
    known: set[tuple[object, ...]] = set()
    for journey in journeys:
        client = journey.visit.client
        for page in client.pages if isinstance(client, Noting) else ():
            key = (*headline(page), tuple(entry.name for entry in page.entries))
            if key not in known and page.content_type in _PAGES and not page.refused:
                known.add(key)
                yield Seen(page, _screen(journey.visit, page))


def _screen(visit: Visit, page: Snapshot) -> str:
    found = visit.screens.recognise(page)
    return found.key if found is not None else ""

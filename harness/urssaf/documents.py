"""The documents of a space: what one person's acts leave there never shows to anybody else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from harness.answers import shown_in, wording
from harness.exchanges import Exchange
from harness.faults import Blocked, Nonconformity, Unassessed
from harness.forms import Answers, command_of, entries_of, fill_in
from harness.hosts import is_of
from harness.page import Snapshot
from harness.people import UrssafPerson
from harness.wire_probe import WireProbe
from harness.words import speaks_of

if TYPE_CHECKING:
    from harness.urssaf.play import Play
    from harness.visit import Visit

_ACTS = ("declare", "pay", "modulate")
_DESTROYING = ("supprim", "effac", "déconn", "quitt", "ferm", "archiv", "partag", "envoy")
_LOST = frozenset({404, 410})
_MOST = 6


class Documents:
    """What another person has left in her own space, and whether it shows elsewhere."""

    def __init__(self, play: Play) -> None:
        self._play = play
        self._amounts: list[str] = []
        self._links: set[str] = set()
        self._other: UrssafPerson | None = None
        self._telling: dict[str, list[str]] = {}
        self._answers: list[Exchange] = []
        self._got: list[tuple[str, Exchange]] = []

    def leave_some(self) -> None:
        """Let her declare, pay and adjust distinctive amounts where the pages let her."""
        self._other = self._play.person
        around = self._around()
        before = links_of(self._listed())
        for service in _ACTS:
            self._act(service)
        page = self._listed()
        self._links = links_of(page) - before
        probe = WireProbe(self._play.visit.client)
        new = {url: probe.get(url) for url in self._addresses(page, self._links)}
        known = {url: probe.get(url) for url in self._addresses(page, before & links_of(page) - around)}
        self._answers = list(new.values())
        # By the address of the list: the one that it leads to may be signed for whoever was let in.
        self._telling = {url: self._of_other(wording(answer)) for url, answer in (new | known).items()}

    def ensure_opened(self) -> None:
        """Each document that her acts left answers to her, whatever it is made of."""
        for answer in self._answers:
            if (answer.status or 200) >= 500 or answer.status in _LOST:
                raise Nonconformity("le document, à l’adresse que sa liste en donne", f"HTTP {answer.status}")

    def open_of_other(self, visit: Visit) -> None:
        """Ask for the other person's documents, where they are her own, with this client's cookies."""
        probe = WireProbe(visit.client)
        self._got += [(url, probe.get(url)) for url, telling in self._telling.items() if telling]

    def ensure_none_served(self) -> None:
        """No answer tells what the document told to its owner, be it a page, a text or a PDF."""
        if not self._got:
            raise Unassessed("aucun document que le banc puisse lire à son adresse", inapplicable=True)
        for url, answer in self._got:
            said = wording(answer)
            seen = [told for told in self._of_other(said) if told in self._telling[url]]
            if seen:
                raise Nonconformity(
                    "un refus à l’adresse d’un document d’autrui", f"« {seen[0]} » y est servi"
                )

    def ensure_none_of_other(self) -> None:
        """The page in front of her shows nothing of the other person's."""
        page = self._play.visit.page
        seen = self._of_other("\n".join([page.text, *(c.name for c in page.commands)]))
        seen += sorted(self._links & links_of(page))
        if seen:
            raise Nonconformity("ses seuls documents", f"ceux d’une autre personne : {seen[0]}")

    def ensure_found(self) -> None:
        """Documents read as sent by e-mail: an entry of the space answers, or a document came by e-mail."""
        play = self._play
        mark = play.world.bench.mailbox.mark()
        play.space.go_home()
        if play.services.reach("documents") is not None:
            play.space.go_home()
            play.space.open("documents")
            play.space.ensure_answered()
            return
        for service in _ACTS:
            self._act(service)
        if not play.world.bench.mailbox.wait_for(
            play.journey.address, mark, timeout=play.journey.post.patience
        ):
            raise Nonconformity("un document par e-mail, ou une entrée de l’espace", "ni l’un ni l’autre")

    def _of_other(self, said: str) -> list[str]:
        """What a text tells of the other person: who she is, and the amounts that she alone gave."""
        other = self._other
        if other is None:
            raise ValueError("nobody else has left documents")
        whole = f"{other.first_name} {other.last_name}", f"{other.last_name} {other.first_name}"
        seen = shown_in(said, filter(None, (*whole, other.nir, other.email, other.street)))
        return seen + [f"{amount} €" for amount in self._amounts if shows_amount(said, amount)]

    def _around(self) -> set[str]:
        """Where the home leads: its menus stand around every page."""
        self._play.space.go_home()
        return links_of(self._play.visit.page)

    def _addresses(self, page: Snapshot, links: set[str]) -> list[str]:
        found = sorted({urljoin(page.url, link).partition("#")[0] for link in links})
        return [url for url in found if is_of(url, self._play.hosts) and url != page.url][:_MOST]

    def _listed(self) -> Snapshot:
        return self._play.space.visit_service("documents")

    def _act(self, service: str) -> None:
        """Fill in the first form of a service that asks an amount, if it has one."""
        play = self._play
        amount = str(play.world.people.random.randint(21_000, 29_999))
        try:
            page = play.space.visit_service(service)
        except Blocked:
            return
        asking = [c for c in page.entries if c.role in {"textbox", "spinbutton"} and not c.readonly]
        command = command_of(page, asking[0].form) if asking else None
        if command is None:
            return
        person = play.person
        answers = Answers("essai", "essai", play.journey.address, person.phone or "", amount, play.year_over)
        fill_in(play.visit.client, entries_of(page, asking[0].form), answers)
        play.visit.follow(command)
        self._amounts.append(amount)


def links_of(page: Snapshot) -> set[str]:
    """Where a page leads, but for what ends or destroys something."""
    return {c.href for c in page.commands if c.href and not speaks_of(c.name, _DESTROYING)}


def listed(
    page: Snapshot, hosts: Sequence[str], leaving: tuple[str, ...] = _DESTROYING, most: int = _MOST
) -> list[str]:
    """The addresses of the portal that the main part of a page lists, the first few of them.

    A list may bear titles alone, what it lists standing on pages of its own.
    """
    leading = [
        c for c in page.commands if c.href and not (c.aside or c.disabled or speaks_of(c.name, leaving))
    ]
    inside = dict.fromkeys(urljoin(page.url, c.href).partition("#")[0] for c in leading)
    return [url for url in inside if is_of(url, hosts) and url != page.url][:most]


def shows_amount(text: str, amount: str) -> bool:
    """Whether a text shows an amount of five digits, grouped or not."""
    grouped = f"{amount[:-3]}[\\s.,'’]?{amount[-3:]}"
    return re.search(rf"(?<!\d){grouped}(?!\d)", text) is not None

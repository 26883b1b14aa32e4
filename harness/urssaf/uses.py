"""What she does in a service once it is open: what the portal says that it took is found again somewhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from harness.faults import Blocked, ConnectionFault, Nonconformity
from harness.page import Snapshot
from harness.urssaf.bank import REFUND
from harness.urssaf.summary import ensure_no_breakdown
from harness.waiting import StillWaiting, until
from harness.words import fold, speaks_of

if TYPE_CHECKING:
    from harness.urssaf.play import Play

_HOME = "home"
_BESIDE = ("follow", "documents")
_WITHIN = ("historique", "suivi", "mes ", "consult", "récapitul", "détail", "liste", "passé", "en cours")
_MOST = 4


class Uses:
    """A payment, a declaration, a modulation: sent where a page has a form for it, then looked for."""

    def __init__(self, play: Play) -> None:
        self._play = play
        self._known: dict[str, frozenset[str]] = {}
        self._answer = frozenset[str]()
        self._since = 0

    def ensure_kept(self) -> None:
        """What she sends in the service in front of her leaves a trace."""
        self._ensure_kept(self._play.procedures.use)

    def ensure_account_kept(self) -> None:
        """The account that she gives for her refunds leaves a trace."""
        self._ensure_kept(lambda _: self._play.bank.take(REFUND))

    def _ensure_kept(self, use: Callable[[str], bool]) -> None:
        """What was sent is found again, once its page has said that it was taken.

        Where no form can be filled in, or nothing says that it was taken, nothing is judged.
        """
        play, service = self._play, self._play.space.opened
        self._since = play.world.bench.mailbox.mark()
        try:
            self._known = {each: _said(page) for each, page in self._pages(service)}
            done = use(service)
        except (Blocked, ConnectionFault):
            return
        if not done:
            ensure_no_breakdown(play.procedures.answer or play.bank.answer, play.hosts)
            return
        told, self._answer = play.visit.described(), _said(play.visit.page)
        try:
            until(lambda: self._is_found(service), play.visit.patience_for_messages, what="trace")
        except StillWaiting as none:
            expected = "ce qu’elle a envoyé, retrouvé dans l’espace"
            raise Nonconformity(expected, f"aucune trace, après {told}") from none

    def _is_found(self, service: str) -> bool:
        """Whether a page says what it did not, or one behind it or an e-mail speaks of what she gave."""
        if any(self._tells_more(each, page) for each, page in self._pages(service)):
            return True
        if self._tells_further(self._play.space.visit_service(service)):
            return True
        mails = self._play.world.bench.mailbox.seen(self._play.journey.address, self._since)
        return any(self._mark in re.sub(r"\D", "", mail.words) for mail in mails)

    @property
    def _mark(self) -> str:
        """What tells it from anything else: the amount that she gave, or the end of her account."""
        return self._play.procedures.amount or self._play.bank.account[-3:]

    def _tells_more(self, name: str, page: Snapshot) -> bool:
        """A line more than before; on the home, other than what the answer itself had said."""
        said = _said(page) - self._known.get(name, frozenset())
        return bool(said - self._answer if name == _HOME else said)

    def _tells_further(self, page: Snapshot) -> bool:
        names = [c.name for c in page.commands if c.role == "link" and speaks_of(c.name, _WITHIN)]
        pages = self._play.services.followed(names[:_MOST])
        return any(self._mark in re.sub(r"[^\d\n]", "", each.text) for each in pages)

    def _pages(self, service: str) -> Iterator[tuple[str, Snapshot]]:
        """The home, the service itself, her procedures and her documents; the latter as far as they open."""
        self._play.space.go_home()
        yield _HOME, self._play.visit.page
        for each in (service, *_BESIDE):
            try:
                yield each, self._play.space.visit_service(each)
            except Blocked:
                if each == service:
                    raise


def _said(page: Snapshot) -> frozenset[str]:
    """The lines of a page, the names of its commands and what its entries hold."""
    held = [f"{entry.name} : {entry.value} {entry.checked or ''}" for entry in page.entries]
    chosen = [f"{c.name} : {o.label}" for c in page.entries for o in c.options if o.selected]
    return frozenset(map(fold, [*page.text.splitlines(), *(c.name for c in page.commands), *held, *chosen]))

"""How a refused entry is explained: on its own field, and announced to whoever does not see the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harness.answers import is_page
from harness.faults import Blocked, Nonconformity, Unassessed
from harness.refusals import new_words
from harness.waiting import StillWaiting, until
from harness.words import fold

if TYPE_CHECKING:
    from harness.general.general import General
    from harness.matching import Widget

_FEWEST_WORDS = 4


class Errors:
    """A form that is refused for one entry of a wrong shape. ``key`` is that entry's purpose."""

    def __init__(self, general: General) -> None:
        self._general = general
        self._key = ""
        self._documents = 0

    def give_malformed(self) -> None:
        """Fill the form in front of her, one entry of a shape that the guide excludes, and send it."""
        self._documents = self._count_documents()
        self._key = self._general.side.give_malformed(self._general.play.journey)

    def ensure_tied(self) -> None:
        """The new message is the entry's own error, description or bubble, and says more than « Erreur »."""
        visit = self._general.play.visit
        try:
            said = until(self._own_message, visit.patience_for_messages, what="message associé")
        except StillWaiting:
            raise Nonconformity(
                f"une erreur associée à {visit.finder.spoken(self._key)}",
                f"aucune sur ce champ, sur {visit.described()}",
            ) from None
        if len(said.split()) < _FEWEST_WORDS:
            raise Nonconformity("une erreur qui dit ce qui est attendu", f"« {said} »")

    def ensure_announced(self) -> None:
        """What appeared on the page without another page is in a live region, or is the field's own."""
        visit = self._general.play.visit
        visit.look()
        if self._count_documents() > self._documents:
            raise Unassessed(
                "le refus amène une nouvelle page, que l’on annonce comme toute page", inapplicable=True
            )
        appeared = new_words(visit.before, visit.page)
        if not appeared:
            raise Blocked("aucun message n’est apparu", None)
        told = fold("\n".join([*visit.page.alerts, *(e.error + e.description for e in visit.page.entries)]))
        silent = [line for line in appeared.splitlines() if fold(line) not in told]
        if silent and not self._own_message():
            raise Nonconformity(
                "un message annoncé (role=alert, status, aria-live)", f"« {silent[0]} » ne l’est pas"
            )

    def _own_message(self) -> str | None:
        """The new text that is tied to the entry itself."""
        visit = self._general.play.visit
        visit.look()
        now = visit.find(self._key)
        if now is None:
            raise Blocked(f"le champ n’est plus sur {visit.described()}", None)
        then = visit.find_before(self._key)
        said = " ".join(dict.fromkeys(self._texts(now, then)))
        return said or None

    def _texts(self, now: Widget, then: Widget | None) -> list[str]:
        olds = then.parts if then is not None and len(then.parts) == len(now.parts) else ()
        known = fold(" ".join(f"{old.error} {old.description}" for old in olds))
        lines = [
            line for part in now.parts for line in (*part.error.splitlines(), *part.description.splitlines())
        ]
        return [line for line in lines if fold(line) and fold(line) not in known]

    def _count_documents(self) -> int:
        return sum(map(is_page, self._general.play.visit.client.exchanges))

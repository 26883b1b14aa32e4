"""Whether the activation code, which reaches a person by its own channel, ever shows on the way."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from harness.faults import Nonconformity
from harness.refusals import ensure_refused
from harness.urssaf.codes import another_code
from harness.urssaf.stages import AFTER_IDENTIFICATION, IDENTIFICATION, SPACE

if TYPE_CHECKING:
    from harness.exchanges import Exchange
    from harness.urssaf.play import Play


class Secrecy:
    """Looks for « her » code in everything that came back to her."""

    def __init__(self, play: Play) -> None:
        self._play = play
        self._since = 0

    def go_all_the_way(self) -> None:
        """A wrong code first, then the guide to its end."""
        self._since = self._play.world.bench.mailbox.mark()
        journey, person = self._play.journey, self._play.person
        journey.reach(IDENTIFICATION)
        journey.give_number_and_code(person.nir, another_code(person.activation_code))
        ensure_refused(journey.visit, IDENTIFICATION, AFTER_IDENTIFICATION)
        journey.reach(SPACE)

    def ensure_never_on_a_page(self) -> None:
        """No answer, its headers included, holds her code."""
        code = _pattern(self._play.person.activation_code)
        for visit in self._play.world.visits:
            for exchange in visit.client.exchanges:
                if any(code.search(text) for text in _texts(exchange)):
                    path = urlsplit(exchange.url).path
                    raise Nonconformity(
                        "le code d’activation absent de toute réponse",
                        f"il figure dans la réponse à {exchange.method} {path}",
                    )

    def ensure_never_in_a_message(self) -> None:
        """No message to her holds her code."""
        code = _pattern(self._play.person.activation_code)
        for mail in self._play.world.bench.mailbox.sent_to(self._play.journey.address, self._since):
            if code.search(mail.words) or any(code.search(unquote(link)) for link in mail.links):
                self._play.world.keep(self._play.world.bench.keeper.mail(mail))
                raise Nonconformity(
                    "le code d’activation absent de tout message", f"il figure dans « {mail.subject} »"
                )


def _texts(exchange: Exchange) -> Iterator[str]:
    body = exchange.answer.decode("utf-8", "replace")
    yield body
    yield html.unescape(body)
    for _, value in exchange.answer_headers:
        yield unquote(value)


def _pattern(code: str) -> re.Pattern[str]:
    """A code by itself, in either case, perhaps grouped by spaces or dashes."""
    signs = r"[\s\u00a0.\-]?".join(map(re.escape, code))
    return re.compile(rf"(?<![0-9A-Za-z]){signs}(?![0-9A-Za-z])", re.IGNORECASE)

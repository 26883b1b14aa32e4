"""Whether a stranger can tell an unknown number from a wrong code: words, status, size, time."""

from __future__ import annotations

import statistics
from dataclasses import dataclass
from typing import TYPE_CHECKING

from harness.faults import ConnectionFault, Nonconformity
from harness.preliminaries import needing
from harness.refusals import ensure_refused, new_words
from harness.urssaf.codes import another_code
from harness.urssaf.stages import AFTER_IDENTIFICATION, IDENTIFICATION, SPACE
from harness.words import masked

if TYPE_CHECKING:
    from harness.exchanges import Exchange
    from harness.people import UrssafPerson
    from harness.urssaf.journey import Journey
    from harness.urssaf.play import Play

HOLDERS = {"pour qui n'a pas d'espace": False, "pour qui a déjà son espace": True}
"""Whose number is tried with a wrong code, and whether she has a space."""
_SAMPLES = 7
_FEWEST = 4
_BATCHES = 2
_BYTES, _SHARE = 64, 0.05


@dataclass(frozen=True, slots=True)
class Refusal:
    """What a stranger gets for a pair: the new words, numbers masked; status and bytes of what came."""

    words: str
    status: int | None
    size: int
    seconds: float


class Neutrality:
    """Two refusals side by side."""

    def __init__(self, play: Play) -> None:
        self._play = play
        self._known: Refusal | None = None
        self._unknown: Refusal | None = None
        self._gaps: list[float] = []

    def refuse_both(self, holder: str) -> None:
        """A stranger tries a number of that holder with a wrong code, and a number that nobody has.

        Who proves herself by the right code may be told that she has a space (URS-AMB-16), nobody else.
        """
        person = self._member() if HOLDERS[holder] else self._filed()
        self._known = self._refused(self._stranger(), person)
        self._unknown = self._refused(self._stranger(), self._play.world.people.artist())

    def ensure_same_words(self) -> None:
        """Both refusals say the same."""
        known, unknown = self._both()
        if known.words != unknown.words:
            raise Nonconformity(
                f"le même refus dans les deux cas, « {known.words} »",
                f"pour le numéro inconnu, « {unknown.words} »",
            )

    def ensure_same_wire(self) -> None:
        """Both answers have the same status and about the same size."""
        known, unknown = self._both()
        if known.status != unknown.status:
            raise Nonconformity(
                f"la même réponse HTTP dans les deux cas ({known.status})",
                f"{unknown.status} pour le numéro inconnu",
            )
        if abs(known.size - unknown.size) > max(_BYTES, _SHARE * known.size):
            raise Nonconformity(
                f"des réponses de même taille (environ {known.size} octets)",
                f"{unknown.size} octets pour le numéro inconnu",
            )

    def measure(self) -> None:
        """Try both a few times by turns, again where the first batch tells them apart."""
        stranger = self._stranger()
        self._gaps = []
        for _ in range(_BATCHES):
            self._gaps.append(self._gap(stranger))
            if self._gaps[-1] <= self._margin:
                return

    def ensure_same_time(self) -> None:
        """The medians of both differ by no more than what is declared."""
        gap = min(self._gaps)
        if gap > self._margin:
            raise Nonconformity(
                f"des durées médianes qui diffèrent de {self._margin * 1000:.0f} ms au plus",
                f"{gap * 1000:.0f} ms d’écart entre numéro inconnu et code faux",
            )

    def ensure_like_a_wrong_code(self) -> None:
        """What is in front of her is what a wrong code gets."""
        here = self._play.visit
        ensure_refused(here, IDENTIFICATION, AFTER_IDENTIFICATION)
        said = masked(new_words(here.before, here.page))
        wanted = self._refused(self._stranger(), self._filed()).words
        if said != wanted:
            raise Nonconformity(f"le refus d’un code faux, « {wanted} »", f"« {said} »")

    @property
    def _margin(self) -> float:
        return self._play.settings.number("both.timing_margin_ms") / 1000

    def _both(self) -> tuple[Refusal, Refusal]:
        if self._known is None or self._unknown is None:
            raise ValueError("both refusals are to be had first")
        return self._known, self._unknown

    def _stranger(self) -> Journey:
        """Somebody at the identification page, with a client of her own; « she » stays who she is."""
        stranger = self._play.stranger()
        stranger.reach(IDENTIFICATION)
        return stranger

    def _filed(self) -> UrssafPerson:
        """Somebody on file, who has no space."""
        return self._play.put_on_file(self._play.world.people.artist())

    def _member(self) -> UrssafPerson:
        """Somebody on file, whose space is open."""
        member = self._play.begin(self._play.world.people.artist())
        needing("l’espace d’une autre", lambda: member.reach(SPACE))
        return member.person

    def _refused(self, stranger: Journey, person: UrssafPerson) -> Refusal:
        """A wrong code given with a person's number on the page in front of the stranger."""
        visit = stranger.visit
        seen = len(visit.client.exchanges)
        stranger.give_number_and_code(person.nir, another_code(person.activation_code))
        ensure_refused(visit, IDENTIFICATION, AFTER_IDENTIFICATION)
        came = [each for each in visit.client.exchanges[seen:] if _shown(each)]
        sent = next((each for each in came if each.method == "POST"), came[0] if came else None)
        return Refusal(
            words=masked(new_words(visit.before, visit.page)),
            status=sent.status if sent else visit.page.status,
            size=sum(len(each.answer) for each in came),
            seconds=sum(each.seconds for each in came),
        )

    def _gap(self, stranger: Journey) -> float:
        taken: dict[bool, list[Refusal]] = {True: [], False: []}
        for _ in range(_SAMPLES):
            for known in (True, False):
                stranger.reach(IDENTIFICATION)
                person = self._filed() if known else self._play.world.people.artist()
                taken[known].append(self._refused(stranger, person))
        known_times, unknown_times = (
            [each.seconds for each in refusals if each.status == refusals[0].status]
            for refusals in taken.values()
        )
        if min(len(known_times), len(unknown_times)) < _FEWEST:
            raise ConnectionFault(
                "le portail répond autrement à des essais répétés : les durées ne se comparent pas",
                "donnez [client] address_header dans le profil, ou levez la limite par client en recette",
            )
        return abs(statistics.median(known_times) - statistics.median(unknown_times))


def _shown(exchange: Exchange) -> bool:
    return exchange.method == "POST" or exchange.media_type in {"text/html", "application/json"}

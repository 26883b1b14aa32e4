"""The identification sent as no page would send it: an entry emptied, past what the page itself refuses."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from harness.answers import page_of
from harness.exchanges import Exchange
from harness.faults import Blocked, Nonconformity, Unassessed
from harness.refusals import ensure_refused
from harness.urssaf.codes import another_code
from harness.urssaf.identification import CODE, NIR
from harness.urssaf.stages import AFTER_IDENTIFICATION, IDENTIFICATION
from harness.wire_probe import Sent, WireProbe, landing

if TYPE_CHECKING:
    from harness.urssaf.play import Play

Landing = tuple[int | None, str, str]
"""Where an answer leaves a browser: status, path, and the page's headings or the document's keys."""


class Bypass:
    """Replays a refused identification with other values, and tells which ones are let through."""

    def __init__(self, play: Play) -> None:
        self._play = play
        self._wrong = ""
        self._landing: Landing | None = None

    def be_refused(self) -> None:
        """Let the page send a wrong code, to have something to replay."""
        self._play.play_as().reach(IDENTIFICATION)
        person = self._play.person
        self._wrong = another_code(person.activation_code)
        self._play.journey.give_number_and_code(person.nir, self._wrong)
        ensure_refused(self._play.visit, IDENTIFICATION, AFTER_IDENTIFICATION)

    def replay_without(self, key: str) -> None:
        """Send the right pair, one of its entries emptied."""
        person = self._play.person
        pair = {NIR: person.nir, CODE: person.activation_code} | {key: ""}
        self._landing = self._sent(pair[NIR], pair[CODE])

    def ensure_not_let_through(self) -> None:
        """It was not received as the right pair is, which is sent the same way to compare."""
        person = self._play.person
        wrong = self._sent(person.nir, self._wrong)
        right = self._sent(person.nir, person.activation_code)
        if right == wrong:
            raise Unassessed(
                "la bonne paire, rejouée hors du formulaire, n’est pas reçue autrement qu’une fausse",
                inapplicable=True,
            )
        if self._landing == right:
            raise Nonconformity(
                "un refus, même hors du formulaire", "la même suite que pour le bon numéro et le bon code"
            )

    def _sent(self, nir: str, code: str) -> Landing:
        """Where a pair leads, sent from the form as it is shown again."""
        visit, person = self._play.visit, self._play.person
        self._play.journey.reach(IDENTIFICATION)
        probe = WireProbe(visit.client)
        sent = probe.renewed(self._to_replay(probe), visit.page.html)
        names = {NIR: sent.names_of(person.nir), CODE: sent.names_of(self._wrong)}
        if not all(names.values()):
            raise _not_replayable()
        values = dict.fromkeys(names[NIR], nir) | dict.fromkeys(names[CODE], code)
        return _landed(landing(probe.replay(sent.having(values))))

    def _to_replay(self, probe: WireProbe) -> Sent:
        try:
            return probe.last_post(self._wrong)
        except Blocked as error:
            raise _not_replayable() from error


def _not_replayable() -> Unassessed:
    return Unassessed("l’envoi du formulaire ne se rejoue pas hors de la page", inapplicable=True)


def _landed(answer: Exchange) -> Landing:
    return answer.status, urlsplit(answer.url).path, _subject(answer)


def _subject(answer: Exchange) -> str:
    """What a document is: the headings of a page, the keys of a JSON object."""
    if "json" in answer.media_type:
        return ",".join(sorted(_keys(answer.answer)))
    return " | ".join(heading.text for heading in page_of(answer).headings if heading.level == 1)


def _keys(document: bytes) -> list[str]:
    """The keys of a JSON object; none of what is no object, or no JSON whatever it says that it is."""
    try:
        known = json.loads(document)
    except ValueError:
        return []
    return list(known) if isinstance(known, dict) else []

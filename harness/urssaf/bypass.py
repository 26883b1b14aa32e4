"""The identification sent as no page would send it: an entry emptied, past what the page itself refuses."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, cast
from urllib.parse import urljoin, urlsplit

import requests
from lxml import html

from harness.exchanges import Exchange
from harness.faults import Blocked, ConnectionFault, Nonconformity, Unassessed
from harness.refusals import ensure_kept
from harness.urssaf.codes import another_code
from harness.urssaf.identification import CODE, NIR
from harness.urssaf.journey import IDENTIFICATION
from harness.wire_probe import Sent, WireProbe

if TYPE_CHECKING:
    from harness.urssaf.play import Play

Landing = tuple[int | None, str, str]
"""Where an answer leaves a browser: status, path, and the page's headings or the document's keys."""

_HOPS = 5
_PATIENCE = 15


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
        ensure_kept(self._play.visit, IDENTIFICATION)

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
        return _landing(probe.replay(sent.having(values)))

    def _to_replay(self, probe: WireProbe) -> Sent:
        try:
            return probe.last_post(self._wrong)
        except Blocked as error:
            raise _not_replayable() from error


def _not_replayable() -> Unassessed:
    return Unassessed("l’envoi du formulaire ne se rejoue pas hors de la page", inapplicable=True)


def _landing(answer: Exchange) -> Landing:
    """Follow an answer as its browser would, with the cookies that it sets."""
    cookies = dict(_cookies(answer))
    for _ in range(_HOPS):
        location = dict(answer.answer_headers).get("location")
        if location is None or answer.status not in {301, 302, 303, 307, 308}:
            break
        answer = _got(urljoin(answer.url, location), cookies)
        cookies |= dict(_set_cookies(answer))
    return answer.status, urlsplit(answer.url).path, _subject(answer)


def _cookies(answer: Exchange) -> list[tuple[str, str]]:
    """The cookies of a browser once it has got an answer."""
    sent = dict(answer.headers).get("cookie", "")
    known = [(name, value) for name, _, value in (part.strip().partition("=") for part in sent.split(";"))]
    return [*known, *_set_cookies(answer)]


def _set_cookies(answer: Exchange) -> list[tuple[str, str]]:
    lines = [value for name, value in answer.answer_headers if name == "set-cookie"]
    pairs = (part.partition(";")[0].strip().partition("=") for line in lines for part in _apart(line))
    return [(name, value) for name, _, value in pairs]


def _apart(line: str) -> list[str]:
    """Cookies that a client joined in one header, dates kept whole."""
    parts: list[str] = []
    for piece in line.split(","):
        if parts and "=" not in piece.partition(";")[0]:
            parts[-1] += "," + piece
        else:
            parts.append(piece)
    return parts


def _got(url: str, cookies: dict[str, str]) -> Exchange:
    line = "; ".join(f"{name}={value}" for name, value in cookies.items() if name)
    try:
        answer = requests.get(
            url,
            headers={"Cookie": line, "Accept": "text/html"} if line else {"Accept": "text/html"},
            allow_redirects=False,
            timeout=_PATIENCE,
            proxies={"http": "", "https": ""},
        )
    except requests.RequestException as error:
        raise ConnectionFault(
            f"le portail n’a pas répondu après une requête rejouée ({type(error).__name__})",
            "vérifiez qu’il est toujours en marche",
        ) from error
    received = tuple((name.lower(), value) for name, value in answer.headers.items())
    return Exchange("GET", url, (), b"", answer.status_code, received, answer.content)


def _subject(answer: Exchange) -> str:
    """What a document is: the headings of a page, the keys of a JSON object."""
    kind = dict(answer.answer_headers).get("content-type", "")
    text = answer.answer.decode("utf-8", "replace")
    if "json" in kind:
        document = json.loads(text)
        return ",".join(sorted(document)) if isinstance(document, dict) else ""
    if "html" not in kind or not text.strip():
        return ""
    heads = cast(list[html.HtmlElement], html.document_fromstring(text).xpath("//h1"))
    return " | ".join(" ".join(str(head.text_content()).split()) for head in heads)

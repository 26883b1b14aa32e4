"""Entries that no page would send, in each field in turn: what is answered, and what it does with them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from harness.answers import is_page, path_of
from harness.drivers.html.document import Document, tag
from harness.exchanges import Exchange
from harness.faults import Blocked, ConnectionFault, Fault, Nonconformity, Unassessed
from harness.general.searches import asked, forms, searches
from harness.general.traces import trace_in
from harness.general.walk import Noting
from harness.hosts import is_of
from harness.preliminaries import needing
from harness.wire_probe import Sent, WireProbe, landing, technical_names

if TYPE_CHECKING:
    from harness.general.general import General
    from harness.visit import Visit

Change = Callable[[Sent, str, str], list[Sent]]
"""From a form, the name of a field and a mark, to the forms that are sent in its place."""

Shown = Callable[[str, str, Exchange], Iterator[Sent]]
"""From the text of a page, its address and a request of its reader, to forms that it shows."""

_LONG = 10_000


def _with(made: Callable[[str], str]) -> Change:
    return lambda sent, name, mark: [sent.having({name: made(mark)})]


def _missing_then_twice(sent: Sent, name: str, _mark: str) -> list[Sent]:
    value = dict(sent.fields)[name]
    return [sent.without({name}), replace(sent, fields=(*sent.fields, (name, value)))]


def _markup(mark: str) -> str:
    return f'"><script>alert("{mark}")</script><b id="{mark}">'


ENTRIES: Mapping[str, Change] = {
    "du balisage": _with(_markup),
    "une formule de gabarit": _with(lambda mark: f"{mark}{{{{7*7}}}}"),
    "un octet nul": _with(lambda mark: f"{mark}\0{mark}"),
    "dix mille caractères": _with(lambda _mark: "A" * _LONG),
    "rien, puis le double": _missing_then_twice,
}
NAMES = {
    "du balisage": "<b id={mark}>Durand</b>",
    "une formule de gabarit": "{mark}{{{{7*7}}}}",
    "une apostrophe et une esperluette": "O'Neil, Müller & Co",
}
_TWICE_ESCAPED = re.compile(r"&(?:amp|lt|gt|quot|#0?39|#x27);")


class OddEntries:
    """The forms that were refused once, sent again with odd entries; and people of odd names."""

    def __init__(self, general: General) -> None:
        self._general = general
        self._mark = ""
        self._forms: list[tuple[Visit, Sent, str]] = []
        self._answers: list[tuple[str, Exchange]] = []
        self._pages: list[tuple[str, str]] = []

    def be_refused(self) -> None:
        """« She » is refused on the first form, and a stranger at the log-in: both forms are on record."""
        self._mark = self._new_mark()
        side = self._general.side
        journey = self._general.play.play_as()
        journey.reach(side.stages.first)
        self._record(journey.visit, lambda: side.refused_first(journey))
        stranger = self._general.play.stranger()
        needing("la page de connexion", stranger.go_to_login)
        name, password = side.nobody_at_login(), side.new_password()
        self._record(stranger.visit, lambda: stranger.log_in(name, password))

    def be_refused_later(self) -> None:
        """Somebody is refused on each form that follows and can be: what was sent then is on record."""
        self._mark = self._new_mark()
        for journey, screen, refuse in self._general.side.later_forms():
            with suppress(Nonconformity, Blocked, Unassessed):
                journey.reach(screen)
                self._record_new(journey.visit, partial(refuse, journey))
        if not self._forms:
            raise Blocked("aucun des formulaires qui suivent n’a pu être refusé", None)

    def come_beside(self) -> None:
        """What somebody who only looks can send beside the journey is on record, a mere search too."""
        self._mark = self._new_mark()
        stranger = self._general.play.stranger()
        visit = stranger.visit
        client = visit.client = Noting(visit.client)
        needing("la page d’accueil", lambda: stranger.reach(self._general.side.stages.home))
        needing("la page de connexion", stranger.go_to_login)
        for come, send in self._general.side.beside(stranger):
            with suppress(Fault):
                come()
                self._record_new(visit, send)
        self._record_shown(visit, client, searches)
        if not self._forms:
            raise Unassessed("ce portail n’a pas de formulaire à côté du parcours", inapplicable=True)

    def _record_shown(self, visit: Visit, client: Noting, shown: Shown) -> None:
        """Each of these forms of the pages seen that is sent to the portal, once."""
        opened = next(each for each in client.exchanges if is_page(each) and each.method == "GET")
        known: set[tuple[str, ...]] = set()
        for page in client.pages:
            for sent in shown(page.html, page.url, opened):
                names = (name for name, _ in sent.fields)
                key = (sent.exchange.method, path_of(sent.exchange.url), *names)
                if key not in known and is_of(sent.exchange.url, self._general.side.hosts):
                    known.add(key)
                    self._forms.append((visit, sent, page.url))

    def try_forms_of_space(self, change: Change) -> None:
        """« She » goes round her space, then sends each form that its pages show, each field changed."""
        self._mark = self._new_mark()
        journey = self._general.play.journey
        client = journey.visit.client = Noting(journey.visit.client)
        client.look()
        self._general.side.look_further(journey)
        self._record_shown(journey.visit, client, forms)
        if not self._forms:
            raise Unassessed("les pages de l’espace n’ont pas de formulaire", inapplicable=True)
        self.resend(change)

    def give_in_space(self) -> None:
        """« She » gives markup wherever her space lets her type something, and sees what it shows since."""
        self._mark = self._new_mark()
        journey = self._general.play.journey
        client = journey.visit.client = Noting(journey.visit.client)
        seen = len(client.exchanges)
        self._general.side.give_in_space(_markup(self._mark))
        if WireProbe(client).last_since(seen, _markup(self._mark)) is None:
            raise Unassessed("aucune saisie de l’espace n’est partie", inapplicable=True)
        self._read(client, journey.address)

    def resend(self, change: Change) -> None:
        """Send each form again with each of its fields so changed, from its page opened anew."""
        for visit, sent, url in self._forms:
            for name in self._fields(visit, sent):
                for odd in change(sent, name, self._mark):
                    visit.open(url)
                    probe = WireProbe(visit.client)
                    with suppress(ConnectionFault):  # hung up on; a portal that is gone does not open next
                        answer = landing(probe.replay(asked(probe.renewed(odd, visit.page.html))))
                        self._answers.append((f"{name} de {url}", answer))
            visit.open(url)
        read = [(said, answer) for said, answer in self._answers if is_page(answer)]
        self._pages += [(said, answer.answer.decode("utf-8", "replace")) for said, answer in read]

    def ensure_standing(self) -> None:
        """No answer is a breakdown, or shows what the portal is made of."""
        for said, answer in self._answers:
            if answer.broken:
                raise self._broken("un refus ou un message", f"une réponse {answer.status} à {said}", answer)
            if trace_in(answer):
                raise self._broken(
                    "aucun détail interne", f"« {trace_in(answer)} » en réponse à {said}", answer
                )

    def ensure_only_text(self) -> None:
        """Nothing that was given became an element, a script or a result."""
        for said, text in self._pages:
            for told in _interpreted(text, self._mark):
                raise Nonconformity("ce qui a été saisi, montré comme du texte", f"{told} ({said})")

    # People of odd names

    def be_named(self, name: str) -> None:
        """« She » is on file under that name, where the control API takes it."""
        self._mark = self._new_mark()
        try:
            self._general.side.known_as(name.format(mark=self._mark), "Dominique")
        except ConnectionFault as fault:
            raise Unassessed(f"ce nom ne peut être inscrit : {fault.what}", inapplicable=True) from fault

    def go_to_space(self) -> None:
        """Play the guide, and keep every page and message; a name that the first form refuses ends it."""
        journey = self._general.play.journey
        client = journey.visit.client = Noting(journey.visit.client)
        try:
            journey.reach(self._general.side.stages.space)
        except Nonconformity:
            if not journey.visit.is_at(self._general.side.stages.first):
                raise
        self._read(client, journey.address)

    def _read(self, client: Noting, address: str) -> None:
        """Every page that she was shown, and every message that came to her."""
        self._pages = [(f"page {page.url}", page.html) for page in client.pages if page.html]
        mails = self._general.world.bench.mailbox.seen(address)
        self._pages += [(f"e-mail « {mail.subject} »", mail.html) for mail in mails if mail.html]
        for page in client.pages:
            values = "\n".join([page.text, *(control.value for control in page.controls)])
            if found := _TWICE_ESCAPED.search(values):
                self._pages.append((f"page {page.url}", f'<b id="{self._mark}">{found.group(0)}</b>'))

    def _new_mark(self) -> str:
        """A word that no page holds of itself."""
        return f"q{self._general.world.people.random.getrandbits(40):010x}"

    def _record(self, visit: Visit, refuse: Callable[[], object]) -> None:
        url = visit.page.url
        refuse()
        self._forms.append((visit, WireProbe(visit.client).last_post(), url))

    def _record_new(self, visit: Visit, refuse: Callable[[], object]) -> None:
        """The same, only if a form was sent: a browser may refuse an entry by itself."""
        url, seen = visit.page.url, len(visit.client.exchanges)
        refuse()
        sent = WireProbe(visit.client).last_since(seen)
        if sent is not None:
            self._forms.append((visit, sent, url))

    def _fields(self, visit: Visit, sent: Sent) -> Iterator[str]:
        technical = technical_names(visit.page.html)
        return (name for name in dict.fromkeys(name for name, _ in sent.fields) if name not in technical)

    def _broken(self, expected: str, observed: str, answer: Exchange) -> Nonconformity:
        world = self._general.world
        world.keep(world.bench.keeper.exchanges([answer]))
        return Nonconformity(expected, observed)


def _interpreted(text: str, mark: str) -> Iterator[str]:
    if mark not in text:
        return
    document = Document(text, "")
    for element in document.elements:
        if element.get("id") == mark:
            yield f"l’élément {tag(element)} est devenu un élément de la page"
        if tag(element) == "script" and (element.text or "").lstrip().startswith(f'alert("{mark}'):
            yield "le script saisi est devenu un script de la page"
    if f"{mark}49" in text:
        yield "la formule saisie a été calculée"

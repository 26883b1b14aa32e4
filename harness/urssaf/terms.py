"""The terms of use of step 4: how she accepts them, that nobody does in her place, where they are read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urldefrag

from lxml import etree, html

from harness.faults import Blocked, Nonconformity, Unassessed
from harness.other_form import OtherForm
from harness.preliminaries import needing
from harness.refusals import ensure_kept_with_message
from harness.urssaf.journey import CONTACT_ADDRESS, acceptance, accepts
from harness.windows import close_window
from harness.wire_probe import Sent, WireProbe, box_names, choice_names
from harness.words import fold

if TYPE_CHECKING:
    from harness.exchanges import Exchange
    from harness.page import Control, Snapshot
    from harness.urssaf.play import Play

BOX = "urssaf.terms"
ACT = "urssaf.terms_act"
TEXT = "urssaf.terms_text"
_EMAIL = "urssaf.email"
_NAMES = ("cgu", "terms", "condition", "accept", "consent", "tos")
"""How programs call an acceptance."""
_NO_ADDRESS = "a..b@example.org"
"""No address, though browsers let it be sent."""
_LEAST = 80
"""Characters under which nothing was said that could be accepted."""


class Terms:
    """The terms of use. ``read`` is what opened; ``typed`` the address that stood in the form before."""

    def __init__(self, play: Play) -> None:
        self._play = play
        self.read = ""
        self.typed = ""
        self._given = ""
        self._accepted: Sent | None = None

    def ensure_offered(self) -> None:
        """The terms can be accepted, by a box or, under URS-AMB-14=other, by another act."""
        visit = self._play.visit
        box = self._play.settings.text("urs.terms.control") == "checkbox_unticked"
        if box or visit.find(BOX) is not None:
            visit.need(BOX)
        elif acceptance(visit.page) is None:
            visit.need(ACT)

    def ensure_not_accepted_yet(self) -> None:
        """Nothing that accepts is set when the page opens."""
        visit = self._play.visit
        box, choice = visit.find(BOX), acceptance(visit.page)
        for control in (box.control if box is not None else None, choice):
            if control is not None and control.checked:
                raise Nonconformity(
                    "des conditions que rien n’accepte d’avance", f"« {control.name} » déjà activé"
                )
        self.ensure_offered()

    def send_without(self) -> None:
        """« Envoyer », the terms not accepted."""
        self._play.journey.send()

    def ask_without(self) -> None:
        """Her address, and « Envoyer » without a gesture towards the terms."""
        self._play.journey.give_address(self._play.journey.address, accepting=False)

    def be_refused(self) -> None:
        """The same, and be back at the form."""
        self.ask_without()
        self._play.visit.expect(CONTACT_ADDRESS, "URS-034")

    def be_refused_though_accepting(self) -> None:
        """Accept the terms and give an address that is none, and be back at the form for that alone."""
        journey = self._play.journey
        own = journey.address
        journey.give_address(_NO_ADDRESS)
        journey.address = own
        needing("une adresse refusée", lambda: self._play.visit.expect(CONTACT_ADDRESS, "URS-031"))

    def ask_having_withdrawn(self) -> None:
        """Undo what accepts the terms, where the form lets her, and ask for the link."""
        visit, page = self._play.visit, self._play.visit.page
        box, choice = visit.find(BOX), acceptance(page)
        refusal = next((c for c in page.entries if c.role == "radio" and _refuses(c, choice)), None)
        if box is not None:
            visit.tick(BOX, False)
        elif choice is not None and refusal is not None:
            visit.client.tick(refusal, True)
        elif choice is None or choice.checked:
            raise Unassessed("l’acceptation donnée ne se retire pas", inapplicable=True)
        self.ask_without()

    def leave_to_another(self) -> None:
        """She accepts and asks for her link; then « she » is somebody else, at the form in the same browser.

        A portal that keeps a browser to the journey begun in it lets nobody else come so far.
        """
        play = self._play
        first = play.journey
        needing("les conditions à accepter", self.ensure_offered)
        needing("la demande d’une autre personne", first.submit_address)
        self._given = first.address
        self._accepted = WireProbe(first.visit.client).last_since(first.asked_after, first.address)
        play.journey = replace(play.begin(play.world.people.artist()), visit=first.visit)
        try:
            play.journey.reach(CONTACT_ADDRESS)
        except Nonconformity as barred:
            if play.visit.page.broken:
                raise Blocked(f"un autre parcours dans le même navigateur : {barred}", "GEN-012") from barred
            told = "le navigateur garde le parcours commencé : personne d’autre n’en commence un"
            raise Unassessed(told, inapplicable=True) from barred

    def ask_as_far_as_let(self) -> None:
        """Her address, and « Envoyer » without a gesture towards the terms: in the page, then past it."""
        journey, visit = self._play.journey, self._play.visit
        journey.about_to_ask()
        with suppress(Nonconformity):
            self.ask_without()
        if self._accepted is not None and visit.is_at(CONTACT_ADDRESS):
            own = OtherForm(self._accepted, visit).own({}, {self._given: journey.address})
            WireProbe(visit.client).replay(without_acceptance(own, visit.page.html))

    def ensure_asked(self) -> None:
        """The form was refused with a message that asks to accept the terms."""
        ensure_kept_with_message(self._play.visit, CONTACT_ADDRESS, BOX)

    def replay_without(self) -> None:
        """On a form that was never sent, send what a full one sends, but without what accepts the terms."""
        play = self._play
        probe, sent = play.contact.unsent_form(accepting=False)
        if not play.journey.terms_offered:
            told = "le nouveau formulaire garde les conditions acceptées : rien n’y est à accepter"
            raise Unassessed(told, inapplicable=True)
        play.journey.about_to_ask()
        probe.replay(without_acceptance(sent, play.visit.page.html))

    def open_text(self) -> None:
        """With an address typed, open the terms and come back to the form."""
        visit = self._play.visit
        self._play.journey.fill_address(self._play.person.email)
        visit.look()
        self.typed = visit.need(_EMAIL).value
        control = self._text_beside() or visit.need(TEXT).control
        if control.href is not None and _in_another_tab(visit.page.html, control):
            self.read = _said_by(WireProbe(visit.client).get(control.href), visit.page)
        else:
            self._open_here(control)

    def ensure_read(self) -> None:
        """What opened is a text or a document, and not an error."""
        if len(self.read) < _LEAST:
            raise Nonconformity(
                "un texte ou un document à lire avant d’accepter", f"« {self.read} »" if self.read else "rien"
            )

    def ensure_entries_kept(self) -> None:
        """What she had typed is still there."""
        widget = self._play.visit.need(_EMAIL)
        if widget.value != self.typed:
            raise Nonconformity(f"« {self.typed} » toujours saisi", f"« {widget.value} »")

    def _text_beside(self) -> Control | None:
        """The text that the page's main part offers: the foot of the site may have one of the same name."""
        page = self._play.visit.page
        central = tuple(control for control in page.controls if not control.aside)
        found = self._play.visit.finder.offered(replace(page, controls=central), TEXT)
        return next(iter(found), None)

    def _open_here(self, control: Control) -> None:
        visit = self._play.visit
        before, known = visit.page, len(visit.passed)
        visit.client.activate(control)
        visit.look()
        if passed := visit.passed[known:]:  # the text is a page that the profile says to pass, and led back
            self.read = _new_text(passed[0].text, before.text)
            return
        if urldefrag(visit.page.url).url == urldefrag(before.url).url:
            self.read = _new_text(visit.page.text, before.text) or _at_fragment(visit.page.html, control.href)
            close_window(visit, before)
            return
        if not visit.page.refused:
            self.read = _new_text(visit.page.text, before.text)
            if visit.page.content_type != "text/html":
                self.read = visit.page.content_type.ljust(_LEAST)
        visit.client.back()
        visit.look()


def _refuses(choice: Control, acceptance: Control | None) -> bool:
    """Whether a choice is the other answer to the question that has an acceptance."""
    if acceptance is None or choice.ref == acceptance.ref:
        return False
    return (choice.form, choice.group) == (acceptance.form, acceptance.group) and not accepts(choice.name)


def without_acceptance(sent: Sent, page: str) -> Sent:
    """What a form sends, but without what accepts the terms: a box, a choice, or what its name says."""
    speaking = {name for name, _ in sent.fields if any(word in name.casefold() for word in _NAMES)}
    return sent.without(speaking | box_names(page) | choice_names(page) | sent.names_of("true"))


def _in_another_tab(page: str, control: Control) -> bool:
    """Whether the link of that name and address opens beside the form."""
    links = html.document_fromstring(page or "<p>").iter("a")
    named = [link for link in links if fold(_text_of(link)) == fold(control.name)]
    same = [link for link in named if (control.href or "").endswith((link.get("href") or "?").lstrip("./"))]
    return any((link.get("target") or "_self") != "_self" for link in same)


def _said_by(exchange: Exchange, before: Snapshot) -> str:
    """What a document that opened elsewhere says beyond the form's page; nothing where it is an error."""
    if exchange.status is None or exchange.status >= 400:
        return ""
    kind = exchange.media_type or "text/html"
    if kind not in {"text/html", "application/xhtml+xml", "text/plain"}:
        return kind.ljust(_LEAST) if exchange.answer else ""
    page = html.document_fromstring(exchange.answer.decode("utf-8", "replace") or "<p>")
    known = {fold(line) for line in _lines_of(html.document_fromstring(before.html or "<p>"))}
    return " ".join(line for line in _lines_of(page) if fold(line) not in known)


def _new_text(now: str, before: str) -> str:
    known = {fold(line) for line in before.splitlines()}
    return " ".join(line for line in now.splitlines() if fold(line) not in known)


def _at_fragment(page: str, href: str | None) -> str:
    """The text that an anchor of the same page leads to."""
    name = urldefrag(href or "").fragment
    elements = html.document_fromstring(page or "<p>").iter() if name else ()
    return next((_text_of(each) for each in elements if each.get("id") == name), "")


def _lines_of(document: etree._Element) -> Iterator[str]:
    """The texts of a page's body, scripts and styles apart."""
    for body in document.iter("body"):
        unseen = {text for hidden in body.iter("script", "style", "template") for text in hidden.itertext()}
        for text in map(str, body.itertext()):
            if text.strip() and text not in unseen:
                yield " ".join(text.split())


def _text_of(element: etree._Element) -> str:
    return " ".join(" ".join(map(str, element.itertext())).split())

"""A message to Urssaf: written in whatever form the service offers, then looked for where it may be kept."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from harness.answers import headline
from harness.faults import Nonconformity
from harness.forms import Answers, choose_last, command_of, entries_of, fill_in, keeps_typed
from harness.page import Control, Snapshot
from harness.urssaf.documents import listed
from harness.urssaf.summary import ensure_no_breakdown, go_through
from harness.words import fold, masked, speaks_of

if TYPE_CHECKING:
    from harness.mailbox import Mail
    from harness.urssaf.play import Play

_WRITING = ("nouveau", "nouvelle", "écrire", "rédiger", "envoyer", "message", "demande", "contacter", "poser")
_KEPT_IN = (
    "envoy",
    "historique",
    "message",
    "suivi",
    "conversation",
    "boîte",
    "échange",
    "consult",
    "demande",
)
_SENT = ("a bien été", "a été", "ont été", "est parti", "envoyé", "transmis", "reçu", "enregistré", "merci")
_ENDING = ("déconn", "quitter", "supprim", "annul", "ferm")
_LETTERS = "abcdefghijkmnopqrstuvwxyz"
_PAGES = 8


class Messages:
    """Her message. ``sent`` tells whether the portal let her send one."""

    def __init__(self, play: Play) -> None:
        self._play = play
        self.sent = False
        self._answer: Snapshot | None = None
        self._mark = ""
        self._first = ""
        self._since = 0

    def send(self) -> None:
        """Open the service and send a message that can be told from any other."""
        self._since = self._play.world.bench.mailbox.mark()
        self._write_marked()

    def send_two(self) -> None:
        """The same, then another about the last of the subjects to choose from, once the first is kept."""
        self.send()
        self._first = self._mark if self.sent and self._is_kept() and self._is_kept() else ""
        if self._first:
            done = self._told()
            self._play.space.go_home()
            self._write_marked(other=True)
            self.sent = self.sent and done <= self._told()

    def _told(self) -> set[str]:
        """What the answer says of a sending: a subject may only inform, and a second message be barred."""
        if self._answer is None:
            return set()
        lines = map(masked, self._answer.text.splitlines())
        said = {line for line in lines if speaks_of(line, _SENT) and self._mark not in line}
        return said or set(map(masked, headline(self._answer)))

    def _write_marked(self, *, other: bool = False) -> None:
        self.sent, self._mark = False, "".join(self._play.world.people.random.choices(_LETTERS, k=10))
        self.write(
            f"{self._mark} question", f"{self._mark} : ceci est un message d’essai.", other_subject=other
        )

    def write(self, text: str, body: str, *, other_subject: bool = False) -> None:
        """Open the service and send a message of that subject and body, as far as its form has them."""
        play = self._play
        play.space.open("message")
        play.space.ensure_answered()
        entry = self._entry() or self._entry_further()
        if entry is None:
            return
        answers, asked = self._answers(text, body), play.visit.page
        fill_in(play.visit.client, entries_of(asked, entry.form), answers)
        if other_subject:
            choose_last(play.visit.client, entries_of(asked, entry.form))
        command = command_of(asked, entry.form)
        if command is not None:
            play.visit.follow(command)
            through, page = go_through(play.visit, asked, command), play.visit.page
            self._answer = page
            refused = (page.status or 200) >= 400 or keeps_typed(page, (answers.text, answers.body))
            self.sent = through and not refused

    def ensure_kept(self) -> None:
        """The message is found again: in its service, among her procedures or documents, in her e-mails.

        Where the page has no form that anybody could fill in, nothing more than the page is judged.
        """
        if not self.sent:
            ensure_no_breakdown(self._answer, self._play.hosts)
            return
        if not self._is_kept():
            raise Nonconformity("le message envoyé, retrouvé dans l’espace", "aucune page ne le montre plus")

    def ensure_both_kept(self) -> None:
        """Where the first was kept, a second one that was sent is as well, and the first still is."""
        if not self._first:
            return
        self.ensure_kept()
        self._mark = self._first
        if self.sent and not self._is_kept():
            raise Nonconformity("le premier message gardé", "il ne se montre plus une fois le second envoyé")

    def _is_kept(self) -> bool:
        return self._in_mailbox() or any(map(self._is_on, self._pages()))

    def count(self) -> int:
        """How often it is read in the services that may keep it, and in her e-mails."""
        read = sum(fold(page.text).count(self._mark) for page in self._pages())
        return read + sum(self._mark in mail.words for mail in self._mails())

    def _answers(self, text: str, body: str) -> Answers:
        person = self._play.person
        return Answers(
            text=text,
            body=body,
            email=self._play.journey.address,
            phone=person.phone or "",
            amount="100",
            year=self._play.year_over,
        )

    def _entry(self) -> Control | None:
        """Where a message is typed: the largest entry of a form that has a command."""
        page = self._play.visit.page
        typed = [c for c in page.entries if c.role == "textbox" and not (c.disabled or c.readonly or c.aside)]
        free = [
            c for c in typed if c.kind in {"textarea", "text", ""} and command_of(page, c.form) is not None
        ]
        return next((c for c in free if c.kind == "textarea"), next(iter(free), None))

    def _entry_further(self) -> Control | None:
        """The same behind a command that speaks of writing."""
        names = [control.name for control in _speaking(self._play.visit.page, _WRITING)]
        for _ in self._play.services.followed(names):
            entry = self._entry()
            if entry is not None:
                return entry
        return None

    def _pages(self) -> Iterator[Snapshot]:
        """The services that may keep it and what they lead to, each page as it is opened."""
        visit = self._play.visit
        for service in ("message", "follow", "documents"):
            self._play.space.go_home()
            entry = self._play.services.reach(service)
            if entry is None:
                continue
            page = visit.activate(entry)
            yield page
            kept = [c.href for c in _speaking(page, _KEPT_IN) if c.href]
            inside = listed(page, self._play.hosts, leaving=_ENDING, most=_PAGES)
            yield from map(visit.open, kept if service == "message" else inside)

    def _in_mailbox(self) -> bool:
        return any(self._mark in mail.words for mail in self._mails())

    def _mails(self) -> tuple[Mail, ...]:
        return self._play.world.bench.mailbox.seen(self._play.journey.address, self._since)

    def _is_on(self, page: Snapshot) -> bool:
        return self._mark in fold(page.text) or any(self._mark in fold(c.name) for c in page.commands)


def _speaking(page: Snapshot, words: tuple[str, ...]) -> list[Control]:
    """The commands of a page that speak of something, sending and leaving apart."""
    return [c for c in page.commands if not c.disabled and speaks_of(c.name, words) and c.role == "link"][
        :_PAGES
    ] or [c for c in page.commands if not c.disabled and speaks_of(c.name, words)][:_PAGES]

"""A procedure that a person begins in her space, and whether her follow-up shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harness.faults import Blocked, Nonconformity
from harness.forms import Answers, command_of, entries_of, fill_in
from harness.page import Control, Snapshot
from harness.refusals import new_words
from harness.urssaf.summary import go_through
from harness.waiting import StillWaiting, until
from harness.words import fold, speaks_of

if TYPE_CHECKING:
    from harness.urssaf.play import Play

_BEGUN_BY = ("declare", "modulate")
"""The services that begin what any portal would call a procedure; a payment or a message may be none."""
_DONE = (
    "enregistr",
    "transmis",
    "envoyé",
    "reçu",
    "prise en compte",
    "pris en compte",
    "confirmé",
    "effectué",
    "déposé",
    "validé",
    "déclaré",
    "modulé",
    "ajusté",
    "recalcul",
    "modifié",
    "mis à jour",
    "mise à jour",
    "à jour",
)
_UNDONE = ("erreur", "invalide", "incorrect", "obligatoire", "n'a pas", "n'est pas", "impossible", "échou")
_WITHIN = ("en cours", "terminé", "historique", "toutes", "passé", "détail", "suivi")
_NOTHING = ("aucun", "pas de", "pas encore", "rien", "vide")
_TYPED = {"textbox", "spinbutton"}
_PAGES = 6


class Procedures:
    """What she begins. ``begun`` are the services by which she began something, as their pages told her.

    ``amount`` is the one that she gave last, in whole euros, ``answer`` what came of the form that she sent.
    """

    def __init__(self, play: Play) -> None:
        self._play = play
        self.begun: tuple[str, ...] = ()
        self.amount = ""
        self.answer: Snapshot | None = None
        self._known = Snapshot(url="about:blank", status=None)

    def begin(self) -> None:
        """See the follow-up as it is, then declare and adjust, where the pages let her."""
        self._known = self._play.space.visit_service("follow")
        self.begun = tuple(service for service in _BEGUN_BY if self.use(service))

    def ensure_followed(self) -> None:
        """The follow-up says something that it did not, or tells already of such a procedure.

        Where no page let her begin anything, or the follow-up is no page, nothing more is judged than
        that it opens.
        """
        play = self._play
        play.space.go_home()
        home = play.visit.page
        play.space.open("follow")
        play.space.ensure_answered()
        if not self.begun or play.visit.page.content_type != "text/html":
            return
        if not (self._tells_more() or self._told_already(home) or self._tells_further(home)):
            raise Nonconformity("la démarche commencée, parmi les démarches suivies", play.visit.described())

    def use(self, service: str) -> bool:
        """Fill in the first form of a service; whether its page says in the end that it took it."""
        self.answer = None
        try:
            page = self._play.space.visit_service(service)
        except Blocked:
            return False
        self.amount = str(self._play.world.people.random.randint(21_000, 29_999))
        asking = [c for c in page.entries if c.role in _TYPED and not c.readonly and not c.aside]
        command = command_of(page, asking[0].form) if asking else None
        if command is None:
            return False
        self._fill(command)
        self._play.visit.follow(command)
        through = go_through(self._play.visit, page, command, self._fill)
        self.answer = self._play.visit.page
        return through and self._comes_to_be_done()

    def _fill(self, command: Control) -> None:
        visit = self._play.visit
        fill_in(visit.client, entries_of(visit.page, command.form), self._answers())

    def _comes_to_be_done(self) -> bool:
        visit = self._play.visit
        try:
            until(self._is_done_or_look, visit.patience_for_messages, what="prise en compte")
        except StillWaiting:
            return False
        return True

    def _is_done_or_look(self) -> bool:
        done = self._is_done()
        if not done:
            self._play.visit.look()
        return done

    def _answers(self) -> Answers:
        play = self._play
        return Answers(
            text="essai",
            body="Ceci est un essai.",
            email=play.journey.address,
            phone=play.person.phone or "",
            amount=self.amount,
            year=play.year_over,
        )

    def _is_done(self) -> bool:
        """Whether the page says, as it did not before, that something was done, and no fault."""
        visit = self._play.visit
        if (visit.page.status or 200) >= 400 or any(c.error or c.invalid for c in visit.page.entries):
            return False
        said = new_words(visit.before, visit.page).splitlines()
        return any(speaks_of(line, _DONE) and not speaks_of(line, _UNDONE) for line in said)

    def _tells_more(self) -> bool:
        visit = self._play.visit
        try:
            until(self._is_richer_or_look, visit.patience, what="suivi")
        except StillWaiting:
            return False
        return True

    def _is_richer_or_look(self) -> bool:
        richer = self._is_richer(self._play.visit.page)
        if not richer:
            self._play.visit.look()
        return richer

    def _is_richer(self, page: Snapshot) -> bool:
        """Whether a page says more than the follow-up did, and not only that there is nothing."""
        known = {fold(line) for line in _lines(self._known)}
        return any(fold(line) not in known and not speaks_of(line, _NOTHING) for line in _lines(page))

    def _told_already(self, home: Snapshot) -> bool:
        """Whether it speaks of such a procedure, not merely as the home and the menus do."""
        return self._speaks(self._play.visit.page, home)

    def _tells_further(self, home: Snapshot) -> bool:
        """Whether a list behind one of its own commands speaks of such a procedure."""
        page = self._play.visit.page
        known = {control.name for control in home.commands}
        own = [c.name for c in page.commands if c.name not in known and c.role != "button"]
        within = [name for name in own if speaks_of(name, _WITHIN)][:_PAGES]
        return any(self._speaks(each, home) for each in self._play.services.followed(within))

    def _speaks(self, page: Snapshot, home: Snapshot) -> bool:
        words = tuple(word for service in self.begun for word in self._play.services.words[service])
        elsewhere = {fold(line) for line in _lines(home)}
        own = [line for line in _lines(page) if fold(line) not in elsewhere]
        return any(speaks_of(line, words) for line in own) and not any(speaks_of(x, _NOTHING) for x in own)


def _lines(page: Snapshot) -> list[str]:
    return [*page.text.splitlines(), *(control.name for control in page.commands)]

"""Step 5: what the link opens, for whom, how often and how long; and what a dead one answers."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from harness.faults import Nonconformity, Unassessed
from harness.links import altered, bereft, cut
from harness.moments import Lapse
from harness.preliminaries import needing
from harness.urssaf.journey import CONTACT_ADDRESS, DETAILS, IDENTIFICATION, LOGIN, PASSWORD, SPACE, WAITING
from harness.wire_probe import scanned
from harness.words import fold, speaks_of, squeezed

if TYPE_CHECKING:
    from harness.urssaf.journey import Journey
    from harness.urssaf.play import Play

_REFUSING = (
    "lien", "adresse", "introuvable", "valable", "valide", "invalide", "expir", "inconnu", "erreur",
    "incomplet", "n'existe", "déjà", "utilis",
)  # fmt: skip
_WAY_OUT = (
    "renvo", "réexpéd", "réadress", "nouveau lien", "nouvel e-mail", "nouvel email", "nouveau mail",
    "nouveau message", "nouveau courriel", "nouvelle demande", "autre lien", "recommenc", "redemand",
    "demande", "obtenir", "recevoir", "reprend", "reprenez", "à nouveau", "de nouveau", "entier", "complet",
)  # fmt: skip
_APART = 60
"""Seconds between a first sending and the next, so that their ends are told from each other."""
_TO_LOG_IN = ("connect", "connexion", "identifi")
SPOILT = {
    "dont un signe a changé": altered,
    "coupé au milieu de son jeton": cut,
    "privé de son jeton": bereft,
}


class LinkChecks:
    """What she does with her link. ``other`` is the person whose link she may have been handed."""

    def __init__(self, play: Play) -> None:
        self._play = play
        self.other: Journey | None = None
        self._stood_at = ""

    # What is followed

    def follow_first(self) -> None:
        """Follow the links of the first sending where a living one would open."""
        first = self._play.journey.sendings[0]
        journey = self._where_one_opens()
        for link in first:
            journey.follow(link)

    def follow_again(self) -> None:
        """Follow the latest link once more, where a living one would open."""
        self._where_one_opens().confirm()

    def _where_one_opens(self) -> Journey:
        """In a browser that knows nothing of her; in her own where a link opens there only (URS-AMB-07)."""
        if not self._play.settings.flag("urs.link.same_browser_required"):
            return self._play.on_another_device()
        visit = self._play.visit
        self._stood_at = next(filter(visit.is_at, (PASSWORD, DETAILS, SPACE)), "")
        return self._play.journey

    def follow_elsewhere(self) -> None:
        """Follow the latest link in a browser that knows nothing of her."""
        self._play.on_another_device().confirm()

    def ensure_unattached(self) -> None:
        """A link opens in a browser that knows nothing of her, as the candidate reads the guide."""
        if self._play.settings.flag("urs.link.same_browser_required"):
            raise Unassessed("le lien ne s’ouvre que dans le navigateur du parcours", inapplicable=True)

    def finish_elsewhere(self) -> None:
        """The same, and go on there until her space is open."""
        self.follow_elsewhere()
        needing("le lien suivi dans un autre navigateur", self.ensure_opens)
        self._play.journey.go_on_to_details()
        self._play.journey.finalise()

    def use_first(self) -> None:
        """Define the password behind the first link that came, where it still opens."""
        self.follow_first()
        journey = self._play.journey
        if not journey.visit.is_at(journey.after_link):
            raise Unassessed("le premier lien ne s’ouvre plus une fois le second parti", inapplicable=True)
        needing("un mot de passe défini", journey.go_on_to_details)

    def follow_spoilt(self, said: str) -> None:
        """Follow her link as a mail program may have spoilt it."""
        self._play.visit.open(SPOILT[said](self._play.journey.links[-1]))

    def follow_of_other(self) -> None:
        """Follow, in her own browser, the link that another person has received."""
        play = self._play
        other = play.begin(play.world.people.artist(), witness=True)
        needing("lien d’une autre personne", lambda: self._receive(other))
        other.visit = play.visit
        other.confirm()
        self.other = other

    def use(self) -> None:
        """Go on from the latest link until the password is defined."""
        self._play.journey.confirm()
        self._play.journey.go_on_to_details()

    def scan(self) -> None:
        """Ask for every link as a mail scanner may: HEAD, GET, GET, without cookies."""
        for link in self._play.journey.sendings[-1]:
            for method in ("HEAD", "GET", "GET"):
                scanned(method, link)

    # What it opens

    def ensure_opens(self) -> None:
        """The link has led to what follows it: the password, or the details where it came after it."""
        self._play.visit.expect(self._play.journey.after_link)

    def ensure_hers_or_refused(self) -> None:
        """The other person's link opened the other person's journey, or nothing; and never a mixture."""
        other, play = self.other, self._play
        if other is None or not other.visit.is_at(other.after_link):
            self.ensure_nothing_opens()
            return
        other.go_on_to_details()
        shown = [other.visit.page.text, *(control.value for control in other.visit.page.controls)]
        text = squeezed(" ".join(shown))
        hers = (play.person.nir, play.person.street or play.person.nir, play.person.phone or play.person.nir)
        if any(squeezed(value) in text for value in hers):
            raise Nonconformity("les coordonnées de la destinataire du lien", "celles d’une autre personne")
        if squeezed(play.person.email) in text:
            raise Nonconformity("l’adresse de la destinataire du lien", "celle d’une autre personne")
        self.ensure_no_space()

    def ensure_refused(self, *, used: bool = False) -> None:
        """Nothing opened; a readable page tells how to get a new link, or to log in where it was ``used``."""
        self.ensure_nothing_opens()
        visit = self._play.visit
        if self._stood_at and visit.is_at(self._stood_at):
            return  # in her own browser she is where she was: the link is dead, and she needs no other
        text = self._new_text()
        if visit.is_at(WAITING) or (used and visit.is_at(LOGIN)):
            return
        if not speaks_of(text, _REFUSING):
            raise Nonconformity("une page lisible qui refuse le lien", visit.described())
        known_step = visit.is_at(IDENTIFICATION) or visit.is_at(CONTACT_ADDRESS)
        if not (known_step or speaks_of(text, _WAY_OUT + (_TO_LOG_IN if used else ()))):
            raise Nonconformity("une page qui dit comment obtenir un nouveau lien", visit.described())

    def ensure_nothing_opens(self) -> None:
        """Neither the password nor what follows it, unless she stood there already; and no breakdown."""
        visit = self._play.visit
        visit.look()
        if visit.page.broken:
            raise Nonconformity("un refus lisible", visit.described())
        for screen in (PASSWORD, DETAILS, SPACE):
            if visit.is_at(screen) and screen != self._stood_at:
                raise Nonconformity("un lien refusé", visit.described())

    def ensure_no_space(self) -> None:
        """The candidate holds no space of hers (where it lets itself be asked)."""
        space = self._play.space_held()
        if space is not None:
            raise Nonconformity("aucun espace tant que le lien n’a pas été suivi", f"un espace : {space}")

    # How long it lasts

    def follow_before_end(self) -> None:
        """Follow a link a second before the end of its declared validity."""
        limit = timedelta(seconds=self._validity() - 1)
        self._play.world.moments.ensure_nearer(limit, lambda: self._sent_then_followed(limit))

    def follow_after_end(self) -> None:
        """Follow a link a second after the end of its declared validity."""
        limit = timedelta(seconds=self._validity() + 1)
        self._play.world.moments.ensure_further(limit, lambda: self._sent_then_followed(limit, after=True))

    def follow_opened_after_end(self) -> None:
        """Follow a link a second after the end of its declared validity, though opened before, half-way."""
        limit = timedelta(seconds=self._validity() + 1)
        self._play.world.moments.ensure_further(
            limit, lambda: self._sent_then_followed(limit, after=True, opened=True)
        )

    def follow_resent_before_end(self) -> None:
        """Follow a link sent again a second before its own end, which lies past that of the first."""
        limit = timedelta(seconds=self._validity() - 1)
        self._play.world.moments.ensure_nearer(limit, lambda: self._resent_then_followed(limit))

    def follow_resent_after_end(self) -> None:
        """Follow a link sent again a second after its own end."""
        limit = timedelta(seconds=self._validity() + 1)
        self._play.world.moments.ensure_further(limit, lambda: self._resent_then_followed(limit, after=True))

    def _resent_then_followed(self, limit: timedelta, *, after: bool = False) -> Lapse:
        """Have a fresh person's link sent, then sent again later, let time pass, and follow the second."""
        moments = self._play.world.moments
        journey = self._play.play_as()
        needing("lien reçu", lambda: self._receive(journey))
        moments.advance(_APART)
        _, sent = moments.during(lambda: needing("lien renvoyé", self._play.resend.again))
        if journey.sendings[-1] == journey.sendings[0]:
            raise Unassessed("le message renvoyé porte le même lien que le premier", inapplicable=True)
        if after:
            moments.advance_to(sent.end + limit)
        else:
            moments.approach(sent.start + limit)
        _, followed = moments.during(journey.confirm)
        return Lapse(sent, followed)

    def _validity(self) -> int:
        validity = self._play.settings.optional_number("urs.link.validity_seconds")
        if validity is None:
            raise Unassessed("le profil ne déclare aucune durée de validité du lien")
        return validity

    def _sent_then_followed(self, limit: timedelta, *, after: bool = False, opened: bool = False) -> Lapse:
        """Have a fresh person's link sent, let time pass, and follow it; ``opened`` also half-way."""
        moments = self._play.world.moments
        journey = self._play.play_as()
        _, sent = moments.during(lambda: needing("lien reçu", lambda: self._receive(journey)))
        if opened:
            moments.advance_to(sent.end + limit / 2)
            self._open(journey, limit / 2)
        if after:
            moments.advance_to(sent.end + limit)
        else:
            moments.approach(sent.start + limit)
        _, followed = moments.during(journey.confirm)
        return Lapse(sent, followed)

    def _open(self, journey: Journey, left: timedelta) -> None:
        """Open her links without going on, where one opens; ``left`` is what their validity has left.

        In her own browser she may still stand where they led, if her journey lasts so long.
        """
        if not self._play.settings.flag("urs.link.same_browser_required"):
            self.scan()
            return
        visit, lasts = journey.visit, self._play.settings.optional_number("both.journey_timeout_seconds")
        for link in journey.sendings[-1]:
            visit.open(link)
        if lasts is None or timedelta(seconds=lasts) >= left:
            self._stood_at = next(filter(visit.is_at, (PASSWORD, DETAILS)), "")

    def _receive(self, journey: Journey) -> None:
        journey.reach(WAITING)
        journey.receive()

    def _new_text(self) -> str:
        """What the page says beyond what every page of the portal says, its home page being the measure."""
        visit = self._play.visit
        home = self._play.world.visit("urssaf", witness=True).open(self._play.url)
        known = {fold(line) for line in home.text.splitlines()}
        known |= {fold(control.name) for control in home.commands}
        lines = [*visit.page.text.splitlines(), *(control.name for control in visit.page.commands)]
        return "\n".join(line for line in lines if fold(line) not in known)

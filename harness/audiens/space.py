"""The opened space and the help beside: the services by their declared words, and the numbers to call."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING

from harness.answers import headline, headline_of, path_of, shown_in
from harness.audiens.fetched import by_a_stranger, is_html, telling, tells
from harness.audiens.notices import text_of
from harness.audiens.stages import LOGIN, SPACE
from harness.exchanges import Exchange
from harness.faults import Blocked, Fault, Nonconformity, Unassessed
from harness.mailbox import Mail
from harness.matching import Widget
from harness.page import Control, Snapshot
from harness.people import AudiensPerson
from harness.preliminaries import needing
from harness.visit import Visit
from harness.wire_probe import Sent, WireProbe
from harness.words import speaks_of

if TYPE_CHECKING:
    from harness.audiens.play import AudiensPlay

SERVICES: Mapping[str, str] = {
    "les décomptes de remboursement": "statements",
    "le simulateur de remboursements": "simulator",
    "la demande de prise en charge hospitalière": "hospital",
    "la carte de tiers payant": "card",
    "la géolocalisation des professionnels de santé": "geolocation",
    "le relevé de situation retraite": "retirement",
}
HELP: Mapping[str, str] = {"les adhérents santé": "0173173535", "les autres personnes": "0173173500"}
_CREATED = ("cré", "ouvert", "inscri", "bienvenue", "activ")
_EXPLAINED = ("adhérent", "réserv", "santé prévoyance", "contrat")
_DOTTED = r"(?<![\d.,])\d{8}\.\d{2}(?![\d.,])"
_RETIREMENT = "retirement"
_NOT_THERE = ("page introuvable", "page non trouvée", "page inexistante", "cette page n'existe")
_HEALTH = ("santé prévoyance", "adhérent")


class Space:
    """The space as its holder sees it."""

    def __init__(self, play: AudiensPlay) -> None:
        self._play = play
        self._pages: dict[str, Snapshot] = {}
        self._got: list[tuple[str, Snapshot]] = []
        self._known: list[AudiensPerson] = []
        self._address = ""
        self._names_holder = False
        self._said = ""
        self._sought = ""
        self._fetched: tuple[Exchange, ...] = ()
        self._replayed: tuple[Exchange, Exchange] | None = None

    def open_service(self, said: str) -> None:
        """Open the entry of a service, where it is offered: in the space, or one click further in it."""
        entry = self._entry_within(SERVICES[said])
        if entry is None:
            words = ", ".join(self._words(SERVICES[said]))
            raise Nonconformity(
                f"une entrée dont le nom contient l’un des mots {words} (aud.services.labels)",
                self._play.visit.described(),
            )
        self._activate(entry)

    def ensure_answered(self) -> None:
        """A page came that is neither an error, nor the log-in."""
        visit = self._play.visit
        page = visit.page
        if page.refused or visit.is_at(LOGIN):
            raise Nonconformity("une page de ce service", visit.described())
        if any(speaks_of(said, _NOT_THERE) for said in headline(page)):
            raise Nonconformity("une page de ce service", visit.described())
        if page.content_type == "text/html" and not page.text.strip():
            raise Nonconformity("une page de ce service", "une page vide")
        if page.text == visit.before.text and path_of(page.url) == path_of(visit.before.url):
            raise Nonconformity("une page de ce service", "la page de l’espace, inchangée")

    def try_service(self, said: str) -> None:
        """Open the entry of a service if there is one."""
        self._sought = SERVICES[said]
        entry = self._entry_within(SERVICES[said])
        if entry is not None:
            self._activate(entry)

    def ensure_not_for_her(self) -> None:
        """Not offered, or refused with an explanation."""
        visit = self._play.visit
        if visit.is_at(SPACE) and self._entry(self._sought) is None:
            return
        if not visit.page.refused and not speaks_of(text_of(visit.page), ("réserv",)):
            raise Nonconformity("un service non offert, ou refusé avec une explication", visit.described())
        if not speaks_of(text_of(visit.page), _EXPLAINED):
            raise Nonconformity("un refus expliqué", visit.described())

    def ensure_own(self) -> None:
        """The page of the statement tells nothing of another member; where it names its holder, it is her."""
        play = self._play
        self.ensure_answered()
        self._ensure_of_nobody_else(play.visit.page)
        mine = _told_of(play.person)
        strange = [told for told in re.findall(_DOTTED, play.visit.page.text) if not shown_in(told, mine)]
        if strange:
            raise Nonconformity("son propre relevé", f"celui de l’identifiant {strange[0]}")
        if self._names_holder and not shown_in(play.visit.page.text, mine):
            raise Nonconformity(f"un relevé au nom de « {play.person.last_name} »", "il n’est pas au sien")

    def open_of_other(self) -> None:
        """Open, in her own session, the address at which another member reads hers."""
        self._play.visit.open(self._address)

    def ensure_nothing_of_other(self) -> None:
        """Whatever came tells nothing of the other member."""
        self._ensure_of_nobody_else(self._play.visit.page)

    def _ensure_of_nobody_else(self, page: Snapshot) -> None:
        mine = set(_told_of(self._play.person))
        others = [value for person in self._known for value in _told_of(person) if value not in mine]
        seen = shown_in(page.text, others)
        if seen:
            raise Nonconformity("son propre relevé", f"celui de « {seen[0]} »")

    def know_other(self) -> None:
        """Another member has an open space too, and reads her retirement statement there."""
        play = self._play
        other = play.begin(play.world.people.member())
        needing("l’espace d’une autre", lambda: other.reach(SPACE))
        self._known = [other.person]
        entry = self._entry_within(_RETIREMENT, other.visit)
        if entry is None:
            raise Blocked("le relevé d’une autre ne s’ouvre pas", "AUD-157")
        page = self._activate(entry, other.visit)
        self._address = page.url
        self._names_holder = bool(shown_in(page.text, _told_of(other.person)))

    def walk(self) -> None:
        """Let the holder open each service that she is offered, and note where they are."""
        visit = self._play.visit
        home = visit.page
        self._pages = {"l’espace": home}
        for said in SERVICES:
            page = self._look_at(said, home)
            if page is not None:
                self._pages[said] = page
        self._fetched = telling(visit.client.exchanges, self._play.person)

    def look_at_each(self) -> None:
        """Let the holder open each service that she is offered, those left aside that do not open."""
        home = self._play.visit.page
        for said in SERVICES:
            with suppress(Fault):
                self._look_at(said, home)

    def _look_at(self, said: str, home: Snapshot) -> Snapshot | None:
        """The page of a service, if it is offered; she is back in the space then."""
        entry = self._entry_within(SERVICES[said])
        try:
            return None if entry is None else self._activate(entry)
        finally:
            self._play.visit.open(home.url)

    def knock(self) -> None:
        """Open each of those addresses with a client that is not logged in, and ask for what they fetched."""
        self._play.on_another_device()
        visit = self._play.visit
        self._got = [(name, visit.open(page.url)) for name, page in self._pages.items()]
        probe = WireProbe(visit.client)
        asked = [Sent(by_a_stranger(each), (), json=False) for each in self._fetched]
        self._fetched = tuple(map(probe.replay, asked))

    def knock_as_other(self) -> None:
        """Open each of those addresses in the open space of another member, who is « she » from now on."""
        play = self._play
        self._known = [play.person]
        play.journey = play.begin(play.world.people.member(health_member=True))
        needing("l’espace d’une autre", lambda: play.journey.reach(SPACE))
        self._got = [(name, play.visit.open(page.url)) for name, page in self._pages.items()]

    def ensure_nothing_of_holder(self) -> None:
        """None of what came tells her identifier or her whole name: a last name alone may be a doctor's."""
        holder = self._known[0]
        hers = (holder.identifier, holder.name, f"{holder.last_name} {holder.first_name}")
        for name, page in self._got:
            if shown_in(page.text, hers) and self._play.person.name != holder.name:
                raise Nonconformity(
                    "rien de la titulaire", f"son nom ou son identifiant, à l’adresse de {name}"
                )

    def ensure_shut(self) -> None:
        """None of them was served."""
        for name, page in self._got:
            known = self._pages[name]
            served = (page.status or 200) < 400 and page.title == known.title
            if served and not self._play.visit.screens.is_at(page, LOGIN):
                raise Nonconformity(
                    f"la connexion, ou un refus, à l’adresse de {name}", "la page a été servie"
                )
        for answer in self._fetched:
            if tells(answer, self._play.person):
                raise Nonconformity("un refus à qui n’est pas connecté", f"{answer.url} livre ses données")

    def ensure_mail_as_declared(self) -> None:
        """No e-mail carries the code of the SMS; none at all leaves where none is declared."""
        play = self._play
        play.silence.ensure_no_sms(beyond=1)  # its witness shows that the portal delivers
        box = play.world.bench.email.mailbox
        addresses = {play.journey.address, play.person.known_email} - {None}
        mails = [mail for address in addresses for mail in box.sent_to(str(address), 0)]
        code = play.journey.codes[-1]
        if any(code in mail.codes for mail in mails):
            raise Nonconformity("un code qui ne soit que dans le SMS", "il est aussi dans un e-mail")
        if mails and play.settings.text("both.creation_notice") == "none":
            raise Nonconformity("aucun e-mail, comme déclaré", f"« {mails[0].subject} »")

    def ensure_notice_as_declared(self) -> None:
        """A notice of creation came where it is required; none of her messages has the password."""
        play = self._play
        email = play.world.bench.email
        if play.settings.text("both.creation_notice") == "required":
            followed = {mail.seq for mail in play.journey.messages if mail.links}
            mails = email.await_mail(
                play.journey.address,
                0,
                requirement="AUD-160",
                fits=lambda mail: mail.seq not in followed and _announces_creation(mail),
            )
            if not any(mail.seq not in followed and _announces_creation(mail) for mail in mails):
                raise Nonconformity("un message qui annonce la création", f"« {mails[-1].subject} »")
        for mail in email.mailbox.sent_to(play.journey.address, 0):
            if play.journey.password in mail.words:
                raise Nonconformity("un avis sans mot de passe", f"« {mail.subject} » le porte")

    # The session

    def log_out_and_replay(self) -> None:
        """End the session by the command of the space, then ask again for what had shown it."""
        visit = self._play.visit
        home = visit.page.url.split("#")[0]
        asked = visit.client.exchanges
        fetched = telling(asked, self._play.person)
        shown = fetched or [e for e in asked if e.method == "GET" and e.url == home and e.status == 200]
        if visit.find("audiens.logout") is None:
            raise Nonconformity("une commande qui met fin à la session", visit.described())
        visit.press("audiens.logout")
        if not shown:
            raise Blocked("aucun échange de l’espace n’a été relevé qui puisse être rejoué", None)
        old = shown[-1]
        self._replayed = (old, WireProbe(visit.client).again(old))

    def ensure_replayed_shut(self) -> None:
        """The answer is not what it was."""
        if self._replayed is None:
            raise ValueError("nothing was replayed")
        old, new = self._replayed
        if not is_html(old) and tells(new, self._play.person):
            raise Nonconformity("un refus aux anciens cookies", "les données de l’espace ont été livrées")
        if is_html(old) and new.status == 200 and headline_of(new) == headline_of(old):
            raise Nonconformity("la connexion, ou un refus, aux anciens cookies", "l’espace a été servi")

    # The help

    def look_for_help(self) -> None:
        """Gather what the pages of the journey say, and what stands one click away from the log-in page."""
        play = self._play
        texts = [text_of(play.visit.page)]
        if play.visit.look_around("audiens.help"):
            texts += play.visit.around()
        self._said = "\n".join(texts)

    def ensure_number(self, said: str) -> None:
        """The number is told, and told for whom it is for."""
        if self._play.settings.text("aud.help.location") == "guide_only":
            raise Unassessed(
                "le profil déclare que les numéros ne figurent que dans le guide", inapplicable=True
            )
        number = HELP[said]
        at = list(re.finditer(_spaced(number), self._said))
        if not at:
            raise Nonconformity(f"le numéro {_grouped(number)}", "il ne figure sur aucune page lue")
        other = next(each for each in HELP.values() if each != number)
        if not any(self._is_for(said, match.start(), other) for match in at):
            raise Nonconformity(f"le {_grouped(number)} pour {said}", "il est donné pour d’autres")

    def _is_for(self, said: str, start: int, other: str) -> bool:
        """Whether the words just before a number, since the other one, speak of its public."""
        before = self._said[max(0, start - 160) : start]
        before = re.split(_spaced(other), before)[-1]
        health = speaks_of(before, _HEALTH)
        return (
            health if said == "les adhérents santé" else not health or speaks_of(before, ("sinon", "autre"))
        )

    def _words(self, service: str) -> tuple[str, ...]:
        return self._play.settings.words("aud.services.labels")[service]

    def _entry_within(self, service: str, visit: Visit | None = None) -> Control | None:
        """The entry of a service on this page, else on one that it leads to: it is then in front of her."""
        here = visit or self._play.visit
        entry = self._entry(service, here.page)
        if entry is not None:
            return entry
        for _ in here.one_click_away(central=True):
            if (entry := self._entry(service, here.page)) is not None:
                return entry
        return None

    def _entry(self, service: str, page: Snapshot | None = None) -> Control | None:
        """Of the commands that speak of a service: the page's own first, by the profile's order of words."""
        ranks = list(enumerate(self._words(service)))
        speaking = [
            ((c.aside, rank, len(c.name)), c)
            for c in (page or self._play.visit.page).commands
            for rank, word in ranks
            if not c.disabled and speaks_of(c.name, (word,)) and _leads(c)
        ]
        return min(speaking, key=lambda each: each[0], default=(None, None))[1]

    def _activate(self, control: Control, visit: Visit | None = None) -> Snapshot:
        here = visit or self._play.visit
        purpose = here.finder.purpose("audiens.entry_control")
        return here.activate(Widget(purpose, (control,), "service"))


def _announces_creation(mail: Mail) -> bool:
    return speaks_of(f"{mail.subject}\n{mail.text}\n{mail.html}", _CREATED)


def _told_of(person: AudiensPerson) -> tuple[str, ...]:
    """What a page of her own may name a member by."""
    return person.last_name, person.identifier


def _leads(control: Control) -> bool:
    return control.href is None or not control.href.startswith(("#", "mailto:", "tel:"))


def _spaced(number: str) -> str:
    return r"[\s.\u00a0\u202f-]?".join(number)


def _grouped(number: str) -> str:
    return f"{number[0]} {number[1:4]} {number[4:7]} {number[7:]}"

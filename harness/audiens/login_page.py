"""Step 3: the log-in block, what it accepts and refuses, the help on the identifier, the ways to recover."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from harness.audiens.notices import text_of, unfoldings
from harness.audiens.stages import FIRST_EMAIL, HOME, LOGIN, PASSWORD, SPACE, SPACE_CHOICE
from harness.faults import Nonconformity, Unassessed
from harness.page import Snapshot
from harness.people import PasswordPolicy
from harness.preliminaries import needing
from harness.refusals import ensure_refused, new_words, told
from harness.words import fold, speaks_of, squeezed

if TYPE_CHECKING:
    from harness.audiens.play import AudiensPlay
    from harness.people import AudiensPerson

NAME, SECRET = "audiens.login_name", "audiens.login_secret"
TABS = ("Espace Personnel", "Mon espace particulier", "Espace Entreprise", "Mon espace entreprise")
TRIES = (
    "un identifiant inconnu",
    "un mot de passe faux",
    "des saisies vides",
    "son identifiant sans mot de passe",
    "le code du SMS pour mot de passe",
    "son adresse e-mail pour identifiant",
)
_LAYOUTS = {
    "8.2_or_10": (8, 10),
    "8.2": (8, 10),
    "10": (10, 10),
    "7.2": (7, 9),
    "12": (12, 12),
}
_HELPS = (
    "courrier",
    "lettre",
    "carte",
    "retraite",
    "références",
    "contact",
    "téléphon",
    "appel",
    "conseiller",
    "assistance",
    "envo",
    "e-mail",
    "mail",
)
_FURTHER = (SPACE, FIRST_EMAIL, PASSWORD)
_PHONE = re.compile(r"\b0(?:[ .]?\d){9}\b")
_WRITTEN = {9: "neuf", 10: "dix", 12: "douze"}


class LoginPage:
    """The page where one logs in or signs up. ``answers`` are what it said to each try."""

    def __init__(self, play: AudiensPlay) -> None:
        self._play = play
        self._answers: list[str] = []
        self._typed: list[str] = []
        self._statuses: list[int] = []
        self._asked_from: Snapshot | None = None
        self._mark = 0

    # The header, on every page of the journey

    def ensure_tabs(self) -> None:
        """Every page that she met carries both entries of the header, from the log-in page to her space.

        The guide shows them from its third step on (L66), and not on the public pages before it.
        """
        for met in self._play.visit.met:
            if met.screen in (HOME, SPACE_CHOICE, SPACE, FIRST_EMAIL):
                continue
            lacking = [words for words in TABS if not _carries(met.page, words)]
            if lacking:
                name = self._play.visit.screens.named(met.screen).name_fr
                raise Nonconformity(f"« {lacking[0]} » en tête de l’écran « {name} »", "cette entrée manque")

    # The block

    def ensure_entry(self, key: str, *, masked: bool) -> None:
        """The entry is there, by the guide's words, and hides what is typed where it is a secret."""
        visit = self._play.visit
        widget = visit.need(key)
        label = visit.finder.purpose(key).label or ""
        if fold(label) not in fold(f"{widget.name} {widget.control.group}"):
            raise Nonconformity(f"une saisie « {label} »", f"une saisie « {widget.name} »")
        if masked and widget.control.kind != "password":
            raise Nonconformity(f"une saisie masquée pour « {label} »", f"de type {widget.control.kind}")

    def open_by_code(self) -> None:
        """« She » has a letter's code, and gives it where passwords are asked."""
        journey = self._play.journey
        journey.way_in.go_to_login()
        journey.log_in(journey.typed_identifier, journey.codes[-1])

    def open_in_form(self, said: str) -> None:
        """Log in from another device with the identifier in a form that the declared layout has."""
        play = self._play
        layout, number = play.settings.text("aud.identifier.layout"), play.person.identifier
        dotted = said == "pointé"
        if layout not in (("8.2_or_10", "8.2", "7.2") if dotted else ("8.2_or_10", "10", "12")):
            raise Unassessed("le profil déclare une autre présentation de l’identifiant", inapplicable=True)
        name = play.journey.typed_identifier if dotted else number
        play.log_in_elsewhere(play.journey.password, name)

    # Refusals

    def try_wrong(self, said: str) -> None:
        """Try to log in as a scenario says, from the log-in page of a device of its own."""
        journey = self._play.journey
        people = self._play.world.people
        right, unknown = journey.typed_identifier, people.identifiers.typed(people.identifier())
        wrong = self._play.world.people.password(_usual())
        tries = dict(
            zip(
                TRIES,
                (
                    (unknown, journey.password),
                    (right, wrong),
                    ("", ""),
                    (right, ""),
                    (right, (journey.codes or ["000000"])[-1]),
                    (journey.address, journey.password),
                ),
                strict=True,
            )
        )
        self._ensure_may_try(said)
        self._try(*tries[said])

    def _try(self, name: str, secret: str) -> None:
        """Give these at the log-in page of a device of its own, and keep what it answers."""
        self._play.on_another_device()
        needing("la page de connexion", self._play.journey.go_to_login)
        visit = self._play.visit
        seen = len(visit.client.exchanges)
        self._play.journey.log_in(name, secret)
        self._note_status(seen)
        self._typed += [name, secret, self._play.person.identifier]
        self._answers.append(told(visit))

    def try_both(self) -> None:
        """An unknown identifier, then a wrong password."""
        self.try_wrong("un identifiant inconnu")
        self.ensure_refused()
        self.try_wrong("un mot de passe faux")
        self.ensure_refused()

    def try_unknown(self) -> None:
        """An unknown identifier, then that of a member on file who has no account."""
        self.try_wrong("un identifiant inconnu")
        self.ensure_refused()
        people = self._play.world.people
        other = self._play.put_on_file(people.member())
        self._typed.append(other.identifier)
        self._try(people.identifiers.typed(other.identifier), self._play.journey.password)
        self.ensure_refused()

    def _ensure_may_try(self, said: str) -> None:
        if said == "son adresse e-mail pour identifiant" and self._play.settings.flag(
            "aud.login.accepts_email"
        ):
            raise Unassessed("le profil déclare que l’adresse sert aussi d’identifiant", inapplicable=True)

    def ensure_refused(self) -> None:
        """No session opened: the page of log-in is still there, or another one refuses and leaves her out."""
        self._play.ensure_no_session()
        ensure_refused(self._play.visit, LOGIN, _FURTHER)
        if not self._play.visit.is_at(LOGIN):
            self._play.journey.go_to_login()
            self._play.ensure_no_session()
        self._play.ensure_space_closed()

    def ensure_same_answers(self) -> None:
        """The tries were all answered, in the same words and by the same status."""
        if not all(self._answers):
            raise Nonconformity("un message de refus", f"aucun sur {self._play.visit.described()}")
        if len({_without(said, self._typed) for said in self._answers}) != 1:
            raise Nonconformity(
                "un même message de refus", " / ".join(f"« {said[:120]} »" for said in self._answers)
            )
        if len(set(self._statuses)) > 1:
            told = " / ".join(map(str, self._statuses))
            raise Nonconformity("un même statut HTTP pour les deux essais", told)

    def _note_status(self, seen: int) -> None:
        """How the server answered the latest form that left since then, for machines."""
        sent = [each for each in self._play.visit.client.exchanges[seen:] if each.method == "POST"]
        self._statuses += [each.status for each in sent[-1:] if each.status is not None]

    # The identifier's help

    def ensure_layout_shown(self) -> None:
        """The layout of the declared reading is shown, or the number of its digits is said."""
        layout = self._play.settings.text("aud.identifier.layout")
        before_dot, digits = _LAYOUTS[layout]
        said = text_of(self._play.visit.page)
        dotted = before_dot != digits
        shape = rf"(?<![x\d.])[x\d]{{{before_dot}}}\.[x\d]{{2}}(?![x\d])" if dotted else r"(?!)"
        plain = rf"(?<![x\d.])[x\d]{{{digits}}}(?![x\d.])"
        counted = rf"\b(?:{digits}|{_WRITTEN[digits]}) (?:chiffres|positions|caractères)"
        if not any(re.search(pattern, fold(said)) for pattern in (shape, plain, counted)):
            raise Nonconformity(
                f"la présentation de l’identifiant ({digits} chiffres)", self._play.visit.described()
            )

    def ensure_help_tied(self) -> None:
        """What the entry is described by speaks of the member's number, or what a command unfolds does."""
        visit = self._play.visit
        control = visit.need(NAME).control
        here = visit.page
        if speaks_of(control.description, ("adhérent",)):
            return
        if any(speaks_of(new_words(here, page), ("adhérent",)) for page in unfoldings(visit)):
            return
        raise Nonconformity(
            "une aide rattachée à la saisie ou dépliée par une commande, qui dise ce qu’est l’identifiant",
            f"une saisie décrite par « {control.description} », et aucune commande qui déplie cette aide",
        )

    # The ways to recover

    def ask_for_identifier(self) -> None:
        """Go to the page for whom does not know the identifier, and fill what it asks, if it asks."""
        self._asked_from = self._play.visit.page
        self._play.choose("Je ne connais pas mon identifiant de connexion")
        self._play.recovery.ask(self._play.person, self._play.person.email)

    def lose_password(self, person: AudiensPerson | None = None) -> None:
        """Ask for a recovery with one's identifier, or with somebody else's, from the log-in page."""
        person = person or self._play.person
        name = self._play.world.people.identifiers.typed(person.identifier)
        self._mark = self._mark or self._play.world.bench.mailbox.mark()
        self._play.on_another_device()
        needing("la page de connexion", self._play.journey.go_to_login)
        self._play.choose("J’ai perdu mon mot de passe ?")
        self._ensure_page()
        seen = len(self._play.visit.client.exchanges)
        self._play.recovery.ask(person, name)
        self._note_status(seen)
        self._typed += [
            name,
            person.identifier,
            person.email,
            person.last_name,
            person.first_name,
            person.born,
        ]
        self._answers.append(text_of(self._play.visit.page))

    def lose_both(self) -> None:
        """A recovery for one's identifier, then for one that nobody has."""
        self.lose_password()
        self.lose_password(self._play.world.people.member())

    def lose_without_account(self) -> None:
        """A recovery for a member on file who has no account, then for an identifier that nobody has."""
        people = self._play.world.people
        self.lose_password(self._play.put_on_file(people.member()))
        self.lose_password(people.member())

    def ensure_page(self) -> None:
        """A page came that helps: something to fill in, a number to call, or new words on where to look."""
        self._ensure_page()
        visit = self._play.visit
        page, asked_from = visit.page, self._asked_from
        told = new_words(asked_from, page) if asked_from is not None else page.text
        headings = {fold(heading.text) for heading in page.headings}
        said = "\n".join(line for line in told.splitlines() if fold(line) not in headings)
        asks = any(entry.role != "searchbox" for entry in page.entries)
        if not (asks or _PHONE.search(page.text) or speaks_of(said, _HELPS)):
            raise Nonconformity("une page qui aide à retrouver son identifiant", visit.described())

    def ensure_no_identifier_shown(self) -> None:
        """Her identifier, in any layout, is nowhere in what came."""
        seen = self._play.visit.page
        if squeezed(self._play.person.identifier) in squeezed(seen.text + seen.html):
            raise Nonconformity("une page qui aide sans montrer d’identifiant", "l’identifiant y figure")

    def ensure_password_told_nowhere(self) -> None:
        """Neither the page nor any message repeats her password."""
        play = self._play
        password, person = play.journey.password, play.person
        if password in play.visit.page.html or password in play.visit.page.text:
            raise Nonconformity(
                "une récupération qui ne montre pas l’ancien mot de passe", "il est sur la page"
            )
        bench = play.world.bench
        came = [
            *bench.email.mailbox.sent_to(person.email, self._mark),
            *bench.sms.mailbox.sent_to(play.journey.mobile, self._mark),
            *bench.letters.mailbox.sent_to(person.name, self._mark),
        ]
        if any(password in message.words for message in came):
            raise Nonconformity("des messages sans l’ancien mot de passe", "un message le porte")

    def _ensure_page(self) -> None:
        page = self._play.visit.page
        if page.refused or self._play.visit.is_at(LOGIN) or not page.text.strip():
            raise Nonconformity("une page qui aide", self._play.visit.described())


def _carries(page: Snapshot, words: str) -> bool:
    """Whether a page has these words, not within « Mon espace entreprise » or the like."""
    said = fold(" ".join(text_of(page).split()))
    return re.search(rf"(?<!mon ){re.escape(fold(words))}", said) is not None


def _usual() -> PasswordPolicy:
    return PasswordPolicy(8, 64, ("lower", "digit"))


def _without(text: str, values: Iterable[str]) -> str:
    """A text in which all that was typed in any of the tries is struck out, whole words alone."""
    said = fold(text)
    for value in filter(None, values):
        said = re.sub(rf"(?<!\w){re.escape(fold(value))}(?!\w)", "…", said)
    return said

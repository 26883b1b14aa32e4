"""The letter and the first connection: the provisional code, whom it is for, and what it opens."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from fakes.messages import Channel
from harness.answers import headline, path_of
from harness.audiens.notices import missing, text_of
from harness.audiens.provisional_tries import ProvisionalTries
from harness.audiens.stages import FIRST_EMAIL, IDENTIFIER, LETTER_SENT, PASSWORD, SPACE, Branch
from harness.audiens.statements import SAID
from harness.audiens.terms import days_around, durations, is_one_of, last_days
from harness.faults import ConnectionFault, Nonconformity, Unassessed
from harness.moments import Span
from harness.preliminaries import needing
from harness.words import fold, speaks_of, squeezed

if TYPE_CHECKING:
    from harness.audiens.play import AudiensPlay

_DAY = timedelta(days=1)
_MINUTE = timedelta(minutes=1)
_IDENTIFIER_WORDS = ("identifiant", "numéro d’adhérent", "n° d’adhérent", "vos références")
"""What the guide calls it: the identifier is the member's number, found under « Vos références »."""
_USE_WORDS = (
    *(
        "saisi",
        "tapez",
        "taper",
        "entrez",
        "entrer",
        "indiqu",
        "renseign",
        "connect",
        "identifiez",
        "identifier",
    ),
    *("utilisez", "utiliser", "donnez", "donner", "muni"),
)
_CODE_WORDS = ("code", "provisoire")
_SITE = re.compile(
    r"https?://|\bwww\.|\bsites?\b|\binternet\b|\ben ligne\b|(?<![@\w.-])[\w-]+\.(?:fr|org|com|net|eu)\b",
    re.IGNORECASE,
)
_NIR = re.compile(
    r"(?<!\d)[12][\s.]?\d{2}[\s.]?(?!00)\d{2}[\s.]?(?:\d{2}|2[AB])"
    r"[\s.]?\d{3}[\s.]?\d{3}(?:[\s.]?\d{2})?(?!\d)"
)
"""A number of that shape, its key apart or not."""


def _tells_use(sentence: str) -> bool:
    """Whether a sentence says to give the identifier, by any of its names."""
    return speaks_of(sentence, _IDENTIFIER_WORDS) and speaks_of(sentence, _USE_WORDS)


class Letter:
    """What she gets by post. ``first`` is the code of an earlier letter, ``asked`` when she asked.

    ``tries`` are those of its code at the log-in page.
    """

    def __init__(self, play: AudiensPlay) -> None:
        self._play = play
        self._first = ""
        self._asked: Span | None = None
        self._reached: list[str] = []
        self.tries = ProvisionalTries(play)

    @property
    def _code(self) -> str:
        return self._play.journey.codes[-1]

    # The letter

    def ask(self) -> None:
        """Her identifier, for a letter; blocked where the page takes that of nobody."""
        journey = self._play.journey
        journey.give_identifier(journey.typed_identifier)
        with journey.resting_on_identifier():
            if journey.visit.is_at(IDENTIFIER):
                raise Nonconformity("un identifiant accepté", journey.visit.described())

    def ensure_received_once(self) -> None:
        """One letter came within the declared days, with a provisional code, and none in the days after."""
        play = self._play
        play.journey.receive_letter()
        delay = timedelta(days=play.settings.number("aud.letter.max_delay_days"))
        if play.world.moments.can_pass(delay):
            play.world.moments.advance(delay.total_seconds())
        play.silence.ensure_at_most(1, Channel.LETTER, play.person.name)

    def ensure_announced(self) -> None:
        """The page tells her that a letter is on its way, in words that it does not tell everybody."""
        play = self._play
        page = play.visit.page
        known = {fold(line) for line in text_of(play.stranger().visit.open(page.url)).splitlines()}
        told = "\n".join(line for line in text_of(page).splitlines() if fold(line) not in known)
        if missing(SAID["qu'un courrier est en route"], told) is not None:
            raise Nonconformity("une page qui annonce le courrier", play.visit.described())

    def ensure_addressed(self) -> None:
        """It is addressed to her, where she lives by the file."""
        person, letter = self._play.person, self._play.journey.messages[-1]
        told = squeezed(" ".join(letter.recipients))
        for part in (person.first_name, person.last_name, person.street, person.postal_code, person.city):
            if squeezed(part) not in told:
                raise Nonconformity(f"un courrier adressé avec « {part} »", " / ".join(letter.recipients))

    def ensure_explains(self) -> None:
        """It says where and how to use the code, and has neither password nor social security number."""
        text = self._play.journey.messages[-1].text
        if not _SITE.search(text):
            raise Nonconformity("un courrier qui dise où utiliser le code (le site)", text[:200])
        if not any(map(_tells_use, re.split(r"(?<=[.!?…])\s+", text))) or not speaks_of(text, _CODE_WORDS):
            raise Nonconformity("un courrier qui dise comment utiliser le code", text[:200])
        if self._play.journey.password in text:
            raise Nonconformity("un courrier sans mot de passe", "un mot de passe y est imprimé")
        if _NIR.search(text):
            raise Nonconformity(
                "un courrier sans numéro de Sécurité sociale", "un nombre qui en a la forme y est imprimé"
            )

    def ensure_no_sms_nor_password(self) -> None:
        """No page of a password opened, and no SMS came to any number that she has."""
        self.ensure_no_password_page()
        person = self._play.person
        self._play.silence.ensure_no_sms(person.other_mobile)
        for number in filter(None, (person.mobile, person.landline)):
            self._play.silence.ensure_at_most(0, Channel.SMS, number)

    def ensure_validity_written(self) -> None:
        """A finite validity is written in the letter: how long, or until which day, which is the true one."""
        play = self._play
        validity = timedelta(seconds=self._validity())
        delay = play.settings.number("aud.letter.max_delay_days") + 1
        end = play.world.moments.now() + validity
        lengths, days = durations(validity), days_around(end, before=delay)
        text = play.journey.messages[-1].text
        if not speaks_of(text, (*lengths, *days)):
            raise Nonconformity(
                f"la durée de validité ({lengths[0]}) ou son terme dans le courrier", text[:200]
            )
        wrong = [day for day in last_days(text) if not is_one_of(day, days)]
        if wrong:
            raise Nonconformity(f"le vrai terme de la validité ({lengths[0]})", f"« {wrong[0]} » est imprimé")

    # The first connection

    def log_in_with(self, said: str) -> None:
        """Give the code of the letter, or another, at the log-in page of her browser."""
        first, last = self._code[0], self._code[-1]
        code = {
            "son code d'accès provisoire": self._code,
            "un code faux d'un caractère": self._code[:-1] + ("7" if last != "7" else "8"),
            "un code faux de son premier caractère": ("7" if first != "7" else "8") + self._code[1:],
        }.get(said)
        if code is None:
            other = self._play.begin(self._play.world.people.member(mobile=None), Branch.LETTER)
            needing("le courrier d’une autre", lambda: other.reach(LETTER_SENT))
            needing("le courrier d’une autre", other.receive_letter)
            code = other.codes[-1]
        self._play.log_in_elsewhere(code)

    def reach_without_code(self) -> None:
        """Her letter asked for, open the address at which another member has met the password page."""
        play = self._play
        other = play.begin(play.world.people.member())
        needing("la création du mot de passe d’une autre", lambda: other.reach(PASSWORD))
        play.visit.open(other.visit.page.url)

    def ensure_no_password_page(self) -> None:
        """The password page did not open."""
        if self._play.visit.is_at(PASSWORD):
            raise Nonconformity("aucun mot de passe avant l’usage du code", self._play.visit.described())

    def ensure_email_asked(self) -> None:
        """The address of e-mail is to be confirmed."""
        self._play.visit.expect(FIRST_EMAIL)

    def confirm_email(self) -> None:
        """Confirm the address, whatever the declared way."""
        self._play.journey.confirm_email()

    def correct_email(self) -> None:
        """Give another address there, where it may be changed, and go on to the space."""
        journey, visit = self._play.journey, self._play.visit
        entry = visit.find("audiens.first_email")
        if entry is None or not entry.usable or entry.control.readonly:
            raise Unassessed("la page ne permet pas de changer l’adresse", inapplicable=True)
        given = self._play.world.people.member().email
        journey.person = replace(journey.person, email=given)
        try:
            journey.confirm_email()
        except Nonconformity as refusal:
            if not visit.is_at(FIRST_EMAIL):
                raise
            raise Unassessed("la page ne permet pas de changer l’adresse", inapplicable=True) from refusal
        journey.define_password()

    def ensure_corrected_kept(self) -> None:
        """The account holds the address that she gave last."""
        account = self._play.account_held()
        if account is None:
            raise Unassessed("l’API de contrôle n’offre pas de relire une personne")
        if fold(f"{account.get('email')}") != fold(self._play.journey.address):
            raise Nonconformity(
                f"l’adresse donnée à la première connexion ({self._play.journey.address})",
                f"{account.get('email')}",
            )

    def ensure_opened_by_own_password(self) -> None:
        """The password that she created opens her space."""
        journey = self._play.journey
        with journey.resting_on_password():
            if journey.visit.is_at(PASSWORD):
                raise Nonconformity("un mot de passe accepté", journey.visit.described())
        self._play.log_in_elsewhere(journey.password)
        self._play.visit.expect(SPACE, "AUD-142")

    def open_service_too_early(self) -> None:
        """From the first connection, open the addresses of another member's space.

        A page of its own may tell there what is still to be done: it is not the one that the holder sees.
        """
        play = self._play
        holder = play.begin(play.world.people.member())
        needing("un espace ouvert", lambda: holder.reach(SPACE))
        page = holder.visit.page
        addresses = [page.url, *(c.href for c in page.commands if c.href and _inner(c.href, page.url))]
        for url in dict.fromkeys(addresses):
            opened = play.visit.open(url)
            if opened.refused or play.visit.is_at(PASSWORD) or play.visit.is_at(FIRST_EMAIL):
                continue
            stayed = path_of(opened.url) == path_of(url) and self._is_private(url)
            if play.visit.is_at(SPACE) or (stayed and headline(opened) == headline(holder.visit.open(url))):
                self._reached.append(url)

    def ensure_no_service(self) -> None:
        """None of them opened the space or one of its services."""
        if self._reached:
            raise Nonconformity("aucun service avant le mot de passe", f"{self._reached[0]} s’est ouvert")

    def _is_private(self, url: str) -> bool:
        """Whether a stranger is sent elsewhere from that address: it is no page open to all."""
        stranger = self._play.world.visit("audiens").open(url)
        return path_of(stranger.url) != path_of(url) or (stranger.status or 200) >= 400

    # Validity, again

    def ask_and_note(self) -> None:
        """« She » asks for a letter, and the candidate's instant is noted."""
        play = self._play
        play.play_as(Branch.LETTER).reach(IDENTIFIER)
        _, self._asked = play.world.moments.during(play.journey.submit_identifier)
        needing("le courrier", play.journey.receive_letter)

    def log_in_before_the_end(self) -> None:
        """With a minute left of the validity, counted from the request; over before it ends."""
        validity, moments = timedelta(seconds=self._validity()), self._play.world.moments
        end = self._pass(validity - min(_MINUTE, validity / 10)) + validity
        self.log_in_with("son code d'accès provisoire")
        if moments.now() > end:
            raise ConnectionFault(
                "la connexion s’est achevée après la fin de validité du code, qu’elle devait précéder",
                "relancez la campagne sur une machine moins chargée",
            )

    def wait_a_day_more(self) -> None:
        """A day after the end of the validity, counted from now, when the letter has come."""
        self._play.world.moments.advance((timedelta(seconds=self._validity()) + _DAY).total_seconds())

    def _pass(self, lapse: timedelta) -> datetime:
        """Let so much time pass since the request; gives its instant."""
        if self._asked is None:
            raise ValueError("no letter was asked for")
        self._play.world.moments.advance_to(self._asked.start + lapse)
        return self._asked.start

    def _validity(self) -> int:
        seconds = self._play.settings.optional_number("aud.provisional_code.validity_seconds")
        if seconds is None:
            raise Unassessed("le profil déclare que le code provisoire n’expire pas", inapplicable=True)
        return seconds

    def ask_again(self) -> None:
        """A second letter before the first code was used."""
        play = self._play
        self._first = self._code
        journey = play.on_another_device()
        needing("une seconde demande", lambda: journey.reach(IDENTIFIER))
        journey.give_identifier(journey.typed_identifier)
        if self._newest_only():
            needing("un second courrier", lambda: journey.receive_letter("AUD-148"))
        else:
            journey.let_letter_come()

    def open_by_sms(self) -> None:
        """Her letter unused, she ends by SMS from another device, where the portal lets her."""
        play = self._play
        self._first = self._code
        journey = play.on_another_device()
        journey.branch = Branch.SMS
        try:
            journey.reach(SPACE)
        except Nonconformity as barred:
            raise Unassessed(
                f"qui attend un courrier ne peut pas finir par SMS : {barred}", inapplicable=True
            ) from barred

    def log_in_with_first(self) -> None:
        """The code of the first letter."""
        self._play.log_in_elsewhere(self._first)

    def log_in_with_good(self) -> None:
        """The code that is good by the declaration: the newest, or the first where the request is refused."""
        self._play.log_in_elsewhere(self._code if self._newest_only() else self._first)

    def ensure_first_as_declared(self) -> None:
        """The first code is dead; or still good, and no letter followed it, days after a refused request."""
        if self._newest_only():
            self._play.ensure_no_session()
        else:
            self.ensure_email_asked()
            self._play.silence.ensure_at_most(0, Channel.LETTER, self._play.person.name)

    def _newest_only(self) -> bool:
        return self._play.settings.text("aud.letter.on_second_request") == "newest_only"


def _inner(href: str, base: str) -> bool:
    """Whether an address is of the same site, and no way out of the session."""
    same = href.startswith("/") or href.split("/")[:3] == base.split("/")[:3]
    return same and not any(word in href for word in ("deconnexion", "logout", "#", "mailto:"))

"""Who is found from names and a date of birth: tolerance, strangers, homonyms, members registered already."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from harness.answers import shown_in
from harness.audiens.breakdown import is_breakdown
from harness.audiens.form import FIELDS
from harness.audiens.stages import FORM, IDENTITY, LOGIN, SPACE, Branch
from harness.faults import Nonconformity, Unassessed
from harness.forms import entries_of, only_command_of
from harness.page import Control
from harness.people import AudiensPerson
from harness.preliminaries import needing, unless_barred
from harness.refusals import new_words
from harness.words import fold, speaks_of

if TYPE_CHECKING:
    from harness.audiens.play import AudiensPlay

VARIANTS: Mapping[str, tuple[str, Mapping[str, str], Mapping[str, str]]] = {
    "en capitales": ("case", {"last_name": "Comet"}, {"son nom": "COMET"}),
    "avec une capitale": ("case", {"last_name": "COMET"}, {"son nom": "Comet"}),
    "sans son accent": ("accents", {"last_name": "LEFÈVRE"}, {"son nom": "Lefevre"}),
    "sans son trait d'union": ("hyphens", {"first_name": "Jean-Luc"}, {"son prénom": "Jean Luc"}),
    "avec une apostrophe typographique": ("apostrophes", {"last_name": "O'Neil"}, {"son nom": "O’Neil"}),
    "avec le prénom en capitales": ("case", {"first_name": "Camille"}, {"son prénom": "CAMILLE"}),
    "avec le prénom en minuscules": ("case", {"first_name": "CAMILLE"}, {"son prénom": "camille"}),
    "avec le prénom sans son accent": ("accents", {"first_name": "Hélène"}, {"son prénom": "Helene"}),
    "avec un accent de plus qu'au fichier": ("accents", {"last_name": "LEFEVRE"}, {"son nom": "Lefèvre"}),
}
"""What is folded, what is on file, what is typed."""

_BEGUN = {"le début de son prénom": "son prénom", "le début de son nom": "son nom"}
_PARTS = {"la première partie de son prénom composé": 0, "la seconde partie de son prénom composé": -1}
_HELP_WORDS = ("aide", "contact", "téléphon", "appel", "assistance", "0 173", "01 73", "conseiller")
_LOGIN_WORDS = ("connect", "déjà", "existe")
_SLOWED = "un ralentissement ou un blocage au nombre de formulaires déclaré"


def _known(sentence: str) -> bool:
    """Whether a sentence tells that she has a space already, which a question or an « si » does not."""
    asked = sentence.rstrip().endswith("?") or re.search(r"\bsi\b", fold(sentence))
    return speaks_of(sentence, ("déjà",)) and not asked


class Names:
    """The matching of a form with the file. ``others`` are people who share names and date."""

    def __init__(self, play: AudiensPlay) -> None:
        self._play = play
        self._others: list[AudiensPerson] = []
        self._refusal = ""
        self._first_password = ""
        self._first_address = ""

    @property
    def _matching(self) -> Mapping[str, object]:
        return self._play.settings.table("aud.name_matching")

    def reach_named(self, said: str) -> None:
        """« She » is on file by the names of a variant, and is at the form."""
        _, filed, _ = VARIANTS[said]
        self._play.play_as(Branch.KNOWN_MOBILE, **filed).reach(FORM)

    def try_variant(self, said: str) -> None:
        """Give one's name as a variant has it."""
        _, _, typed = VARIANTS[said]
        self._play.form.try_entries({FIELDS[field]: text for field, text in typed.items()})

    def ensure_accents_forgiven(self) -> None:
        """A candidate that is strict about accents does not let her in without them."""
        if self._matching.get("accents") == "strict":
            raise Unassessed("le profil déclare que les accents comptent", inapplicable=True)

    def ensure_as_declared(self, said: str) -> None:
        """She was found, unless the candidate declares that this difference is not forgiven."""
        kind, _, _ = VARIANTS[said]
        if self._matching.get(kind) == "strict":
            self._play.form.ensure_not_recognised()
        else:
            self._play.form.ensure_accepted()

    def try_stranger(self, said: str) -> None:
        """Data that fit nobody, though nearly: never another's who is on file."""
        person = self._play.person
        if said == "ses nom et prénom intervertis":
            if self._matching.get("order") == "any":
                raise Unassessed(
                    "le profil déclare que nom et prénom peuvent être intervertis", inapplicable=True
                )
            entries = {FIELDS["son nom"]: person.first_name, FIELDS["son prénom"]: person.last_name}
        elif said in DATES_OFF:
            day = DATES_OFF[said](person.birth_date)
            entries = {FIELDS["sa date de naissance"]: f"{day:%d/%m/%Y}"}
        elif said in _BEGUN:
            entries = {FIELDS[_BEGUN[said]]: _begun(person, _BEGUN[said])}
        elif said in _PARTS:
            entries = {FIELDS["son prénom"]: _part(person, _PARTS[said])}
        elif said == "un nom à deux lettres de plus":
            entries = {FIELDS["son nom"]: person.last_name + "te"}
        else:
            entries = {FIELDS["son nom"]: "Zwicky" + person.last_name[:1].lower()}
        self._play.form.try_entries(entries)
        self._refusal = fold(new_words(self._play.visit.before, self._play.visit.page))

    def ensure_stranger_helped(self) -> None:
        """Nobody was shown, and what is said tells how to get help."""
        self._play.form.ensure_not_recognised()
        visit = self._play.visit
        said = new_words(visit.before, visit.page)
        if not said.strip():
            raise Nonconformity("un message qui dise que personne n’a été identifié", visit.described())
        person = self._play.person
        shown = shown_in(said, filter(None, (person.street, person.mobile, person.identifier)))
        if shown:
            raise Nonconformity("un refus qui ne montre rien de personne", f"« {shown[0]} » est sur la page")
        if not speaks_of(said, _HELP_WORDS) and not visit.finder.shows(visit.page, "audiens.help"):
            raise Nonconformity("la façon d’obtenir de l’aide", f"un refus qui dit « {said[:160]} »")

    def reach_with_homonym(self) -> None:
        """« She » shares names and date with another member, and is at the form."""
        play = self._play
        self._others = list(play.world.bench.registrar.admit_homonyms(play.world.people))
        play.play(self._others[0])
        play.journey.reach(FORM)

    def ensure_neither_shown(self) -> None:
        """Nothing of either is in front of her."""
        visit = self._play.visit
        if visit.comes(IDENTITY):
            raise Nonconformity("aucun des deux homonymes montré", visit.described())
        for person in self._others:
            seen = shown_in(visit.page.text, (person.street, person.identifier, f"{person.mobile}"))
            if seen:
                raise Nonconformity("rien de l’un ni de l’autre", f"« {seen[0]} » est sur la page")

    def ensure_wrong_answer_shows_nobody(self) -> None:
        """Where one question more is declared, an answer that fits neither, though nearly, shows neither.

        What the page asks otherwise than in writing is not answered: any line of a list may be the right one.
        """
        visit = self._play.visit
        asked = [each for each in entries_of(visit.page, self._asking_form()) if each.role == "textbox"]
        command = only_command_of(visit.page, self._asking_form())
        if self._play.settings.text("aud.homonyms") != "question" or not asked or command is None:
            return
        for entry in asked:
            visit.client.write(entry, self._wrong_answer(entry))
        visit.look()
        if (command := only_command_of(visit.page, self._asking_form())) is not None:
            visit.client.activate(command)
            visit.look()
        self.ensure_neither_shown()

    def _asking_form(self) -> int | None:
        asking = [each.form for each in self._play.visit.page.entries if not each.aside]
        return asking[0] if asking else None

    def _wrong_answer(self, entry: Control) -> str:
        """What is asked, as neither of them would answer: the town beside, the number of nobody."""
        people, (person, *_) = self._play.world.people, self._others
        if speaks_of(entry.name, ("postal",)) and person.postal_code.isdecimal():
            code = int(person.postal_code) + 1
            while f"{code:05}" in {each.postal_code for each in self._others}:
                code += 1
            return f"{code:05}"
        if speaks_of(entry.name, ("identifiant", "adhérent")):
            return people.identifiers.typed(people.identifier())
        if entry.kind == "tel" or speaks_of(entry.name, ("téléphone", "portable")):
            return people.mobile()
        return people.member().city

    # A second registration

    def begin_again(self) -> None:
        """Fill the form again from another device, with another address."""
        play = self._play
        self._first_password, self._first_address = play.journey.password, play.journey.address
        journey = play.on_another_device()
        needing("le formulaire d’inscription", lambda: journey.reach(FORM))
        journey.person = replace(journey.person, email=play.world.people.member().email)
        journey.fill_form()
        journey.send_form()

    def ensure_answered_as_declared(self) -> None:
        """She is invited to log in, or refused as somebody unknown (aud.already_registered)."""
        visit = self._play.visit
        if visit.comes(IDENTITY):
            raise Nonconformity("aucune seconde inscription", visit.described())
        said = new_words(visit.before, visit.page)
        if self._play.settings.text("aud.already_registered") == "neutral":
            if any(map(_known, re.split(r"(?<=[.!?…])\s|\n", said))):
                raise Nonconformity("un refus neutre, comme déclaré", f"« {said[:160]} »")
            return
        if not (visit.is_at(LOGIN) or speaks_of(said, _LOGIN_WORDS)):
            raise Nonconformity("une invitation à se connecter, comme déclaré", visit.described())

    def ensure_account_unchanged(self) -> None:
        """The first password opens the space, whose address did not change."""
        play = self._play
        account = play.account_held()
        if account is not None and account.get("email") != self._first_address:
            raise Nonconformity(
                f"l’adresse du compte inchangée ({self._first_address})", f"{account.get('email')}"
            )
        play.log_in_elsewhere(self._first_password)
        play.visit.expect(SPACE, "AUD-113")

    # Repeated forms

    def send_many(self, *, afresh: bool = False) -> None:
        """Send as many wrong forms as the candidate declares to bear from one client, then the right one.

        ``afresh``: half of them from another browser of the same client, and the right one from a third.
        """
        limit = self._play.settings.optional_number("aud.form.max_attempts")
        if limit is None:
            raise Unassessed("le profil ne déclare pas de limite aux formulaires (aud.form.max_attempts)")
        person = self._play.person
        for number in range(limit):
            if not self._is_asked(afresh=afresh and number == limit // 2 > 0):
                return
            day = person.birth_date - timedelta(days=number + 1)
            self._play.form.try_date(f"{day:%d/%m/%Y}")
        if self._is_asked(afresh=afresh):
            self._play.form.try_date(person.born)

    def _is_asked(self, *, afresh: bool) -> bool:
        """Whether the form is, or comes again where a refusal is a page of its own, unless she is barred.

        ``afresh``: in a browser that keeps nothing of her.
        """
        play = self._play
        if afresh:
            play.on_another_device()
        if not play.visit.is_at(FORM):
            unless_barred("le formulaire", lambda: play.journey.reach(FORM), lambda: play.visit.page)
        return play.visit.is_at(FORM)

    def ensure_slowed(self) -> None:
        """The right form did not show the person at once: it is held back, by what is no breakdown."""
        visit = self._play.visit
        if visit.comes(IDENTITY):
            raise Nonconformity(_SLOWED, "le formulaire suivant a montré la personne")
        if is_breakdown(visit):
            raise Nonconformity(_SLOWED, f"une panne : {visit.described()}")


def _month_later(born: date) -> date:
    """The same day of the same year in the next month that has it, or in the one before."""
    months = (*range(born.month + 1, 13), *range(born.month - 1, 0, -1))
    return born.replace(month=next(month for month in months if born.day <= monthrange(born.year, month)[1]))


def _year_later(born: date) -> date:
    """The same day of the next year that has it."""
    return born.replace(year=born.year + (4 if (born.month, born.day) == (2, 29) else 1))


DATES_OFF: Mapping[str, Callable[[date], date]] = {
    "une date de naissance d'un jour de trop": lambda born: born + timedelta(days=1),
    "une date de naissance d'un mois différent": _month_later,
    "une date de naissance d'un an de trop": _year_later,
}


def _begun(person: AudiensPerson, field: str) -> str:
    """A name without its last two signs, or less where it is that short."""
    name = person.first_name if field == "son prénom" else person.last_name
    if len(name) < 3:
        raise Unassessed("un nom trop court pour en taper le début", inapplicable=True)
    return name[: max(2, len(name) - 2)].rstrip(" -'’")


def _part(person: AudiensPerson, rank: int) -> str:
    """One of the first names that make a compound one: no declared tolerance makes it the whole."""
    parts = re.split(r"[\s-]+", person.first_name)
    if len(parts) < 2:
        raise Unassessed("la personne au fichier n’a pas de prénom composé", inapplicable=True)
    return parts[rank]

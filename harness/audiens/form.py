"""Step 4: what a person types in the form of registration, and what the page makes of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from harness.audiens.dates import BIRTH_DATE, can_be_typed, fill_date, held_date
from harness.audiens.notices import bears, missing
from harness.audiens.stages import (
    CHANNEL,
    FORM,
    IDENTIFIER,
    IDENTITY,
    MASKED_MOBILE,
    MOBILE,
    SMS_CODE,
    SPACE,
)
from harness.faults import Nonconformity, Unassessed
from harness.preliminaries import needing
from harness.refusals import ensure_kept, ensure_kept_with_message, ensure_refused, new_words
from harness.visit import Typed
from harness.words import bare, fold

if TYPE_CHECKING:
    from harness.audiens.play import AudiensPlay

FIELDS: Mapping[str, str] = {
    "son nom": "audiens.last_name",
    "son prénom": "audiens.first_name",
    "sa date de naissance": BIRTH_DATE,
    "son adresse e-mail": "audiens.email",
    "la confirmation de son adresse": "audiens.email_confirmation",
}
EMAIL, CONFIRMATION, NEWS = "audiens.email", "audiens.email_confirmation", "audiens.email_news"
HEADING = "Vous n’êtes pas encore inscrit ?"
_NEWS_WORDS = (
    ("actualité", "nouvelle", "newsletter", "lettre d'information", "information"),
    ("offre", "proposition", "promotion"),
    ("e-mail", "email", "mail", "courriel", "courrier électronique", "voie électronique"),
)
_FURTHER = (IDENTITY, MASKED_MOBILE, CHANNEL, SPACE)
_HEADED = (FORM, IDENTITY, MASKED_MOBILE, CHANNEL, MOBILE, IDENTIFIER, SMS_CODE)

ADDRESSES: Mapping[str, Callable[[str], str]] = {
    "usuelle": lambda local: f"{local}@example.org",
    "à signe plus": lambda local: f"{local}+audiens@example.org",
    "sans arobase": lambda local: local,
    "sans domaine": lambda local: f"{local}@",
    "sans partie locale": lambda local: "@example.org",  # noqa: ARG005
    "à deux arobases": lambda local: f"{local}@{local}@example.org",
    "coupée d'une espace": lambda local: f"{local[:1]} {local[1:]}@example.org",
    "à partie locale de 64 caractères": lambda local: f"{local:a<64}@example.org",
    "à partie locale de 65 caractères": lambda local: f"{local:a<65}@example.org",
    "de 254 caractères": lambda local: _long(local, 254),
    "de 255 caractères": lambda local: _long(local, 255),
}


class Form:
    """The form. ``typed`` is the entry under test, read back before « Valider »."""

    def __init__(self, play: AudiensPlay) -> None:
        self._play = play
        self.typed: Typed | None = None
        self._key = ""
        self._told = ""

    # What she types

    def try_field(self, said: str, text: str) -> None:
        """The form as it should be, but for one entry."""
        self.try_entries({FIELDS[said]: text})

    def try_date(self, text: str) -> None:
        """The form as it should be, but for the date of birth."""
        self.try_entries({BIRTH_DATE: text})

    def try_day_ahead(self, days: int) -> None:
        """A date of birth in so many days, by the candidate's clock."""
        day = self._play.world.moments.now().date() + timedelta(days=days)
        self.try_date(f"{day:%d/%m/%Y}")

    def try_address(self, said: str) -> None:
        """The form with the address that a scenario speaks of, given twice."""
        local = f"t{self._play.world.people.random.getrandbits(40):010x}"
        address = ADDRESSES[said](local)
        self._play.journey.person = replace(self._play.person, email=address)
        self.try_entries({EMAIL: address, CONFIRMATION: address})

    def try_confirmation(self, said: str) -> None:
        """The address, and another confirmation."""
        address = self._play.person.email
        other = address.replace(address[0], "z" if address[0] != "z" else "y", 1)
        local, _, domain = address.partition("@")
        wrong = {
            "d'une autre lettre": other,
            "d'une autre lettre dans le domaine": f"{local}@{domain.replace('x', 's', 1)}",
            "laissée vide": "",
            "amputée de son dernier signe": address[:-1],
            "suivie d'un signe de trop": f"{address}s",
        }
        self.try_entries({CONFIRMATION: wrong[said]})

    def try_other_case(self, said: str) -> None:
        """The address, and a confirmation of another case before or after its sign."""
        local, _, domain = self._play.person.email.partition("@")
        whole = {
            "avant l'arobase": f"{local.swapcase()}@{domain}",
            "après l'arobase": f"{local}@{domain.swapcase()}",
        }
        self.try_entries({CONFIRMATION: whole[said]})

    def ensure_case_judged(self, said: str) -> None:
        """Taken or refused as both.email.case_compare says."""
        ignored = self._play.settings.optional_text("both.email.case_compare")
        if ignored is None:
            told = "le profil ne déclare pas ce que la comparaison ignore de la casse"
            raise Unassessed(told, inapplicable=True)
        if ignored == "whole" or (ignored == "domain_only" and said == "après l'arobase"):
            self.ensure_accepted()
        else:
            self.ensure_refused("la confirmation de son adresse")

    def try_entries(self, entries: Mapping[str, str]) -> None:
        """Fill the form, change these entries, read the first of them back, and send it where it holds."""
        play = self._play
        play.journey.fill_form()
        if not can_be_typed(play.visit, entries.get(BIRTH_DATE, "")):
            self._key, self.typed = BIRTH_DATE, Typed(entries[BIRTH_DATE], "")
            return
        for key, text in entries.items():
            if key == BIRTH_DATE:
                fill_date(play.visit, text)
            else:
                play.visit.fill(key, text)
        self._key, wanted = next(iter(entries.items()))
        held = held_date(play.visit) if self._key == BIRTH_DATE else play.visit.typed(self._key, wanted).held
        self.typed = Typed(wanted, held)
        if self._taken():
            play.journey.send_form()

    def _taken(self) -> bool:
        """Whether the page holds what was typed: a native date is held in another form, or not at all."""
        if self.typed is None or self.typed.entered:
            return True
        return self._key == BIRTH_DATE and bool(self.typed.held.strip())

    # What the page answers

    def ensure_refused(self, said: str) -> None:
        """The entry was refused with a message on it, or could not be typed at all."""
        if not self._taken():
            return
        if self._play.visit.comes(IDENTITY):
            raise Nonconformity(f"un refus, {said} étant fautif", self._play.visit.described())
        self._told = ensure_kept_with_message(self._play.visit, FORM, *_with_its_pair(FIELDS[said]))

    def ensure_told_apart(self, said: str) -> None:
        """What was said on the entry is not what is said to anybody who is not found.

        A message that stands on the entry itself is one anyway.
        """
        if not self._taken():
            return
        told = fold(self._told)
        widgets = [self._play.visit.find(key) for key in _with_its_pair(FIELDS[said])]
        parts = [part for widget in widgets if widget is not None for part in widget.parts]
        own = [text for part in parts for text in (part.error, part.description)]
        if not told or any(told in fold(text) for text in own if text):
            return
        refusal = self._refusal_of_nobody()
        if told in map(fold, refusal.splitlines()):
            raise Nonconformity(f"un message sur {said}", f"ce qui se dit à toute inconnue : « {told} »")

    def _refusal_of_nobody(self) -> str:
        """What the form says to somebody else, whose entries are right and who is not on file."""
        stranger = self._play.stranger()
        needing("le formulaire d’inscription", lambda: stranger.reach(FORM))
        stranger.fill_form()
        stranger.send_form()
        stranger.visit.comes(IDENTITY)
        return new_words(stranger.visit.before, stranger.visit.page)

    def ensure_accepted(self) -> None:
        """The person found is shown."""
        if self.typed is not None and not self._taken():
            raise Nonconformity("une saisie acceptée", f"la page ne garde que « {self.typed.held} »")
        self._play.visit.expect(IDENTITY)

    def ensure_not_recognised(self) -> None:
        """Nobody was shown: she is kept out, whatever is said."""
        if self._taken() and self._play.visit.comes(IDENTITY):
            raise Nonconformity("personne de reconnu", self._play.visit.described())

    def ensure_read_or_refused(self) -> None:
        """A date typed otherwise is read as what it says, or refused."""
        if self._taken() and not self._play.visit.comes(IDENTITY):
            ensure_refused(self._play.visit, FORM, _FURTHER)

    def ensure_recognised_or_told(self) -> None:
        """A date typed otherwise is read as what it says, or refused by a message on it."""
        if self._taken() and not self._play.visit.comes(IDENTITY):
            self.ensure_refused("sa date de naissance")
            self.ensure_told_apart("sa date de naissance")

    def ensure_date_not_refused(self) -> None:
        """No message bears on the date of birth, be the form accepted or not."""
        if not self._taken():
            raise Nonconformity("une date acceptée", "la page ne la garde pas")
        visit = self._play.visit
        if visit.comes(IDENTITY):
            return
        try:
            message = ensure_kept_with_message(visit, FORM, BIRTH_DATE)
        except Nonconformity:
            return
        raise Nonconformity("aucun message sur la date de naissance", f"« {message} »")

    def ensure_accepted_or_stopped(self) -> None:
        """The address was accepted, or visibly could not be typed whole, or a smaller limit is shown."""
        if self._taken():
            self._play.visit.expect(IDENTITY)

    def ensure_refused_or_whole(self) -> None:
        """The address was refused, or is kept whole: a server that cuts it in silence is wrong."""
        play = self._play
        if not self._taken() or not play.visit.comes(IDENTITY):
            return
        play.journey.go_on_to(SPACE, IDENTITY)
        account = play.account_held()
        if account is None:
            raise Unassessed("l’API de contrôle n’offre pas de relire une personne")
        if account.get("email") != play.journey.address:
            raise Nonconformity(
                f"l’adresse gardée entière, soit {len(play.journey.address)} caractères",
                f"gardée : {account.get('email')}",
            )

    # What the form has

    def ensure_entry(self, said: str) -> None:
        """That entry is there, by the guide's words, and takes what is typed."""
        visit, key = self._play.visit, FIELDS[said]
        widget = visit.need(key)
        label = visit.finder.purpose(key).label or ""
        if bare(label) not in bare(f"{widget.name} {widget.control.group}"):
            raise Nonconformity(f"une saisie « {label} »", f"une saisie « {widget.name} »")

    def ensure_nothing_else_required(self) -> None:
        """No other entry of the form is marked as required."""
        visit = self._play.visit
        known = {part for key in FIELDS.values() for part in visit.need(key).parts}
        form = visit.need(EMAIL).control.form
        others = [c.name for c in visit.page.entries if c.required and c.form == form and c not in known]
        if others:
            raise Nonconformity("cinq saisies obligatoires et rien d’autre", f"aussi « {others[0]} »")

    def ensure_headed(self) -> None:
        """Every page of the registration that she met keeps its title."""
        for met in self._play.visit.met:
            if met.screen in _HEADED and not bears(met.page, HEADING):
                name = self._play.visit.screens.named(met.screen).name_fr
                raise Nonconformity(f"« {HEADING} » sur l’écran « {name} »", "ce titre manque")

    def ensure_headed_again(self) -> None:
        """The form that comes back with an error keeps that title."""
        visit = self._play.visit
        if not visit.is_at(FORM):
            raise Unassessed("le formulaire ne revient pas avec l’erreur", inapplicable=True)
        if not bears(visit.page, HEADING):
            raise Nonconformity(f"« {HEADING} » sur le formulaire qui revient", visit.described())

    # The box

    def ensure_box_moves(self) -> None:
        """The box can be ticked and unticked."""
        visit = self._play.visit
        for wanted in (True, False, True):
            visit.tick(NEWS, wanted)
            visit.look()
            if visit.need(NEWS).control.checked is not wanted:
                raise Nonconformity("une case que la personne coche et décoche", "une case qui ne change pas")

    def ensure_box_named(self) -> None:
        """Its words name the news, the offers, and the e-mail by which they come."""
        control = self._play.visit.need(NEWS).control
        said = " ".join((control.name, control.group, control.description))
        lacking = missing(_NEWS_WORDS, said)
        if lacking is not None:
            raise Nonconformity(f"une case qui parle de « {lacking[0]} »", f"une case « {control.name} »")

    def ensure_box_at_first(self, *, ticked: bool) -> None:
        """The box shows at first as it is declared."""
        if bool(self._play.visit.need(NEWS).control.checked) is not ticked:
            raise Nonconformity(
                "une case cochée" if ticked else "une case non cochée",
                "elle est cochée" if not ticked else "elle ne l’est pas",
            )

    def refuse_once(self, *, ticked: bool) -> None:
        """Send the form with a fault elsewhere, the box as wanted."""
        self._play.journey.news = ticked
        self.try_entries({CONFIRMATION: "autre@example.org"})

    def ensure_box_kept(self, *, ticked: bool) -> None:
        """The form came back with the box as it was sent."""
        ensure_kept(self._play.visit, FORM)
        self.ensure_box_at_first(ticked=ticked)

    def ensure_box_kept_if_filled(self, *, ticked: bool) -> None:
        """Where the form of whoever is not found comes back as she filled it, so does the box."""
        play = self._play
        needing("un formulaire refusé", self.ensure_not_recognised)
        name = play.visit.find("audiens.last_name") if play.visit.is_at(FORM) else None
        if name is None or fold(name.value) != fold(play.person.last_name):
            raise Unassessed("le formulaire ne revient pas rempli à qui n’est pas reconnu", inapplicable=True)
        self.ensure_box_at_first(ticked=ticked)

    def ensure_news_held(self, *, wanted: bool) -> None:
        """The account holds the choice that was made."""
        account = self._play.account_held()
        if account is None:
            raise Unassessed("l’API de contrôle n’offre pas de relire une personne")
        if account.get("email_news") is not wanted:
            raise Nonconformity(
                f"le choix gardé tel quel (email_news = {str(wanted).lower()})",
                f"email_news = {account.get('email_news')}",
            )


def _with_its_pair(key: str) -> tuple[str, ...]:
    """The entry, then its confirmation or what it confirms."""
    return tuple(dict.fromkeys((key, EMAIL, CONFIRMATION))) if key in (EMAIL, CONFIRMATION) else (key,)


def _long(local: str, length: int) -> str:
    domain = ".".join(["d" * 60] * 3) + ".example.org"
    room = length - len(domain) - 1
    return f"{local:a<{room}}@{domain}"

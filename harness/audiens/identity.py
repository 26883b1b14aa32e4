"""Step 5: the person whom the form has found, as the page shows her, and what cannot be changed there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harness.answers import shown_in
from harness.audiens.stages import CHANNEL, FORM, IDENTIFIER, IDENTITY, LETTER_SENT
from harness.faults import Nonconformity
from harness.page import Snapshot
from harness.preliminaries import needing
from harness.wire_probe import WireProbe
from harness.words import fold, squeezed

if TYPE_CHECKING:
    from harness.audiens.play import AudiensPlay
    from harness.exchanges import Exchange

_ADDRESS_FIELDS = (
    "street",
    "rue",
    "voie",
    "adresse",
    "address",
    "postal_code",
    "code_postal",
    "cp",
    "city",
    "ville",
    "commune",
)
_ELSEWHERE = "1 RUE D’AILLEURS"


class Identity:
    """The screen of the person recognised."""

    def __init__(self, play: AudiensPlay) -> None:
        self._play = play
        self._other: Snapshot | None = None
        self._stranger = ""

    def ensure_name(self) -> None:
        """First name and last name as they are on file, case and order apart."""
        page, person = self._play.visit.page, self._play.person
        for name in (person.first_name, person.last_name):
            if fold(name) not in fold(" ".join(page.text.split())):
                raise Nonconformity(f"« {person.name} », comme au fichier", self._play.visit.described())

    def ensure_address(self) -> None:
        """The postal address on file, case and layout apart; the town at least where that is declared."""
        person = self._play.person
        whole = self._play.settings.text("aud.address_display") == "full"
        parts = (person.street, person.postal_code, person.city) if whole else (person.city,)
        said = squeezed(self._play.visit.page.text)
        for part in parts:
            if squeezed(part) not in said:
                raise Nonconformity(f"l’adresse au fichier, avec « {part} »", self._play.visit.described())

    def ensure_no_more_told(self) -> None:
        """Neither telephone nor e-mail is shown in full."""
        person = self._play.person
        held = [each for each in (person.mobile, person.known_email) if each]
        seen = shown_in(self._play.visit.page.text, held)
        if seen:
            raise Nonconformity("ni téléphone ni e-mail montré en entier", f"« {seen[0]} » est sur la page")

    def send_other_address(self) -> None:
        """Confirm with another address slipped into the request, in every usual name."""
        self._confirm_elsewhere()

    def go_on_from_other_address(self) -> None:
        """Confirm so, then finish by letter from where that led, or honestly where it led nowhere."""
        play = self._play
        answer = self._confirm_elsewhere()
        play.journey.about_to_ask()
        play.visit.open(answer.leads_to or play.visit.page.url)
        if not play.visit.is_at(CHANNEL):
            needing("le courrier", lambda: play.journey.reach(LETTER_SENT))
            return
        needing("la saisie de l’identifiant", play.journey.choose_letter)
        needing("le courrier", lambda: play.journey.go_on_to(LETTER_SENT, IDENTIFIER))

    def _confirm_elsewhere(self) -> Exchange:
        """Her confirmation with another address, in every usual name and wherever hers was sent along."""
        play, person = self._play, self._play.person
        needing("« Confirmer »", play.journey.confirm_identity)
        probe = WireProbe(play.visit.client)
        sent = probe.last_post()
        needing("l’écran de la personne reconnue", lambda: play.journey.reach(IDENTITY))
        sent = probe.renewed(sent, play.visit.page.html)
        hers = [name for name, value in sent.fields if squeezed(person.street) in squeezed(value)]
        return probe.replay(sent.having(dict.fromkeys((*_ADDRESS_FIELDS, *hers), _ELSEWHERE)))

    def ensure_address_unchanged(self) -> None:
        """The file holds, and the screen shows again, the address that it had."""
        play = self._play
        held = play.held() or {}
        if "street" in held and held["street"] != play.person.street:
            raise Nonconformity(f"l’adresse au fichier inchangée ({play.person.street})", f"{held['street']}")
        play.on_another_device()
        needing("l’écran de la personne reconnue", lambda: play.journey.reach(IDENTITY))
        self.ensure_address()
        entries = [each for each in play.visit.page.entries if not (each.readonly or each.disabled)]
        if any(squeezed(play.person.street) in squeezed(entry.value) for entry in entries):
            raise Nonconformity(
                "une adresse montrée, sans rien où la changer", "l’adresse est dans une saisie"
            )

    def ensure_left(self) -> None:
        """The form came back, and nothing of the person's address is shown any more."""
        play = self._play
        play.back.ensure_leads(FORM)
        person = play.person
        hidden = (person.street, person.mobile, person.identifier, person.known_email)
        shown = shown_in(play.visit.page.text, filter(None, hidden))
        if shown:
            raise Nonconformity("plus rien de la personne montrée", f"« {shown[0]} » est sur la page")

    def ensure_typed_kept(self) -> None:
        """Where the profile itself declares that « Retour » keeps what was typed, the form is not empty.

        Which of it is kept is not asserted: whoever is not the person shown may have to type another name.
        """
        play, settings = self._play, self._play.settings
        declared = "AUD-AMB-24" in settings.declared and settings.holds("AUD-AMB-24", "previous")
        if not declared:
            return
        typed = {
            "audiens.email": play.journey.address,
            "audiens.last_name": play.person.last_name,
            "audiens.first_name": play.person.first_name,
        }
        if not any(fold(play.visit.need(key).value) == fold(text) for key, text in typed.items()):
            raise Nonconformity("un formulaire qui garde ce qui était tapé, comme déclaré", "il est vide")

    def let_other_fill(self) -> None:
        """« Retour », then another member, who is « she » from now on, fills the form that came back."""
        play = self._play
        needing("« Retour »", lambda: play.choose("Retour"))
        if not play.visit.comes(FORM):
            needing("le formulaire d’inscription", lambda: play.journey.reach(FORM))
        play.journey.person = play.put_on_file(play.world.people.member())
        play.journey.fill_form()
        play.journey.send_form()

    def learn(self) -> None:
        """Let another person come to that screen first, to know its address."""
        other = self._play.begin(self._play.world.people.member())
        needing("l’écran d’une autre personne", lambda: other.reach(IDENTITY))
        self._other = other.visit.page
        self._play.journey = other

    def open_elsewhere(self) -> None:
        """Open the address of that screen with a client that has filled no form."""
        if self._other is None:
            raise ValueError("nobody else has been recognised")
        self._play.on_another_device()
        self._play.visit.open(self._other.url)

    def open_refused(self) -> None:
        """Open the address of that screen right after a form that was refused: her names, another date."""
        if self._other is None:
            raise ValueError("nobody else has been recognised")
        play = self._play
        journey = play.on_another_device()
        needing("le formulaire d’inscription", lambda: journey.reach(FORM))
        play.names.try_stranger("une date de naissance d'un jour de trop")
        needing("un formulaire refusé", play.form.ensure_not_recognised)
        play.visit.open(self._other.url)

    def open_of_other(self) -> None:
        """Open the address of her own screen with another member's number in place of hers, if it has one."""
        play = self._play
        other = play.put_on_file(play.world.people.member())
        url = play.visit.page.url.replace(play.person.identifier, other.identifier)
        play.visit.open(url)
        self._stranger = other.street

    def open_where_other_is(self) -> None:
        """Open, recognised herself, the address at which another member is shown that screen."""
        play = self._play
        other = play.begin(play.world.people.member())
        needing("l’écran d’une autre personne", lambda: other.reach(IDENTITY))
        play.visit.open(other.visit.page.url)
        self._stranger = other.person.street

    def ensure_kept_away(self) -> None:
        """That screen did not come."""
        if self._play.visit.is_at(IDENTITY):
            raise Nonconformity("un refus, ou le renvoi au formulaire", self._play.visit.described())

    def ensure_of_nobody_else(self) -> None:
        """Nothing of the other member is shown."""
        if squeezed(self._stranger) in squeezed(self._play.visit.page.text):
            raise Nonconformity("rien d’un autre adhérent", f"son adresse, « {self._stranger} »")

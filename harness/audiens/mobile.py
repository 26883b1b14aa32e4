"""Step 5 by SMS: the mobile that a person gives, its shapes, its confirmation, and the box beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from harness.audiens.notices import text_of
from harness.audiens.stages import CHANNEL, IDENTIFIER, MOBILE, SMS_CODE, SPACE, Branch
from harness.faults import Nonconformity, Unassessed
from harness.preliminaries import needing
from harness.refusals import ensure_kept_with_message, ensure_refused
from harness.visit import Typed
from harness.words import fold, speaks_of

if TYPE_CHECKING:
    from harness.audiens.play import AudiensPlay

ENTRY, CONFIRMATION = "audiens.mobile", "audiens.mobile_confirmation"


def _grouped(sign: str) -> Callable[[str], str]:
    return lambda n: sign.join(n[i : i + 2] for i in range(0, 10, 2))


SHAPES: Mapping[str, Callable[[str], str]] = {
    "sans séparateur": lambda n: n,
    "en cinq paires": _grouped(" "),
    "en paires pointées": _grouped("."),
    "en paires à tirets": _grouped("-"),
    "amputé de son dernier chiffre": lambda n: n[:-1],
    "suivi d'un chiffre de trop": lambda n: f"{n}5",
    "où une lettre O remplace un zéro": lambda n: f"{n[:8]}O{n[9:]}",
    "laissé vide": lambda n: "",  # noqa: ARG005
    "commençant par 01": lambda n: "0199001234",  # noqa: ARG005
    "commençant par 05": lambda n: "0536491234",  # noqa: ARG005
    "commençant par 08": lambda n: "0800000000",  # noqa: ARG005
    "commençant par 09": lambda n: "0900000000",  # noqa: ARG005
    "commençant par 07": lambda n: "0700000001",  # noqa: ARG005
    "dont le premier chiffre n'est pas zéro": lambda n: f"1{n[1:]}",
    "étranger": lambda n: "+32475123456",  # noqa: ARG005
    "écrit en +33": lambda n: f"+33{n[1:]}",
    "écrit en 0033": lambda n: f"0033{n[1:]}",
    "écrit d'outre-mer": lambda n: "+590690123456",  # noqa: ARG005
}
_LETTER_WORDS = ("courrier", "lettre", "voie postale", "par la poste")
_SEPARATED = {"en paires pointées": ".", "en paires à tirets": "-"}


class Mobile:
    """The form of the mobile. ``typed`` is what was typed, read back before « Valider »."""

    def __init__(self, play: AudiensPlay) -> None:
        self._play = play
        self.typed: Typed | None = None

    def try_said(self, said: str) -> None:
        """One's mobile in a shape, or another number, twice."""
        sign = _SEPARATED.get(said)
        if sign is not None and sign not in self._play.settings.items("aud.mobile.separators"):
            raise Unassessed(f"le profil n’offre pas de pardonner « {sign} »", inapplicable=True)
        if said == "commençant par 07" and self._play.settings.holds("AUD-AMB-15", "libphonenumber"):
            raise Unassessed("le profil déclare consulter le plan de numérotation", inapplicable=True)
        number = SHAPES[said](self._play.person.other_mobile)
        self.try_pair(number, number)

    def try_pair(self, number: str, again: str) -> None:
        """Two entries; not sent where the page visibly does not take the first."""
        play, visit = self._play, self._play.visit
        blank = visit.page
        visit.fill(ENTRY, number)
        visit.fill(CONFIRMATION, again)
        self.typed = visit.typed(ENTRY, number)
        play.journey.about_to_ask()
        if self.typed.entered:
            visit.press("audiens.mobile_submit")
            visit.before = blank

    def try_confirmation(self, said: str) -> None:
        """One's mobile, and another confirmation."""
        number = self._play.person.other_mobile
        last = str((int(number[-1]) + 1) % 10)
        again = {
            "dont le dernier chiffre diffère": number[:-1] + last,
            "laissée vide": "",
            "autrement espacée": SHAPES["en cinq paires"](number),
        }[said]
        self.try_pair(number, again)

    def try_confirmation_alone(self) -> None:
        """One's mobile as a confirmation, the number itself left empty."""
        self.try_pair("", self._play.person.other_mobile)

    def ensure_accepted(self) -> None:
        """The identifier is asked."""
        if self.typed is not None and not self.typed.entered:
            raise Nonconformity("un numéro accepté", f"la page n’en garde que « {self.typed.held} »")
        self._play.visit.expect(IDENTIFIER, "AUD-132")

    def ensure_refused(self) -> None:
        """Refused with a message on the number or the pair, or it could not be typed at all."""
        if self.typed is not None and not self.typed.entered:
            return
        ensure_kept_with_message(self._play.visit, MOBILE, ENTRY, CONFIRMATION)

    def ensure_confirmation_refused(self) -> None:
        """Refused with a message on the confirmation, or on the pair."""
        ensure_kept_with_message(self._play.visit, MOBILE, CONFIRMATION, ENTRY)

    def ensure_accepted_or_refused(self) -> None:
        """Accepted, or refused with a message: nothing between."""
        if not self._play.visit.comes(IDENTIFIER):
            self.ensure_confirmation_refused()

    def ensure_international_as_declared(self) -> None:
        """Accepted with its SMS, or refused with a message, as aud.mobile.accept_e164 says."""
        declared = self._play.settings.optional_flag("aud.mobile.accept_e164")
        accepted = self._play.visit.comes(IDENTIFIER)
        if accepted and declared is False:
            raise Nonconformity("une écriture refusée, comme déclaré", self._play.visit.described())
        if not accepted:
            if declared is True:
                raise Nonconformity("une écriture acceptée, comme déclaré", self._play.visit.described())
            self.ensure_refused()
            return
        self._receive_at(self._play.person.other_mobile)

    def ensure_overseas_exact(self) -> None:
        """Refused, or accepted and the SMS goes to that very number."""
        if self._play.visit.comes(IDENTIFIER):
            self._receive_at("+590690123456")
        else:
            self.ensure_refused()

    def ensure_foreign_refused(self) -> None:
        """Refused, and the page points to the letter; or it could not be typed at all."""
        if self.typed is not None and not self.typed.entered:
            return
        ensure_refused(self._play.visit, MOBILE, (IDENTIFIER, SMS_CODE, SPACE))
        if not speaks_of(text_of(self._play.visit.page), _LETTER_WORDS):
            raise Nonconformity("un refus qui indique le courrier", self._play.visit.described())

    def ensure_served(self) -> None:
        """Her identifier given, the SMS comes to that very mobile."""
        self._receive_at(self._play.person.other_mobile, "AUD-125")

    def _receive_at(self, number: str, requirement: str = "AUD-126") -> None:
        journey = self._play.journey
        journey.mobile = number
        needing("la page du code", journey.submit_identifier)
        journey.receive_code(requirement)

    def give_instead(self) -> None:
        """Refuse the masked number, give another in its place, and the identifier.

        Whoever is sent back to the form need not be asked for another number there: she may be shown the
        number on file again, or be left with the letter.
        """
        play, known = self._play, self._play.known_mobile
        asked = known.refuse_towards_choice() and known.sms_offered()
        if not asked and play.settings.holds("AUD-AMB-03", "restart") and not play.visit.page.broken:
            raise Unassessed("qui recommence n’a pas à donner un autre numéro", inapplicable=True)
        play.journey.branch, play.journey.mobile = Branch.SMS, play.person.other_mobile
        needing("le choix du canal", lambda: play.visit.expect(CHANNEL))
        play.journey.go_on_to(SMS_CODE, CHANNEL)

    def correct(self) -> None:
        """Come back from the identifier, give another number in the place of the first, and go on."""
        play, journey = self._play, self._play.journey
        needing("« Retour »", lambda: play.choose("Retour"))
        if not play.visit.comes(MOBILE):
            needing("la saisie du portable", lambda: journey.reach(MOBILE))
        journey.mobile = play.world.people.mobile()
        needing("la page du code", lambda: journey.go_on_to(SMS_CODE, MOBILE))

    def ensure_came(self, requirement: str) -> None:
        """The SMS came to the number that she gave, as that requirement has it."""
        self._play.journey.receive_code(requirement)

    # The box

    def ensure_box(self, *, present: bool = True) -> None:
        """The box of the declared reading is there, and says what it is; or no box is."""
        visit = self._play.visit
        key = self._play.journey.phone_box_key
        if not present or key is None:
            for other in ("audiens.phone_objection", "audiens.phone_consent"):
                if visit.finder.shows(visit.page, other):
                    raise Nonconformity(
                        "pas de case, comme déclaré", f"une case « {visit.need(other).name} »"
                    )
            return
        widget = visit.need(key)
        refusing = "ne souhaite pas" in fold(widget.name) or "oppos" in fold(widget.name)
        if key.endswith("objection") and not refusing:
            raise Nonconformity("une case d’opposition", f"« {widget.name} »")

    def ensure_box_unticked(self) -> None:
        """The box, where there is one, is not ticked at first."""
        key = self._play.journey.phone_box_key
        if key is None:
            raise Unassessed("le profil déclare qu’il n’y a pas de case", inapplicable=True)
        if self._play.visit.need(key).control.checked:
            raise Nonconformity("une case non cochée", "elle est cochée d’avance")

    def change_her_mind(self) -> None:
        """Come back to the box after « Valider », untick it, and go on to the space."""
        play, journey = self._play, self._play.journey
        needing("la saisie de l’identifiant", lambda: journey.reach(IDENTIFIER))
        needing("« Retour »", lambda: play.choose("Retour"))
        journey.phone_box = False
        if play.visit.comes(MOBILE):
            journey.go_on_to(SPACE, MOBILE)
        else:
            journey.reach(SPACE)

    def ensure_objection_held(self, *, ticked: bool) -> None:
        """The account holds what the box said: an objection ticked, or a consent not given."""
        key = self._play.journey.phone_box_key
        if key is None:
            raise Unassessed("le profil déclare qu’il n’y a pas de case", inapplicable=True)
        account = self._play.account_held()
        if account is None:
            raise Unassessed("l’API de contrôle n’offre pas de relire une personne")
        wanted = ticked if key.endswith("objection") else not ticked
        if account.get("phone_objection") is not wanted:
            raise Nonconformity(
                f"phone_objection = {str(wanted).lower()}",
                f"phone_objection = {account.get('phone_objection')}",
            )

    def ensure_bloctel_link(self) -> None:
        """A link leads to Bloctel's own site."""
        visit = self._play.visit
        href = visit.need("audiens.bloctel").control.href or ""
        host = href.split("://")[-1].split("/")[0].removeprefix("www.")
        if host != "bloctel.gouv.fr":
            raise Nonconformity("un lien vers www.bloctel.gouv.fr", f"un lien vers « {href} »")

    # What becomes of the number

    def abandon(self, *, after_wrong_code: bool = False) -> None:
        """Give a number, come to the code, leave there, and begin again from another device.

        ``after_wrong_code``: a code that is wrong by one digit is given before she leaves.
        """
        play = self._play
        play.play_as(Branch.SMS).reach(SMS_CODE)
        if after_wrong_code:
            needing("le code par SMS", play.journey.receive_code)
            play.sms_code.try_said("faux d'un chiffre")
        play.on_another_device()

    def ensure_not_kept(self) -> None:
        """The number that was given is not on file, and no mask of it is shown."""
        held = self._play.held()
        if held is not None and held.get("mobile"):
            raise Nonconformity("aucun portable au fichier avant le code", f"mobile = {held['mobile']}")
        self._play.journey.reach(CHANNEL)

    def ensure_kept(self) -> None:
        """The number that was given is the one on file."""
        self._play.visit.expect(SPACE)
        held = self._play.held()
        if held is None:
            raise Unassessed("l’API de contrôle n’offre pas de relire une personne")
        if held.get("mobile") != self._play.person.other_mobile:
            raise Nonconformity(
                f"le numéro donné au fichier ({self._play.person.other_mobile})", f"{held.get('mobile')}"
            )

"""Step 5: the identifier, how it may be typed, whose it must be, and what it sets off."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from fakes.messages import Channel
from harness.audiens.asked_again import is_asked_again, is_asked_at
from harness.audiens.breakdown import is_breakdown
from harness.audiens.stages import IDENTIFIER, LETTER_SENT, MASKED_MOBILE, SMS_CODE, Branch
from harness.faults import Nonconformity, Unassessed
from harness.preliminaries import needing
from harness.refusals import ensure_kept_with_message
from harness.visit import Typed

if TYPE_CHECKING:
    from harness.audiens.play import AudiensPlay
    from harness.people import AudiensPerson

ENTRY = "audiens.identifier"

TYPED: Mapping[str, Callable[[str], str]] = {
    "avec un point après le huitième chiffre": lambda d: f"{d[:8]}.{d[8:]}",
    "sans point": lambda d: d,
    "avec un point après le septième chiffre": lambda d: f"{d[:7]}.{d[7:]}",
    "avec un point avant le dernier chiffre": lambda d: f"{d[:-1]}.{d[-1:]}",
    "amputé de son dernier chiffre": lambda d: d[:-1],
    "suivi d'un chiffre de trop": lambda d: f"{d}7",
    "suivi de deux chiffres de trop": lambda d: f"{d}71",
    "où huit lettres remplacent les chiffres": lambda d: f"ABCDEFGH.{d[8:]}",
    "où une virgule remplace le point": lambda d: f"{d[:8]},{d[8:]}",
    "où un tiret remplace le point": lambda d: f"{d[:8]}-{d[8:]}",
    "fait de dièses": lambda d: "########.##",  # noqa: ARG005
    "entouré d'espaces": lambda d: f" {d[:8]}.{d[8:]} ",
    "laissé vide": lambda d: "",  # noqa: ARG005
}
_FORMS = {
    "avec un point après le huitième chiffre": ("8.2_or_10", "8.2"),
    "sans point": ("8.2_or_10", "10", "12"),
    "avec un point après le septième chiffre": ("7.2",),
}
OWN_BUT_ONE: Mapping[str, int] = {
    "le sien à un chiffre près": 4,
    "le sien à son premier chiffre près": 0,
    "le sien à son dernier chiffre près": -1,
}
"""The digit of one's own that is changed, by its place."""


class Identifier:
    """The form of the identifier. ``typed`` is what was typed, read back before « Valider »."""

    def __init__(self, play: AudiensPlay) -> None:
        self._play = play
        self.typed: Typed | None = None
        self._other: AudiensPerson | None = None

    def try_own(self, said: str) -> None:
        """One's own identifier, typed as a scenario says."""
        self.try_text(TYPED[said](self._play.person.identifier))

    def try_text(self, text: str) -> None:
        """A text as identifier; not sent where the page visibly does not take it."""
        play = self._play
        blank = play.visit.page
        if len(play.visit.need(ENTRY).parts) > 1 and "-" in text:  # boxes hold no sign but their own
            self.typed = Typed(text, "")
            return
        play.visit.fill(ENTRY, text)
        self.typed = play.visit.typed(ENTRY, text)
        play.journey.about_to_ask()
        if self.typed.entered:
            play.visit.press("audiens.identifier_submit")
            play.visit.before = blank

    def try_other(self, said: str) -> None:
        """The identifier of another member, of nobody, or one's own but for a digit."""
        play = self._play
        people = play.world.people
        if said == "celui d'une autre adhérente":
            self._other = play.put_on_file(people.member())
            number = self._other.identifier
        elif said == "un identifiant inconnu":
            number = people.identifier()
        else:
            own, place = play.person.identifier, OWN_BUT_ONE[said]
            number = own[:place] + str((int(own[place]) + 1) % 10) + own[place:][1:]
        self.try_text(people.identifiers.typed(number))

    def come_back(self) -> None:
        """« Retour » from the page of the code; where it leads elsewhere, the page’s address, or anew."""
        journey = self._play.journey
        needing("« Retour »", lambda: self._play.choose("Retour"))
        if not self._is_asked_again():
            needing("la saisie de l’identifiant", lambda: journey.reach(IDENTIFIER))

    def _is_asked_again(self) -> bool:
        return is_asked_again(self._play.visit, IDENTIFIER, ENTRY)

    def ensure_accepted(self) -> None:
        """What follows came: the page of the code, or the announce of a letter."""
        if self.typed is not None and not self.typed.entered:
            raise Nonconformity("une saisie acceptée", f"la page n’en garde que « {self.typed.held} »")
        self._play.visit.expect(self._next(), "AUD-084")

    def ensure_as_declared(self, said: str) -> None:
        """Accepted where the declared layout has this form, refused with a message otherwise.

        Nine or twelve digits are declared without a word on their dot: then both are right.
        """
        layout = self._play.settings.text("aud.identifier.layout")
        if layout in _FORMS[said]:
            self.ensure_accepted()
        elif layout in ("7.2", "12"):
            self.ensure_forgiven_or_refused()
        else:
            self.ensure_refused()

    def ensure_refused(self) -> None:
        """Refused with a message on the entry, or it could not be typed at all."""
        if self.typed is not None and not self.typed.entered:
            return
        ensure_kept_with_message(self._play.visit, IDENTIFIER, ENTRY)

    def ensure_kept_out(self) -> None:
        """Refused, in any words: no code and no letter is announced, and no breakdown comes instead."""
        visit = self._play.visit
        if visit.comes(self._next()):
            raise Nonconformity("un identifiant refusé", visit.described())
        if is_breakdown(visit):
            raise Nonconformity("un identifiant refusé", f"une panne : {visit.described()}")

    def ensure_no_sms(self) -> None:
        """No SMS came to her, nor to whoever has the identifier that she gave."""
        silence = self._play.silence
        silence.ensure_no_sms()
        if self._other is not None and self._other.mobile:
            silence.ensure_at_most(0, Channel.SMS, self._other.mobile, None)

    def ensure_no_letter(self) -> None:
        """No letter came to her, nor to whoever has the identifier that she gave."""
        silence = self._play.silence
        silence.ensure_no_letter()
        if self._other is not None:
            silence.ensure_at_most(0, Channel.LETTER, self._other.name, None)

    def ensure_forgiven_or_refused(self) -> None:
        """Accepted, or refused with a message on the entry: nothing between."""
        if not self._play.visit.comes(self._next()):
            self.ensure_refused()

    def ensure_code_sent(self) -> None:
        """The page of the code came, and so did an SMS."""
        with self._play.journey.resting_on_identifier():
            self._play.visit.expect(SMS_CODE, "AUD-084")
        self._play.journey.receive_code("AUD-084")

    def ensure_not_held_back(self) -> None:
        """Her own is taken, after wrong ones below the limit."""
        with self._play.journey.resting_on_identifier():
            self.ensure_accepted()

    def exhaust(self, but: int = 0) -> None:
        """Give wrong identifiers up to the declared limit, or one less.

        They are well formed, key included: a portal need not count a slip of the pen as a guess. Before
        the last she leaves the page and comes back to it in the same journey, which forgives none of them.
        """
        limit = self._play.settings.optional_number("aud.identifier.max_attempts")
        if limit is None:
            raise Unassessed("le profil ne déclare pas de limite d’essais (aud.identifier.max_attempts)")
        self._give_wrong(limit - max(but, 1))
        if but or not self._is_asked_again():
            return
        if not self._comes_back():
            needing("la saisie de l’identifiant", lambda: self._play.journey.reach(IDENTIFIER))
            self._give_wrong(limit - 1)
        self._give_wrong(1)

    def _give_wrong(self, times: int) -> None:
        """So many identifiers of nobody, as long as one is asked."""
        for _ in range(times):
            if not self._is_asked_again():
                return
            needing("un identifiant faux refusé", lambda: self.try_other("un identifiant inconnu"))

    def _comes_back(self) -> bool:
        """« Retour » where it leads to the page before, on again, and the address of the page anew."""
        visit, journey = self._play.visit, self._play.journey
        address = visit.page.url
        if (
            journey.branch is Branch.KNOWN_MOBILE
            and self._play.settings.text("aud.back_target") == "previous"
        ):
            needing("« Retour »", lambda: self._play.choose("Retour"))
            if visit.comes(MASKED_MOBILE):
                needing("la saisie de l’identifiant", lambda: journey.go_on_to(IDENTIFIER, MASKED_MOBILE))
        return is_asked_at(visit, address, IDENTIFIER, ENTRY)

    def try_right(self) -> None:
        """One's own identifier, where it is still asked."""
        if self._is_asked_again():
            self._play.journey.give_identifier(self._play.journey.typed_identifier)

    def _next(self) -> str:
        return LETTER_SENT if self._play.journey.branch is Branch.LETTER else SMS_CODE

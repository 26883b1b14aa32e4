"""Step 5 where a mobile is on file: its mask, what the browser is not told, and who refuses the number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from harness.answers import holds
from harness.audiens.notices import text_of
from harness.audiens.stages import CHANNEL, FORM, IDENTIFIER, LETTER_SENT, LOGIN, MASKED_MOBILE, Branch
from harness.faults import Nonconformity
from harness.preliminaries import needing
from harness.wire_probe import bodies
from harness.words import fold, speaks_of

if TYPE_CHECKING:
    from harness.audiens.play import AudiensPlay

_HELP_WORDS = ("aide", "contact", "téléphon", "appel", "assistance", "conseiller")
NOT_MINE = "Ce n’est pas mon numéro de téléphone"


class KnownMobile:
    """The screen of the masked number. ``since`` is the sinks' number when it was refused."""

    def __init__(self, play: AudiensPlay) -> None:
        self._play = play
        self._since = 0

    def reach_with_end(self, end: str) -> None:
        """« She » has a mobile whose last four digits are these, and is in front of its mask."""
        number = self._play.world.people.mobile_ending(end)
        self._play.play_as(Branch.KNOWN_MOBILE, mobile=number).reach(MASKED_MOBILE)

    def ensure_masked(self) -> None:
        """The last four digits are readable, and none of the six others."""
        number = self._play.person.mobile or ""
        mask = self._play.settings.optional_text("aud.mask")
        text = self._play.visit.page.text
        end = number[-4:]
        if mask is not None:
            wanted = "".join(mask.split()).casefold().replace("dddd", end)
            if wanted not in "".join(text.split()).casefold():
                raise Nonconformity(f"« {_written(mask, end)} »", self._seen(text, end))
        shown = [
            digits
            for digits in map(_digits, re.findall(r"[\dXx•*●·#_.\-\s]{4,}", text))
            if digits.endswith(end) or digits.startswith(number[:2])
        ]
        if not any(digits == end for digits in shown):
            raise Nonconformity(f"les quatre derniers chiffres, {end}, et eux seuls", self._seen(text, end))
        if number in _digits(text) or any(len(digits) > 4 for digits in shown if digits in number):
            raise Nonconformity(f"les quatre derniers chiffres, {end}, et eux seuls", self._seen(text, end))

    def ensure_hidden_everywhere(self) -> None:
        """The whole number is in nothing that the browser was sent."""
        number = self._play.person.mobile or ""
        exchanges = self._play.visit.client.exchanges
        headers = "\n".join(value for each in exchanges for _, value in each.answer_headers)
        told = f"{bodies(exchanges)}\n{headers}"
        coded = any(holds(told, form) for form in (number, f"+33{number[1:]}", f"33{number[1:]}"))
        if coded or number[1:] in re.sub(r"[\s.\-/]|&nbsp;|%20", "", told):
            raise Nonconformity("les chiffres cachés absents de la page reçue", "le numéro entier y est")

    def refuse(self) -> None:
        """« Ce n’est pas mon numéro de téléphone »."""
        self._since = self._play.world.bench.mailbox.mark()
        self._play.choose(NOT_MINE)

    def refuse_towards_choice(self) -> bool:
        """Refuse the number, and fill the form again where that is what follows (AUD-AMB-03=restart).

        Gives whether that led her to the choice of a channel.
        """
        self.refuse()
        visit, journey = self._play.visit, self._play.journey
        if self._play.settings.holds("AUD-AMB-03", "restart") and visit.comes(FORM):
            needing("l’écran qui la reconnaît", journey.submit_form)
            visit.press("audiens.identity_confirm")
        return visit.comes(CHANNEL)

    def refuse_and_go_on(self) -> None:
        """Refuse the number, then end by whatever way is open: a letter, or nothing more."""
        offered = self.refuse_towards_choice()
        play = self._play
        play.journey.branch = Branch.LETTER
        if offered:
            needing("le choix du courrier", play.journey.choose_letter)
        if play.visit.is_at(IDENTIFIER):
            needing("l’annonce du courrier", lambda: play.journey.go_on_to(LETTER_SENT, IDENTIFIER))

    def refuse_and_give_another(self) -> None:
        """Refuse the number, then give another mobile where one is asked, on to its code."""
        play = self._play
        if not self.refuse_towards_choice() or not self.sms_offered():
            return
        play.journey.branch, play.journey.mobile = Branch.SMS, play.person.other_mobile
        needing("la saisie d’un portable", play.journey.choose_sms)
        needing("la saisie de l’identifiant", play.journey.submit_mobile)
        play.journey.give_identifier(play.journey.typed_identifier)

    def refuse_then_reopen(self) -> None:
        """Refuse the number, open the address where another member gives her identifier, and give hers."""
        play = self._play
        other = play.begin(play.world.people.member())
        needing("la saisie de l’identifiant d’une autre", lambda: other.reach(IDENTIFIER))
        self.refuse()
        play.visit.open(other.visit.page.url)
        if play.visit.is_at(IDENTIFIER):
            play.journey.give_identifier(play.journey.typed_identifier)

    def refuse_then_type_again(self) -> None:
        """Refuse the number, then give it again as one’s mobile where a number is asked."""
        play = self._play
        if not self.refuse_towards_choice() or not self.sms_offered():
            return
        needing("la saisie d’un portable", play.journey.choose_sms)
        play.journey.give_mobile(play.person.mobile or "")
        if play.visit.comes(IDENTIFIER):
            play.journey.give_identifier(play.journey.typed_identifier)

    def ensure_nothing_sent(self) -> None:
        """No SMS ever goes to the number that was refused."""
        self._play.silence.ensure_no_sms(self._play.person.mobile, since=self._since)

    def ensure_choice(self) -> None:
        """The choice of a channel came, with both of them."""
        self._play.visit.expect(CHANNEL, "AUD-072")
        self._play.channel.ensure_offered()

    def ensure_letter_only(self) -> None:
        """Her identifier is asked, for a letter: at once, or once she has taken the only channel left."""
        play = self._play
        play.journey.branch = Branch.LETTER
        if not play.visit.is_at(IDENTIFIER) and play.visit.comes(CHANNEL):
            if self.sms_offered():
                raise Nonconformity("le courrier pour seule voie", "le canal « SMS » est encore proposé")
            play.journey.choose_letter()
        play.visit.expect(IDENTIFIER, "AUD-072")

    def sms_offered(self) -> bool:
        """Whether the page of the channels has the SMS among them, as a choice of its own or in a list."""
        visit = self._play.visit
        listed = visit.find("audiens.channel")
        options = listed.control.options if listed is not None else ()
        return visit.find("audiens.channel_sms") is not None or any("sms" in fold(o.label) for o in options)

    def ensure_helped(self) -> None:
        """A page of help came, or the numbers to call."""
        visit = self._play.visit
        page = visit.page
        if page.refused or visit.is_at(LOGIN) or visit.is_at(MASKED_MOBILE):
            raise Nonconformity("une page d’aide", visit.described())
        if not speaks_of(text_of(page), _HELP_WORDS):
            raise Nonconformity("une page d’aide", visit.described())

    def ensure_restarted(self) -> None:
        """The form came back."""
        self._play.visit.expect(FORM, "AUD-072")

    def ensure_channel_not_asked(self) -> None:
        """None of the pages that she met was the choice of a channel."""
        screens = self._play.visit.screens
        if any(screens.is_at(met.page, CHANNEL) for met in self._play.visit.met):
            raise Nonconformity("aucun choix de canal", "le choix du canal lui a été demandé")

    def _seen(self, text: str, end: str) -> str:
        line = next((line for line in text.splitlines() if end[-2:] in line and "x" in fold(line)), "")
        return f"« {line} »" if line else self._play.visit.described()


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _written(mask: str, end: str) -> str:
    return mask.replace("dd dd", f"{end[:2]} {end[2:]}")

"""Step 6: the SMS, its six digits, its five minutes, and what other codes are worth."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from fakes.messages import Channel
from harness.answers import holds
from harness.audiens.asked_again import is_asked_again, is_asked_at
from harness.audiens.breakdown import is_breakdown
from harness.audiens.notices import text_of
from harness.audiens.stages import FORM, IDENTIFIER, LOGIN, PASSWORD, SMS_CODE, Branch
from harness.faults import ConnectionFault, Nonconformity, Unassessed
from harness.mailbox import Mail
from harness.moments import Lapse
from harness.preliminaries import needing
from harness.refusals import ensure_kept
from harness.visit import Typed
from harness.words import fold, speaks_of

if TYPE_CHECKING:
    from harness.audiens.play import AudiensPlay

ENTRY = "audiens.sms_code"
_MOST = "aud.sms_code.max_attempts"
_LIFE = timedelta(seconds=300)
_RESTART_WORDS = ("recommenc", "reprendre", "reprenez", "nouveau code", "nouvelle demande", "de nouveau")
_SMS_LENGTH, _SHORTER = 160, 70
_GSM = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_GSM_PAIRS = frozenset("^{}\\[~]|€")
"""GSM 03.38: the signs that count for one, and those that count for two. Any other sign makes it UCS-2."""
_RESENDS = 6
_BURST_SECONDS = 30


def _off_at(index: int) -> Callable[[str], str]:
    """The code with one digit changed."""
    return lambda code: code[:index] + str((int(code[index]) + 1) % 10) + code[index + 1 :]


WRONG: Mapping[str, Callable[[str], str]] = {
    "faux d'un chiffre": _off_at(2),
    "faux de son premier chiffre": _off_at(0),
    "faux de son dernier chiffre": _off_at(5),
    "laissé vide": lambda code: "",  # noqa: ARG005
    "fait de zéros": lambda code: "000000" if code != "000000" else "000001",
    "de cinq chiffres": lambda code: code[:5],
    "de sept chiffres": lambda code: code + str((int(code[-1]) + 1) % 10),
    "fait de lettres": lambda code: "ABCDEF",  # noqa: ARG005
}
PASTED: Mapping[str, Callable[[str], str]] = {
    "précédé d'une espace": lambda code: f" {code}",
    "suivi d'une espace": lambda code: f"{code} ",
    "coupé d'une espace": lambda code: f"{code[:3]} {code[3:]}",
}


class SmsCode:
    """The form of the code. ``typed`` is what was typed, read back; ``earlier`` an older or foreign code."""

    def __init__(self, play: AudiensPlay) -> None:
        self._play = play
        self.typed: Typed | None = None
        self._earlier = ""
        self._branch = Branch.KNOWN_MOBILE

    @property
    def _code(self) -> str:
        return self._play.journey.codes[-1]

    def reach(self, branch: Branch = Branch.KNOWN_MOBILE) -> None:
        """« She » has just received her code."""
        self._play.play_as(branch).reach(SMS_CODE)
        self._play.journey.receive_code()

    # The message

    def ensure_received(self) -> None:
        """An SMS came with a code of six digits, and one only."""
        with self._play.journey.resting_on_identifier():
            self._play.journey.receive_code()

    def ensure_alone(self) -> None:
        """One SMS came to her number, and its code went to nobody else, a witness's having come."""
        journey = self._play.journey
        self._play.silence.ensure_no_sms(beyond=1)
        for other in self._play.world.bench.sms.mailbox.seen(after=journey.mark):
            if other.seq != journey.messages[-1].seq and self._code in other.codes:
                raise Nonconformity(
                    f"un code envoyé au {journey.mobile} seul", f"aussi à {other.recipients[0]}"
                )

    def ensure_well_written(self) -> None:
        """It names the service and the validity, is one short message without link or identity."""
        message, person = self._play.journey.messages[-1], self._play.person
        said = message.text
        lacks = {
            "le nom du service": speaks_of(f"{message.sender}\n{said}", ("audiens",)),
            "la durée de validité": speaks_of(said, ("5 min", "cinq minutes", "5 mn")),
            "une longueur d’un seul message": _is_one_message(said),
            "aucun lien": not message.links,
            "aucun nom": not speaks_of(said, (person.last_name, person.first_name)),
            "aucun identifiant": person.identifier not in said.replace(".", ""),
            "aucune date de naissance": person.born not in said,
            "aucune adresse postale": not speaks_of(said, (person.street,)),
            "aucune adresse e-mail": not speaks_of(said, self._addresses()),
        }
        missing = [name for name, held in lacks.items() if not held]
        if missing:
            raise Nonconformity(", ".join(lacks), f"il manque : {', '.join(missing)}")

    def ensure_nowhere_else(self) -> None:
        """The code is in no answer of the portal, no address, no header, no cookie, and no e-mail to her."""
        play = self._play
        for exchange in play.visit.client.exchanges:
            told = exchange.answer.decode("utf-8", "replace")
            headers = " ".join(value for _, value in exchange.answer_headers)
            if holds(told, self._code) or any(map(self._alone_in, (headers, exchange.url))):
                raise Nonconformity("un code qui ne soit que dans le SMS", f"il est dans {exchange.url}")
        for address in self._addresses():
            mails: tuple[Mail, ...] = play.world.bench.email.mailbox.sent_to(address, 0)
            if any(self._code in mail.codes for mail in mails):
                raise Nonconformity("un code qui ne soit que dans le SMS", "il est dans un e-mail")

    def _addresses(self) -> tuple[str, ...]:
        """Her addresses of e-mail: the one that she gives, and the one on file."""
        known = self._play.person.known_email
        return tuple(filter(None, dict.fromkeys((self._play.journey.address, known))))

    def _alone_in(self, text: str) -> bool:
        """Whether the code stands in a text by itself: six digits of a longer word are chance."""
        return re.search(rf"(?<![0-9A-Za-z]){self._code}(?![0-9A-Za-z])", text) is not None

    # What she types

    def try_right(self) -> None:
        """The code that came."""
        self._play.journey.give_code(self._code)

    def try_said(self, said: str) -> None:
        """A code typed as a scenario says; not sent where the page visibly does not take it."""
        text = {**WRONG, **PASTED}[said](self._code)
        visit = self._play.visit
        blank = visit.page
        visit.fill(ENTRY, text)
        self.typed = visit.typed(ENTRY, text)
        if self.typed.entered:
            visit.press("audiens.code_submit")
            visit.before = blank

    def type_and_leave(self) -> None:
        """Type the code that came and press « Retour »."""
        self._play.back.press(ENTRY, self._code)

    def try_earlier(self) -> None:
        """The older, or the other person's, code."""
        self._play.journey.give_code(self._earlier)

    def exhaust(self, but: int = 0) -> None:
        """Give wrong codes up to the declared limit, or one less."""
        limit = self._play.settings.optional_number(_MOST)
        if limit is None:
            raise Unassessed("le profil ne déclare pas de limite d’essais (aud.sms_code.max_attempts)")
        for number in range(limit - but):
            if not self._is_asked():
                return
            self._play.journey.give_code(self._wrong(number))

    def _wrong(self, number: int) -> str:
        """A wrong code, another one for each number."""
        return f"{(int(self._code) + 111 * (number + 1)) % 1_000_000:06}"

    def exhaust_around(self) -> None:
        """The last wrong code after a way round by the identifier, then the right one where it is asked."""
        play = self._play
        play.identifier.come_back()
        play.journey.give_identifier(play.journey.typed_identifier)
        self._try_last_then_right("l’identifiant redonné")

    def exhaust_after_reload(self) -> None:
        """The last wrong code on the page opened anew, then the right one where it is asked."""
        self._play.journey.about_to_ask()
        self._see_again()
        self._try_last_then_right("la page rouverte")

    def _try_last_then_right(self, what: str) -> None:
        """One more wrong code, then the one that came first: there is nothing to see where another came."""
        journey = self._play.journey
        if self._is_asked():
            journey.give_code(self._wrong(self._play.settings.optional_number(_MOST) or 1))
        if journey.channels.sms.mailbox.seen(journey.mobile, journey.mark):
            raise Unassessed(f"{what} fait partir un autre code", inapplicable=True)
        self.try_right_if_asked()

    def try_right_if_asked(self) -> None:
        """The code that came, where one is still asked."""
        if self._is_asked():
            self.try_right()

    def _is_asked(self) -> bool:
        """Whether a code is asked: on this page, or on its own where a refusal leads elsewhere."""
        visit = self._play.visit
        return not visit.is_at(PASSWORD) and is_asked_again(visit, SMS_CODE, ENTRY)

    # In time

    def submit_at(self, seconds: int, branch: Branch = Branch.KNOWN_MOBILE) -> None:
        """Give the code so many seconds after its sending: surely not later, or surely not sooner."""
        self._branch = branch
        limit = timedelta(seconds=seconds)
        moments = self._play.world.moments
        if seconds < _LIFE.total_seconds():
            moments.ensure_nearer(limit, lambda: self._attempt(limit, before=True))
        else:
            moments.ensure_further(limit, lambda: self._attempt(limit, before=False))

    def submit_twice_at(self, seconds: int) -> None:
        """Give the code that late, then once more where the page still asks for it."""
        self.submit_at(seconds)
        if not self._play.visit.is_at(PASSWORD):
            self.try_right_if_asked()

    def submit_after_seeing_again(self, seconds: int) -> None:
        """Open the page of the code anew half-way, and give the code after its life."""
        self._submit_late(seconds, self._see_again)

    def submit_first_after_resending(self, seconds: int) -> None:
        """Ask for another code half-way, and give the first one after its life."""
        self._submit_late(seconds, self._ask_again)

    def _submit_late(self, seconds: int, half_way: Callable[[], object]) -> None:
        limit = timedelta(seconds=seconds)
        attempt = partial(self._attempt, limit, before=False, half_way=half_way)
        self._play.world.moments.ensure_further(limit, attempt)

    def _see_again(self) -> None:
        visit = self._play.visit
        visit.open(visit.page.url)
        if not visit.is_at(SMS_CODE):
            raise Unassessed("la page du code ne se rouvre pas", inapplicable=True)

    def _ask_again(self) -> None:
        play, first = self._play, self._code
        if not play.visit.unfold("audiens.code_resend"):
            raise Unassessed("la page du code n’a pas de commande de renvoi", inapplicable=True)
        play.journey.about_to_ask()
        play.visit.press("audiens.code_resend")
        needing("un second code", play.journey.receive_code)
        play.journey.codes.append(first)

    def _attempt(
        self, limit: timedelta, *, before: bool, half_way: Callable[[], object] | None = None
    ) -> Lapse:
        """A fresh person whose code is given near the limit, on its wanted side."""
        play, moments = self._play, self._play.world.moments
        play.play_as(self._branch).reach(IDENTIFIER)
        _, sent = moments.during(play.journey.submit_identifier)
        needing("le code reçu par SMS", play.journey.receive_code)
        if half_way is not None:
            moments.advance_to(sent.end + limit / 2)
            half_way()
        if before:
            moments.approach(sent.start + limit)
        else:
            moments.advance_to(sent.end + limit)
        _, given = moments.during(self.try_right)
        return Lapse(sent, given)

    def let_expire(self) -> None:
        """Let the code die, try it, then begin again to a new code."""
        play = self._play
        self._earlier = self._code
        play.world.moments.advance(_LIFE.total_seconds() + 2)
        journey = play.on_another_device()
        needing("un nouveau parcours", lambda: journey.reach(SMS_CODE))
        journey.receive_code("AUD-093")

    def begin_again(self) -> None:
        """Another journey of the same person, to a newer code; the earlier one is kept."""
        play = self._play
        self._earlier = self._code
        journey = play.on_another_device()
        needing("un nouveau parcours", lambda: journey.reach(SMS_CODE))
        needing("un nouveau code", journey.receive_code)

    def take_other_s(self) -> None:
        """Another member's code, in her own journey."""
        other = self._play.begin(self._play.world.people.member())
        needing("le code d’une autre adhérente", lambda: other.reach(SMS_CODE))
        needing("le code d’une autre adhérente", other.receive_code)
        self._earlier = other.codes[-1]

    # What the page answers

    def ensure_accepted(self) -> None:
        """The creation of the password opened."""
        if self.typed is not None and not self.typed.entered:
            raise Nonconformity("un code accepté", f"la page n’en garde que « {self.typed.held} »")
        self._play.visit.expect(PASSWORD)

    def ensure_refused(self) -> None:
        """The password is out of reach, and no breakdown keeps her from it."""
        visit = self._play.visit
        if visit.comes(PASSWORD):
            raise Nonconformity("un code refusé", visit.described())
        if is_breakdown(visit):
            raise Nonconformity("un code refusé", f"une panne : {visit.described()}")

    def ensure_password_closed(self) -> None:
        """At the address where another member creates her password, she cannot create her own."""
        play, visit = self._play, self._play.visit
        self._play.letter.reach_without_code()
        if not visit.is_at(PASSWORD):
            return
        shown = visit.described()
        try:
            play.journey.give_password(play.journey.password)
        except Nonconformity:
            return
        if play.opens_elsewhere(play.journey.password):
            raise Nonconformity("aucun mot de passe créé sans le bon code", f"{shown} en a pris un")

    def use_again(self) -> None:
        """From the password page, the address of the code's: where one is asked again, the same code.

        Where a wrong one leads on as well, none is asked: the page only goes where she already is.
        """
        visit = self._play.visit
        if is_asked_at(visit, visit.address_of(SMS_CODE), SMS_CODE, ENTRY):
            self._play.journey.give_code(self._wrong(0))
            if not visit.comes(PASSWORD) and self._is_asked():
                self.try_right()
                return
        raise Unassessed("une fois le code accepté, la page n’en demande plus", inapplicable=True)

    def ensure_refused_here(self) -> None:
        """The code was refused, she stays on its page; or it visibly could not be typed."""
        if self.typed is not None and not self.typed.entered:
            return
        ensure_kept(self._play.visit, SMS_CODE)

    def ensure_told_to_restart(self) -> None:
        """The page, or the one that came, tells to begin again or is where one does."""
        visit = self._play.visit
        if any(map(visit.is_at, (FORM, IDENTIFIER, LOGIN))) or visit.find("audiens.restart") is not None:
            return
        new = [line for line in text_of(visit.page).splitlines() if fold(line) not in fold(visit.before.text)]
        if not speaks_of("\n".join(new), _RESTART_WORDS):
            raise Nonconformity("une invitation à recommencer la procédure", visit.described())

    def ensure_new_code(self) -> None:
        """The code of the new journey is another one."""
        if self._earlier == self._code:
            raise Nonconformity("un nouveau code", "le même code a été envoyé")

    def resend_often(self) -> None:
        """Ask again as often as the page lets, where it lets at all."""
        for _ in range(_RESENDS):
            if not self._resend():
                return

    def resend_patiently(self) -> None:
        """Ask again after each declared pause, more often than is declared.

        A command that is declared and cannot be found is the connection's: nothing was asked again.
        """
        limits = self._play.settings.table("aud.sms_code.resend")
        for number in range(int(str(limits["max"])) + 2):
            self._play.journey.pause(int(str(limits.get("min_interval_seconds") or 0)) + 1)
            self._play.visit.look()
            if not self._resend() and not self._resend_after_reload():
                if number == 0 and not self._play.visit.unfold("audiens.code_resend"):
                    raise ConnectionFault(
                        f"le renvoi déclaré n’est pas reconnu sur {self._play.visit.described()}",
                        'désignez-le dans le profil : [labels] "audiens.code_resend" = { label = "…" }',
                    )
                return

    def _resend_after_reload(self) -> bool:
        """The same on the page opened anew: its command may only show once the pause is over."""
        visit = self._play.visit
        visit.open(visit.page.url)
        return self._resend()

    def _resend(self) -> bool:
        """Press the command that sends another code, where the page lets; whether it did."""
        visit = self._play.visit
        if not visit.unfold("audiens.code_resend"):
            return False
        widget = visit.find("audiens.code_resend")
        if widget is None or not widget.usable:
            return False
        visit.activate(widget)
        return True

    def ensure_resent_as_declared(self) -> None:
        """No more SMS came than the declared number beside the first."""
        most = int(str(self._play.settings.table("aud.sms_code.resend")["max"]))
        self._play.silence.ensure_no_sms(beyond=1 + most)

    def ensure_resending_declared(self) -> None:
        """No more SMS came than the declaration allows beside the first; none where none is declared."""
        declared = self._play.settings.values.get("aud.sms_code.resend")
        most = _at_once(declared) if isinstance(declared, Mapping) else 0
        needing("témoin", lambda: self._play.witness(Branch.KNOWN_MOBILE))
        self._play.silence.ensure_at_most(1 + most, Channel.SMS, self._play.journey.mobile)


def _at_once(limits: Mapping[str, object]) -> int:
    """How many messages may leave beside the first when all are asked for at once."""
    most = int(str(limits["max"]))
    return min(most, 1) if int(str(limits.get("min_interval_seconds") or 0)) >= _BURST_SECONDS else most


def _is_one_message(text: str) -> bool:
    """At most 160 signs of the GSM alphabet, or 70 where a sign is not in it."""
    if not set(text) <= _GSM | _GSM_PAIRS:
        return len(text) <= _SHORTER
    return len(text) + sum(sign in _GSM_PAIRS for sign in text) <= _SMS_LENGTH

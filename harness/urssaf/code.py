"""Step 3, the activation code: how it is typed, how often it may be false, how long it lives."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from harness.control import Capability
from harness.faults import Nonconformity, Unassessed
from harness.moments import Lapse, Span
from harness.preliminaries import needing, unless_barred
from harness.refusals import ensure_refusal_told
from harness.urssaf.codes import ABSENT, FALSE, SPACED
from harness.urssaf.identification import CODE, SPACING_WORDS
from harness.urssaf.journey import CONTACT_ADDRESS, IDENTIFICATION
from harness.urssaf.lost_code import has_help, tells_how
from harness.urssaf.numbers import grouped
from harness.urssaf.stages import AFTER_IDENTIFICATION
from harness.words import speaks_of, squeezed

if TYPE_CHECKING:
    from harness.people import UrssafPerson
    from harness.urssaf.play import Play

DAY = timedelta(days=1)
CASE_WORDS = ("casse", "majuscule", "minuscule")
EXPIRED_WORDS = ("expir", "périm", "plus valable", "plus valide", "validité", "dépass", "échu", "caduc")
_FILED_LIFE = 2 * DAY
_ON_THE_PAGE = timedelta(seconds=60)
_SPARE = timedelta(seconds=2)


@dataclass(frozen=True, slots=True)
class _Life:
    """A code's life on the candidate's clock, from the moment when it began."""

    began: Span
    lasts: timedelta


class Code:
    """The activation code of « her » number."""

    def __init__(self, play: Play) -> None:
        self._play = play
        self._life: _Life | None = None
        self._new_life: Callable[[], _Life] = self._filed_with_end
        self._barred = False
        self._lock_gone = 0.0
        self._other: UrssafPerson | None = None

    # How it is typed

    def try_absent(self, said: str) -> None:
        """Identify oneself without a code."""
        self._play.identification.try_code(ABSENT[said](self._play.person.activation_code))

    def try_false(self, said: str) -> None:
        """Identify oneself with a code that is not hers."""
        self._play.identification.try_code(FALSE[said](self._play.person.activation_code))

    def fail_and_come_back(self) -> None:
        """Give a false code, and be at the identification page anew, on which no refusal stands."""
        self.try_false("faux de son dernier caractère")
        needing("l’identification, après un refus", lambda: self._play.journey.reach(IDENTIFICATION))

    def try_spaced(self, said: str) -> None:
        """Identify oneself with one's code and a space too many."""
        self._play.identification.try_code(SPACED[said](self._play.person.activation_code), forced=True)

    def try_other_case(self) -> None:
        """Identify oneself with one's code in the other case; not assessed where it has no letter."""
        code = self._play.person.activation_code
        if code.swapcase() == code:
            raise Unassessed("les codes du candidat n’ont pas de lettre", inapplicable=True)
        self._play.identification.try_code(code.swapcase(), forced=True)

    def try_of_another(self) -> None:
        """Identify oneself with the code of another artist-author, who is on file."""
        other = self._play.put_on_file(self._play.world.people.artist())
        self._play.identification.try_code(other.activation_code)

    def identify_and_come_back(self) -> None:
        """« She » has been identified, and is at the identification page of the same browser again."""
        play = self._play
        play.play_as()
        needing("une première identification", lambda: play.journey.reach(CONTACT_ADDRESS))
        unless_barred(
            "l’identification, revenue dans le même navigateur",
            lambda: play.journey.reach(IDENTIFICATION),
            lambda: play.visit.page,
        )
        if not play.visit.is_at(IDENTIFICATION):
            raise Unassessed("le navigateur garde le parcours commencé", inapplicable=True)

    def try_with_number_of_another(self) -> None:
        """Give one's own code with the number of another artist-author, who is on file."""
        self._other = self._play.put_on_file(self._play.world.people.artist())
        self._play.identification.try_number(self._other.nir, forced=True)

    def ensure_nothing_of_another(self) -> None:
        """The pair was refused, or the journey that goes on is still one's own."""
        play, other = self._play, self._other
        if other is None:
            raise ValueError("no number of another has been tried")
        if not play.visit.comes(CONTACT_ADDRESS):
            play.identification.ensure_refusal_told()
            return
        needing("la suite de ce parcours", self._go_on_to_details)
        shown = [play.visit.page.text, *(control.value for control in play.visit.page.controls)]
        text = squeezed(" ".join(shown))
        if any(squeezed(value) in text for value in (other.nir, other.street, other.phone) if value):
            raise Nonconformity(
                "un refus : ce code n’est pas celui de ce numéro", "les coordonnées de l’autre"
            )

    def _go_on_to_details(self) -> None:
        journey = self._play.journey
        journey.ask_for_link()
        journey.confirm_by_link()
        journey.go_on_to_details()

    def ensure_case_as_declared(self) -> None:
        """Letter case is forgiven, or told; or it counts, where the candidate declares so."""
        identification = self._play.identification
        if self._play.settings.text("urs.activation_code.case") == "fold":
            identification.ensure_accepted_or_told(CODE, CASE_WORDS)
        elif identification.typed is None or identification.typed.entered:
            ensure_refusal_told(self._play.visit, IDENTIFICATION, AFTER_IDENTIFICATION)

    def ensure_space_forgiven(self) -> None:
        """A space is forgiven, or told."""
        self._play.identification.ensure_accepted_or_told(CODE, SPACING_WORDS)

    # How often it may be false

    def fail(self, *, but: int = 0) -> None:
        """Try as many false codes as lock a number, ``but`` so many."""
        for number in range(self._play.declared.tries - but):
            try:
                self._fail_once()
            except Nonconformity:
                if number == 0:
                    raise
                return  # locked before its time: the right pair will tell

    def let_another_in(self) -> None:
        """Another person identifies herself rightly, unless the lock is her client's too."""
        with suppress(Nonconformity):
            self._play.begin(self._play.world.people.artist()).reach(CONTACT_ADDRESS)

    def identify_grouped_elsewhere(self) -> None:
        """The same with the number in groups, where the candidate declares a separator."""
        declared = self._play.settings.items("urs.nir.separators")
        if not declared:
            raise Unassessed("le profil ne déclare aucun séparateur toléré", inapplicable=True)
        self.identify_elsewhere(str(declared[0]))

    def identify_elsewhere(self, separator: str = "") -> None:
        """Give the right pair from a device that knows nothing of the tries."""
        journey = self._play.on_another_device()
        try:
            journey.reach(IDENTIFICATION)
        except Nonconformity:
            self._barred = True
            return
        number = grouped(journey.person.nir, separator)
        journey.give_number_and_code(number, journey.person.activation_code)

    def identify_after_lock(self) -> None:
        """The same once the longest life of a lock is over, counted from the try that brought it."""
        self._play.world.moments.advance(self._lock.total_seconds() - self._lock_gone)
        self.identify_elsewhere()

    def fail_meanwhile(self) -> None:
        """One more false code half-way through the lock, as far as she is still let try."""
        self._lock_gone = self._lock.total_seconds() // 2
        self._play.world.moments.advance(self._lock_gone)
        with suppress(Nonconformity):
            self._play.on_another_device().reach(IDENTIFICATION)
            self._fail_once()

    @property
    def _lock(self) -> timedelta:
        """The longest life of a lock; not assessed where the code ends before."""
        lock = timedelta(seconds=self._play.settings.number("both.lock_seconds"))
        self._play.declared.ensure_codes_last(lock)
        return lock

    def ensure_barred(self) -> None:
        """The right pair did not pass, and nothing broke."""
        visit = self._play.visit
        if self._barred and (visit.page.status or 0) < 500:
            return
        if visit.comes(CONTACT_ADDRESS) or (visit.page.status or 0) >= 500:
            tries = self._play.declared.tries
            raise Nonconformity(
                f"la bonne paire retenue après {tries} codes faux, tant que dure le blocage",
                visit.described(),
            )

    def _fail_once(self) -> None:
        journey, person = self._play.journey, self._play.person
        if not self._play.visit.is_at(IDENTIFICATION):
            journey.reach(IDENTIFICATION)
        journey.give_number_and_code(person.nir, self._another_of_shape())

    def _another_of_shape(self) -> str:
        own = self._play.person.activation_code.casefold()
        drawn = iter(self._play.world.people.activation_code, "")
        return next(code for code in drawn if code.casefold() != own)

    # How long it lives

    def begin_with_end(self) -> None:
        """« Her » code ends on a date that the file gives."""
        self._new_life = self._filed_with_end
        self._life = self._new_life()

    def begin_with_validity(self) -> None:
        """« Her » code lives as long as the candidate declares."""
        self._new_life = self._filed_for_a_time
        self._life = self._new_life()

    def identify_before_end(self) -> None:
        """Give the right pair just before the code ends, surely before."""
        life = self._life or self._new_life()
        self._life = life
        self._play.world.moments.ensure_nearer(life.lasts - timedelta(seconds=1), self._attempt_before)

    def identify_a_day_after(self) -> None:
        """Give the right pair a day after the code has ended."""
        life = self._life or self._new_life()
        self._play.world.moments.advance_to(life.began.end + life.lasts + DAY)
        self._play.journey.reach(IDENTIFICATION)
        self._play.identification.try_number(self._play.person.nir, forced=True)

    def identify_later(self, wait: timedelta) -> None:
        """Give the right pair after so long, from another device."""
        self._play.world.moments.advance(wait.total_seconds())
        self.identify_elsewhere()

    def identify_next_day(self) -> None:
        """The same a day later, where the candidate's clock lets a day pass."""
        if not self._play.world.moments.can_pass(DAY):
            raise Unassessed("le profil ne laisse pas passer un jour entier", inapplicable=True)
        self.identify_later(DAY)

    def ensure_expiry_told(self) -> None:
        """The code was refused, and she is told how to get another."""
        visit = self._play.visit
        message = ensure_refusal_told(visit, IDENTIFICATION, AFTER_IDENTIFICATION)
        expired = speaks_of(message, EXPIRED_WORDS)
        if not (tells_how(message) or (expired and has_help(visit.page))):
            raise Nonconformity("un message qui dise comment obtenir un autre code", f"« {message} »")

    def _attempt_before(self) -> Lapse:
        life, self._life = self._life or self._new_life(), None
        moments = self._play.world.moments
        end = life.began.start + life.lasts
        moments.approach(end - _ON_THE_PAGE)
        self._play.journey.reach(IDENTIFICATION)
        self._play.identification.fill_pair()
        moments.approach(end - _SPARE)
        _, pressed = moments.during(lambda: self._play.visit.press("urssaf.next"))
        return Lapse(life.began, pressed)

    def _filed_with_end(self) -> _Life:
        now = self._play.world.moments.now()
        end = now.replace(microsecond=0) + _FILED_LIFE
        self._play.play_as(activation_code_expires_at=end)
        self._ensure_end_kept()
        return _Life(Span(end - _FILED_LIFE, end - _FILED_LIFE), _FILED_LIFE)

    def _filed_for_a_time(self) -> _Life:
        lasts = timedelta(seconds=self._play.declared.validity)
        _, began = self._play.world.moments.during(self._play.play_as)
        return _Life(began, lasts)

    def _ensure_end_kept(self) -> None:
        offer = self._play.world.bench.offer
        if offer is None or Capability.INSPECT not in offer.capabilities:
            return
        held = self._play.held() or {}
        if "activation_code_expires_at" in held and held["activation_code_expires_at"] is None:
            raise Unassessed(
                "le candidat ne retient pas la date d’expiration que donne le fichier "
                "(activation_code_expires_at)"
            )

"""The Back button after the password: nothing breaks, and the password is not chosen again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harness.drivers.driver import Unusable
from harness.faults import Fault, Nonconformity

if TYPE_CHECKING:
    from harness.general.general import General
    from harness.general.sides import Journey

_FAR = 8


class Back:
    """She goes back to where she chose her password, by the button then by the address."""

    def __init__(self, general: General) -> None:
        self._general = general
        self._other = ""
        self._broken = ""

    def choose_password(self) -> None:
        """Come to the password, and choose it."""
        self._choose(self._general.play.play_as())

    def _choose(self, journey: Journey) -> None:
        journey.reach(self._general.side.stages.password)
        journey.give_password(journey.password)
        if journey.visit.is_at(self._general.side.stages.password):
            raise Nonconformity("un mot de passe accepté", journey.visit.described())
        self._general.side.settle_password(journey)

    def choose_again(self) -> None:
        """Go back as far as there is something to go back to, and choose another one wherever it is asked."""
        visit, stages = self._general.play.visit, self._general.side.stages
        self._other = self._general.side.new_password()
        address = next((m.page.url for m in reversed(visit.met) if m.screen == stages.password), "")
        for _ in range(_FAR):
            before = visit.page
            visit.client.back()
            if visit.look() is before or self._looked():
                break
        if address:
            visit.open(address)
            self._looked()

    def ensure_first_kept(self) -> None:
        """No page was a breakdown; the other password opens nothing, the first still does."""
        if self._broken:
            raise Nonconformity("une page utilisable ou un message clair", self._broken)
        play = self._general.play
        first = play.journey.password
        play.log_in_elsewhere(self._other)
        self._ensure_refused()
        play.log_in_elsewhere(first)
        try:
            play.ensure_session()
        except Nonconformity:
            self._general.needing_others_logged_in(self._choose)
            raise

    def _looked(self) -> bool:
        """See what is shown; where the password is asked again, give another. Whether it was."""
        visit = self._general.play.visit
        if visit.page.broken:
            self._broken = self._broken or visit.described()
        if not self._asked_again():
            return False
        journey = self._general.play.journey
        try:
            journey.give_password(self._other)
        except (Fault, Unusable):
            return True
        if visit.page.broken:
            self._broken = self._broken or visit.described()
        return True

    def _asked_again(self) -> bool:
        """Whether the password's form is shown, be it in the frame of a session that is open by now."""
        visit, side = self._general.play.visit, self._general.side
        if visit.is_at(side.stages.password):
            return True
        framing = visit.screens.intruder(visit.page, side.stages.password)
        return framing is not None and framing[1] == f"{side.name}.logout"

    def _ensure_refused(self) -> None:
        try:
            self._general.play.ensure_no_session()
        except Nonconformity as error:
            raise Nonconformity(
                "le premier mot de passe, et lui seul",
                "celui qui a été redonné en revenant ouvre une session",
            ) from error

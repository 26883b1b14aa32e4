"""Coming back: the log-in from another device, the log-out, and what an unfinished registration gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harness.faults import Blocked, ConnectionFault, Unassessed
from harness.preliminaries import needing
from harness.urssaf.journey import CONTACT_ADDRESS, DETAILS, IDENTIFICATION, LOGIN, SPACE

if TYPE_CHECKING:
    from harness.urssaf.play import Play

LOGOUT = "urssaf.logout"
_RESUMED = {"restart": CONTACT_ADDRESS, "complete": SPACE}
"""Where an unfinished registration is taken up (urs.resume_point); the details otherwise."""


class Login:
    """How she comes back, and how she leaves."""

    def __init__(self, play: Play) -> None:
        self._play = play

    def elsewhere(self, password: str, name: str | None = None) -> None:
        """Log in from a device that knows nothing of her; without a log-in page the check is blocked.

        Under which name is URS-082's matter alone: other rows try each name that the guide leaves open.
        """
        journey = self._play.on_another_device()
        needing("la page de connexion", journey.go_to_login)
        journey.log_in(journey.login_name if name is None else name, password)
        if name is None and "URS-082" not in self._play.world.case.tags:
            self._try_other_names(password)

    def returns(self) -> bool:
        """Log in with her password from a device that knows nothing of her; whether her space came."""
        try:
            self.elsewhere(self._play.journey.password)
        except (Blocked, ConnectionFault):
            return False
        if not self._play.visit.comes(SPACE):
            return False
        self._play.visit.expect(SPACE)
        return True

    def _try_other_names(self, password: str) -> None:
        journey = self._play.journey
        for other in journey.other_login_names:
            if not self._play.visit.is_at(LOGIN):
                return
            journey.log_in(other, password)

    def come_back(self, password: str, name: str | None = None) -> None:
        """Find the log-in page in the same browser, and log in: here the page itself is judged."""
        journey = self._play.journey
        journey.go_to_login()
        journey.log_in(journey.login_name if name is None else name, password)

    def leave(self) -> None:
        """Log out where the space lets her; a fresh browser does as well."""
        control = self._play.services.reach(LOGOUT)
        if control is None:
            self._play.on_another_device()
        else:
            self._play.visit.activate(control)

    def number(self) -> str:
        """What she types where the log-in name is her number (urs.login.name tells how long)."""
        told = self._play.settings.optional_text("urs.login.name") or "{nir}"
        nir = self._play.person.nir
        return told.replace("{nir13}", nir[:13]).replace("{nir}", nir)

    def resume_with_code(self) -> None:
        """Go back to step 3 from another device, with the same number and code."""
        self._play.on_another_device().reach(IDENTIFICATION)
        person = self._play.person
        self._play.journey.give_number_and_code(person.nir, person.activation_code)

    def ensure_can_finish(self, screen: str) -> None:
        """From that screen she comes to her space after all."""
        journey = self._play.journey
        self._play.visit.expect(screen, "URS-071")
        if screen == CONTACT_ADDRESS:
            journey.ask_for_link()
            journey.confirm_by_link()
            journey.go_on_to_details()
        if screen != SPACE:
            journey.press_finalise()
            self._play.visit.expect(SPACE, "URS-071")

    def come_back_after_resuming(self) -> None:
        """Take up the registration as declared, finish it, then log in from one more device.

        The password is the one chosen before the interruption, or typed anew where all begins again.
        """
        resumed = self._play.settings.text("urs.resume_point")
        if resumed == "restart":
            self.resume_with_code()
        else:
            self.elsewhere(self._play.journey.password)
        self.ensure_can_finish(_RESUMED.get(resumed, DETAILS))
        self.elsewhere(self._play.journey.password)

    def ask_for_services(self) -> None:
        """Before finalising, open the addresses where another person's services are."""
        if self._play.settings.text("urs.resume_point") == "complete":
            raise Unassessed("le candidat déclare l’espace ouvert dès le mot de passe", inapplicable=True)
        self._play.doors.knock(self._play.visit)

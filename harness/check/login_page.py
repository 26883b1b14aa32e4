"""The page where one logs in, looked at and not judged: is it recognised, and can one log in on it?"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from catalogue.model import Purpose
from harness.audiens.journey import Journey as AudiensJourney
from harness.audiens.stages import LOGIN as AUDIENS_LOGIN
from harness.check.diagnosis import PASTE, Diagnosis
from harness.check.findings import Finding, of_fault, remark, right, skipped, wrong
from harness.check.suggestions import label_lines, parameter_line
from harness.drivers.driver import Unusable
from harness.faults import ConnectionFault, Fault, Nonconformity
from harness.matching import AmbiguousControl
from harness.urssaf.journey import Journey as UrssafJourney
from harness.urssaf.login import LOGOUT
from harness.urssaf.stages import LOGIN as URSSAF_LOGIN
from harness.urssaf.stages import SPACE
from harness.urssaf.way_in import WayIn

Journey = UrssafJourney | AudiensJourney

_ENTRY = "urssaf.login_entry"
_NEEDED: Mapping[str, tuple[str, ...]] = {
    URSSAF_LOGIN: ("urssaf.login_name", "urssaf.login_password", "urssaf.login_submit"),
    AUDIENS_LOGIN: ("audiens.login_name", "audiens.login_secret", "audiens.login_submit"),
}


@dataclass(frozen=True, slots=True)
class LoginPage:
    """The look of somebody unknown. ``after_log_out`` tells where a log-out leads to the page, if it does."""

    portal: str
    journey: Journey
    diagnosis: Diagnosis
    after_log_out: Callable[[], str] = str

    def finding(self) -> Finding:
        """One finding, whatever becomes of the look."""
        try:
            return self._looked()
        except AmbiguousControl as ambiguity:
            return self.diagnosis.of_ambiguity(self._what, ambiguity)
        except ConnectionFault as fault:
            return of_fault(self._what, fault)
        except Fault as fault:
            return self._another(fault)

    def _looked(self) -> Finding:
        try:
            self.journey.go_to_login()
        except Nonconformity as fault:
            return self._unrecognised(fault)
        return self._usable()

    @property
    def _what(self) -> str:
        return f"Page de connexion ({self.portal})"

    @property
    def _screen(self) -> str:
        return URSSAF_LOGIN if isinstance(self.journey, UrssafJourney) else AUDIENS_LOGIN

    @property
    def _parameter(self) -> str:
        return "urs.login.path" if isinstance(self.journey, UrssafJourney) else "aud.login.path"

    def _usable(self) -> Finding:
        """Whether what is typed and pressed there is found."""
        visit = self.journey.visit
        missing = [visit.finder.purpose(key) for key in _NEEDED[self._screen] if visit.find(key) is None]
        return self._lacking(missing) if missing else right(self._what, visit.page.url)

    def _lacking(self, missing: Sequence[Purpose]) -> Finding:
        """What is not found, with lines for the controls of the page, those of another's words at last."""
        finder, page = self.journey.visit.finder, self.journey.visit.page
        shown = [key for key in _NEEDED[self._screen] if finder.shows(page, key)]
        lines = label_lines(page, finder, missing, self.portal)
        lines = lines or label_lines(page, finder, missing, self.portal, shown=shown)
        named = ", ".join(finder.spoken(each.key) for each in missing)
        keys = ", ".join(f'"{each.key}"' for each in missing)
        to_do = PASTE if lines else f"désignez dans [labels] du profil ce qui en tient lieu : {keys}"
        return wrong(self._what, f"il manque {named} sur {self.journey.visit.described()}", to_do, lines)

    def _unrecognised(self, fault: Nonconformity) -> Finding:
        if self.journey.settings.optional_text(self._parameter) is not None:
            return self._at_its_address(fault)
        if isinstance(self.journey, AudiensJourney):
            return skipped(self._what, "le parcours s’est arrêté avant")
        if left := self.after_log_out():
            return wrong(
                self._what,
                f"rien n’y mène depuis {self.journey.url}, alors que la déconnexion mène à elle",
                "dites où elle est, dans [parameters] du profil :",
                ("[parameters]", parameter_line(self._parameter, left)),
            )
        return self._by_its_entry(self.journey)

    def _at_its_address(self, fault: Nonconformity) -> Finding:
        page = self.journey.visit.page
        if page.refused:
            return wrong(
                self._what,
                f"{page.url} répond {page.status}",
                f'corrigez "{self._parameter}" dans [parameters] du profil',
            )
        return self._another(fault)

    def _another(self, fault: Fault) -> Finding:
        """A page that is not recognised: what it lacks; else what hides it, or what the bench looks for."""
        finder, page = self.journey.visit.finder, self.journey.visit.page
        missing = [key for key in _NEEDED[self._screen] if not finder.shows(page, key)]
        if page.entries and set(missing) & set(self.journey.visit.screens.named(self._screen).controls):
            return self._lacking([finder.purpose(key) for key in missing])
        return self.diagnosis.of(self._what, self._screen, fault, None)

    def _by_its_entry(self, journey: UrssafJourney) -> Finding:
        """What the command that speaks of a log-in leads to from the home page, where there is one."""
        visit = journey.visit
        visit.open(journey.url)
        if visit.find(_ENTRY) is None:
            return remark(
                self._what,
                f"rien n’y mène depuis {journey.url} : ce qui demande de revenir dans l’espace en dépend",
                f'si le portail en a une, dites où, dans [parameters] : "{self._parameter}" = "…"',
            )
        visit.press(_ENTRY)
        seen = Nonconformity("la page de connexion", visit.described())
        return self._another(seen)


def after_log_out(journey: Journey) -> str:
    """The log-in page's address on the portal, where leaving the open space leads to it; empty elsewhere."""
    visit = journey.visit
    if not isinstance(journey, UrssafJourney) or not visit.is_at(SPACE):
        return ""
    try:
        if visit.unfold(LOGOUT):
            visit.press(LOGOUT)
            WayIn(visit, journey.settings).find_login()
    except (Nonconformity, ConnectionFault, Unusable):
        return ""  # only a help: what breaks here is not what is looked at
    return _within(journey.url, visit.page.url) if visit.is_at(URSSAF_LOGIN) else ""


def _within(portal: str, address: str) -> str:
    """An address as it completes its portal's, whatever the port of this once."""
    one, other = urlsplit(portal), urlsplit(address)
    return other._replace(scheme="", netloc="").geturl() if one.netloc == other.netloc else address

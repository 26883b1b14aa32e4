"""Very common passwords that obey the declared rule: refused, or at least told to be so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harness.faults import Nonconformity, Unassessed
from harness.preliminaries import needing
from harness.refusals import new_words
from harness.words import speaks_of

if TYPE_CHECKING:
    from harness.general.general import General
    from harness.people import PasswordPolicy

_MOST = 4
_COMMON = (
    "Password123!", "Azerty123456!", "Motdepasse123!", "P@ssw0rd1234", "Qwerty123456!", "Bonjour12345!",
    "Administrateur1!", "Azertyuiop123!", "Welcome12345!", "Password1234", "Azerty123456", "Motdepasse123",
    "password1234", "azertyuiop12", "motdepasse12", "123456789012", "1234567890123456", "Passw0rd",
    "Azerty123", "Azerty12", "azerty123", "password1", "azertyuiop", "password", "123456789", "12345678",
)  # fmt: skip
_TOLD = (
    "courant",
    "fréquent",
    "commun",
    "faible",
    "facile",
    "devin",
    "connu",
    "répandu",
    "fuite",
    "robuste",
    "simple",
)
_ABOUT = ("mot de passe",)
_KINDS = {
    "lower": str.islower,
    "upper": str.isupper,
    "letter": str.isalpha,
    "digit": str.isdigit,
    "special": lambda sign: not sign.isalnum(),
}


class Common:
    """A password that everybody chooses, in the form of the password."""

    def __init__(self, general: General) -> None:
        self._general = general
        self._given = ""
        self._refused = False

    def choose(self, password: str) -> None:
        """Choose it twice."""
        self._given = password
        self._general.play.journey.give_password(password)

    def choose_drawn(self) -> None:
        """Choose one that obeys the rule and was drawn by chance."""
        self.choose(self._general.side.new_password())

    def ensure_refused_or_told(self) -> None:
        """She is kept on the form, or what follows says that it is common or weak."""
        if not self._noticed():
            raise Nonconformity(
                "un refus, ou un avertissement",
                f"« {self._given} » pris sans un mot : {self._general.play.visit.described()}",
            )

    def ensure_accepted(self) -> None:
        """She goes on; blocked where nobody does, since which passwords are taken is another row's matter."""
        if self._kept():
            needing("un mot de passe d’une autre personne", self._let_other_choose)
            raise Nonconformity("un mot de passe accepté", self._general.play.visit.described())

    def _let_other_choose(self) -> None:
        side = self._general.side
        other = side.another()
        other.reach(side.stages.password)
        other.give_password(side.new_password())
        if other.visit.is_at(side.stages.password):
            raise Nonconformity("un mot de passe accepté", other.visit.described())

    def try_each(self) -> None:
        """Try common ones that the declared rule lets, each taken by somebody else, until one is noticed."""
        fitting = [each for each in _COMMON if obeys(each, self._general.side.policy)][:_MOST]
        if not fitting:
            raise Unassessed("aucun mot de passe courant n’obéit à la règle déclarée", inapplicable=True)
        for rank, password in enumerate(fitting):
            if rank:
                self._general.reach("password")
            self.choose(password)
            if self._noticed():
                self._refused = True
                return

    def ensure_one_refused(self) -> None:
        """One was noticed."""
        if not self._refused:
            raise Nonconformity(
                "un refus, ou un avertissement", f"tous pris sans un mot, jusqu’à « {self._given} »"
            )

    def _noticed(self) -> bool:
        visit = self._general.play.visit
        said = new_words(visit.before, visit.page).splitlines()
        return self._kept() or any(speaks_of(line, _TOLD) and speaks_of(line, _ABOUT) for line in said)

    def _kept(self) -> bool:
        visit, side = self._general.play.visit, self._general.side
        if any(visit.comes(key) for key in side.following[side.stages.password]):
            return False
        return visit.is_at(side.stages.password)


def obeys(password: str, policy: PasswordPolicy) -> bool:
    """Whether a password has the declared length, and each declared kind of sign."""
    fits = policy.shortest <= len(password) <= policy.longest
    return fits and all(any(map(_KINDS[kind], password)) for kind in policy.kinds)

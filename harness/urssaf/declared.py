"""What a candidate declares of the identification: checks that it excludes are not assessed for it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from harness.faults import Unassessed

if TYPE_CHECKING:
    from catalogue.settings import Settings
    from harness.urssaf.play import Play


class Declared:
    """Conditions of scenarios. Each raises `Unassessed` where the candidate's declaration is another."""

    def __init__(self, play: Play) -> None:
        self._play = play

    @property
    def _settings(self) -> Settings:
        return self._play.settings

    def ensure_checks_key(self) -> None:
        """The key is verified at this page (URS-AMB-04)."""
        if not self._settings.flag("urs.nir.check_key"):
            raise _inapplicable("le candidat ne vérifie pas la clé à cette page (URS-AMB-04)")

    def ensure_admits_corsica(self) -> None:
        """2A and 2B are taken (URS-AMB-04)."""
        if not self._settings.flag("urs.nir.accept_corsica"):
            raise _inapplicable("le candidat n’admet ni 2A ni 2B (URS-AMB-04)")

    def ensure_forgives(self, separator: str) -> None:
        """This separator is among those that are forgiven."""
        if separator not in self._settings.items("urs.nir.separators"):
            raise _inapplicable("le profil ne compte pas ce séparateur parmi urs.nir.separators")

    def ensure_examines_months(self, examines: bool) -> None:
        """The month is looked at, or is not."""
        declared = self._settings.text("urs.nir.semantic_checks")
        if (declared != "off") != examines:
            raise _inapplicable(f"le candidat déclare urs.nir.semantic_checks = {declared}")

    def ensure_excludes_first(self, first: str) -> None:
        """This first position is not declared."""
        if first in self._settings.text("urs.nir.first_digits"):
            raise _inapplicable(f"le candidat déclare la première position {first} (urs.nir.first_digits)")

    def ensure_includes_first(self, first: str) -> None:
        """This first position is declared."""
        if first not in self._settings.text("urs.nir.first_digits"):
            raise _inapplicable(f"le candidat ne déclare pas la première position {first}")

    @property
    def tries(self) -> int:
        """How many wrong codes lock a number."""
        declared = self._settings.optional_number("urs.activation_code.max_attempts")
        if declared is None:
            raise Unassessed("le candidat ne déclare aucune limite (urs.activation_code.max_attempts)")
        return declared

    def ensure_limits_tries(self) -> None:
        """Wrong codes are counted; where they are not, nothing else can count as one."""
        if self._settings.optional_number("urs.activation_code.max_attempts") is None:
            raise _inapplicable("le candidat ne déclare aucune limite (urs.activation_code.max_attempts)")

    @property
    def validity(self) -> int:
        """How many seconds a code lives from the filing of the person."""
        declared = self._settings.optional_number("urs.activation_code.validity_seconds")
        if declared is None:
            raise _inapplicable("le candidat ne déclare aucune durée de validité des codes")
        return declared

    def ensure_codes_last(self, wait: timedelta) -> None:
        """Codes are declared to live longer than that, or for ever."""
        declared = self._settings.optional_number("urs.activation_code.validity_seconds")
        if declared is not None and declared <= wait.total_seconds():
            raise _inapplicable(f"les codes du candidat ne valent que {declared} s")

    def ensure_codes_never_end(self) -> None:
        """No validity is declared."""
        if self._settings.optional_number("urs.activation_code.validity_seconds") is not None:
            raise _inapplicable("le candidat déclare une durée de validité des codes")


def _inapplicable(why: str) -> Unassessed:
    return Unassessed(why, inapplicable=True)

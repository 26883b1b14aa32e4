"""Names as people bear them, through pages and messages."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from harness.faults import Nonconformity
from harness.words import fold

if TYPE_CHECKING:
    from harness.general.general import General

_SAID = {"de soixante lettres": "Montmorency-Bouteville-Luxembourg-Châtillon-Piney-Beauvoisis"}


class Names:
    """« She » is on file under two names, and reads them back."""

    def __init__(self, general: General) -> None:
        self._general = general
        self._names: tuple[str, str] = ("", "")

    def be_called(self, first_name: str, last_name: str) -> None:
        """« She » bears these names."""
        self._names = (first_name, _SAID.get(last_name, last_name))
        self._general.side.known_as(self._names[1], first_name)

    def go_to_personal(self) -> None:
        """Come to the page that shows her data."""
        self._general.play.journey.reach(self._general.side.stages.personal)

    def ensure_unharmed(self) -> None:
        """Both names are on the page letter for letter, case apart, and no message harms them."""
        visit = self._general.play.visit
        said = fold("\n".join([visit.page.text, *(control.value for control in visit.page.controls)]))
        for name in self._names:
            if not re.search(rf"(?<!\w){re.escape(fold(name))}(?!\w)", said):
                raise Nonconformity(f"« {name} » sur la page", f"ce nom ne s’y lit pas : {visit.described()}")
        for mail in self._general.world.bench.mailbox.seen(self._general.play.journey.address):
            for harmed in self._harmed():
                if harmed in unicodedata.normalize("NFC", f"{mail.subject}\n{mail.text}\n{mail.html}"):
                    raise Nonconformity(
                        "ses noms intacts dans l’e-mail", f"« {harmed} » dans « {mail.subject} »"
                    )

    def _harmed(self) -> set[str]:
        """What a wrong encoding makes of these names."""
        made = {name.encode("utf-8").decode("latin-1") for name in self._names}
        made |= {name.encode("ascii", "replace").decode() for name in self._names}
        return made - {*self._names}

"""What a candidate that the bench launched wrote on its outputs while a journey was played."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harness.faults import Nonconformity, Unassessed
from harness.general.transport import in_text
from harness.links import token

if TYPE_CHECKING:
    from harness.general.general import General

_SECRET = ("mot de passe", "code", "numéro de Sécurité sociale", "identifiant")


class Journal:
    """The candidate's log, and what no log should hold."""

    def __init__(self, general: General) -> None:
        self._general = general
        self._text = ""

    def read(self) -> None:
        """Read what is in it by now."""
        path = self._general.world.bench.wiring.log
        if path is None:
            raise Unassessed("le candidat ne remet pas ses journaux")
        self._text = path.read_text("utf-8", errors="replace")

    def ensure_tells_nothing(self) -> None:
        """It holds no password, code, token or number of the person whose journey was walked."""
        walk = self._general.walk
        secrets = {name: value for name, value in walk.typed.items() if any(word in name for word in _SECRET)}
        links = [token(link) for mail in walk.mails for link in mail.links]
        tokens = {f"le jeton du lien {rank}": word for rank, word in enumerate(links, 1) if word}
        told = in_text(self._text, secrets | tokens)
        if told is not None:
            raise Nonconformity("un journal qui ne dit aucun secret", f"{told} dans le journal du candidat")

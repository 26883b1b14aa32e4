"""Names as people bear them, through pages and messages."""

from __future__ import annotations

import re
import unicodedata
from html import unescape
from typing import TYPE_CHECKING

from harness.faults import Nonconformity
from harness.words import fold

if TYPE_CHECKING:
    from harness.general.general import General
    from harness.mailbox import Mail

_ENTITY = r"&(?:amp;)*(?:#\d+|#x[0-9a-f]+|[a-z]+);"
_SAID = {"de soixante lettres": "Montmorency-Bouteville-Luxembourg-Châtillon-Piney-Beauvoisis"}


class Names:
    """« She » is on file under two names, and reads them back."""

    def __init__(self, general: General) -> None:
        self._general = general
        self._names: tuple[str, str] = ("", "")
        self._posted: tuple[Mail, ...] = ()

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
        self.ensure_unharmed_in_messages()

    def be_written_to(self) -> None:
        """Follow the guide to the last message that « she » is sent."""
        self._posted = self._general.side.be_written_to()

    def ensure_unharmed_in_messages(self) -> None:
        """No message that came to her harms her names."""
        mails = self._general.world.bench.mailbox.seen(self._general.play.journey.address)
        for mail in (*mails, *self._posted):
            harmed = harm_in(said_in(mail), self._names)
            if harmed:
                raise Nonconformity(
                    "ses noms intacts dans chaque message",
                    f"« {harmed} » dans « {mail.subject or mail.text[:60]} »",
                )


def said_in(mail: Mail) -> str:
    """What a message says, entities of its HTML read once: one stands for a letter, and harms no name."""
    return f"{mail.subject}\n{mail.text}\n{unescape(mail.html)}"


def harm_in(text: str, names: tuple[str, ...]) -> str:
    """What a wrong encoding has made of a name in a text, if anything; plain capitals are a usage."""
    said = unicodedata.normalize("NFC", text)
    made = (each for name in names for each in _made_of(name) if each != name)
    harmed = next((each for each in made if re.search(rf"(?<!\w){re.escape(each)}(?!\w)", said)), "")
    return harmed or next(filter(None, (_left_encoded(said, name) for name in names)), "")


def _left_encoded(said: str, name: str) -> str:
    """A name some of whose letters are still entities, as a page is made of and nobody reads."""
    signs = "".join(f"(?:{re.escape(sign)}|{_ENTITY})" for sign in name)
    for found in re.finditer(signs, said, re.IGNORECASE):
        if "&" in found[0] and fold(unescape(unescape(found[0]))) == fold(name):
            return found[0]
    return ""


def _made_of(name: str) -> tuple[str, ...]:
    plain = "".join(sign for sign in unicodedata.normalize("NFD", name) if not unicodedata.combining(sign))
    bare = plain.translate({ord("Œ"): "OE", ord("œ"): "oe"})
    stripped = () if name.isupper() else (bare, bare.replace("OE", "Oe"))
    return (
        name.encode("utf-8").decode("latin-1"),
        name.encode("ascii", "replace").decode(),
        re.sub(r"[^\x00-\x7F]", "??", name),
        name.encode("ascii", "ignore").decode(),
        *stripped,
    )

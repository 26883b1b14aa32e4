"""What is known of a person, and what her space and the candidate's control API show of it afterwards."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from harness.control import Capability
from harness.faults import Nonconformity, Unassessed
from harness.page import Snapshot
from harness.people import UrssafPerson
from harness.words import squeezed

if TYPE_CHECKING:
    from harness.urssaf.play import Play

PURPOSES = {
    "street": "urssaf.street",
    "postal_code": "urssaf.postal_code",
    "city": "urssaf.city",
    "phone": "urssaf.phone",
    "email": "urssaf.details_email",
}
EDITABLE = ("street", "phone", "city", "postal_code")
"""The details that a person may change, in the order in which a scenario prefers them."""


def on_file(person: UrssafPerson, name: str) -> str:
    """What Urssaf holds of a detail; empty where it holds nothing."""
    known = {
        "street": person.street,
        "postal_code": person.postal_code,
        "city": person.city,
        "phone": person.phone,
    }
    return known.get(name) or ""


def alike(name: str, shown: str, value: str, *, inside: bool = False) -> bool:
    """Whether a detail is shown, case, spacing and grouping apart; ``inside`` a longer text, as a word."""
    if name == "phone":
        shown, value = _national(shown), _national(value)
    if not inside:
        return squeezed(shown) == squeezed(value)
    if name != "postal_code":
        return squeezed(value) in squeezed(shown)
    return re.search(rf"(?<!\d){re.escape(value)}(?!\d)", shown) is not None


class OnFile:
    """What the portal keeps of her details, as her space shows it."""

    def __init__(self, play: Play) -> None:
        self._play = play
        self._before: dict[str, str] = {}

    def note(self) -> None:
        """What the candidate holds of her before she goes on, where it can be asked."""
        names = (*EDITABLE, "first_name", "last_name")
        self._before = {name: held for name in names if (held := self.held(name))}

    def ensure_shown(self, name: str, value: str) -> None:
        """The space shows this value of a detail: on its home, or on the page of her contact details."""
        play = self._play
        home = play.visit.page
        page = self.contact_page()
        widget = play.visit.find(PURPOSES[name])
        if widget is not None:
            if not alike(name, widget.value, value):
                raise Nonconformity(f"« {value} » dans l’espace", f"« {widget.value} »")
        elif not any(alike(name, _read(each), value, inside=True) for each in (page, home)):
            self._ensure_held(name, value)

    def ensure_gone(self, name: str, value: str) -> None:
        """Neither the page of her contact details nor the candidate's file shows this value any more."""
        play = self._play
        self.contact_page()
        widget = play.visit.find(PURPOSES[name])
        shown = widget.value if widget is not None else _read(play.visit.page)
        if alike(name, shown, value, inside=True):
            raise Nonconformity(f"« {value} » effacé", f"« {value} » encore dans l’espace")
        if alike(name, self.held(name), value):
            raise Nonconformity(f"« {value} » effacé", f"« {value} » dans ce que le portail détient")

    def contact_page(self) -> Snapshot:
        """The page of her contact details, nothing of it folded any more."""
        self._play.space.visit_service("contact")
        self._play.visit.open_folds()
        return self._play.visit.page

    def _ensure_held(self, name: str, value: str) -> None:
        """Where no page of the space shows such a detail, the candidate itself says what it holds."""
        if not alike(name, self.held(name), value):
            raise Nonconformity(f"« {value} » dans l’espace", self._play.visit.described())

    def held(self, name: str) -> str:
        """What the candidate says that it holds of a detail; empty where it cannot be asked."""
        offer = self._play.world.bench.offer
        if offer is None or Capability.INSPECT not in offer.capabilities:
            return ""
        return str((self._play.held() or {}).get(name) or "")

    def ensure_unchanged(self) -> None:
        """Her details are those that Urssaf held, in her space and in what the control API gives back."""
        compared = self._compare_space() + self._compare_control()
        if not compared:
            raise Unassessed("ni l’espace ni l’API de contrôle ne montrent les coordonnées gardées")

    def _compare_space(self) -> int:
        play = self._play
        self.contact_page()
        compared = 0
        for name in EDITABLE:
            widget, value = play.visit.find(PURPOSES[name]), on_file(play.person, name)
            if widget is None:
                continue
            compared += 1
            if not alike(name, widget.value, value):
                raise Nonconformity(f"« {value} » inchangé", f"« {widget.value} » dans l’espace")
        return compared

    def _compare_control(self) -> int:
        offer = self._play.world.bench.offer
        if offer is None or Capability.INSPECT not in offer.capabilities:
            return 0
        held = self._play.held() or {}
        known = {name: on_file(self._play.person, name) for name in EDITABLE}
        known |= {"first_name": self._play.person.first_name, "last_name": self._play.person.last_name}
        for name, value in self._before.items():
            now = str(held.get(name) or "")
            if name != "phone" and _letters(now) != _letters(value):
                raise Nonconformity(
                    f"« {value} » inchangé, à la lettre", f"« {now} » dans ce que le portail détient"
                )
        for name, value in known.items():
            if not alike(name, str(held.get(name) or ""), value):
                raise Nonconformity(
                    f"« {value} » inchangé", f"« {held.get(name)} » dans ce que le portail détient"
                )
        return len(known)


def _read(page: Snapshot) -> str:
    return "\n".join([page.text, *(control.value for control in page.controls)])


def _letters(value: str) -> str:
    """A value's letters and digits with their case; spaces and signs are print."""
    return "".join(sign for sign in unicodedata.normalize("NFC", value) if sign.isalnum())


def _national(phone: str) -> str:
    """A French number as ten digits, however it is grouped or prefixed."""
    digits = re.sub(r"[\s\u00a0\u202f.\-()]", "", phone)
    return re.sub(r"(?:\+33|0033)\(?0?\)?(?=[1-9])", "0", digits)

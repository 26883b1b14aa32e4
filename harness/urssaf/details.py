"""Steps 7 and 8: the details as Urssaf holds them, what the person changes, and what the space shows then."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from harness.faults import Nonconformity, Unassessed
from harness.words import squeezed

if TYPE_CHECKING:
    from harness.matching import Widget
    from harness.page import Snapshot
    from harness.urssaf.play import Play

_PURPOSES = {
    "street": "urssaf.street",
    "postal_code": "urssaf.postal_code",
    "city": "urssaf.city",
    "phone": "urssaf.phone",
    "email": "urssaf.details_email",
}


@dataclass(frozen=True, slots=True)
class DetailsField:
    """One field of step 7 as the profile declares it (urs.details.fields)."""

    name: str
    editable: bool
    mandatory: bool


class Details:
    """The details form. ``changed`` is what she put in place of what was there."""

    def __init__(self, play: Play) -> None:
        self._play = play
        self.changed = ""

    @property
    def fields(self) -> tuple[DetailsField, ...]:
        """The fields that the profile declares."""
        return tuple(_field(item) for item in self._play.settings.items("urs.details.fields"))

    def ensure_prefilled(self) -> None:
        """Each declared field that is known shows its value as it is on file; a placeholder does not do."""
        person = self._play.person
        known = {
            "name": f"{person.first_name} {person.last_name}",
            "street": person.street,
            "postal_code": person.postal_code,
            "city": person.city,
            "phone": person.phone,
        }
        for field in self.fields:
            value = known.get(field.name)
            if field.name == "name":
                self._ensure_named(person.first_name, person.last_name)
            elif value:
                self._ensure_shown(field.name, value)

    def ensure_address_shown(self) -> None:
        """The contact address that she chose stands among the details."""
        if any(field.name == "email" for field in self.fields):
            self._ensure_shown("email", self._play.journey.address)

    def another_street(self) -> str:
        """A street that is not hers."""
        return f"{self._play.world.people.random.randint(100, 999)} RUE DES ESSAIS"

    def correct(self, name: str, value: str) -> None:
        """Put a value in place of what a field holds, or in a field that is empty, and finalise."""
        field = next((field for field in self.fields if field.name == name), None)
        if field is None or not field.editable:
            raise Unassessed(f"le profil ne déclare pas « {name} » parmi les coordonnées modifiables")
        key = _PURPOSES[name]
        widget = self._play.visit.need(key)
        if widget.control.readonly:
            raise Nonconformity(f"« {widget.name} » modifiable", "une saisie en lecture seule")
        self.changed = value
        self._play.visit.fill(key, value)
        self._play.visit.look()
        self._play.journey.press_finalise()

    def ensure_space_shows_change(self) -> None:
        """What she changed is what the space shows from now on."""
        self._play.visit.expect("urssaf.space")
        pages = [self._play.visit.page, self._play.space.contact_page()]
        if not any(squeezed(self.changed) in squeezed(shown) for page in pages for shown in _shown(page)):
            raise Nonconformity(f"« {self.changed} » dans l’espace", self._play.visit.described())

    def ensure_finalise_last(self, label: str) -> None:
        """The command comes after the last entry of its form in reading order."""
        page = self._play.visit.page
        button = self._play.visit.need(self._play.key_of(label)).control
        after = page.controls[page.controls.index(button) + 1 :]
        behind = [c for c in after if c.is_entry and c.form == button.form]
        if behind:
            raise Nonconformity(f"« {label} » après la dernière saisie", f"« {behind[0].name} » vient après")

    def _ensure_shown(self, name: str, value: str) -> None:
        widget = self._play.visit.find(_PURPOSES[name])
        held = widget.value if widget is not None else self._play.visit.page.text
        if squeezed(value) not in squeezed(held) or (
            widget is not None and squeezed(held) != squeezed(value)
        ):
            raise Nonconformity(f"« {value} » rempli d’avance", self._seen(widget))

    def _ensure_named(self, first_name: str, last_name: str) -> None:
        widgets = [self._play.visit.find(f"urssaf.{part}") for part in ("name", "first_name", "last_name")]
        held = " ".join(widget.value for widget in widgets if widget is not None)
        shown = squeezed(f"{held} {self._play.visit.page.text}")
        for name in (first_name, last_name):
            if squeezed(name) not in shown:
                raise Nonconformity(f"« {name} » rempli d’avance", f"« {held} »")

    def _seen(self, widget: Widget | None) -> str:
        return f"« {widget.value} »" if widget is not None else self._play.visit.described()


def _shown(page: Snapshot) -> list[str]:
    return [page.text, *(control.value for control in page.controls)]


def _field(item: object) -> DetailsField:
    if isinstance(item, str):
        return DetailsField(item, editable=item != "name", mandatory=False)
    if not isinstance(item, Mapping):
        raise TypeError(f"urs.details.fields: a name or a map, not {item!r}")
    return DetailsField(
        str(item["name"]), bool(item.get("editable", True)), bool(item.get("mandatory", False))
    )

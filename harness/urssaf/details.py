"""Steps 7 and 8: the details as Urssaf holds them, what she changes, and what the portal makes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from harness.faults import ConnectionFault, Nonconformity, Unassessed
from harness.refusals import ensure_kept_with_message
from harness.urssaf.journey import DETAILS, SPACE
from harness.urssaf.on_file import EDITABLE, PURPOSES, alike, on_file
from harness.visit import Typed

if TYPE_CHECKING:
    from harness.matching import Widget
    from harness.urssaf.play import Play


_FREE = ("street", "phone")
"""What is typed freely whatever the postal code; a town may hang on it."""


@dataclass(frozen=True, slots=True)
class DetailsField:
    """One field of step 7 as the profile declares it (urs.details.fields); ``told``: its flags are given.

    ``optional`` is true where the profile says in so many words that the field is not mandatory.
    """

    name: str
    editable: bool
    mandatory: bool
    told: bool = False
    optional: bool = False


class Details:
    """The details form. ``changed`` are the values that she put in place of what was there, by field."""

    def __init__(self, play: Play) -> None:
        self._play = play
        self.changed: dict[str, str] = {}
        self.typed: Typed | None = None
        self._before: dict[str, str] = {}
        self._corrections: dict[str, str] = {}

    @property
    def fields(self) -> tuple[DetailsField, ...]:
        """The fields that the profile declares."""
        return tuple(_field(item) for item in self._play.settings.items("urs.details.fields"))

    @property
    def declared(self) -> bool:
        """Whether the list of the profile is what is judged (URS-AMB-10)."""
        return self._play.settings.holds("URS-AMB-10", "declared")

    # What is there in advance

    def ensure_prefilled(self) -> None:
        """Each declared field that is known holds its value as it is on file; a placeholder does not do."""
        self._play.visit.open_folds()
        for field in self.fields:
            self._ensure_known(field.name)

    def ensure_minimum_prefilled(self) -> None:
        """At least the address and a means of contact are there, as known, and one of them may be changed."""
        self._play.visit.open_folds()
        shown = [name for name in EDITABLE if self._read(name) is not None]
        for name in dict.fromkeys(("street", *shown)):
            self._ensure_known(name)
        self._ensure_one_of("phone", "email")
        if not any(self.is_editable(name) for name in (*EDITABLE, "email")):
            raise Nonconformity("une coordonnée modifiable au moins", self._play.visit.described())

    def ensure_address_shown(self) -> None:
        """The contact address that she chose stands among the details."""
        self._play.visit.open_folds()
        if any(field.name == "email" for field in self.fields):
            self._ensure_shown("email", self._play.journey.address)

    # What she changes

    def is_editable(self, name: str) -> bool:
        """Whether the page lets her change it."""
        widget = self._read(name)
        return widget is not None and widget.usable and not widget.control.readonly

    def may_change(self, name: str) -> bool:
        """Whether the candidate says that she may: its declared fields, or what its page lets her change."""
        if not self.declared:
            return self.is_editable(name)
        return any(field.name == name and field.editable for field in self.fields)

    def ensure_declared_editable(self) -> None:
        """Each field that the profile says editable can be typed in."""
        for field in self.fields:
            if field.told and field.editable and field.name in EDITABLE and not self.is_editable(field.name):
                raise Nonconformity(f"« {field.name} » modifiable", self._seen(self._find(field.name)))

    def correct_one(self) -> None:
        """Put another value in place of the first that may be changed, her street if it may, and finalise."""
        names = [name for name in EDITABLE if self.may_change(name)]
        if not names:
            raise Nonconformity("une coordonnée modifiable au moins", "aucune ne l’est")
        name = next((name for name in names if self._find(name) is not None), names[0])
        self.give(**{name: self._another(name)})

    def correct(self, *names: str) -> None:
        """Put other values in place of those of these fields that may be changed, and finalise."""
        wanted = {name: self._another(name) for name in names if self.may_change(name)}
        if not wanted:
            raise Unassessed("le profil ne déclare pas cette coordonnée modifiable", inapplicable=True)
        self.give(**wanted)

    def erase(self) -> None:
        """Empty a detail that is on file and that the profile itself says optional, and finalise."""
        optional = (field.name for field in self.fields if field.editable and field.optional)
        name = next((name for name in optional if on_file(self._play.person, name)), None)
        if name is None:
            raise Unassessed("le profil ne déclare facultative aucune coordonnée connue", inapplicable=True)
        self.give(**{name: ""})

    def ensure_erased(self) -> None:
        """The registration was completed, and what she emptied is kept nowhere."""
        self._play.visit.expect(SPACE)
        for name in self.changed:
            self._play.on_file.ensure_gone(name, on_file(self._play.person, name))

    def lacking(self) -> str:
        """A field that may be filled in and that a person's file may lack, her phone by preference."""
        wanted = [name for name in ("phone", "street", "city", "postal_code") if self._may_lack(name)]
        if not wanted:
            raise Unassessed("le profil ne déclare aucune coordonnée que la personne puisse ajouter")
        return wanted[0]

    def begin_without(self, name: str) -> None:
        """Reach this page as somebody whose file lacks a field that the candidate does not make mandatory."""
        field = next((field for field in self.fields if field.name == name), None)
        if (field is None and self.declared) or (field is not None and field.mandatory):
            raise Unassessed(f"le profil ne déclare pas « {name} » facultatif", inapplicable=True)
        self._play.play_as(**{name: None}).reach(DETAILS)
        widget = self._find(name)
        if not self.declared and widget is not None and widget.control.required:
            raise Unassessed(f"la page dit « {name} » obligatoire", inapplicable=True)

    def complete(self) -> None:
        """Fill in what her file lacked, and finalise."""
        name = next(name for name in EDITABLE if getattr(self._play.person, name) is None)
        self.give(**{name: self._another(name)})

    def give(self, **values: str) -> None:
        """Type these values and finalise; where the page visibly cuts one, it is not sent."""
        visit = self._play.visit
        self._before = self._held()
        for name in values:
            self._ensure_not_passed(name)
        for name, value in values.items():
            widget = visit.need(PURPOSES[name])
            if widget.control.readonly:
                raise Nonconformity(f"« {widget.name} » modifiable", "une saisie en lecture seule")
            visit.fill(PURPOSES[name], value)
        self.changed = dict(values)
        typed = {name: visit.typed(PURPOSES[name], value) for name, value in values.items()}
        self.typed = next((each for each in typed.values() if not each.entered), None)
        if self.typed is None:
            self._play.journey.press_finalise()

    def try_value(self, name: str, value: str) -> None:
        """Type a value of a field that she may change, its other fields left as they are, and finalise."""
        if not self.may_change(name):
            raise Unassessed(f"le profil ne déclare pas « {name} » modifiable", inapplicable=True)
        self.give(**{name: value})

    def try_beside_a_correction(self, name: str, value: str) -> None:
        """Type a value, and right ones in her street and telephone as far as she may, and finalise."""
        beside = [each for each in _FREE if each != name and self.may_change(each)]
        if not beside or not self.may_change(name):
            raise Unassessed("le profil ne déclare pas deux coordonnées modifiables", inapplicable=True)
        self._corrections = {each: self._another(each) for each in beside}
        self.give(**self._corrections, **{name: value})

    def ensure_corrections_kept(self) -> None:
        """The form came back, or was not sent, and the right values stand in it as she typed them."""
        self._play.visit.expect(DETAILS)
        for name, value in self._corrections.items():
            widget = self._find(name)
            if widget is None or not alike(name, widget.value, value):
                raise Nonconformity(f"« {value} » conservé après le refus", self._seen(widget))

    def try_place(self, place: str) -> None:
        """Type a postal code and its town, each where it may be changed, and finalise."""
        code, _, city = place.partition(" ")
        values = {"postal_code": code, "city": city}
        wanted = {name: value for name, value in values.items() if self.may_change(name)}
        if "postal_code" not in wanted:
            raise Unassessed("le profil ne déclare pas le code postal modifiable", inapplicable=True)
        self.give(**wanted)

    # What the portal made of it

    def ensure_space_shows_change(self) -> None:
        """What she typed was taken, and the space shows it from now on."""
        if self.typed is not None:
            raise Nonconformity(f"« {self.typed.wanted} » saisi en entier", f"« {self.typed.held} »")
        self._play.visit.expect(SPACE)
        for name, value in self.changed.items():
            self._play.on_file.ensure_shown(name, value)

    def ensure_lasting(self) -> None:
        """What she typed is there again from another device; where she cannot log in, nothing is judged."""
        if self._play.login.returns():
            for name, value in self.changed.items():
                self._play.on_file.ensure_shown(name, value)

    def ensure_refused(self) -> None:
        """Her value was refused with a message on its field, nothing else emptied; or it was stopped."""
        if self.typed is not None:
            return
        for name in self.changed:
            ensure_kept_with_message(self._play.visit, DETAILS, PURPOSES[name])
        self._ensure_others_kept()

    def ensure_either(self) -> None:
        """Her value was refused or stopped as above, or kept whole: never altered in silence."""
        if self.typed is not None:
            return
        if self._play.visit.comes(SPACE):
            self.ensure_space_shows_change()
        else:
            self.ensure_refused()

    def ensure_finalise_last(self, label: str) -> None:
        """The command comes after the last of the details in reading order."""
        self._play.visit.open_folds()
        page = self._play.visit.page
        button = self._play.visit.need(self._play.key_of(label)).control
        after = page.controls[page.controls.index(button) + 1 :]
        mine = {part for name in PURPOSES for part in self._parts(name)}
        behind = [c for c in after if c in mine or (c.is_entry and c.form == button.form is not None)]
        if behind:
            raise Nonconformity(f"« {label} » après la dernière saisie", f"« {behind[0].name} » vient après")

    def _ensure_known(self, name: str) -> None:
        person = self._play.person
        if name in ("name", "first_name", "last_name"):
            known = {"first_name": (person.first_name,), "last_name": (person.last_name,)}
            self._ensure_named(*known.get(name, (person.first_name, person.last_name)))
        elif name == "email":
            self._ensure_shown("email", self._play.journey.address)
        elif name in EDITABLE and on_file(person, name):
            self._ensure_shown(name, on_file(person, name))

    def _ensure_one_of(self, *names: str) -> None:
        known = {name: on_file(self._play.person, name) for name in names} | {
            "email": self._play.journey.address
        }
        if not any(known[name] and self._is_shown(name, known[name]) for name in names):
            raise Nonconformity("un moyen de contact rempli d’avance", self._play.visit.described())

    def _ensure_shown(self, name: str, value: str) -> None:
        if not self._is_shown(name, value):
            raise Nonconformity(f"« {value} » rempli d’avance", self._seen(self._read(name)))

    def _is_shown(self, name: str, value: str) -> bool:
        widget = self._read(name)
        if widget is not None:
            return alike(name, widget.value, value) or any(
                option.selected and alike(name, option.label, value) for option in widget.control.options
            )
        return any(alike(name, page.text, value, inside=True) for page in self._play.visit.pages)

    def _ensure_named(self, *names: str) -> None:
        visit = self._play.visit
        widgets = [visit.find_on_the_way(f"urssaf.{part}") for part in ("name", "first_name", "last_name")]
        held = " ".join(widget.value for widget in widgets if widget is not None)
        told = " ".join(page.text for page in visit.pages)
        shown = held if any(widget is not None for widget in widgets) else told
        for name in names:
            if not alike("name", shown, name, inside=True):
                raise Nonconformity(f"« {name} » rempli d’avance", f"« {held} »")
        self._ensure_each_its_own()

    def _ensure_each_its_own(self) -> None:
        """Where a first and a last name have an entry each, neither holds the other's."""
        person = self._play.person
        own = {"last_name": person.last_name, "first_name": person.first_name}
        found = {part: self._play.visit.find(f"urssaf.{part}") for part in own}
        for part, widget in found.items():
            if widget is not None and None not in found.values() and not _holds(widget, own[part]):
                raise Nonconformity(f"« {own[part]} » sous « {widget.name} »", f"« {widget.value} »")

    def _ensure_others_kept(self) -> None:
        """No other entry was emptied by the refusal."""
        now = self._held()
        for name, value in self._before.items():
            if value and name not in self.changed and name in now and not now[name]:
                raise Nonconformity(f"« {value} » conservé", f"« {name} » vidé par le refus")

    def _held(self) -> dict[str, str]:
        found = {name: self._find(name) for name in EDITABLE}
        return {name: widget.value for name, widget in found.items() if widget is not None}

    def _another(self, name: str) -> str:
        people = self._play.world.people
        another = {
            "street": people.another_street(),
            "city": "ROUBAIX",
            "postal_code": "59100",
            "phone": people.mobile(),
        }
        return another[name]

    def _may_lack(self, name: str) -> bool:
        return not self.declared or any(field.name == name and field.editable for field in self.fields)

    def _find(self, name: str) -> Widget | None:
        return self._play.visit.within_reach(PURPOSES[name])

    def _read(self, name: str) -> Widget | None:
        """The same, or what held it on a page of this step that the profile says to pass."""
        return self._find(name) or self._play.visit.find_on_the_way(PURPOSES[name])

    def _ensure_not_passed(self, name: str) -> None:
        """What stands on a page that was passed cannot be typed any more: that is no fault of the portal."""
        if self._find(name) is None and (passed := self._read(name)) is not None:
            raise ConnectionFault(
                f"« {passed.name} » se trouve sur une page que [pages] fait passer sans y rien saisir",
                "l’étape 7 tenant en plusieurs pages, le banc lit chacune et ne saisit que "
                "dans la dernière : constatez cette exigence à la main, ou réunissez-les en une page",
            )

    def _parts(self, name: str) -> tuple[object, ...]:
        widget = self._find(name)
        return widget.parts if widget is not None else ()

    def _seen(self, widget: Widget | None) -> str:
        if widget is None:
            return self._play.visit.described()
        return f"« {widget.value} »" + (" en lecture seule" if widget.control.readonly else "")


def _holds(widget: Widget, name: str) -> bool:
    return alike("name", widget.value, name, inside=True)


def _field(item: object) -> DetailsField:
    if isinstance(item, str):
        return DetailsField(item, editable=item in EDITABLE, mandatory=False)
    if not isinstance(item, Mapping):
        raise TypeError(f"urs.details.fields: a name or a map, not {item!r}")
    editable, mandatory = bool(item.get("editable", True)), bool(item.get("mandatory", False))
    optional = item.get("mandatory") is False
    return DetailsField(str(item["name"]), editable, mandatory, told="editable" in item, optional=optional)

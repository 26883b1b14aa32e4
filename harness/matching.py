"""From what a person looks for to the controls that offer it: the contract's order of finding; no judging.

Found by: the profile's ``[labels]``; role and name equal to the guide's words; a synonym; those same words
once marks, parentheses and hints are off; a command's own child element; a named group; then, for what the
guide does not name, autocomplete, input type and words. Never by containment, words apart. What stands
around every page, such as a search, a newsletter or the way to the log-in, comes after all that the main part
has, the guide's own words excepted, and never by its nature.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from catalogue.model import Purpose, Role
from harness.faults import ConnectionFault
from harness.page import BOX_ROLES, FOLD, Control, Snapshot
from harness.profile_model import LabelOverride
from harness.words import bare, fold, speaks_of

_fold = cache(fold)
_bare = cache(bare)


@dataclass(frozen=True, slots=True)
class Widget:
    """How a page offers a purpose: one control, or several in order; ``how`` it was found, for evidence."""

    purpose: Purpose
    parts: tuple[Control, ...]
    how: str

    @property
    def control(self) -> Control:
        """The control, or the first of several."""
        return self.parts[0]

    @property
    def name(self) -> str:
        """What a person calls it: its group's name when it has several parts."""
        return self.control.group if len(self.parts) > 1 else self.control.name

    @property
    def value(self) -> str:
        """What it holds, its parts put end to end."""
        return "".join(part.value for part in self.parts)

    @property
    def usable(self) -> bool:
        """Whether a person can act on every part."""
        return not any(part.disabled for part in self.parts)


class AmbiguousControl(ConnectionFault):
    """Two controls answer the same words."""

    def __init__(self, purpose: Purpose, found: Sequence[Control]) -> None:
        self.purpose, self.found = purpose, tuple(found)
        names = ", ".join(f"{control.role} « {control.name} »" for control in found)
        super().__init__(
            f"plusieurs contrôles répondent à « {purpose.label or purpose.key} » : {names}",
            f'désignez le bon dans le profil : [labels] "{purpose.key}" = {{ … }}',
        )


class Finder:
    """Finds purposes on snapshots, as one profile lets it."""

    def __init__(
        self, purposes: Mapping[str, Purpose], overrides: Mapping[str, LabelOverride] | None = None
    ) -> None:
        self._purposes = purposes
        self._overrides = overrides or {}
        self._page: Snapshot | None = None
        self._known: dict[str, Widget | AmbiguousControl | None] = {}
        self._index = _Index(Snapshot(url="", status=None))
        self._owners = _owners(purposes.values())

    def find(self, page: Snapshot, key: str) -> Widget | None:
        """The widget of a purpose, ``None`` where there is none. Raises `AmbiguousControl` on two.

        What was found on the page last asked about is remembered: one page is asked many times.
        """
        if page is not self._page:
            self._page, self._known, self._index = page, {}, _Index(page)
        if key not in self._known:
            try:
                self._known[key] = self._search(page, key)
            except AmbiguousControl as error:
                self._known[key] = error
        found = self._known[key]
        if isinstance(found, AmbiguousControl):
            raise found
        return found

    def _search(self, page: Snapshot, key: str) -> Widget | None:
        purpose = self._purposes[key]
        override = self._overrides.get(key)
        if override is not None:
            return _overridden(page, purpose, override)
        for how, found in self._found(page, purpose):
            if found:
                return Widget(purpose, _single(purpose, found, how, page), how)
        return None

    def designated(self, key: str) -> bool:
        """Whether the profile itself says which control a purpose is."""
        return key in self._overrides

    @property
    def purposes(self) -> Mapping[str, Purpose]:
        """Every purpose, by its key."""
        return self._purposes

    def offered(self, page: Snapshot, key: str) -> tuple[Control, ...]:
        """Every control that a purpose is found in, be they in each other's way; none where there is none."""
        try:
            found = self.find(page, key)
        except AmbiguousControl as ambiguity:
            return ambiguity.found
        return found.parts if found is not None else ()

    def purpose(self, key: str) -> Purpose:
        """A purpose by its key."""
        return self._purposes[key]

    def spoken(self, key: str) -> str:
        """A purpose as a person would call it: « une commande « suivant » »."""
        purpose = self._purposes[key]
        kind = {Role.COMMAND: "une commande", Role.BOX: "une case", Role.CHOICE: "un choix"}.get(purpose.role)
        words = purpose.label or next(iter(purpose.synonyms), key)
        return f"{kind or 'une saisie'} « {words} »"

    def shows(self, page: Snapshot, key: str) -> bool:
        """Whether a purpose is offered at all, be it twice."""
        try:
            return self.find(page, key) is not None
        except AmbiguousControl:
            return True

    def _found(self, page: Snapshot, purpose: Purpose) -> Iterator[tuple[str, list[Control]]]:
        around: list[tuple[str, list[Control]]] = []
        for how, found in self._index.by_words(purpose):
            fitting = [control for control in found if fits(control, purpose)]
            central = [control for control in fitting if not _stands_around(control, page)]
            if central or _says(fitting, purpose.label):
                yield how, central or fitting
            around.append((how, fitting))
        yield from around
        if not (purpose.autocomplete or purpose.kinds or purpose.words):
            return
        free = [c for c in page.controls if fits(c, purpose) and not self._named_otherwise(c, purpose)]
        if purpose.role is not Role.COMMAND:
            free = [control for control in free if not control.aside]
        if purpose.role is not Role.COMMAND:
            yield from self._by_nature(page, purpose, free)
        for word in purpose.words:
            yield f"mot « {word} »", [control for control in free if speaks_of(control.name, (word,))]

    def _by_nature(
        self, page: Snapshot, purpose: Purpose, free: list[Control]
    ) -> Iterator[tuple[str, list[Control]]]:
        for token in purpose.autocomplete:
            found = [c for c in free if token in c.autocomplete.split()]
            yield "autocomplete", self._of_pair(page, purpose, found)
        found = [c for c in free if c.kind in purpose.kinds]
        yield "type", self._of_pair(page, purpose, found)

    def _of_pair(self, page: Snapshot, purpose: Purpose, found: list[Control]) -> list[Control]:
        """Two alike entries are an entry and its confirmation, in this order."""
        second = purpose.key.endswith("_confirmation")
        first = f"{purpose.key}_confirmation" in self._purposes
        if second and len(found) == 1:
            twin = purpose.key.removesuffix("_confirmation")
            alone = self._search(page, twin)
            return [] if alone is not None and alone.control == found[0] else found
        if len(found) == 2 and (first or second):
            return found[1:] if second else found[:1]
        return found

    def _named_otherwise(self, control: Control, purpose: Purpose) -> bool:
        """Whether another purpose of the same portal claims this control by its name."""
        side = (purpose.portal, control.is_command)
        named = (self._owners.get((*side, name), ()) for name in (_fold(control.name), _bare(control.name)))
        return any(owner != purpose.key for owners in named for owner in owners)


class _Index:
    """The controls of a page by what they are called: folded once, asked for many times."""

    def __init__(self, page: Snapshot) -> None:
        self._names: dict[str, list[Control]] = {}
        self._bare: dict[str, list[Control]] = {}
        self._parts: dict[str, list[Control]] = {}
        self._groups: dict[str, list[Control]] = {}
        for control in page.controls:
            self._names.setdefault(_fold(control.name), []).append(control)
            self._bare.setdefault(_bare(control.name), []).append(control)
            for part in dict.fromkeys(map(_fold, control.parts)) if control.is_command else ():
                self._parts.setdefault(part, []).append(control)
            if control.group and not control.is_command:
                self._groups.setdefault(_bare(control.group), []).append(control)

    def by_words(self, purpose: Purpose) -> Iterator[tuple[str, list[Control]]]:
        """What answers the words of a purpose, in the contract's order; the first that finds decides.

        A synonym in a child element opens the command's name: « Urssaf <b>artistes-auteurs</b> » is a site.
        """
        words = _spoken(purpose)
        for how, known, read in (
            ("nom", self._names, _fold),
            ("nom sans marque", self._bare, _bare),
            ("élément", self._parts, _fold),
            ("groupe", self._groups, _bare),
        ):
            for word in words if known else ():
                found = known.get(read(word))
                if found and known is self._parts and word != purpose.label:
                    found = [control for control in found if _fold(control.name).startswith(read(word))]
                if found:
                    yield f"{how} « {word} »", found


@cache
def _spoken(purpose: Purpose) -> tuple[str, ...]:
    return (*filter(None, [purpose.label]), *purpose.synonyms)


def _owners(purposes: Iterable[Purpose]) -> dict[tuple[str, bool, str], set[str]]:
    """Which purposes claim a name: by portal, whether they are commands, and the name, folded or bare."""
    owners: dict[tuple[str, bool, str], set[str]] = {}
    for purpose in purposes:
        for word in _spoken(purpose):
            for name in (_fold(word), _bare(word)):
                key = (purpose.portal, purpose.role is Role.COMMAND, name)
                owners.setdefault(key, set()).add(purpose.key)
    return owners


def _overridden(page: Snapshot, purpose: Purpose, override: LabelOverride) -> Widget | None:
    """What the profile designates: each of its keys narrows, and only a group may leave several."""
    if override.selectors:
        return _by_selectors(page, purpose, override)
    found = [c for c in page.controls if fits(c, purpose, override.role)]
    if override.group:
        found = [c for c in found if _fold(c.group) == _fold(override.group)]
    if override.label:
        found = [c for c in found if _fold(c.name) == _fold(override.label)]
    if len(found) > 1 and (override.label or not override.group):
        raise AmbiguousControl(purpose, found)
    how = "profil, nom" if override.label else "profil, groupe" if override.group else "profil, rôle"
    return Widget(purpose, tuple(found), how) if found else None


def _by_selectors(page: Snapshot, purpose: Purpose, override: LabelOverride) -> Widget | None:
    """One control a selector, in the profile's order; its role is what the profile says, where it does."""
    parts: list[Control] = []
    for selector in override.selectors:
        found = [control for control in page.controls if selector in control.selectors]
        if override.label:
            found = [control for control in found if _fold(control.name) == _fold(override.label)]
        if override.group:
            found = [control for control in found if _fold(control.group) == _fold(override.group)]
        if len(found) > 1:
            raise AmbiguousControl(purpose, found)
        parts += found
    if len(parts) < len(override.selectors):
        return None
    acted = [replace(part, role=override.role) for part in parts] if override.role else parts
    return Widget(purpose, tuple(acted), "profil, css")


def fits(control: Control, purpose: Purpose, role: str | None = None) -> bool:
    """Whether a control is of a purpose's kind, or of the role that the profile gives it."""
    if role:
        return control.role == role
    if purpose.role is Role.COMMAND:
        return control.is_command
    if purpose.role is Role.BOX:
        return control.role in BOX_ROLES
    if purpose.role is Role.CHOICE:
        return control.role in {"radio", "combobox", "listbox"} or _is_toggle(control)
    return control.is_entry and control.role not in BOX_ROLES


def _is_toggle(control: Control) -> bool:
    """Whether a button may be one choice of several: it stands in a group that has a name."""
    return control.role == "button" and bool(control.group)


def _single(purpose: Purpose, found: list[Control], how: str, page: Snapshot) -> tuple[Control, ...]:
    if how.startswith("groupe") and len({c.group for c in found}) == 1:
        return tuple(found)
    if len(found) > 1:
        found = _same_target([control for control in found if control.kind != FOLD] or found)
    if len(found) > 1 and purpose.role is Role.COMMAND:
        found = _in_the_form(found, page) or found
    if len(found) > 1 and how.startswith("mot"):
        found = found[:1]
    if len(found) > 1:
        raise AmbiguousControl(purpose, found)
    return tuple(found)


def _stands_around(control: Control, page: Snapshot) -> bool:
    """Whether a control is of every page rather than of this one: outside its main part, or a link to it."""
    return control.aside or (control.href or "").partition("#")[0] == page.url.partition("#")[0]


def _says(found: list[Control], label: str | None) -> bool:
    """Whether these bear the very words of the guide."""
    return label is not None and any(_fold(control.name) == _fold(label) for control in found)


def _same_target(found: list[Control]) -> list[Control]:
    """Links of one name to one address are one command said twice."""
    targets = {control.href for control in found}
    return found[:1] if targets != {None} and len(targets) == 1 else found


def _in_the_form(found: list[Control], page: Snapshot) -> list[Control]:
    """Of several buttons, the one whose form asks for something, where there is only one."""
    asking = {entry.form for entry in page.entries if entry.form is not None and entry.kind != "search"}
    inside = [control for control in found if control.form in asking]
    return inside if len(inside) == 1 else []


def names(controls: Iterable[Control]) -> str:
    """Controls in words, for a message."""
    return ", ".join(f"« {control.name or 'sans nom'} »" for control in controls) or "aucun"

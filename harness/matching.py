"""From what a person looks for to the controls that offer it: the contract's order of finding; no judging.

Found by: the profile's ``[labels]``; role and name equal to the guide's words; a synonym; those same words
once marks, parentheses and hints are off; a command's own child element; a named group; then, for what the
guide does not name, autocomplete, input type and words. Never by containment, words apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from catalogue.model import Purpose, Role
from harness.faults import ConnectionFault
from harness.page import BOX_ROLES, Control, Snapshot
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

    def find(self, page: Snapshot, key: str) -> Widget | None:
        """The widget of a purpose, ``None`` where there is none. Raises `AmbiguousControl` on two.

        What was found on the page last asked about is remembered: one page is asked many times.
        """
        if page is not self._page:
            self._page, self._known = page, {}
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
        candidates = [control for control in page.controls if _fits(control, purpose, override)]
        if override is not None:
            return self._overridden(purpose, override, candidates)
        for how, found in self._found(page, purpose, candidates):
            if not found:
                continue
            return Widget(purpose, _single(purpose, found, how, page), how)
        return None

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

    def _overridden(
        self, purpose: Purpose, override: LabelOverride, candidates: list[Control]
    ) -> Widget | None:
        if override.css or override.parts:
            raise ConnectionFault(
                f'[labels] "{purpose.key}" : « css » et « parts » ne sont pas encore reconnus',
                "désignez le contrôle par « label » ou par « group »",
            )
        if override.group:
            inside = [c for c in candidates if _fold(c.group) == _fold(override.group)]
            return Widget(purpose, tuple(inside), "profil, groupe") if inside else None
        named = [c for c in candidates if _fold(c.name) == _fold(override.label or "")]
        if len(named) > 1:
            raise AmbiguousControl(purpose, named)
        return Widget(purpose, tuple(named), "profil, nom") if named else None

    def _found(
        self, page: Snapshot, purpose: Purpose, candidates: list[Control]
    ) -> Iterator[tuple[str, list[Control]]]:
        yield from _by_words(purpose, candidates)
        if purpose.role is not Role.COMMAND:
            free = [c for c in candidates if not self._named_otherwise(c, purpose)]
            yield from self._by_nature(page, purpose, free)
        for word in purpose.words:
            found = [
                c for c in candidates if speaks_of(c.name, (word,)) and not self._named_otherwise(c, purpose)
            ]
            if found:
                yield f"mot « {word} »", found

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
        names = {_fold(control.name), _bare(control.name)}
        return any(
            other.key != purpose.key
            and other.portal == purpose.portal
            and (other.role is Role.COMMAND) == control.is_command
            and not names.isdisjoint(_words(other))
            for other in self._purposes.values()
        )


@cache
def _words(purpose: Purpose) -> frozenset[str]:
    known = [*filter(None, [purpose.label]), *purpose.synonyms]
    return frozenset(_fold(word) for word in known) | frozenset(_bare(word) for word in known)


def _fits(control: Control, purpose: Purpose, override: LabelOverride | None) -> bool:
    if override is not None and override.role:
        return control.role == override.role
    if purpose.role is Role.COMMAND:
        return control.is_command
    if purpose.role is Role.BOX:
        return control.role in BOX_ROLES
    if purpose.role is Role.CHOICE:
        return control.role in {"radio", "combobox", "listbox"}
    return control.is_entry and control.role not in BOX_ROLES


def _by_words(purpose: Purpose, candidates: list[Control]) -> Iterator[tuple[str, list[Control]]]:
    words = [*filter(None, [purpose.label]), *purpose.synonyms]
    tests: list[tuple[str, Callable[[Control, str], bool]]] = [
        ("nom", lambda c, w: _fold(c.name) == _fold(w)),
        ("nom sans marque", lambda c, w: _bare(c.name) == _bare(w)),
        ("élément", lambda c, w: c.is_command and any(_fold(part) == _fold(w) for part in c.parts)),
        ("groupe", lambda c, w: not c.is_command and bool(c.group) and _bare(c.group) == _bare(w)),
    ]
    for how, test in tests:
        for word in words:
            yield f"{how} « {word} »", [c for c in candidates if test(c, word)]


def _single(purpose: Purpose, found: list[Control], how: str, page: Snapshot) -> tuple[Control, ...]:
    if how.startswith("groupe") and len({c.group for c in found}) == 1:
        return tuple(found)
    if len(found) > 1:
        found = _same_target(found)
    if len(found) > 1 and purpose.role is Role.COMMAND:
        found = _in_the_form(found, page) or found
    if len(found) > 1 and how.startswith("mot"):
        found = found[:1]
    if len(found) > 1:
        raise AmbiguousControl(purpose, found)
    return tuple(found)


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

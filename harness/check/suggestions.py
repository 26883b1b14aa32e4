"""Which lines of ``[labels]`` or ``[pages]`` would let the bench find what it did not find on a page."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby

from catalogue.model import Purpose, Role
from harness.matching import Finder, fits
from harness.page import Control, Snapshot
from harness.words import fold

_ALIKE = 0.45
"""Below this likeness of words, a control is proposed for its place on the page only."""
_FEWEST_BOXES = 3


def label_lines(
    page: Snapshot,
    finder: Finder,
    missing: Sequence[Purpose],
    portal: str,
    *,
    shown: Collection[str] | None = None,
) -> tuple[str, ...]:
    """``[labels]`` and a line for each missing purpose that some control of the page may offer.

    ``shown`` are the purposes whose controls are not proposed: all of the portal's where it is not given.
    """
    kept = _portal_keys(finder, portal) if shown is None else shown
    taken = _claimed(page, finder, kept)
    free = [control for control in page.controls if control not in taken]
    lines = []
    for purpose, control in _proposed(missing, free):
        lines.append(f"{json.dumps(purpose.key)} = {_designation(control, free)}")
    return ("[labels]", *lines) if lines else ()


def page_lines(page: Snapshot, before: Snapshot | None = None, *, filled: bool = False) -> tuple[str, ...]:
    """``[pages]`` and a line, for a page that asks nothing and only has to be passed.

    ``filled``: its entries, if it has any, hold already what they ask for.
    A heading that the page ``before`` bears as well would designate both: the whole title of the page does
    not. What stands around every page leads nowhere: a button of the main part comes first, then a link.
    """
    title, own = _title(page, before), [c for c in page.commands if c.name and not c.aside]
    commands = [c for c in own if c.role == "button"] or own
    if (page.entries and not filled) or not title or not commands:
        return ()
    return "[pages]", f"{_text(title)} = {_text(commands[-1].name)}"


def _title(page: Snapshot, before: Snapshot | None) -> str:
    """What designates a page, and not the one before: its first heading, else its whole title."""
    known = set() if before is None else {fold(text) for text in _titles(before)}
    return next((text for text in _titles(page) if text and fold(text) not in known), "")


def _titles(page: Snapshot) -> tuple[str, ...]:
    return (*(heading.text for heading in page.headings[:1]), page.title)


def parameter_line(name: str, value: str) -> str:
    """A line of ``[parameters]``."""
    return f"{_text(name)} = {_text(value)}"


def _portal_keys(finder: Finder, portal: str) -> Collection[str]:
    return [key for key, purpose in finder.purposes.items() if purpose.portal == portal]


def _claimed(page: Snapshot, finder: Finder, keys: Collection[str]) -> set[Control]:
    """The controls that one of these purposes is found in already."""
    return {control for key in keys for control in finder.offered(page, key)}


def _proposed(missing: Sequence[Purpose], free: Sequence[Control]) -> Iterator[tuple[Purpose, Control]]:
    """Each missing purpose with a control: the likest words first, then what is left, in the page's order."""
    left = list(free)
    ranked = sorted(
        ((_likeness(purpose, control), purpose, control) for purpose in missing for control in free),
        key=lambda each: -each[0],
    )
    chosen: dict[str, Control] = {}
    for likeness, purpose, control in ranked:
        if likeness >= _ALIKE and purpose.key not in chosen and control in left:
            chosen[purpose.key] = control
            _take(left, control)
    for purpose in missing:
        place = next((control for control in left if _may_be(purpose, control)), None)
        if purpose.key not in chosen and place is not None:
            chosen[purpose.key] = place
            _take(left, place)
    for purpose in missing:
        if purpose.key in chosen:
            yield purpose, chosen[purpose.key]


def _take(left: list[Control], control: Control) -> None:
    """A control is taken, with those that make one widget with it."""
    together = _boxes(control, left) or [c for c in left if c == control]
    for each in together:
        left.remove(each)


def _may_be(purpose: Purpose, control: Control) -> bool:
    """Whether a control may be proposed for its place alone: neither a link nor what is of every page is."""
    if control.aside:
        return False
    return fits(control, purpose) and (purpose.role is not Role.COMMAND or control.role == "button")


def _likeness(purpose: Purpose, control: Control) -> float:
    if not fits(control, purpose):
        return 0.0
    words = [
        *filter(None, [purpose.label]),
        *purpose.synonyms,
        purpose.key.partition(".")[2].replace("_", " "),
    ]
    names = [name for name in (control.name, control.group, control.placeholder) if name]
    return max((_ratio(word, name) for word in words for name in names), default=0.0)


def _ratio(one: str, other: str) -> float:
    """How alike two names are: their shared words, or their letters."""
    one, other = fold(one), fold(other)
    mine, theirs = (_telling(text) for text in (one, other))
    shared = len(mine & theirs) / max(len(mine | theirs), 1)
    return max(shared, SequenceMatcher(None, one, other).ratio() if shared else 0.0)


def _telling(text: str) -> set[str]:
    return {word for word in text.replace("'", " ").split() if len(word) > 2 and word not in _EMPTY_WORDS}


_EMPTY_WORDS = frozenset(("votre", "mon", "ton", "les", "des", "une", "mes", "vos", "par", "pour"))


def _designation(control: Control, free: Iterable[Control]) -> str:
    """The inline table that designates a control: by its name, its group, or its own selector."""
    boxes = _boxes(control, free)
    if boxes and control.group:
        return f"{{ group = {_text(control.group)} }}"
    if boxes and all(box.locator for box in boxes):
        return f"{{ parts = [{', '.join(_text(box.locator) for box in boxes)}] }}"
    if control.name:
        return f"{{ label = {_text(control.name)} }}"
    return f"{{ css = {_text(control.locator or 'le sélecteur de ce contrôle')} }}"


def _boxes(control: Control, free: Iterable[Control]) -> list[Control]:
    """The row of one-sign boxes that a control is one of, if it is."""
    for small, run in groupby(free, key=_is_small):
        row = list(run)
        if small and control in row and len(row) >= _FEWEST_BOXES:
            return row
    return []


def _is_small(control: Control) -> bool:
    return control.is_entry and control.maxlength is not None and control.maxlength <= 2


def _text(words: str) -> str:
    """A basic string of TOML."""
    return json.dumps(words, ensure_ascii=False)

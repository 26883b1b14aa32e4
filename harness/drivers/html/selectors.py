"""The CSS selectors that decide what shows: enough of Selectors 4 for the style sheets of forms."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from harness.drivers.html.document import Element, tag

Test = Callable[[Element], bool]
Specificity = tuple[int, int, int]

_NAME = r"(?:\\.|[\w-]|[^\x00-\x7f])+"
_TOKEN = re.compile(
    rf"""(?P<tag>\*|{_NAME}) | \#(?P<id>{_NAME}) | \.(?P<class>{_NAME})
    | \[\s*(?P<attribute>{_NAME})\s*
      (?:(?P<operator>[~|^$*]?=)\s*(?P<value>"[^"]*"|'[^']*'|[^\]\s]+)\s*[iIsS]?)?\s*\]
    | :(?P<pseudo>{_NAME})(?:\((?P<argument>[^()]*)\))?""",
    re.VERBOSE,
)
_COMBINATOR = re.compile(r"\s*([>+~])\s*|\s+")
_OPERATORS: dict[str, Callable[[str, str], bool]] = {
    "=": lambda held, wanted: held == wanted,
    "~=": lambda held, wanted: wanted in held.split(),
    "|=": lambda held, wanted: held == wanted or held.startswith(wanted + "-"),
    "^=": lambda held, wanted: bool(wanted) and held.startswith(wanted),
    "$=": lambda held, wanted: bool(wanted) and held.endswith(wanted),
    "*=": lambda held, wanted: bool(wanted) and wanted in held,
}


def _is_first(element: Element) -> bool:
    return element.getprevious() is None


def _is_last(element: Element) -> bool:
    return element.getnext() is None


_PSEUDO: dict[str, Test] = {
    "root": lambda element: element.getparent() is None,
    "checked": lambda element: element.get("checked") is not None or element.get("selected") is not None,
    "disabled": lambda element: element.get("disabled") is not None,
    "enabled": lambda element: element.get("disabled") is None,
    "required": lambda element: element.get("required") is not None,
    "first-child": _is_first,
    "last-child": _is_last,
    "only-child": lambda element: _is_first(element) and _is_last(element),
    "empty": lambda element: len(element) == 0 and not element.text,
    "link": lambda element: tag(element) == "a" and element.get("href") is not None,
}


class Unsupported(ValueError):
    """A selector, or a state such as :hover, that is not read here: its rule is left out."""


@dataclass(frozen=True, slots=True)
class _Compound:
    tests: tuple[Test, ...]
    key: str  # the rarest of its #id, .class or tag, by which rules are found

    def matches(self, element: Element) -> bool:
        return all(test(element) for test in self.tests)


@dataclass(frozen=True, slots=True)
class Selector:
    """Compounds from right to left, each with the combinator that leads to it."""

    compounds: tuple[tuple[str, _Compound], ...]
    specificity: Specificity

    @property
    def key(self) -> str:
        """What the element itself must have: ``#id``, ``.class``, a tag, or ``*``."""
        return self.compounds[0][1].key

    def matches(self, element: Element) -> bool:
        """Whether an element is selected."""
        return _matches(self.compounds, element)


def parse(text: str) -> Selector:
    """One selector, no comma. Raises ``Unsupported``."""
    place, combinator = 0, ""
    compounds: list[tuple[str, _Compound]] = []
    total = [0, 0, 0]
    text = text.strip()
    while place < len(text):
        compound, place = _compound(text, place, total)
        compounds.append((combinator, compound))
        found = _COMBINATOR.match(text, place)
        if found is None and place < len(text):
            raise Unsupported(text)
        if found is not None:
            combinator, place = found.group(1) or " ", found.end()
    if not compounds:
        raise Unsupported(text)
    return Selector(_reversed(compounds), (total[0], total[1], total[2]))


def _reversed(compounds: list[tuple[str, _Compound]]) -> tuple[tuple[str, _Compound], ...]:
    """Right to left, each compound with the combinator that stands to its right."""
    after = [combinator for combinator, _ in compounds[1:]] + [""]
    return tuple((after[place], compounds[place][1]) for place in range(len(compounds) - 1, -1, -1))


def _compound(text: str, place: int, total: list[int]) -> tuple[_Compound, int]:
    tests: list[Test] = []
    keys = {"#": "", ".": "", "tag": ""}
    start = place
    while (found := _TOKEN.match(text, place)) is not None:
        if found["tag"] is not None and place != start:
            break
        tests.append(_test(found, keys, total))
        place = found.end()
    if place == start:
        raise Unsupported(text)
    return _Compound(tuple(tests), keys["#"] or keys["."] or keys["tag"] or "*"), place


def _test(found: re.Match[str], keys: dict[str, str], total: list[int]) -> Test:
    if found["tag"] is not None:
        return _tag_test(_plain(found["tag"]).lower(), keys, total)
    if found["id"] is not None:
        identifier = _plain(found["id"])
        keys["#"] = "#" + identifier
        total[0] += 1
        return lambda element: element.get("id") == identifier
    if found["class"] is not None:
        name = _plain(found["class"])
        keys["."] = "." + name
        total[1] += 1
        return lambda element: name in (element.get("class") or "").split()
    if found["attribute"] is not None:
        total[1] += 1
        return _attribute_test(found)
    return _pseudo_test(found["pseudo"].lower(), found["argument"], total)


def _tag_test(name: str, keys: dict[str, str], total: list[int]) -> Test:
    if name == "*":
        return lambda _: True
    keys["tag"] = name
    total[2] += 1
    return lambda element: tag(element) == name


def _attribute_test(found: re.Match[str]) -> Test:
    name, operator = _plain(found["attribute"]).lower(), found["operator"]
    wanted = (found["value"] or "").strip("\"'")
    if operator is None:
        return lambda element: element.get(name) is not None
    compare = _OPERATORS[operator]
    return lambda element: element.get(name) is not None and compare(element.get(name) or "", wanted)


def _pseudo_test(name: str, argument: str | None, total: list[int]) -> Test:
    if name in {"not", "is", "where", "matches"} and argument:
        inner = [parse(part) for part in argument.split(",")]
        if name != "where":
            strongest = max(one.specificity for one in inner)
            total[:] = [mine + theirs for mine, theirs in zip(total, strongest, strict=True)]
        wanted = name != "not"
        return lambda element: any(one.matches(element) for one in inner) is wanted
    if name not in _PSEUDO or argument is not None:
        raise Unsupported(f":{name}")
    total[1] += 1
    return _PSEUDO[name]


def _matches(compounds: tuple[tuple[str, _Compound], ...], element: Element) -> bool:
    (_, compound), rest = compounds[0], compounds[1:]
    if not compound.matches(element):
        return False
    if not rest:
        return True
    return any(_matches(rest, other) for other in _related(element, rest[0][0]))


def _related(element: Element, combinator: str) -> Iterator[Element]:
    if combinator == ">":
        parent = element.getparent()
        yield from () if parent is None else (parent,)
    elif combinator == "+":
        before = element.getprevious()
        yield from () if before is None else (before,)
    elif combinator == "~":
        yield from element.itersiblings(preceding=True)
    else:
        yield from element.iterancestors()


def _plain(name: str) -> str:
    return re.sub(r"\\(.)", r"\1", name)

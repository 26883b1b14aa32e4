"""How a named fault is written down: a class with one override, its id, and what it changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import TypeVar

from simulator.parts import AS_IS

_Class = TypeVar("_Class", bound=type)
_PYTHONS_OWN = {"__module__", "__qualname__", "__doc__", "__annotations__", "__dict__", "__weakref__"}
_PARTS: dict[str, type] = {part.name: getattr(AS_IS, part.name) for part in fields(AS_IS)}

MUTANTS: list[Mutant] = []


@dataclass(frozen=True, slots=True)
class Mutant:
    """A fault: the requirements that it breaks, and the class that holds its one override.

    ``part`` is the field of `Parts` that the class replaces. ``equivalent`` says why the fault cannot be
    observed from outside; such a fault has no class. ``needs_browser``: only a browser can see it.
    """

    id: str
    breaks: tuple[str, ...]
    change: str
    part: str = ""
    faulty: type | None = None
    equivalent: str = ""
    needs_browser: bool = False

    @property
    def overrides(self) -> tuple[str, ...]:
        """The names that the class defines anew: one."""
        return tuple(name for name in vars(self.faulty) if name not in _PYTHONS_OWN) if self.faulty else ()


def mutant(
    name: str, change: str, *, also: tuple[str, ...] = (), needs_browser: bool = False
) -> Callable[[_Class], _Class]:
    """Write a subclass of a part down as a fault of the requirement in its name, and of others ``also``."""

    def write_down(faulty: _Class) -> _Class:
        part = next(part for part, usual in _PARTS.items() if issubclass(faulty, usual))
        breaks = (_requirement(name), *also)
        MUTANTS.append(Mutant(name, breaks, change, part, faulty, needs_browser=needs_browser))
        return faulty

    return write_down


def equivalent(name: str, change: str, why: str) -> None:
    """Write down a fault that nobody can observe from outside, and why."""
    MUTANTS.append(Mutant(name, (_requirement(name),), change, equivalent=why))


def _requirement(name: str) -> str:
    return name.rpartition("-")[0]

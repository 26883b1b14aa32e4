"""From the name of a fault to the parts of a portal that has it, which tell when the fault is reached."""

from __future__ import annotations

import difflib
import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import asdict, replace
from functools import wraps
from inspect import iscoroutinefunction
from pathlib import Path
from typing import Any

import simulator.mutants as package
from simulator.mutants.registry import MUTANTS, Mutant
from simulator.parts import AS_IS, Parts
from simulator.settings import WrongSettings

_FAULTS = ("urssaf_", "general_", "audiens_")
# What an override of these answers is what it was given, but where the fault shows.
_LETS_PASS = {"as_sent"}


def every_mutant() -> tuple[Mutant, ...]:
    """All of them, by id."""
    for module in pkgutil.iter_modules(package.__path__):
        if module.name.startswith(_FAULTS):
            importlib.import_module(f"{package.__name__}.{module.name}")
    return tuple(sorted(MUTANTS, key=lambda each: each.id))


def as_list() -> list[dict[str, object]]:
    """The list that a profile names: id, requirements, change, and what a proof has to know."""
    return [_listed(each) for each in every_mutant()]


def faulty_parts(name: str, reached: str = "") -> Parts:
    """The parts of a portal with this fault. ``reached`` is a file made once its code has run.

    Raises WrongSettings on a name that is none, or of a fault that was not built.
    """
    found = {each.id: each for each in every_mutant()}
    if name not in found:
        near = difflib.get_close_matches(name.upper(), found, 3, 0.6)
        hint = f"near it: {', '.join(near)}" if near else "see --list-mutants"
        raise WrongSettings(f"Unknown mutant {name!r}; {hint}.")
    chosen = found[name]
    if chosen.faulty is None:
        raise WrongSettings(f"Mutant {name} is written down but not built: {chosen.equivalent}.")
    change: dict[str, Any] = {chosen.part: _telling(chosen, _teller(reached))}
    return replace(AS_IS, **change)


def _telling(chosen: Mutant, tell: Callable[[], None]) -> type:
    """The same class, whose override tells that it was reached."""
    (override,) = chosen.overrides
    faulty = chosen.faulty or object
    return type(faulty.__name__, (faulty,), {override: _told(override, vars(faulty)[override], tell)})


def _told(name: str, override: Any, tell: Callable[[], None]) -> Any:
    if not callable(override):
        return _told_value(override, tell)

    @wraps(override)
    def told(*given: Any, **named: Any) -> Any:
        if name not in _LETS_PASS:
            tell()
        answer = override(*given, **named)
        if name in _LETS_PASS and answer != given[-1]:
            tell()
        return answer

    @wraps(override)
    async def awaited(*given: Any, **named: Any) -> Any:
        return await told(*given, **named)

    # Starlette awaits an endpoint only where it is a coroutine function.
    return awaited if iscoroutinefunction(override) else told


def _told_value(value: object, tell: Callable[[], None]) -> property:
    def read(_part: object) -> object:
        tell()
        return value

    return property(read)


def _teller(reached: str) -> Callable[[], None]:
    """Make the file, the first time only."""
    left = [Path(reached)] if reached else []

    def tell() -> None:
        while left:
            left.pop().touch()

    return tell


def _listed(each: Mutant) -> dict[str, object]:
    kept = {key: value for key, value in asdict(each).items() if key not in {"part", "faulty"}}
    return {key: value for key, value in kept.items() if value}

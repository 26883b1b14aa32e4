"""How a variant is written down: a name, what is different, and the one place where it is."""

from __future__ import annotations

import difflib
import importlib
import pkgutil
from collections.abc import Callable
from typing import TypeVar

from starlette.types import ASGIApp

import simulator.variants as package
from simulator.parts import Parts
from simulator.settings import WrongSettings

_Class = TypeVar("_Class", bound="type[Variant]")

VARIANTS: dict[str, type[Variant]] = {}


class Variant:
    """A portal that obeys the same rules. It overrides one of the two methods."""

    name = ""
    change = ""
    needs_browser = False

    def parts(self, parts: Parts) -> Parts:
        """Other parts, such as another way of writing mails."""
        return parts

    def dress(self, app: ASGIApp) -> ASGIApp:
        """What is put around a portal: it rewrites requests and answers."""
        return app


def variant(name: str, change: str, *, needs_browser: bool = False) -> Callable[[_Class], _Class]:
    """Write a class down under a name. ``needs_browser``: the portal does nothing without scripts."""

    def write_down(made: _Class) -> _Class:
        made.name, made.change, made.needs_browser = name, change, needs_browser
        VARIANTS[name] = made
        return made

    return write_down


def every_variant() -> list[type[Variant]]:
    """All of them, by name."""
    for module in pkgutil.iter_modules(package.__path__):
        importlib.import_module(f"{package.__name__}.{module.name}")
    return [VARIANTS[name] for name in sorted(VARIANTS)]


def as_list() -> list[dict[str, object]]:
    """What may be chosen."""
    return [
        {"id": each.name, "change": each.change, **({"needs_browser": True} if each.needs_browser else {})}
        for each in every_variant()
    ]


def variant_named(name: str) -> Variant:
    """A variant by its name. Raises WrongSettings."""
    found = {each.name: each for each in every_variant()}
    if name not in found:
        near = difflib.get_close_matches(name.lower(), found, 3, 0.5)
        hint = f"near it: {', '.join(near)}" if near else "see --list-variants"
        raise WrongSettings(f"Unknown variant {name!r}; {hint}.")
    return found[name]()

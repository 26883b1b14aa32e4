"""Which portal is served: the right one, one with a named fault, or one that is right in another way."""

from __future__ import annotations

from collections.abc import Callable

from starlette.types import ASGIApp

from simulator.parts import Parts
from simulator.settings import Settings, WrongSettings

Dress = Callable[[ASGIApp], ASGIApp]


def chosen(settings: Settings, parts: Parts) -> tuple[Parts, Dress]:
    """The parts to build, and what is put around each portal. Raises WrongSettings on an unknown name."""
    if settings.mutant and settings.variant:
        raise WrongSettings("Choose a mutant or a variant, not both.")
    # Faults and variants are loaded only where one is asked for.
    if settings.mutant:
        from simulator.mutants import faulty_parts  # noqa: PLC0415

        return faulty_parts(settings.mutant, settings.mutant_reached), _as_it_is
    if settings.variant:
        from simulator.variants import variant_named  # noqa: PLC0415

        dress: Dress = _as_it_is
        for variant in map(variant_named, settings.variant.split(",")):
            parts, dress = variant.parts(parts), _over(dress, variant.dress)
        return parts, dress
    return parts, _as_it_is


def _over(inner: Dress, outer: Dress) -> Dress:
    """What is put around a portal that something is put around already."""
    return lambda app: outer(inner(app))


def _as_it_is(app: ASGIApp) -> ASGIApp:
    return app

"""How the portals learn what a profile chooses: by the ledger's own rules, loaded only when asked for."""

from __future__ import annotations

from simulator.audiens import options as audiens
from simulator.settings import Settings, WrongSettings
from simulator.urssaf import options as urssaf
from simulator.urssaf.options import Options


def urssaf_options(settings: Settings) -> Options:
    """The options of the Urssaf portal. Raises WrongSettings on an unknown reading or parameter."""
    if not settings.readings and not settings.parameters:
        return Options()
    # Loading the ledger costs a tenth of a second: paid only where something is declared.
    from catalogue.loader import load  # noqa: PLC0415
    from catalogue.settings import resolve  # noqa: PLC0415

    try:
        resolved = resolve(load(), "urssaf", settings.readings, settings.parameters)
        return urssaf.of(resolved.values, resolved.readings)
    except ValueError as error:
        raise WrongSettings(f"{error}.") from error


def audiens_options(settings: Settings) -> audiens.Options:
    """The options of the Audiens portal. Raises WrongSettings on an unknown reading or parameter."""
    if not settings.readings and not settings.parameters:
        return audiens.Options()
    from catalogue.loader import load  # noqa: PLC0415
    from catalogue.settings import resolve  # noqa: PLC0415

    try:
        resolved = resolve(load(), "audiens", settings.readings, settings.parameters)
        return audiens.of(resolved.values, resolved.readings)
    except ValueError as error:
        raise WrongSettings(f"{error}.") from error

"""``homologue simulate``: serve the reference portals, with somebody ready to walk the journey by hand."""

from __future__ import annotations

from typing import Annotated

import typer

from homologue.exits import Stop


def command(
    *,
    port: Annotated[int, typer.Option(help="Port d’écoute ; 0 pour un port libre.")] = 8000,
    smtp: Annotated[str, typer.Option(help="Puits à e-mails, hôte:port ; le banc en ouvre un sinon.")] = "",
    reading: Annotated[list[str] | None, typer.Option(help="Lecture, comme URS-AMB-11=restart.")] = None,
    parameter: Annotated[
        list[str] | None, typer.Option(help="Paramètre, comme urs.link.validity_seconds=172800.")
    ] = None,
    mutant: Annotated[str, typer.Option(help="Défaut nommé à activer.")] = "",
    variant: Annotated[str, typer.Option(help="Variante correcte à servir.")] = "",
) -> None:
    """Servir le simulateur de référence et dire où cliquer, avec une personne prête à créer son espace."""
    from homologue.simulation import Asked, WrongSettings, serve_by_hand  # noqa: PLC0415 - the web parts are slow

    asked = Asked(port, smtp, tuple(reading or ()), tuple(parameter or ()), mutant, variant)
    try:
        serve_by_hand(asked)
    except WrongSettings as error:
        raise Stop(str(error)) from error

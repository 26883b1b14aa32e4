"""``homologue sinks``: the fakes alone, on fixed ports, with their HTTP interface."""

from __future__ import annotations

import signal
import threading
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from fakes.errors import SinkError
from fakes.sinks import Sinks
from homologue.exits import Stop


def command(
    *,
    host: Annotated[str, typer.Option(help="Adresse d’écoute, de bouclage.")] = "127.0.0.1",
    smtp_port: Annotated[int, typer.Option(help="Port SMTP ; 0 pour un port libre.")] = 2525,
    api_port: Annotated[int, typer.Option(help="Port de l’interface HTTP ; 0 pour un port libre.")] = 8025,
    journal: Annotated[Path | None, typer.Option(help="Dossier où garder ce qui est reçu.")] = None,
) -> None:
    """Ouvrir les puits à messages seuls, et les garder ouverts jusqu’à Ctrl-C."""
    console = Console(highlight=False)
    try:
        with Sinks(journal_dir=journal, smtp_port=smtp_port, api_port=api_port, host=host) as sinks:
            console.print(f"E-mails    smtp://{sinks.email_host}:{sinks.email_port}")
            console.print(f"Lecture    {sinks.api_url}/messages")
            console.print("[dim]Ctrl-C pour fermer[/]")
            _until_told_to_stop()
    except SinkError as error:
        raise Stop(str(error)) from error


def _until_told_to_stop() -> None:
    told = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: told.set())
    told.wait()

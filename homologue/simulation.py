"""The simulator served by hand: it, a mail sink where none is given, and a person on file."""

from __future__ import annotations

import secrets
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from rich.console import Console
from rich.panel import Panel

from fakes.sinks import Sinks
from harness.control import Control
from harness.people import People, UrssafPerson
from simulator.serve import start
from simulator.settings import WrongSettings, read

__all__ = ["Asked", "WrongSettings", "serve_by_hand"]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line asks of the simulator, as its own flags take it."""

    port: int
    smtp: str
    readings: tuple[str, ...]
    parameters: tuple[str, ...]
    mutant: str
    variant: str

    def flags(self, smtp: str) -> list[str]:
        """The simulator's own command line."""
        host, _, port = smtp.rpartition(":")
        made = ["--port", str(self.port), "--smtp-host", host, "--smtp-port", port]
        for reading in self.readings:
            made += ["--reading", reading]
        for parameter in self.parameters:
            made += ["--parameter", parameter]
        for flag, value in (("--mutant", self.mutant), ("--variant", self.variant)):
            made += [flag, value] if value else []
        return made


def serve_by_hand(asked: Asked) -> None:
    """Serve until Ctrl-C, telling where to click and showing each message as it comes."""
    console = Console(highlight=False)
    token = secrets.token_urlsafe(24)
    with _mail(asked.smtp) as (address, sinks):
        settings = read([*asked.flags(address), "--control-token", token], {})
        running = start(settings)
        try:
            person = People(secrets.randbits(32), "by hand").artist()
            with Control(running.control_url, token) as control:
                control.put_person("urssaf", person.nir, person.on_file())
            console.print(_welcome(running.url, person, sinks))
            _serve(console, sinks)
        finally:
            running.stop()


@contextmanager
def _mail(address: str) -> Iterator[tuple[str, Sinks | None]]:
    if address:
        yield address, None
        return
    with Sinks() as sinks:
        yield f"{sinks.email_host}:{sinks.email_port}", sinks


def _welcome(url: str, person: UrssafPerson, sinks: Sinks | None) -> Panel:
    where = f"{sinks.api_url}/messages" if sinks is not None else "le puits que vous avez donné"
    return Panel(
        f"Ouvrez   [bold]{url}urssaf/[/]\n\n"
        f"Vous êtes [bold]{person.first_name} {person.last_name}[/]\n"
        f"Numéro de Sécurité sociale   [bold]{person.nir}[/]\n"
        f"Code d’activation            [bold]{person.activation_code}[/]\n"
        f"Adresse mail à donner        [bold]{person.email}[/]\n\n"
        f"Les e-mails s’affichent ici ; {where}\n"
        "[dim]Ctrl-C pour arrêter[/]",
        title="Simulateur de référence",
        expand=False,
    )


def _serve(console: Console, sinks: Sinks | None) -> None:
    told = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: told.set())
    seen = 0
    while not told.wait(0.2):
        for message in sinks.inbox.find(after=seen) if sinks is not None else ():
            seen = message.seq
            console.print(f"\n[bold]{message.content.subject}[/] → {', '.join(message.recipients)}")
            for link in message.content.links:
                console.print(f"  {link}", soft_wrap=True)

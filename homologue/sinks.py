"""``homologue sinks``: the fakes alone, on fixed ports, with their HTTP interface."""

from __future__ import annotations

import signal
import threading
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from fakes.errors import SinkError
from fakes.settings import FolderSetting, LettersSetting, MailevaSetting, MailSetting, SmsSetting
from fakes.sinks import Sinks
from harness.profile_model import LettersProvider, SmsProvider
from homologue.exits import Stop


def command(
    *,
    host: Annotated[str, typer.Option(help="Adresse d’écoute, de bouclage.")] = "127.0.0.1",
    smtp_port: Annotated[int, typer.Option(help="Port SMTP ; 0 pour un port libre.")] = 2525,
    sms: Annotated[SmsProvider | None, typer.Option(help="Service de SMS à imiter.")] = None,
    sms_port: Annotated[int, typer.Option(help="Port du service de SMS ; 0 pour un port libre.")] = 8026,
    letters: Annotated[LettersProvider | None, typer.Option(help="Service de courrier à imiter.")] = None,
    letters_folder: Annotated[
        Path | None, typer.Option(help="Dossier où le portail dépose ses lettres.")
    ] = None,
    api_port: Annotated[int, typer.Option(help="Port de l’interface HTTP ; 0 pour un port libre.")] = 8025,
    journal: Annotated[Path | None, typer.Option(help="Dossier où garder ce qui est reçu.")] = None,
) -> None:
    """Ouvrir les puits à messages seuls, et les garder ouverts jusqu’à Ctrl-C."""
    try:
        with Sinks(
            journal_dir=journal,
            host=host,
            api_port=api_port,
            mail=MailSetting(smtp_port),
            sms=SmsSetting(sms.value, sms_port) if sms else None,
            letters=_letters(letters, letters_folder),
        ) as sinks:
            _show(sinks)
            _until_told_to_stop()
    except SinkError as error:
        raise Stop(str(error)) from error


def _letters(provider: LettersProvider | None, folder: Path | None) -> LettersSetting | None:
    if provider is None:
        return None
    return FolderSetting(folder) if provider is LettersProvider.FOLDER else MailevaSetting()


def _show(sinks: Sinks) -> None:
    console = Console(highlight=False)
    console.print(f"E-mails    smtp://{sinks.email_host}:{sinks.email_port}")
    if sinks.sms_url:
        told = f"SMS        {sinks.sms_url}   compte {sinks.sms_account}   secret {sinks.sms_secret}"
        console.print(told, soft_wrap=True)
    if sinks.letters_dir:
        console.print(f"Courrier   {sinks.letters_dir}")
    if sinks.letters_url:
        told = f"Courrier   {sinks.letters_url}   client {sinks.letters_account} {sinks.letters_secret}"
        console.print(told, soft_wrap=True)
        console.print(f"           utilisateur {sinks.letters_user} {sinks.letters_password}")
    console.print(f"Lecture    {sinks.api_url}/messages")
    console.print("[dim]Ctrl-C pour fermer[/]")


def _until_told_to_stop() -> None:
    told = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: told.set())
    told.wait()

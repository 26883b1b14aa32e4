"""``homologue init``: write a candidate's profile by asking, commented, never over another file."""

from __future__ import annotations

import os
import shlex
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeVar

import typer
from rich.console import Console
from rich.markup import escape

import catalogue
from harness.profile import ProfileError, read_profile
from harness.profile_model import ClockMode, Tls
from homologue.exits import Stop
from homologue.profile_text import Wanted, profile_text

SCHEMA = Path(__file__).resolve().parents[1] / "candidates" / "profile.schema.json"
T = TypeVar("T", bound=StrEnum)


class Claimed(StrEnum):
    """The portals that a candidate may claim."""

    URSSAF = "urssaf"
    AUDIENS = "audiens"
    BOTH = "both"


class SmsName(StrEnum):
    """Through which service its SMS leave, if any."""

    OVH = "ovh"
    TWILIO = "twilio"
    BREVO = "brevo"
    VONAGE = "vonage"
    SMSMODE = "smsmode"
    NONE = "none"


class LettersName(StrEnum):
    """How its letters leave, if any do."""

    FOLDER = "folder"
    MAILEVA = "maileva"
    NONE = "none"


def command(
    file: Annotated[Path, typer.Argument(help="Fichier à écrire ; il ne doit pas exister.")] = Path(
        "candidat.toml"
    ),
    *,
    name: Annotated[str | None, typer.Option(help="Nom du portail, sur les rapports.")] = None,
    vendor: Annotated[str | None, typer.Option(help="Qui le fournit.")] = None,
    version: Annotated[str | None, typer.Option(help="Sa version.")] = None,
    portal: Annotated[Claimed | None, typer.Option(help="Le guide qu’il suit, ou les deux.")] = None,
    launch: Annotated[
        str | None, typer.Option(help="Commande qui le démarre ; « » s’il tourne déjà.")
    ] = None,
    url: Annotated[
        str | None, typer.Option(help="Adresse du portail ; {port} si le banc le démarre.")
    ] = None,
    control: Annotated[str | None, typer.Option(help="Adresse de l’API de contrôle ; « » sans API.")] = None,
    token_env: Annotated[
        str | None, typer.Option(help="Variable qui porte le jeton de l’API, s’il tourne déjà.")
    ] = None,
    dataset: Annotated[str | None, typer.Option(help="Fichier des personnes, sans API de contrôle.")] = None,
    clock: Annotated[ClockMode | None, typer.Option(help="Comment avance son horloge.")] = None,
    tls: Annotated[Tls | None, typer.Option(help="Comment il parle au serveur de messagerie.")] = None,
    sms: Annotated[SmsName | None, typer.Option(help="Service de SMS ; none sans SMS.")] = None,
    letters: Annotated[
        LettersName | None, typer.Option(help="Service de courrier ; none sans courrier.")
    ] = None,
    browser: Annotated[
        bool | None, typer.Option("--browser/--no-browser", help="Ne fait rien sans JavaScript.")
    ] = None,
    yes: Annotated[
        bool, typer.Option("--yes", "-y", help="Ne rien demander : les valeurs proposées.")
    ] = False,
) -> None:
    """Écrire le profil d’un candidat en répondant à quelques questions."""
    if file.exists():
        raise Stop(f"{file} existe déjà, et n’est pas remplacé : donnez un autre nom, ou déplacez-le")
    ask = Asking(silent=yes)
    named = ask.text("Nom du portail", name, "Mon portail")
    by = ask.text("Fournisseur", vendor, "")
    of = ask.text("Version", version, "")
    claimed = ask.choice("Guide suivi", portal, Claimed.BOTH)
    started = ask.text("Commande qui démarre le portail (vide s’il tourne déjà)", launch, "")
    base = "http://127.0.0.1:{port}/" if started else "http://127.0.0.1:8080/"
    urls = {each: _url(ask, each, url, base, claimed) for each in _portals(claimed)}
    api = ask.text("Adresse de l’API de contrôle (vide s’il n’y en a pas)", control, f"{base}control/")
    env = "" if started or not api else ask.text("Variable qui porte son jeton", token_env, "CONTROL_TOKEN")
    people = "" if api else ask.text("Fichier des personnes", dataset, "people.json")
    audiens = claimed is not Claimed.URSSAF
    moved = ask.choice("Horloge", clock, ClockMode.CONTROL if api else ClockMode.NONE)
    if moved is ClockMode.CONTROL and not api:
        raise Stop("l’horloge « control » demande une API de contrôle : choisissez wait ou none")
    wanted = Wanted(
        name=named,
        vendor=by,
        version=of,
        urls=urls,
        command=tuple(shlex.split(started)),
        control=api,
        token_env=env,
        dataset=people,
        clock=moved.value,
        tls=ask.choice("Chiffrement vers le serveur de messagerie", tls, Tls.NONE).value,
        sms=_service(ask.choice("Service de SMS", sms, SmsName.TWILIO) if audiens else SmsName.NONE),
        letters=_service(
            ask.choice("Service de courrier", letters, LettersName.FOLDER) if audiens else LettersName.NONE
        ),
        browser=ask.yes("Le portail a-t-il besoin de JavaScript", browser),
        schema=Path(os.path.relpath(SCHEMA, file.resolve().parent)).as_posix(),
    )
    _write(file, wanted)


class Asking:
    """Asks what no option answers; ``silent`` takes what is proposed."""

    def __init__(self, *, silent: bool) -> None:
        self._silent = silent

    def text(self, question: str, given: str | None, default: str) -> str:
        """A text, which may be empty."""
        if given is not None or self._silent:
            return default if given is None else given
        return _answered(question, default)

    def choice(self, question: str, given: T | None, default: T) -> T:
        """One of the values of the default's kind; asked again until it is."""
        if given is not None or self._silent:
            return default if given is None else given
        kind = type(default)
        known = ", ".join(kind)
        while True:
            answer = _answered(f"{question} ({known})", default.value).lower()
            if answer in [each.value for each in kind]:
                return kind(answer)
            Console(stderr=True).print(f"répondez par l’un de ces mots : {known}")

    def yes(self, question: str, given: bool | None) -> bool:
        """Yes or no; no is proposed."""
        if given is not None or self._silent:
            return bool(given)
        return self.choice(f"{question} ?", None, _YesNo.NO) is _YesNo.YES


def _answered(question: str, default: str) -> str:
    try:
        answer = typer.prompt(question, default=default, show_default=bool(default), err=True)
    except typer.Abort:
        raise Stop(
            "les réponses se sont arrêtées avant la fin, et rien n’est écrit ; --yes prend ce qui est proposé"
        ) from None
    return str(answer).strip()


class _YesNo(StrEnum):
    YES = "oui"
    NO = "non"


def _portals(claimed: Claimed) -> tuple[str, ...]:
    both = (Claimed.URSSAF.value, Claimed.AUDIENS.value)
    return both if claimed is Claimed.BOTH else (claimed.value,)


def _url(ask: Asking, portal: str, given: str | None, base: str, claimed: Claimed) -> str:
    """The address of a portal; where both are claimed, each has its own folder of one address."""
    if claimed is not Claimed.BOTH:
        return ask.text(f"Adresse du portail {portal}", given, base)
    if given is not None:
        return f"{given.rstrip('/')}/{portal}/"
    return ask.text(f"Adresse du portail {portal}", None, f"{base}{portal}/")


def _service(chosen: StrEnum) -> str:
    return "" if chosen.value == "none" else chosen.value


def _write(file: Path, wanted: Wanted) -> None:
    """Write the file unless it came to exist meanwhile, and say what is left to do."""
    text = profile_text(wanted, catalogue.load())
    try:
        with file.open("x", encoding="utf-8") as target:
            target.write(text)
    except OSError as error:
        raise Stop(f"{file} ne peut être écrit ({error.strerror})") from error
    console = Console(highlight=False)
    console.print(f"[bold]{escape(str(file))}[/] est écrit : complétez-le, puis", soft_wrap=True)
    try:
        read_profile(file)
    except ProfileError as error:
        console.print(f"[yellow]avant tout :[/] {escape(str(error))}", soft_wrap=True)
    console.print(
        f"    homologue check --candidate {file}\n    homologue run --candidate {file}",
        soft_wrap=True,
        markup=False,
    )

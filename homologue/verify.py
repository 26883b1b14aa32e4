"""``homologue verify``: check a certificate offline, and name what was altered."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.markup import escape

import catalogue
from homologue.exits import Stop
from homologue.keys import public_key
from homologue.run_folders import judged_run
from record.certificate import Bundle, Signer, WrongBundle, evidence_faults, open_bundle
from record.verdict import Verdict, as_document
from reports.french import plural
from reports.inert import typeset
from reports.words import VERDICTS

_COMPARED = ("candidate", "portals", "driver", "verdict", "reservations", "counts")


def command(
    bundle: Annotated[Path, typer.Argument(help="Paquet écrit par « homologue certify ».")],
    *,
    signer: Annotated[
        str, typer.Option(help="Qui doit avoir signé : empreinte SHA256:…, ou fichier de clé publique.")
    ] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Pour une machine.")] = False,
) -> None:
    """Vérifier un certificat hors ligne : signature, fichiers, preuves, verdict recalculé."""
    expected = _fingerprint(signer) if signer else ""
    try:
        opened = open_bundle(bundle)
        faults = [*_signer_faults(opened, expected), *opened.faults()]
        notes: list[str] = [] if expected else [_UNKNOWN_SIGNER]
        if not faults:
            faults, more = _judged_again(opened)
            notes += more
    except WrongBundle as error:
        raise Stop(str(error)) from error
    _tell(opened, faults, notes, as_json)
    raise typer.Exit(1 if faults else 0)


_UNKNOWN_SIGNER = (
    "le signataire n’est pas vérifié : comparez son empreinte à celle qu’il publie, ou donnez --signer"
)


def _fingerprint(said: str) -> str:
    return said if said.startswith("SHA256:") else Signer(public_key(Path(said))).fingerprint


def _signer_faults(opened: Bundle, expected: str) -> Iterator[str]:
    claimed = opened.signer.fingerprint
    if expected and claimed != expected:
        yield f"signé par une autre clé : {claimed}, au lieu de {expected}"


def _judged_again(opened: Bundle) -> tuple[list[str], list[str]]:
    """What the run inside gives when it is judged again, if this catalogue is the one that judged it."""
    with tempfile.TemporaryDirectory() as folder:
        run = opened.unpack(Path(folder))
        faults = list(evidence_faults(run)) if run.messages.is_file() else ["messages.ndjson : absent"]
        if faults:
            return faults, []
        if opened.document.get("digests", {}).get("catalogue") != catalogue.digest():
            return [], ["le verdict n’est pas recalculé : ce banc a un autre registre d’exigences"]
        judged = judged_run(run.path, catalogue.load())
        again = json.loads(json.dumps(as_document(judged.judgement, judged.record)))
    return [
        f"{name} : le certificat dit autre chose que ce que donnent les messages de la campagne"
        for name in _COMPARED
        if opened.document.get(name) != again[name]
    ], []


def _tell(opened: Bundle, faults: list[str], notes: list[str], as_json: bool) -> None:
    document: dict[str, Any] = dict(opened.document)
    if as_json:
        told = {
            "valid": not faults,
            "faults": faults,
            "notes": notes,
            "signer": opened.signer.fingerprint,
            **{name: document.get(name) for name in ("candidate", "portals", "verdict", "issued")},
        }
        typer.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return
    console = Console(highlight=False)
    if faults:
        console.print("[bold red]Certificat non valable[/]")
        for fault in faults:
            console.print(escape(typeset(f"  – {fault}")), soft_wrap=True)
    else:
        _tell_valid(console, document, len(document["files"]))
    for note in notes:
        console.print(f"[yellow]{escape(typeset(note[:1].upper() + note[1:]))}.[/]", soft_wrap=True)
    console.print(f"Clé du signataire : {opened.signer.fingerprint}", soft_wrap=True)


def _tell_valid(console: Console, document: dict[str, Any], files: int) -> None:
    who = " ".join(filter(None, (document["candidate"].get("name"), document["candidate"].get("version"))))
    verdict = VERDICTS[Verdict(document["verdict"])]
    console.print(f"[bold green]Certificat valable[/] : {escape(who)}, {verdict.lower()}", soft_wrap=True)
    console.print(f"Délivré le {document['issued']} ; {files} fichiers sont ceux qui ont été signés.")
    reserved = len(document["reservations"])
    if reserved:
        console.print(
            typeset(f"{plural(reserved, 'réserve', 'réserves')} : voir certificat.txt dans le paquet.")
        )

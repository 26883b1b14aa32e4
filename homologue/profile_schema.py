"""``homologue profile-schema``: the JSON Schema of a profile, for editors."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

import catalogue
from harness.profile_schema import profile_schema
from homologue.exits import Stop


def command(
    *, out: Annotated[Path | None, typer.Option(help="Fichier à écrire ; la sortie standard sinon.")] = None
) -> None:
    """Donner le schéma JSON des profils, que les éditeurs de TOML savent lire."""
    text = json.dumps(profile_schema(catalogue.load()), ensure_ascii=False, indent=2) + "\n"
    if out is None:
        typer.echo(text, nl=False)
        return
    try:
        out.write_text(text, encoding="utf-8")
    except OSError as error:
        raise Stop(f"{out} ne peut être écrit ({error.strerror})") from error

"""``homologue check``: is a candidate wired right? Every finding says what to change."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape

from harness.campaign import SIMULATOR, driver_for
from harness.check.findings import Finding, State, as_document, ready
from harness.check.preflight import Preflight
from harness.profile import ProfileError, read_profile
from harness.profile_model import Profile
from homologue.exits import WRONG_USE, Stop
from homologue.run import ROOT, DriverName

_SIGNS = {
    State.RIGHT: ("green", "✓"),
    State.REMARK: ("yellow", "!"),
    State.WRONG: ("bold red", "✗"),
    State.SKIPPED: ("dim", "–"),
}


def command(
    *,
    candidate: Annotated[
        Path | None, typer.Option(help="Profil du candidat ; le simulateur par défaut.")
    ] = None,
    driver: Annotated[
        DriverName | None, typer.Option(help="Par HTTP, ou dans un navigateur ; selon le profil par défaut.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Pour une machine.")] = False,
) -> None:
    """Vérifier le raccordement d’un candidat avant de le juger : ce qui manque, et la ligne à écrire."""
    try:
        profile = read_profile(candidate or ROOT / SIMULATOR)
        chosen = driver_for(profile, driver.value if driver else "")
    except ProfileError as error:
        raise Stop(str(error)) from error
    folder = Path(tempfile.mkdtemp(prefix="homologue-check-"))
    found = Preflight(profile, chosen, folder).findings()
    told = list(found if as_json else _shown(profile, found))
    if ready(told) or not any(log.stat().st_size for log in folder.glob("*.log")):
        shutil.rmtree(folder)  # kept where a candidate's log may tell why
    if as_json:
        typer.echo(json.dumps(as_document(profile.candidate.name, told), ensure_ascii=False, indent=2))
    raise typer.Exit(0 if ready(told) else WRONG_USE)


def _shown(profile: Profile, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Each finding as soon as it is known, then what they come to."""
    console = Console(highlight=False)
    console.print(
        f"[bold]{escape(profile.candidate.name)}[/]  [dim]{escape(str(profile.path))}[/]", soft_wrap=True
    )
    wrong = 0
    for finding in findings:
        _show(console, finding)
        wrong += finding.state is State.WRONG
        yield finding
    if wrong:
        faults = "un point est à corriger" if wrong == 1 else f"{wrong} points sont à corriger"
        console.print(f"\n[bold red]{faults.capitalize()} avant de juger ce candidat.[/]")
    else:
        command = escape(f"homologue run --candidate {profile.path}")
        console.print(f"\n[bold green]Le candidat est prêt à être jugé[/] : {command}", soft_wrap=True)


def _show(console: Console, finding: Finding) -> None:
    colour, sign = _SIGNS[finding.state]
    seen = f"  {escape(finding.seen)}" if finding.seen else ""
    console.print(f"[{colour}]{sign}[/] {escape(finding.what)}[dim]{seen}[/]", soft_wrap=True)
    if finding.remedy:
        console.print(f"    [bold]→[/] {escape(finding.remedy)}", soft_wrap=True)
    for line in finding.paste:
        console.print(f"        [cyan]{escape(line)}[/]", soft_wrap=True)

"""``homologue people``: a data set for a candidate without a control API, and what is left of one."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

import catalogue
from catalogue.settings import Settings, resolve
from harness.dataset import DataSet, Shapes, WrongDataSet, made, write_csv, write_json
from harness.draws import draws_beside
from harness.kinds import Kind
from harness.people import IdentifierRule
from harness.profile import Profile, ProfileError, read_profile
from harness.profile_model import PORTALS
from harness.profile_text import nearest, quoted
from harness.rehearsal import Need, needs, wanted
from homologue.exits import Stop

ROOT = Path(__file__).resolve().parents[1]


def command(
    *,
    portal: Annotated[
        list[str] | None, typer.Option(help="Un portail, urssaf ou audiens ; ceux du profil par défaut.")
    ] = None,
    count: Annotated[int, typer.Option(min=1, max=100, help="Nombre de campagnes à permettre.")] = 1,
    out: Annotated[
        Path, typer.Option(help="Fichier JSON à écrire ; les tableaux CSV viennent à côté.")
    ] = Path("people.json"),
    seed: Annotated[int | None, typer.Option(help="Graine du tirage ; tirée au sort sinon.")] = None,
    candidate: Annotated[
        Path | None, typer.Option(help="Profil du candidat : ses lectures et ses paramètres font foi.")
    ] = None,
    left: Annotated[
        Path | None, typer.Option(help="Ne rien écrire : dire ce qui reste d’un jeu déjà écrit.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Pour une machine.")] = False,
) -> None:
    """Écrire un jeu de personnes synthétiques, à charger dans un portail sans API de contrôle."""
    try:
        if left is not None:
            _tell_left(left, as_json)
            return
        _write(_portals(portal, candidate), count, out, seed, candidate, as_json)
    except (WrongDataSet, ProfileError) as error:
        raise Stop(str(error)) from error


def _portals(asked: list[str] | None, candidate: Path | None) -> list[str]:
    if not asked and candidate is None:
        raise Stop(f"dites pour quel portail : --portal {' ou --portal '.join(PORTALS)}, ou --candidate")
    for name in asked or ():
        if name not in PORTALS:
            raise Stop(
                f"portail inconnu {quoted(name)} ; {nearest(name, tuple(PORTALS), kind='portails admis')}"
            )
    return list(dict.fromkeys(asked or ()))


def _write(
    portals: list[str], count: int, out: Path, seed: int | None, candidate: Path | None, as_json: bool
) -> None:
    if out.exists():
        raise Stop(f"{out} existe déjà, et un portail en dépend peut-être : donnez un autre nom par --out")
    if not out.resolve().parent.is_dir():
        raise Stop(f"le dossier {out.resolve().parent} n’existe pas : créez-le, ou changez --out")
    profile = read_profile(candidate, before_people=True) if candidate is not None else None
    portals = portals or list(profile.portals if profile else ())
    settings = _settings(portals, profile)
    console = Console(stderr=True)
    with console.status("Répétition des scénarios…") if console.is_terminal else console:
        found = needs(ROOT, catalogue.load(), settings, portals)
    drawn = secrets.randbits(32) if seed is None else seed
    people = made(wanted(found, count), seed=drawn, runs=count, shapes=_shapes(settings))
    tables = _tables(out, portals)
    write_json(out, people)
    for name, path in tables.items():
        write_csv(path, people.of(name))
    if as_json:
        typer.echo(json.dumps(_document(out, tables, people, found), ensure_ascii=False, indent=2))
    else:
        _tell_written(out, tables, people, found)


def _settings(portals: Iterable[str], profile: Profile | None) -> Mapping[str, Settings]:
    readings, parameters = (profile.readings, profile.parameters) if profile else ({}, {})
    return {name: resolve(catalogue.load(), name, readings, parameters) for name in portals}


def _shapes(settings: Mapping[str, Settings]) -> Shapes:
    shapes = Shapes(phone_prefix=next(iter(settings.values())).text("both.people.phone_prefix"))
    if urssaf := settings.get("urssaf"):
        pattern = urssaf.text("urs.activation_code.pattern")
        shapes = Shapes(shapes.phone_prefix, pattern)
    if audiens := settings.get("audiens"):
        keyed = audiens.text("aud.identifier.key") == "key"
        rule = IdentifierRule.of(audiens.text("aud.identifier.layout"), keyed=keyed)
        shapes = Shapes(shapes.phone_prefix, shapes.code_pattern, rule)
    return shapes


def _tables(out: Path, portals: Iterable[str]) -> Mapping[str, Path]:
    return {name: out.with_name(f"{out.stem}.{name}.csv") for name in portals}


def _count(people: DataSet) -> Mapping[Kind, int]:
    groups = {(each.kind, each.group) for each in people.people}
    kinds = [kind for kind, _ in sorted(groups)]
    return {kind: kinds.count(kind) for kind in dict.fromkeys(kinds)}


def _document(
    out: Path, tables: Mapping[str, Path], people: DataSet, found: Iterable[Need]
) -> dict[str, object]:
    return {
        "file": str(out),
        "tables": {name: str(path) for name, path in tables.items()},
        "seed": people.seed,
        "runs": people.runs,
        "kinds": {kind.key: number for kind, number in _count(people).items()},
        "beyond": {need.case: sorted(need.beyond) for need in found if need.beyond},
    }


def _tell_written(out: Path, tables: Mapping[str, Path], people: DataSet, found: Iterable[Need]) -> None:
    console = Console(highlight=False)
    console.print(_table(_count(people), "personnes"))
    beyond = [need for need in found if need.beyond]
    runs = "une campagne" if people.runs == 1 else f"{people.runs} campagnes"
    files = ", ".join(map(str, (out, *tables.values())))
    console.print(
        f"\n{len(people.people)} personnes pour {runs}, graine {people.seed} : {escape(files)}\n"
        "Chargez-les dans le portail, puis écrivez dans son profil :\n\n"
        f'  \\[people]\n  mode = "dataset"\n  dataset = "{escape(out.name)}"',
        soft_wrap=True,
    )
    if beyond:
        console.print(
            f"\n{len(beyond)} scénarios demandent une personne qui ne peut être connue d’avance : "
            "ils seront dits non évalués, avec leur raison.",
            soft_wrap=True,
        )


def _tell_left(path: Path, as_json: bool) -> None:
    remaining = draws_beside(path).left()
    if as_json:
        typer.echo(json.dumps({kind.key: number for kind, number in remaining.items()}, indent=2))
        return
    Console(highlight=False).print(_table(remaining, "restent"))


def _table(numbers: Mapping[Kind, int], heading: str) -> Table:
    table = Table("portail", "espèce", box=None, header_style="bold")
    table.add_column(heading, justify="right")
    for kind, number in numbers.items():
        style = "" if number else "yellow"
        table.add_row(kind.portal, escape(kind.title), str(number), style=style)
    return table

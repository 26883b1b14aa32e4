"""``homologue steps``: every step that a scenario may say, by domain word, with where it is used."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape

from harness.step_book import Definition, StepBook, Use, step_book, values_of
from harness.words import fold
from homologue.exits import Stop

ROOT = Path(__file__).resolve().parents[1]
_PORTALS = {"urssaf": "Urssaf", "audiens": "Audiens"}
_BOTH = "tous les portails"
_MOST_PLACES, _MOST_VALUES = 3, 6
Uses = Mapping[Definition, tuple[Use, ...]]


def command(
    word: Annotated[
        str, typer.Argument(help="Un mot : domaine (adresse, code…), portail, ou texte d’une étape.")
    ] = "",
    *,
    unused: Annotated[bool, typer.Option(help="Seulement celles qu’aucun scénario n’emploie.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Pour une machine.")] = False,
) -> None:
    """Les étapes que savent dire les scénarios : leurs paramètres, et où elles sont employées."""
    book = step_book(ROOT)
    chosen = [each for each in book.definitions if _speaks_of(each, word)]
    if not chosen:
        raise Stop(_nothing(word, book))
    uses: Uses = {each: book.uses[each] for each in chosen if not (unused and book.uses[each])}
    if as_json:
        typer.echo(json.dumps(_document(uses), ensure_ascii=False, indent=2))
    else:
        _show(uses)


def _speaks_of(each: Definition, word: str) -> bool:
    folded = _bare(word)
    return folded in _bare(each.pattern) or folded in (_bare(each.domain), each.portal)


def _bare(text: str) -> str:
    """Folded, without accents: as one types in a hurry."""
    plain = unicodedata.normalize("NFD", fold(text))
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def _nothing(word: str, book: StepBook) -> str:
    known = {each.domain for each in book.definitions} | set(_PORTALS)
    near = get_close_matches(fold(word), sorted(known), 1)
    meant = f" ; vouliez-vous dire « {near[0]} » ?" if near else ""
    return f"aucune étape ne parle de « {word} »{meant} Domaines : {', '.join(sorted(known))}"


def _document(uses: Uses) -> list[dict[str, object]]:
    return [
        {
            "keyword": each.keyword,
            "kind": each.kind,
            "text": each.pattern,
            "portal": each.portal,
            "domain": each.domain,
            "parameters": [{"name": name, "values": list(values_of(name))} for name in each.parameters],
            "defined": f"{each.file}:{each.line}",
            "used": [f"{use.file}:{use.line}" for use in _places(found)],
        }
        for each, found in uses.items()
    ]


def _places(found: Iterable[Use]) -> list[Use]:
    """One use a line: an outline has a case for each of its rows."""
    return list({(use.file, use.line): use for use in found}.values())


def _show(uses: Uses) -> None:
    console = Console(highlight=False)
    heading = None
    for each, found in sorted(uses.items(), key=lambda pair: (pair[0].portal, pair[0].domain)):
        if (each.portal, each.domain) != heading:
            heading = each.portal, each.domain
            portal = _PORTALS.get(each.portal, _BOTH)
            console.print(f"\n[bold]{each.domain.capitalize()}[/] [dim]({portal})[/]")
        console.print(f"  [dim]{each.keyword}[/] {escape(each.pattern)}", soft_wrap=True)
        for name in dict.fromkeys(each.parameters):
            if values := values_of(name):
                console.print(f"      [dim]{{{name}}} : {escape(_listed(values))}[/]", soft_wrap=True)
        console.print(f"      [dim]{_used(_places(found))}[/]", soft_wrap=True)
    one = len(uses) < 2
    console.print(f"\n{len(uses)} {'étape' if one else 'étapes'}.")


def _listed(values: tuple[str, ...]) -> str:
    rest = len(values) - _MOST_VALUES
    return " | ".join(values[:_MOST_VALUES]) + (f" | … et {rest} autres" if rest > 0 else "")


def _used(places: list[Use]) -> str:
    if not places:
        return "aucun emploi"
    told = ", ".join(f"{use.file}:{use.line}" for use in places[:_MOST_PLACES])
    rest = len(places) - _MOST_PLACES
    return told + (f" et {rest} autres" if rest > 1 else " et 1 autre" if rest == 1 else "")

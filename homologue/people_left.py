"""What is left of a data set when a run has drawn from it, told at the end of the run."""

from __future__ import annotations

from rich.console import Console
from rich.markup import escape

from harness.draws import draws_of
from harness.profile import Profile


def tell_people_left(profile: Profile) -> None:
    """Say how many people are left, and which kinds have run out; nothing where people come by control."""
    draws = draws_of(profile, "")
    if draws is None:
        return
    left = draws.left()
    console = Console(highlight=False)
    there, all_of_them = sum(left.values()), sum(draws.size.values())
    console.print(
        f"Jeu de personnes : il en reste {there} sur {all_of_them} ; "
        f"le détail : homologue people --left {escape(str(profile.people.dataset))}",
        soft_wrap=True,
    )
    for kind in (kind for kind, number in left.items() if not number):
        console.print(f"[yellow]Plus personne : {escape(kind.title)}[/]", soft_wrap=True)

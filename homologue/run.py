"""``homologue run``: judge a candidate, show how far it is, leave a run folder and its report."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from catalogue import CatalogueError
from harness.campaign import Campaign, Cases, Refused, Wanted
from harness.conclusion import Conclusion
from harness.faults import ConnectionFault
from harness.profile import ProfileError
from harness.selection import Selection, WrongSelection
from harness.stage import Job, Stage
from homologue.exits import NOT_JUDGED, Stop
from homologue.people_left import tell_people_left
from homologue.playing import finish_what_is_played, follow, watching_for_ctrl_c
from homologue.terminal import show
from record.baseline import WrongBaseline
from record.plan import PlanError

ROOT = Path(__file__).resolve().parents[1]
INTERRUPTED = "campagne interrompue au clavier (Ctrl-C)"


class DriverName(StrEnum):
    """How a person is played."""

    HTTP = "http"
    BROWSER = "browser"


def command(
    features: Annotated[
        list[Path] | None, typer.Argument(help="Fichiers ou dossiers ; tout par défaut.")
    ] = None,
    *,
    candidate: Annotated[
        Path | None, typer.Option(help="Profil du candidat ; le simulateur par défaut.")
    ] = None,
    portal: Annotated[
        list[str] | None, typer.Option(help="Un seul des portails que le profil déclare.")
    ] = None,
    driver: Annotated[
        DriverName | None, typer.Option(help="Par HTTP, ou dans un navigateur ; selon le profil par défaut.")
    ] = None,
    tags: Annotated[str, typer.Option(help="Expression d’étiquettes, comme « @URS-037 or @horloge ».")] = "",
    name: Annotated[list[str] | None, typer.Option(help="Nom de scénario, expression régulière.")] = None,
    workers: Annotated[int, typer.Option(min=1, max=16, help="Scénarios joués de front.")] = 1,
    out: Annotated[Path, typer.Option(help="Dossier des campagnes.")] = Path("runs"),
    seed: Annotated[
        int | None, typer.Option(help="Graine du tirage des personnes ; tirée au sort sinon.")
    ] = None,
    keep_secrets: Annotated[
        bool,
        typer.Option(
            help="Garder les secrets dans les preuves : pour mettre au point, jamais pour certifier."
        ),
    ] = False,
    baseline: Annotated[
        Path | None,
        typer.Option(help="Liste d’échecs connus, acceptés jusqu’à une date : jamais pour certifier."),
    ] = None,
) -> None:
    """Juger un candidat : jouer les scénarios, rendre un verdict, écrire le rapport."""
    chosen = tuple(path.resolve() for path in features or ())
    wanted = Wanted(
        profile=candidate,
        driver=driver.value if driver else "",
        features=() if ROOT / "features" in chosen else chosen,
        selection=Selection(tags=tags, names=tuple(name or ()), portals=tuple(portal or ())),
        out=out.resolve(),
        seed=seed,
        keep_secrets=keep_secrets,
        baseline=baseline,
    )
    campaign = prepared(wanted)
    conclusion = judge(campaign, workers)
    show(conclusion)
    tell_people_left(campaign.profile)
    raise typer.Exit(conclusion.exit_code)


def prepared(wanted: Wanted) -> Campaign:
    """A campaign that can start, or the sentence that says why it cannot."""
    try:
        return Campaign.prepare(ROOT, wanted)
    except (ProfileError, PlanError, WrongSelection, WrongBaseline, CatalogueError) as error:
        raise Stop(str(error)) from error
    except Refused as refused:
        raise Stop(f"les scénarios ne peuvent être joués honnêtement :\n{refused}") from refused


def judge(campaign: Campaign, workers: int) -> Conclusion:
    """Play and conclude. Whatever stops it, what was played is judged and reported."""
    stage = Stage(campaign.root, {file.uri for file in campaign.plan.files})
    with watching_for_ctrl_c() as pressed:
        try:
            ended_because = _played(campaign, stage, campaign.shares(workers))
        except KeyboardInterrupt:
            ended_because = INTERRUPTED
            finish_what_is_played(stage)
        except ConnectionFault as fault:
            conclusion = campaign.finish(str(fault))
            raise Stop(f"{fault}\nRapport : {conclusion.html}", NOT_JUDGED) from fault
        finally:
            stage.close()
    return campaign.finish(INTERRUPTED if pressed.is_set() else ended_because)


def _played(campaign: Campaign, stage: Stage, shares: Sequence[Cases]) -> str:
    """The candidate starts while the stage loads; then the shares are played, those of a turn together."""
    assignments = campaign.start(len(shares))
    refusal = stage.ready()
    if refusal is not None:
        campaign.abandon()
        raise Stop(refusal.why)
    jobs = [
        Job(number, assignment, frozenset(case.id for case in share), campaign.folder.log(number))
        for number, (share, assignment) in enumerate(zip(shares, assignments, strict=True))
    ]
    for turn in campaign.turns(len(shares)):
        follow(campaign, stage, jobs[turn.start : turn.stop])
    return campaign.early_end()

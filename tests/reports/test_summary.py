"""The verdict is one French sentence, singular or plural, and its figures are those of the rows."""

from __future__ import annotations

from typing import Any

import pytest

from catalogue.model import Check, Level
from record.outcomes import PASSED, Cause, Finding, Outcome
from record.results import read_run
from record.verdict import judge
from reports.advice import advice
from reports.summary import Summary, summary, verdict_sentence

FAILED = Finding(Outcome.FAILED, Cause.CANDIDATE, "", "un e-mail", "aucun e-mail")
HARNESS = Finding(Outcome.CANT_TELL, Cause.HARNESS, "erreur du banc")
CONNECTION = Finding(Outcome.CANT_TELL, Cause.CONNECTION, "puits muet")
DECLARED = Finding(Outcome.UNTESTED, Cause.DECLARED, "pas d'horloge")
INAPPLICABLE = Finding(Outcome.INAPPLICABLE, Cause.DECLARED, "autre lecture")


def blocked(by: str) -> Finding:
    """A case that could not begin."""
    return Finding(Outcome.CANT_TELL, Cause.BLOCKED, "pas de lien", requirement=by)


def judged(tell: Any, *findings: Finding, **info: Any) -> Any:
    """The judgement and the record of one documented requirement a finding."""
    told = [tell.scenario(f"URS-{number:03d}", finding) for number, finding in enumerate(findings, 1)]
    campaign = tell.campaign(told, **info)
    record = read_run(campaign.folder)
    return judge(campaign.catalogue, record), record


@pytest.mark.parametrize(
    ("findings", "sentence"),
    [
        ([PASSED], "Recette prononcée : la seule exigence documentée ou déduite évaluée est tenue."),
        (
            [PASSED, PASSED, INAPPLICABLE],
            "Recette prononcée avec réserves : les 2 exigences documentées ou déduites évaluées sont toutes "
            "tenues ; 1 autre reste en réserve, pour une raison que le profil déclare.",
        ),
        (
            [PASSED, PASSED, DECLARED],
            "Recette prononcée avec réserves : les 2 exigences documentées ou déduites évaluées sont toutes "
            "tenues ; 1 autre reste en réserve, pour une raison que le profil déclare.",
        ),
        (
            [PASSED, PASSED, DECLARED, DECLARED],
            "Recette prononcée avec réserves : les 2 exigences documentées ou déduites évaluées sont toutes "
            "tenues ; 2 autres restent en réserve, pour une raison que le profil déclare.",
        ),
        (
            [PASSED, FAILED],
            "Recette refusée : 1 exigence documentée ou déduite n’est pas tenue, sur 2 évaluées.",
        ),
        (
            [FAILED, FAILED, HARNESS],
            "Recette refusée : 2 exigences documentées ou déduites ne sont pas tenues, sur 2 évaluées.",
        ),
        (
            [HARNESS],
            "Portail non jugé : 1 exigence documentée ou déduite n’a pas pu être évaluée et le profil n’en "
            "déclare pas la raison.",
        ),
        (
            [PASSED, PASSED, HARNESS, CONNECTION],
            "Portail non jugé : 2 exigences documentées ou déduites n’ont pas pu être évaluées et le profil "
            "n’en déclare pas la raison ; 2 sont tenues, aucune n’est en défaut.",
        ),
    ],
)
def test_the_verdict_is_one_sentence(tell: Any, findings: list[Finding], sentence: str) -> None:
    """No-break spaces are compared as spaces."""
    judgement, _ = judged(tell, *findings)
    assert " ".join(verdict_sentence(judgement).split()) == sentence


def test_a_run_without_a_binding_requirement_says_so(tell: Any) -> None:
    """Good practices alone judge nobody."""
    campaign = tell.campaign([tell.scenario("URS-001")], [tell.requirement("URS-001", Level.GOOD_PRACTICE)])
    judgement = judge(campaign.catalogue, read_run(campaign.folder))
    assert verdict_sentence(judgement).endswith("aucune exigence documentée ou déduite.")


def test_the_figures_are_those_of_the_rows(tell: Any) -> None:
    """By level; those without a scenario and those to confirm besides."""
    rows = [
        tell.requirement("URS-001", check=Check.ASSISTED),
        tell.requirement("URS-002", Level.INFERRED),
        tell.requirement("URS-003", Level.INFERRED, check=Check.ASSISTED),
    ]
    campaign = tell.campaign([tell.scenario("URS-001"), tell.scenario("URS-002", FAILED)], rows)
    record = read_run(campaign.folder)
    told: Summary = summary(judge(campaign.catalogue, record), record)
    assert told.title == "Recette refusée"
    assert told.counts[Level.DOCUMENTED][Outcome.PASSED] == 1
    assert told.counts[Level.INFERRED][Outcome.FAILED] == 1
    assert told.counts[Level.INFERRED][Outcome.UNTESTED] == 1
    assert (told.without_scenario, told.to_confirm, told.cautions) == (1, 1, ())


def test_what_to_do_begins_with_failures_then_with_what_blocks_most(tell: Any) -> None:
    """Then the connection, then the bench, then the whole run again."""
    findings = [FAILED, blocked("URS-001"), blocked("URS-050"), blocked("URS-050"), CONNECTION, HARNESS]
    told = [" ".join(sentence.split()) for sentence in advice(*judged(tell, *findings))]
    assert [sentence.split(" : ")[0].split(" ;")[0] for sentence in told] == [
        "Faire corriger par le fournisseur URS-001",
        "Lever d’abord URS-050",
        "Lever d’abord URS-001",
        "Revoir le raccordement du portail (profil, messages, API de contrôle)",
        "Faire revoir par les responsables du banc 1 exigence",
        "Rejouer ensuite la campagne entière.",
    ]


def test_a_filtered_run_asks_for_a_whole_one(tell: Any) -> None:
    """It is no acceptance, even where all that was played holds."""
    told = advice(*judged(tell, PASSED, selection="étiquettes : @URS-001"))
    assert any("sans filtre" in sentence for sentence in told)


def test_a_favourable_verdict_asks_for_no_correction(tell: Any) -> None:
    """Only to keep the proofs, and to decide on what is reserved."""
    told = advice(*judged(tell, PASSED, DECLARED))
    assert [sentence.split()[0] for sentence in told] == ["Décider", "Conserver"]


def test_a_part_of_the_campaign_is_told_as_a_part(tell: Any) -> None:
    """What was not chosen is no lack of the profile."""
    cases = [tell.scenario("URS-001", PASSED)]
    rows = [tell.requirement(each) for each in ("URS-001", "URS-002")]
    campaign = tell.campaign(cases, rows, selection="étiquettes : @URS-001")
    judgement = judge(campaign.catalogue, read_run(campaign.folder))
    assert " ".join(verdict_sentence(judgement).split()) == (
        "Portail non jugé : 1 exigence documentée ou déduite reste hors de la sélection ; "
        "la seule jouée est tenue."
    )

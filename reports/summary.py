"""The verdict in one sentence and in figures, the same for the page and for the terminal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from catalogue.model import Level
from record.outcomes import Outcome
from record.results import RunRecord
from record.verdict import NOT_SELECTED, JudgedRequirement, Judgement, Verdict
from reports.french import plural
from reports.inert import typeset
from reports.words import VERDICTS

_BINDING = ("exigence documentée ou déduite", "exigences documentées ou déduites")


@dataclass(frozen=True, slots=True)
class Summary:
    """What is said of a run in a few lines.

    ``sentence`` is ``title`` and ``ground`` in one; ``cautions`` tell why it is not a whole campaign, if so.
    """

    title: str
    sentence: str
    ground: str
    counts: Mapping[Level, Mapping[Outcome, int]]
    without_scenario: int
    to_confirm: int
    cautions: tuple[str, ...]


def summary(judgement: Judgement, record: RunRecord) -> Summary:
    """Sum a judged run up."""
    return Summary(
        title=VERDICTS[judgement.verdict],
        sentence=verdict_sentence(judgement),
        ground=_capital(typeset(_ground(judgement))),
        counts={level: judgement.count(level) for level in Level},
        without_scenario=sum(not row.cases for row in judgement.requirements),
        to_confirm=sum(to_confirm(row) for row in judgement.requirements),
        cautions=(*cautions(record), *_stale(judgement)),
    )


def binding(judgement: Judgement) -> list[JudgedRequirement]:
    """The requirements that can refuse: documented and inferred ones, in the ledger's order."""
    return [row for row in judgement.requirements if row.requirement.level is not Level.GOOD_PRACTICE]


def to_confirm(row: JudgedRequirement) -> bool:
    """Whether a person is still to confirm what the bench concluded alone."""
    concluded = row.outcome in (Outcome.PASSED, Outcome.FAILED)
    return concluded and row.requirement.check.value == "assisted"


def verdict_sentence(judgement: Judgement) -> str:
    """The verdict and what it rests on, in one French sentence."""
    return typeset(f"{VERDICTS[judgement.verdict]} : {_ground(judgement)}")


def _ground(judgement: Judgement) -> str:
    outcomes = [row.outcome for row in binding(judgement)]
    passed, failed = outcomes.count(Outcome.PASSED), outcomes.count(Outcome.FAILED)
    if not outcomes:
        return "la campagne ne porte sur aucune exigence documentée ou déduite."
    if judgement.verdict is Verdict.NOT_CONFORMING:
        holds = "n’est pas tenue" if failed == 1 else "ne sont pas tenues"
        return f"{plural(failed, *_BINDING)} {holds}, sur {passed + failed} évaluées."
    if judgement.verdict is Verdict.NOT_JUDGED:
        beyond = sum(row.finding == NOT_SELECTED for row in judgement.unassessed)
        left = len(judgement.unassessed) - beyond
        return _open_ground(left, passed) if left else _partial_ground(beyond, passed)
    if judgement.verdict is Verdict.CONFORMING:
        return _held(passed) + "."
    known = judgement.baseline
    if known is not None and known.accepted:
        return _with_known_failures(judgement, passed, len(known.accepted))
    reserved = len(judgement.reservations)
    rest = "autre reste" if reserved == 1 else "autres restent"
    return f"{_held(passed)} ; {reserved} {rest} en réserve, pour une raison que le profil déclare."


def _with_known_failures(judgement: Judgement, passed: int, accepted: int) -> str:
    held = f"{plural(passed, *_BINDING)} {'est tenue' if passed == 1 else 'sont tenues'}"
    known = "un échec connu est accepté" if accepted == 1 else f"{accepted} échecs connus sont acceptés"
    rest = len(judgement.reservations) - sum(row.outcome is Outcome.FAILED for row in binding(judgement))
    others = "" if rest <= 0 else f" ; {rest} en réserve, pour une raison que le profil déclare"
    return f"{held}, {known} jusqu’à une date donnée{others}."


def _stale(judgement: Judgement) -> tuple[str, ...]:
    """The entries that must leave the list of known failures."""
    known = judgement.baseline
    return tuple(
        typeset(f"Liste d’échecs connus périmée, {each.failure.requirement} : {each.why}.")
        for each in (known.stale if known is not None else ())
    )


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def _held(passed: int) -> str:
    if passed == 1:
        return f"la seule {_BINDING[0]} évaluée est tenue"
    return f"les {passed} {_BINDING[1]} évaluées sont toutes tenues" if passed else "aucune n’est en défaut"


def _partial_ground(beyond: int, passed: int) -> str:
    """Nothing is wrong in what was chosen, which is only a part of what the candidate claims."""
    rest = f"{plural(beyond, *_BINDING)} {'reste' if beyond == 1 else 'restent'} hors de la sélection"
    if not passed:
        return f"{rest}, et celle-ci n’en compte aucune qui s’applique."
    held = "la seule jouée est tenue" if passed == 1 else f"les {passed} jouées sont toutes tenues"
    return f"{rest} ; {held}."


def _open_ground(unassessed: int, passed: int) -> str:
    could = "n’a pas pu être évaluée" if unassessed == 1 else "n’ont pas pu être évaluées"
    held = (
        f" ; {passed} {'est tenue' if passed == 1 else 'sont tenues'}, aucune n’est en défaut"
        if passed
        else ""
    )
    return f"{plural(unassessed, *_BINDING)} {could} et le profil n’en déclare pas la raison{held}."


def cautions(record: RunRecord) -> tuple[str, ...]:
    """Why a run is not a whole campaign: it was filtered, or it did not go to its end."""
    info = record.info
    told = []
    if info.selection:
        told.append(f"Campagne filtrée ({info.selection}) : elle ne peut pas être certifiée.")
    if info.baseline:
        listed = plural(len(info.baseline["failures"]), "échec connu", "échecs connus")
        told.append(
            f"Campagne jouée avec une liste de {listed} ({info.baseline['file']}) : "
            "elle ne peut pas être certifiée."
        )
    if info.keep_secrets:
        told.append("Campagne qui garde les secrets dans ses preuves : elle ne peut pas être certifiée.")
    if info.ended_because:
        told.append(f"Campagne interrompue : {info.ended_because}")
    elif not info.ended:
        told.append("Campagne inachevée : sa fin n’a pas été enregistrée.")
    return tuple(typeset(sentence) for sentence in told)

"""What a trial says of the bench: whether a fault was caught, whether a correct portal was left alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from catalogue.model import Catalogue, Level
from harness.baseline import seen
from harness.trial import Played
from record.outcomes import Cause, Finding, Outcome, worst
from record.plan import PlannedCase
from record.proof import Alarm, Calm, Fate, Tried, Varied
from record.results import worst_finding

_SHOWN = 3
_NOT_THE_CANDIDATE = (Cause.CONNECTION, Cause.HARNESS, Cause.BLOCKED)


def fate_of_mutant(tried: Tried, cases: Sequence[PlannedCase], played: Played) -> Tried:
    """A mutant is killed by a case that failed because of the candidate, and rightly by one of its rows'."""
    failed = [case for case in cases if played.findings[case.id].outcome is Outcome.FAILED]
    right = [case for case in failed if set(case.tags) & set(tried.breaks)]
    fate, why = _fate(bool(right), bool(failed), played)
    killers = right or failed
    return replace(
        tried,
        fate=fate,
        why=why,
        by=tuple(case.id for case in killers),
        seen=tuple(seen(case, played.findings[case.id]) for case in killers[:_SHOWN]),
        seconds=played.seconds,
        proves=tuple(row for row in tried.breaks if any(row in case.tags for case in right)),
    )


def _fate(right: bool, failed: bool, played: Played) -> tuple[Fate, str]:
    if right:
        return Fate.KILLED_RIGHT, ""
    if played.cut_short:
        return Fate.INCONCLUSIVE, played.cut_short
    if failed:
        return Fate.KILLED_WRONG, "seuls des scénarios d’autres exigences ont échoué"
    doubtful = [each for each in played.findings.values() if each.cause in _NOT_THE_CANDIDATE]
    if doubtful:
        return Fate.INCONCLUSIVE, f"{len(doubtful)} scénario(s) sans conclusion : {doubtful[0].why}"
    if played.reached is False:
        return Fate.DEAD, "le code du défaut n’a pas été atteint"
    return Fate.SILENT, "tous les scénarios de ces exigences sont passés"


def fate_of_variant(
    varied: Varied,
    cases: Sequence[PlannedCase],
    played: Played,
    before: Mapping[str, Finding],
    catalogue: Catalogue,
) -> Varied:
    """A variant raises an alarm for each documented or inferred requirement whose outcome changes."""
    varied = replace(varied, cases=len(cases), seconds=played.seconds)
    if played.cut_short:
        return replace(varied, fate=Calm.INCONCLUSIVE, why=played.cut_short)
    alarms = tuple(_alarms(cases, played.findings, before, catalogue))
    return replace(varied, fate=Calm.FALSE_ALARM if alarms else Calm.QUIET, alarms=alarms)


def _alarms(
    cases: Sequence[PlannedCase],
    after: Mapping[str, Finding],
    before: Mapping[str, Finding],
    catalogue: Catalogue,
) -> list[Alarm]:
    found = []
    for row in catalogue.requirements.values():
        mine = [case for case in cases if row.id in case.tags]
        if row.level is Level.GOOD_PRACTICE or not mine:
            continue
        was, is_now = (worst(one[case.id].outcome for case in mine) for one in (before, after))
        if was is not is_now:
            worse = worst_finding(after[case.id] for case in mine)
            shown = next(case for case in mine if after[case.id] is worse)
            found.append(Alarm(row.id, was.value, is_now.value, worse.why, seen(shown, worse)))
    return found

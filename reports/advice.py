"""What to do after a run, in sentences that its findings justify; the gravest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from record.outcomes import Cause, Outcome
from record.results import RunRecord
from record.verdict import WITHOUT_SCENARIO, JudgedRequirement, Judgement, Verdict
from reports.french import listed, plural
from reports.inert import typeset
from reports.summary import binding, cautions, to_confirm

_MOST = 6


def advice(judgement: Judgement, record: RunRecord) -> tuple[str, ...]:
    """The next steps for a product owner and for the vendor."""
    return tuple(typeset(sentence) for sentence in _sentences(judgement, record))


def _sentences(judgement: Judgement, record: RunRecord) -> Iterator[str]:
    rows = binding(judgement)
    failed = [row.requirement.id for row in rows if row.outcome is Outcome.FAILED]
    if failed:
        yield f"Faire corriger par le fournisseur {listed(failed, _MOST)} ; chaque constat dit l’attendu."
    yield from _of_causes([row for row in rows if row.outcome in (Outcome.CANT_TELL, Outcome.UNTESTED)])
    if cautions(record):
        yield "Rejouer la campagne entière, sans filtre et jusqu’à son terme : elle seule vaut recette."
    elif judgement.verdict in (Verdict.NOT_CONFORMING, Verdict.NOT_JUDGED):
        yield "Rejouer ensuite la campagne entière."
    if number := len(judgement.reservations):
        yield f"Décider si {plural(number, 'réserve est acceptable', 'réserves sont acceptables')}."
    if assisted := [row.requirement.id for row in judgement.requirements if to_confirm(row)]:
        yield f"Faire confirmer par une personne {listed(assisted, _MOST)}."
    if judgement.verdict in (Verdict.CONFORMING, Verdict.CONFORMING_WITH_RESERVATIONS):
        yield "Conserver le dossier de campagne : il porte les preuves."


def _of_causes(rows: list[JudgedRequirement]) -> Iterator[str]:
    """What leaves requirements open, from what blocks most."""
    blockers = Counter(row.finding.requirement or "" for row in rows if row.finding.cause is Cause.BLOCKED)
    for blocker, number in sorted(blockers.items(), key=lambda item: (-item[1], item[0]))[:_MOST]:
        what = blocker or "ce qui bloque en amont"
        yield f"Lever d’abord {what} : {plural(number, 'exigence en dépend', 'exigences en dépendent')}."
    causes = Counter(row.finding.cause for row in rows if row.cases)
    if number := causes[Cause.CONNECTION]:
        suffer = plural(number, "exigence n’a pas pu être conclue", "exigences n’ont pas pu être conclues")
        yield f"Revoir le raccordement du portail (profil, messages, API de contrôle) : {suffer}."
    if number := causes[Cause.HARNESS]:
        suffer = plural(number, "exigence", "exigences")
        yield f"Faire revoir par les responsables du banc {suffer} : le portail n’est pas en cause."
    if number := sum(row.finding == WITHOUT_SCENARIO for row in rows):
        left = plural(number, "exigence obligatoire n’a pas", "exigences obligatoires n’ont pas")
        yield f"{left} de scénario joué : voir la liste en annexe."

"""From a proof and the ledger to what the page shows: what is missing comes first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from catalogue.model import Catalogue, Feature, Requirement
from record.outcomes import Outcome
from record.proof import Calm, Fate, Proof, Tried, Varied
from reports.french import day, duration, listed, plural, step
from reports.inert import typeset
from reports.proof_view import (
    AlarmView,
    Cell,
    FaultView,
    Figure,
    MatrixView,
    ProofView,
    RowView,
    VariantView,
)
from reports.proof_words import (
    BASELINES,
    FATE_MEANINGS,
    PROOF_DRIVERS,
    cautions,
    fate_word,
    headline,
    sensitivity,
)
from reports.view import Fact, Mark
from reports.words import LEVELS, OUTCOMES

_MISSING = (Fate.SILENT, Fate.DEAD)
_UNSURE = (Fate.KILLED_WRONG, Fate.INCONCLUSIVE, Fate.TIMEOUT)
_ORDER = (*_MISSING, *_UNSURE, Fate.BROKEN, Fate.KILLED_RIGHT, Fate.EQUIVALENT)
_SIGNS = {
    Fate.KILLED_RIGHT: ("passed", "✓"),
    Fate.KILLED_WRONG: ("cant_tell", "≠"),
    Fate.SILENT: ("failed", "✕"),
    Fate.DEAD: ("failed", "✕"),
    Fate.EQUIVALENT: ("inapplicable", "="),
    Fate.BROKEN: ("untested", "!"),
    Fate.INCONCLUSIVE: ("cant_tell", "?"),
    Fate.TIMEOUT: ("cant_tell", "⧖"),
}
_CALM_SIGNS = {
    Calm.QUIET: ("passed", "✓"),
    Calm.FALSE_ALARM: ("failed", "✕"),
    Calm.BROKEN: ("untested", "!"),
    Calm.INCONCLUSIVE: ("cant_tell", "?"),
    Calm.TIMEOUT: ("cant_tell", "⧖"),
}
_CAUGHT = ("défaut attrapé", "défauts attrapés")
_PROVEN = Mark("passed", "prouvée", "✓")
_UNPROVEN = Mark("failed", "non prouvée", "✕")
_DOUBTFUL = Mark("cant_tell", "incertaine", "?")
_OUT_OF_SIGHT = Mark("inapplicable", "hors de vue", "=")
_WORST_FIRST = (_UNPROVEN, _DOUBTFUL, _OUT_OF_SIGHT, _PROVEN)


def composed(proof: Proof, catalogue: Catalogue) -> ProofView:
    """The page of a proof."""
    known = _by_fate(proof.mutants)
    faults = {each.id: _fault(each, catalogue) for each in known}
    rows = {row: _row(catalogue.requirements[row], known, faults) for row in _broken(known, catalogue)}
    variants = tuple(_variant(each, catalogue) for each in proof.variants)
    unproven = tuple(faults[each.id] for each in known if each.fate in (*_MISSING, *_UNSURE, Fate.BROKEN))
    tone, title = headline(proof)
    return ProofView(
        candidate=proof.candidate,
        tone=tone,
        title=title,
        sentences=(_sentence(proof, rows.values()),),
        cautions=cautions(proof),
        figures=_figures(proof, rows.values()),
        doubts=proof.doubts,
        unproven=unproven,
        alarmed=tuple(each for each in variants if each.mark.key != "passed"),
        matrices=tuple(_matrices(known, faults, rows, catalogue)),
        variants=variants,
        equivalents=tuple(faults[each.id] for each in known if each.fate is Fate.EQUIVALENT),
        bare=_bare(rows, catalogue) if proof.mutants else (),
        facts=_facts(proof),
        ids=frozenset(rows),
        meanings=tuple((_mark(fate), FATE_MEANINGS[fate]) for fate in _ORDER),
    )


def _by_fate(mutants: Iterable[Tried]) -> list[Tried]:
    """What was not caught first; otherwise in the order in which the candidate lists them."""
    return sorted(mutants, key=lambda each: _ORDER.index(each.fate))


def _mark(fate: Fate) -> Mark:
    key, sign = _SIGNS[fate]
    return Mark(key, fate_word(fate), sign)


def _fault(each: Tried, catalogue: Catalogue) -> FaultView:
    return FaultView(
        id=each.id,
        anchor=f"mutant-{each.id}",
        change=each.change,
        mark=_mark(each.fate),
        rows=tuple((row, catalogue.requirements[row].statement_fr) for row in each.breaks),
        why="" if each.fate in _MISSING else each.why,
        seen=each.seen[:1],
        more=max(len(each.by) - 1, 0),
        driver=PROOF_DRIVERS[each.driver],
        seconds=duration(each.seconds) if each.seconds else "",
    )


def _broken(known: Sequence[Tried], catalogue: Catalogue) -> list[str]:
    """The requirements that a mutant breaks, in the ledger's order."""
    broken = {row for each in known for row in each.breaks}
    return [row for row in catalogue.requirements if row in broken]


def _row(row: Requirement, known: Sequence[Tried], faults: dict[str, FaultView]) -> RowView:
    mine = [each for each in known if row.id in each.breaks]
    mark, why = _state(row.id, mine)
    return RowView(
        id=row.id,
        statement=row.statement_fr,
        level=LEVELS[row.level],
        level_key=row.level.value,
        mark=mark,
        why=why,
        faults=tuple(faults[each.id] for each in mine),
        cells=(),
    )


def _state(row: str, mine: Sequence[Tried]) -> tuple[Mark, str]:
    """Whether a requirement is proven: no fault of it was missed, and one at least made it red."""
    if any(each.fate in _MISSING for each in mine):
        return _UNPROVEN, "un défaut passe sans qu’aucun de leurs scénarios n’échoue."
    if all(each.fate is Fate.EQUIVALENT for each in mine):
        return _OUT_OF_SIGHT, "aucun défaut ne s’en observe de l’extérieur."
    if any(each.fate in _UNSURE for each in mine) or not any(row in each.proves for each in mine):
        return _DOUBTFUL, "aucun scénario qui les porte n’a échoué par la faute d’un défaut."
    return _PROVEN, ""


def _matrices(
    known: Sequence[Tried], faults: dict[str, FaultView], rows: dict[str, RowView], catalogue: Catalogue
) -> list[MatrixView]:
    made = [
        _matrix(feature, known, faults, rows, catalogue)
        for feature in catalogue.features.values()
        if any(catalogue.requirements[row].feature == feature.id for row in rows)
    ]
    made.sort(key=lambda each: _WORST_FIRST.index(each.rows[0].mark))
    told: set[str] = set()
    for place, each in enumerate(made):
        made[place] = replace(each, own=tuple(fault for fault in each.columns if fault.id not in told))
        told |= {fault.id for fault in each.columns}
    return made


def _matrix(
    feature: Feature,
    known: Sequence[Tried],
    faults: dict[str, FaultView],
    rows: dict[str, RowView],
    catalogue: Catalogue,
) -> MatrixView:
    mine = [row for row in rows.values() if catalogue.requirements[row.id].feature == feature.id]
    mine.sort(key=lambda row: _WORST_FIRST.index(row.mark))
    ids = {row.id for row in mine}
    columns = [each for each in known if ids & set(each.breaks)]
    columns.sort(key=lambda each: (_ORDER.index(each.fate), each.id))
    return MatrixView(
        id=feature.id,
        title=feature.title_fr,
        place=step(feature.step),
        columns=tuple(faults[each.id] for each in columns),
        own=(),
        rows=tuple(_with_cells(row, columns) for row in mine),
        notes=_notes(mine),
        proven=sum(row.mark is _PROVEN for row in mine),
        tone=mine[0].mark.key,
    )


def _notes(rows: Sequence[RowView]) -> tuple[tuple[str, str], ...]:
    """The rows that are not proven, those with the same reason together."""
    reasons = dict.fromkeys(row.why for row in rows if row.why)
    return tuple((listed([row.id for row in rows if row.why == why]), why) for why in reasons)


def _with_cells(row: RowView, columns: Sequence[Tried]) -> RowView:
    cells = tuple(_cell(row.id, each) if row.id in each.breaks else None for each in columns)
    return replace(row, cells=cells)


def _cell(row: str, each: Tried) -> Cell:
    mark = _mark(each.fate)
    if each.fate is Fate.KILLED_RIGHT and row not in each.proves:
        mark = Mark("elsewhere", "attrapé par une autre exigence", "·")
    return Cell(mark, f"mutant-{each.id}", f"{row} × {each.id} : {mark.word}")


def _variant(each: Varied, catalogue: Catalogue) -> VariantView:
    key, sign = _CALM_SIGNS[each.fate]
    return VariantView(
        id=each.id,
        anchor=f"variante-{each.id}",
        change=each.change,
        mark=Mark(key, fate_word(each.fate), sign),
        played=plural(each.cases, "scénario", "scénarios"),
        driver=PROOF_DRIVERS[each.driver],
        why=each.why,
        alarms=tuple(
            AlarmView(
                alarm.requirement,
                catalogue.requirements[alarm.requirement].statement_fr,
                OUTCOMES[Outcome(alarm.before)],
                OUTCOMES[Outcome(alarm.after)],
                alarm.why,
                alarm.seen,
            )
            for alarm in each.alarms
        ),
    )


def _sentence(proof: Proof, rows: Iterable[RowView]) -> str:
    if proof.baseline != "green":
        return typeset(BASELINES[proof.baseline])
    told = [BASELINES["green"]]
    known = list(rows)
    if known:
        proven = sum(row.mark is _PROVEN for row in known)
        told.append(f"Exigences vues échouer sur un portail qui les casse : {proven} sur {len(known)}.")
    return typeset(" ".join(told))


def _figures(proof: Proof, rows: Iterable[RowView]) -> tuple[Figure, ...]:
    if proof.baseline != "green":
        return ()
    found = []
    if proof.sensitivity is not None:
        counted = len(proof.mutants) - len(proof.of(Fate.EQUIVALENT, Fate.BROKEN))
        killed = len(proof.of(Fate.KILLED_RIGHT))
        tone = "passed" if killed == counted else "failed"
        found.append(
            Figure(sensitivity(proof), "Sensibilité", f"{plural(killed, *_CAUGHT)} sur {counted}", tone)
        )
    if proof.variants:
        alarmed = len(proof.varied(Calm.FALSE_ALARM))
        told = f"sur {plural(len(proof.variants), 'portail correct', 'portails corrects')}"
        found.append(Figure(str(alarmed), "Fausses alarmes", told, "failed" if alarmed else "passed"))
    known = list(rows)
    if known:
        proven = sum(row.mark is _PROVEN for row in known)
        tone = "passed" if proven == len(known) else "cant_tell"
        found.append(Figure(str(proven), "Exigences prouvées", f"sur {len(known)} éprouvées", tone))
    return tuple(found)


def _facts(proof: Proof) -> tuple[Fact, ...]:
    outside = proof.spent.outside
    return (
        Fact("Candidat", proof.candidate),
        Fact("Date", day(proof.started)),
        Fact("Durée", duration(proof.spent.seconds)),
        Fact("Calcul hors du candidat", typeset(f"{outside * 100:.0f} %") if outside else ""),
        Fact("Scénarios disponibles", str(proof.scenarios)),
        Fact("Conduite", PROOF_DRIVERS[proof.driver]),
    )


def _bare(rows: dict[str, RowView], catalogue: Catalogue) -> tuple[tuple[str, str], ...]:
    """The requirements of the portals concerned that no mutant breaks."""
    portals = {catalogue.requirements[row].portal for row in rows}
    return tuple(
        (row.id, row.statement_fr)
        for row in catalogue.requirements.values()
        if row.portal in portals and row.id not in rows
    )

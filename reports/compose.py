"""From a run folder and the ledger to the whole page, before any markup."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from catalogue.model import Ambiguity, Catalogue, Check, Level, Requirement
from record.folder import RunFolder, RunInfo
from record.outcomes import Outcome
from record.results import RunRecord, read_run
from record.verdict import JudgedRequirement, Judgement, judge
from reports import french, words
from reports.advice import advice
from reports.exhibits import Exhibits
from reports.inert import typeset
from reports.scenarios import Names, Scenarios, mark
from reports.summary import Summary, binding, summary, to_confirm
from reports.view import (
    AmbiguityView,
    Fact,
    Headline,
    LevelView,
    Link,
    PartView,
    ReportView,
    RequirementView,
    ReservationView,
    StageView,
    Tally,
)

Views = Mapping[str, RequirementView]


def compose(folder: RunFolder, catalogue: Catalogue) -> ReportView:
    """Read a run folder, judge it, and say all that the page says."""
    record = read_run(folder)
    judgement = judge(catalogue, record)
    names = Names(catalogue.requirements, frozenset(row.requirement.id for row in judgement.requirements))
    exhibits = Exhibits(folder, record.cases)
    scenarios = Scenarios(names, exhibits)
    rows = {row.requirement.id: row for row in judgement.requirements}
    parts = tuple(_parts(catalogue, rows, scenarios))
    views = {view.id: view for part in parts for stage in part.stages for view in stage.requirements}
    told = summary(judgement, record)
    outcomes = [row.outcome for row in judgement.requirements]
    return ReportView(
        candidate=_candidate(record.info),
        headline=_headline(judgement, record, views, names, told),
        facts=tuple(_facts(record.info, len(rows))),
        technical=tuple(_technical(record.info)),
        levels=tuple(_level(level, told.counts[level]) for level in Level),
        filters=_tallies(outcomes),
        ids=frozenset(rows),
        to_confirm=told.to_confirm,
        parts=parts,
        reservations=tuple(
            ReservationView(names.link(item.requirement), item.why) for item in judgement.reservations
        ),
        ambiguities=tuple(_ambiguities(catalogue, record.info, names, rows)),
        without_scenario=tuple(
            names.link(row.requirement.id) for row in judgement.requirements if not row.cases
        ),
        strays=tuple(
            scenarios.tell(case, "annexe-hors-exigence")
            for case in record.cases
            if not rows.keys() & set(case.case.tags)
        ),
        evidence_note=_evidence_note(exhibits.left_out),
        outcome_meanings=tuple((mark(key), text) for key, text in words.OUTCOME_MEANINGS.items()),
        level_meanings=tuple((words.LEVELS[key], text) for key, text in words.LEVEL_MEANINGS.items()),
        cause_meanings=tuple((words.CAUSES[key], text) for key, text in words.CAUSE_MEANINGS.items()),
    )


def _parts(
    catalogue: Catalogue, rows: Mapping[str, JudgedRequirement], scenarios: Scenarios
) -> Iterator[PartView]:
    stages: dict[str, list[StageView]] = {}
    for feature in catalogue.features.values():
        held = [row for row in rows.values() if row.requirement.feature == feature.id]
        if held:
            view = StageView(
                id=feature.id,
                title=typeset(feature.title_fr),
                step=french.step(feature.step),
                tallies=_tallies([row.outcome for row in held]),
                requirements=tuple(_requirement(row, catalogue, scenarios) for row in held),
            )
            stages.setdefault(feature.portal, []).append(view)
    for portal, held_stages in stages.items():
        yield PartView(portal, words.PORTALS.get(portal, portal), tuple(held_stages))


def _requirement(row: JudgedRequirement, catalogue: Catalogue, scenarios: Scenarios) -> RequirementView:
    asked = row.requirement
    return RequirementView(
        id=asked.id,
        statement=typeset(asked.statement_fr),
        level_key=asked.level.value,
        level=words.LEVELS[asked.level],
        mark=mark(row.outcome),
        source=_source(asked),
        references=", ".join(asked.references),
        to_confirm=to_confirm(row),
        declared_check=asked.check is Check.DECLARED,
        readings=tuple(_readings(row.reading, catalogue.ambiguities)),
        finding=scenarios.finding(row.finding),
        scenarios=tuple(scenarios.tell(case, asked.id) for case in row.cases),
    )


def _source(asked: Requirement) -> str:
    origin = asked.source
    if not origin.lines:
        return "Hors des guides : état de l’art"
    guide = words.PORTALS.get(asked.portal, origin.guide)
    return ", ".join(part for part in (guide, french.step(origin.step), french.lines(origin.lines)) if part)


def _readings(declared: str | None, ambiguities: Mapping[str, Ambiguity]) -> Iterator[str]:
    for pair in declared.split(", ") if declared else ():
        name, _, key = pair.partition("=")
        text = _reading_text(ambiguities.get(name), key)
        yield f"{name} = {key}" + (f" : {text}" if text else "")


def _reading_text(ambiguity: Ambiguity | None, key: str) -> str:
    readings = ambiguity.readings if ambiguity else ()
    return next((reading.text for reading in readings if reading.key == key), "")


def _tallies(outcomes: Sequence[Outcome]) -> tuple[Tally, ...]:
    return tuple(_tally(outcome, outcomes.count(outcome), len(outcomes)) for outcome in Outcome)


def _tally(outcome: Outcome, number: int, total: int) -> Tally:
    word = words.OUTCOMES[outcome] if number < 2 else words.SEVERAL[outcome]
    return Tally(mark(outcome), number, word, f"{100 * number / total:.2f}" if total else "0")


def _level(level: Level, counts: Mapping[Outcome, int]) -> LevelView:
    total = sum(counts.values())
    tallies = tuple(_tally(outcome, number, total) for outcome, number in counts.items())
    return LevelView(words.LEVELS[level], words.LEVEL_MEANINGS[level], total, tallies)


def _headline(judgement: Judgement, record: RunRecord, views: Views, names: Names, told: Summary) -> Headline:
    rows = binding(judgement)
    failed = [row.requirement.id for row in rows if row.outcome is Outcome.FAILED]
    unassessed = [row.requirement.id for row in judgement.unassessed]
    doubtful = [row.requirement.id for row in judgement.unassessed if row.cases]
    shown = [requirement for requirement in failed or doubtful or unassessed if requirement in views]
    return Headline(
        key=judgement.verdict.value,
        title=told.title,
        ground=told.ground,
        cautions=told.cautions,
        first=views[shown[0]] if shown else None,
        first_title="Premier écart, dans l’ordre du parcours"
        if failed
        else "Première exigence laissée sans conclusion",
        others=tuple(names.link(requirement) for requirement in failed[1:]),
        advice=advice(judgement, record),
    )


def _candidate(info: RunInfo) -> str:
    name, version = info.candidate.get("name", ""), info.candidate.get("version", "")
    return f"{name} {version}".strip() or "Candidat sans nom"


def _facts(info: RunInfo, judged: int) -> Iterator[Fact]:
    guides = [words.PORTALS.get(portal, portal) for portal in info.portals]
    yield Fact("Candidat", info.candidate.get("name", ""))
    yield Fact("Fournisseur", info.candidate.get("vendor", ""))
    yield Fact("Version", info.candidate.get("version", ""))
    yield Fact("Référentiel", f"{french.listed(guides)} : {french.plural(judged, 'exigence', 'exigences')}")
    yield Fact("Date", french.day(info.started))
    yield Fact("Durée", french.lasting(info.started, info.ended) or "inconnue")
    yield Fact("Conduite", words.DRIVERS.get(info.driver, info.driver))


def _technical(info: RunInfo) -> Iterator[Fact]:
    yield Fact("Campagne", info.id, code=True)
    yield Fact("Graine", str(info.seed), code=True)
    yield Fact("Commande", " ".join(info.command), code=True)
    for name, value in sorted(info.versions.items()):
        yield Fact(f"Version de {name}", value, code=True)
    for name, value in sorted(info.digests.items()):
        yield Fact(f"Empreinte : {words.DIGESTS.get(name, name)}", value, code=True)


def _ambiguities(
    catalogue: Catalogue, info: RunInfo, names: Names, rows: Mapping[str, JudgedRequirement]
) -> Iterator[AmbiguityView]:
    declared: Mapping[str, str] = info.profile.get("readings", {})
    for ambiguity in catalogue.ambiguities.values():
        touched = [requirement for requirement in ambiguity.requirements if requirement in rows]
        if touched:
            default = next((reading.key for reading in ambiguity.readings if reading.default), "")
            key = declared.get(ambiguity.id, default)
            yield AmbiguityView(
                id=ambiguity.id,
                question=typeset(ambiguity.question_fr),
                reading=typeset(_reading_text(ambiguity, key)) or key,
                declared=ambiguity.id in declared,
                why=typeset(ambiguity.why),
                holds=tuple(typeset(held) for held in ambiguity.holds),
                requirements=_links(names, touched),
            )


def _links(names: Names, requirements: Iterable[str]) -> tuple[Link, ...]:
    return tuple(names.link(requirement) for requirement in requirements)


def _evidence_note(left_out: int) -> str:
    if not left_out:
        return ""
    pieces = french.plural(left_out, "pièce est restée", "pièces sont restées")
    return (
        f"Pour rester légère, cette page porte d’abord les preuves des écarts et la première de chaque "
        f"scénario ; {pieces} dans le dossier de campagne, où leurs liens les trouvent."
    )

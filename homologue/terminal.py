"""What a terminal shows at the end of a run: the verdict, the counts, what failed first, where to read on."""

from __future__ import annotations

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from catalogue.model import Level
from harness.conclusion import Conclusion
from record.outcomes import Outcome
from record.verdict import JudgedRequirement, Verdict
from reports.summary import summary
from reports.words import SEVERAL

_COLOURS = {
    Verdict.CONFORMING: "green",
    Verdict.CONFORMING_WITH_RESERVATIONS: "yellow",
    Verdict.NOT_CONFORMING: "red",
    Verdict.NOT_JUDGED: "yellow",
}
_LEVELS = {
    Level.DOCUMENTED: "Documentées",
    Level.INFERRED: "Déduites",
    Level.GOOD_PRACTICE: "Bonnes pratiques",
}
_MOST_TOLD = 5


def show(conclusion: Conclusion) -> None:
    """Print the end of a run on the standard output."""
    console = Console(highlight=False)
    judgement = conclusion.judgement
    told = summary(judgement, conclusion.record)
    console.print()
    console.print(f"[bold {_COLOURS[judgement.verdict]}]{escape(told.sentence)}[/]")
    console.print(_counts(conclusion))
    wrong = [row for row in judgement.requirements if row.outcome in (Outcome.FAILED, Outcome.CANT_TELL)]
    for row in sorted(wrong, key=lambda row: row.outcome is not Outcome.FAILED)[:_MOST_TOLD]:
        console.print(_told(row), soft_wrap=True)
    if len(wrong) > _MOST_TOLD:
        console.print(f"  … et {len(wrong) - _MOST_TOLD} autres, dans le rapport")
    if conclusion.record.info.baseline:
        for caution in told.cautions:
            console.print(f"[yellow]{escape(caution)}[/]", soft_wrap=True)
    elif conclusion.record.info.ended_because:
        console.print(f"[yellow]{escape(conclusion.record.info.ended_because)}[/]", soft_wrap=True)
    console.print(f"Rapport : {conclusion.html}", soft_wrap=True, markup=False)


def _counts(conclusion: Conclusion) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim")
    table.add_column("")
    for word in SEVERAL.values():
        table.add_column(word, justify="right")
    for level, name in _LEVELS.items():
        count = conclusion.judgement.count(level)
        table.add_row(name, *(str(count[outcome]) for outcome in SEVERAL))
    return table


def _told(row: JudgedRequirement) -> str:
    finding = row.finding
    colour = "red" if row.outcome is Outcome.FAILED else "yellow"
    why = f"attendu : {finding.expected} ; constaté : {finding.observed}" if finding.expected else finding.why
    return (
        f"[{colour}]{row.requirement.id}[/] {escape(row.requirement.statement_fr)}\n      {escape(why[:400])}"
    )

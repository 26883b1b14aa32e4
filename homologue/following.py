"""Following a proof on the terminal: how far it is, then what it says."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from rich.console import Console
from rich.markup import escape

from harness.baseline import GREEN, Baseline
from harness.ended_cases import EndedCases
from harness.proving import Prover
from homologue.progress import progress_bar
from record.proof import Calm, Fate, Proof, Tried, Varied
from reports.proof_words import BASELINES, cost_sentence, fate_word, figures

_EVERY = 0.3
_NOT_KILLED = (Fate.SILENT, Fate.DEAD, Fate.KILLED_WRONG, Fate.INCONCLUSIVE, Fate.TIMEOUT, Fate.BROKEN)
_NOT_QUIET = (Calm.FALSE_ALARM, Calm.INCONCLUSIVE, Calm.TIMEOUT, Calm.BROKEN)
_MOST_ALARMS = 5
_MOST_LETTERS = 400


def follow_baseline(prover: Prover) -> Baseline:
    """Play without any fault, with a progress bar on a terminal."""
    folder, ended = prover.theatre.campaign.folder.path, EndedCases()
    total = prover.turns * sum(len(cases) for cases in prover.program.cases().values())
    with progress_bar() as bar, ThreadPoolExecutor(1) as pool:
        task = bar.add_task("sans défaut", total=total)
        playing = pool.submit(prover.baseline)
        while not playing.done():
            bar.update(task, completed=ended.count(folder.glob("baseline-*/worker-*.ndjson")))
            try:
                playing.exception(_EVERY)
            except TimeoutError:
                continue
        return playing.result()


def follow_trials(prover: Prover, found: list[Tried | Varied]) -> None:
    """Try everything, adding to ``found`` what has ended, with a progress bar on a terminal."""
    with progress_bar() as bar:
        task = bar.add_task("essais", total=len(prover.program.mutants) + len(prover.program.variants))
        for each in prover.tried():
            found.append(each)
            bar.update(task, advance=1, description=each.id)


def show(proof: Proof, page: Path) -> None:
    """Print what a proof says on the standard output."""
    console = Console(highlight=False)
    if proof.baseline != GREEN:
        console.print(f"[bold red]{escape(BASELINES[proof.baseline])}[/]", soft_wrap=True)
        for doubt in proof.doubts[:_MOST_ALARMS]:
            console.print(
                f"  {doubt.scenario} {escape(doubt.name)}\n      {_cut(doubt.observed)}", soft_wrap=True
            )
    for mutant in proof.of(*_NOT_KILLED):
        broken = ", ".join(mutant.breaks)
        console.print(f"[red]{fate_word(mutant.fate)}[/] {mutant.id} ({broken}) : {escape(mutant.change)}")
        console.print(f"      {_cut(mutant.why)}", soft_wrap=True)
    for variant in proof.varied(*_NOT_QUIET):
        console.print(f"[red]{fate_word(variant.fate)}[/] {variant.id} : {escape(variant.change)}")
        _show_alarms(console, variant)
    console.print()
    for sentence in figures(proof):
        console.print(escape(sentence), soft_wrap=True)
    console.print(f"{cost_sentence(proof)}\nPreuve : {page}", soft_wrap=True, markup=False)


def _show_alarms(console: Console, variant: Varied) -> None:
    if variant.why:
        console.print(f"      {_cut(variant.why)}", soft_wrap=True)
    for alarm in variant.alarms[:_MOST_ALARMS]:
        console.print(f"      {alarm.requirement} {alarm.after} : {_cut(alarm.why)}", soft_wrap=True)
        console.print(f"          {alarm.seen.scenario}", soft_wrap=True)
    if len(variant.alarms) > _MOST_ALARMS:
        console.print(f"      … et {len(variant.alarms) - _MOST_ALARMS} autres, dans la preuve")


def _cut(text: str) -> str:
    return escape(text if len(text) <= _MOST_LETTERS else text[:_MOST_LETTERS] + "…")

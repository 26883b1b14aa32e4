"""How a run ends: its parts merged, its verdict written, its reports made; again at will, from the folder."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from catalogue.model import Catalogue
from record.folder import RunFolder, as_json, write_whole
from record.messages import merge
from record.plan import Plan
from record.results import RunRecord, read_run
from record.verdict import EXIT_CODES, Judgement, as_document, judge
from reports.html import write_html
from reports.junit import write_junit
from reports.summary import verdict_sentence


@dataclass(frozen=True, slots=True)
class Conclusion:
    """A judged run and where its reports are."""

    judgement: Judgement
    record: RunRecord
    html: Path
    junit: Path

    @property
    def exit_code(self) -> int:
        """0 conforming, 1 not conforming or a stale list of known failures, 3 not judged."""
        known = self.judgement.baseline
        return EXIT_CODES[self.judgement.verdict] or int(known is not None and bool(known.stale))

    @property
    def told(self) -> str:
        """The verdict in a sentence, and where the report is."""
        return f"\n{verdict_sentence(self.judgement)}\nRapport : {self.html}"


def conclude(folder: RunFolder, plan: Plan, catalogue: Catalogue) -> Conclusion:
    """Merge what the workers left, then judge and report."""
    merge(folder, plan, version("homologue"))
    return report(folder, catalogue)


def report(folder: RunFolder, catalogue: Catalogue) -> Conclusion:
    """Judge a finished run from its folder alone and write verdict, page and JUnit."""
    record = read_run(folder)
    judgement = judge(catalogue, record)
    write_whole(folder.verdict, as_json(as_document(judgement, record)))
    return Conclusion(judgement, record, write_html(folder, catalogue), write_junit(folder, catalogue))

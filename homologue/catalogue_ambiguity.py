"""One ambiguity whole, as a vendor reads it: its readings and what each one has played."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from catalogue.coverage import READING_TAG
from catalogue.model import Ambiguity, Catalogue, Reading
from harness.profile_choices import reading_line
from homologue.sheet import entry, section, wrapped
from record.plan import PlannedCase
from reports.french import lines


@dataclass(frozen=True, slots=True)
class WholeAmbiguity:
    """An ambiguity, beside the ledger that it is of and all that may be played."""

    ambiguity: Ambiguity
    ledger: Catalogue
    cases: Sequence[PlannedCase]

    def lines(self) -> Iterator[str]:
        """The ambiguity within 80 columns."""
        told = self.ambiguity
        yield from wrapped(f"{told.id}  {told.question_fr}", indent=12)
        yield ""
        if told.lines:
            yield from entry("source", lines(told.lines))
        yield from entry("profil", f'[readings] "{told.id}" = "…"')
        if told.holds:
            yield from entry("toujours", f"jugé quoi qu’il en soit : {' ; '.join(told.holds)}")
        yield from section("lectures", map(self._reading, told.readings))
        yield from section("exigences", map(self._requirement, told.requirements))

    def document(self) -> dict[str, object]:
        """The same for a machine."""
        told = self.ambiguity
        return {
            "id": told.id,
            "question": told.question_fr,
            "lines": list(told.lines),
            "always_judged": list(told.holds),
            "requirements": list(told.requirements),
            "readings": [
                {
                    "key": each.key,
                    "meaning": each.text,
                    "default": each.default,
                    "sets": dict(each.sets),
                    "scenarios": [f"{case.uri}:{case.line}" for case in self._played(each)],
                }
                for each in told.readings
            ],
        }

    def _reading(self, reading: Reading) -> Iterator[str]:
        yield from wrapped(f"- {reading_line(reading)}", before=2, indent=4)
        for name, value in reading.sets.items():
            yield from wrapped(f"fixe {name} = {json.dumps(value, ensure_ascii=False)}", before=4, indent=6)
        for case in self._played(reading):
            said = f"propre à elle : « {case.name} » ({case.uri}:{case.line})"
            yield from wrapped(said, before=4, indent=6)
            for step in case.steps:
                yield from wrapped(f"{step.keyword.strip()} {step.text}", before=6, indent=8)

    def _played(self, reading: Reading) -> list[PlannedCase]:
        """The cases that only this reading has played."""
        tag = f"{READING_TAG}{self.ambiguity.id}={reading.key}"
        return [case for case in self.cases if tag in case.tags]

    def _requirement(self, row: str) -> list[str]:
        return wrapped(f"{row}  {self.ledger.requirements[row].statement_fr}", before=2, indent=11)

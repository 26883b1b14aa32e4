"""One requirement whole, as a vendor reads it: its words, its source, its examples and what it depends on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from catalogue.coverage import Coverage
from catalogue.model import Ambiguity, Catalogue, Example, Parameter, Requirement, SetBy
from catalogue.settings import setters
from harness.profile_choices import expected, reading_lines, value_lines
from harness.profile_text import quoted
from homologue.sheet import entry, section, wrapped
from reports.french import lines, step
from reports.words import LEVELS

_CONCLUDES = {"auto": "le banc", "assisted": "le banc, puis une personne", "declared": "votre déclaration"}
_KINDS = {"positive": "conforme", "negative": "non conforme", "boundary": "à la borne"}


@dataclass(frozen=True, slots=True)
class Whole:
    """One row, beside the ledger that it is of, the scenarios that carry it and the examples excused."""

    row: Requirement
    ledger: Catalogue
    covered: Coverage
    excused: Mapping[str, str]

    def lines(self) -> Iterator[str]:
        """The row within 80 columns."""
        yield from wrapped(f"{self.row.id}  {self.row.statement_fr}", indent=9)
        yield ""
        yield from entry("niveau", f"{LEVELS[self.row.level]} ({self.row.level.value})")
        yield from entry("source", self._source())
        yield from entry("conclut", _CONCLUDES[self.row.check.value])
        yield from entry("besoins", ", ".join(need.value for need in self.row.needs) or "aucun")
        if self.row.labels:
            yield from entry("libellés", " · ".join(quoted(label) for label in self.row.labels))
        yield from section("exemples", map(self._example, self.row.examples))
        yield from section("lectures [readings]", map(self._ambiguity, self._ambiguities()))
        yield from section("paramètres [parameters]", map(self._parameter, self._parameters()))

    def document(self) -> dict[str, object]:
        """The same for a machine, beside what every row of the catalogue tells."""
        source = self.row.source
        return {
            "source": {"guide": source.guide, "step": source.step, "lines": list(source.lines)},
            "check": self.row.check.value,
            "needs": [need.value for need in self.row.needs],
            "labels": list(self.row.labels),
            "example_texts": {each.id: each.text for each in self.row.examples},
            "ambiguities": [_ambiguity_document(each) for each in self._ambiguities()],
            "parameters": [_parameter_document(each) for each in self._parameters()],
        }

    def _ambiguities(self) -> list[Ambiguity]:
        return [self.ledger.ambiguities[each] for each in self.row.ambiguities]

    def _parameters(self) -> list[Parameter]:
        return [self.ledger.parameters[each] for each in self.row.parameters]

    def _source(self) -> str:
        source = self.row.source
        if not source.lines:
            return "aucun guide ne le dit"
        title = self.ledger.guides[source.guide].title_fr
        return ", ".join(filter(None, (title, step(source.step), lines(source.lines))))

    def _example(self, example: Example) -> Iterator[str]:
        yield from wrapped(f"{example.id} ({_KINDS[example.kind]}) {example.text}", before=2, indent=4)
        for scenario in self.covered.examples[example.id]:
            yield from wrapped(f"joué par {quoted(scenario.name)}", before=4, indent=6)
            yield from wrapped(f"{scenario.file}:{scenario.line}", before=6, indent=6)
        if self.covered.examples[example.id]:
            return
        why = self.excused.get(example.id)
        yield from wrapped("ni joué, ni excusé" if why is None else f"excusé : {why}", before=4, indent=6)

    def _ambiguity(self, ambiguity: Ambiguity) -> Iterator[str]:
        yield from wrapped(f"{ambiguity.id} — {ambiguity.question_fr}", before=2, indent=4)
        for line in reading_lines(ambiguity):
            yield from wrapped(f"- {line}", before=4, indent=6)
        if ambiguity.holds:
            yield from wrapped(f"toujours jugé : {' ; '.join(ambiguity.holds)}", before=4, indent=6)

    def _parameter(self, parameter: Parameter) -> Iterator[str]:
        yield from wrapped(f"{parameter.name} — {parameter.meaning}", before=2, indent=4)
        if parameter.set_by is SetBy.READING:
            named = " ou ".join(setters(self.ledger, parameter.name))
            yield from wrapped(f"fixé par la lecture de {named}", before=4, indent=6)
            return
        for line in value_lines(parameter):
            yield from wrapped(f"- {line}", before=4, indent=6)


def _ambiguity_document(ambiguity: Ambiguity) -> dict[str, object]:
    return {
        "id": ambiguity.id,
        "question": ambiguity.question_fr,
        "readings": [
            {"key": each.key, "meaning": each.text, "default": each.default} for each in ambiguity.readings
        ],
        "always_judged": list(ambiguity.holds),
    }


def _parameter_document(parameter: Parameter) -> dict[str, object]:
    return {
        "name": parameter.name,
        "meaning": parameter.meaning,
        "expected": expected(parameter),
        "values": dict(parameter.values),
        "set_by": parameter.set_by.value,
    }

"""The ledger is read whole, or refused with the file, the line, what was expected and what may stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalogue import CatalogueError
from catalogue.loader import load

REQUIREMENTS = "urssaf/requirements/01-entrer.yaml"
AMBIGUITIES = "urssaf/ambiguities.yaml"
PARAMETERS = "urssaf/parameters.yaml"
SCREENS = "urssaf/screens.yaml"

# (file, what stood there, what stands there instead, line of the fault, part of what is said)
CHECK = "    check: auto\n"
UNDER = "    labels_under: URS-AMB-01=x\n"
FAULTS = {
    "shape of an id": (REQUIREMENTS, "id: URS-001", "id: URS-1", 3, "'URS-1'"),
    "id of another portal": (REQUIREMENTS, "id: URS-001", "id: AUD-001", 3, "'AUD-001'"),
    "level": (REQUIREMENTS, "DOCUMENTED", "MANDATORY", 5, "allowed: DOCUMENTED, INFERRED, GOOD_PRACTICE"),
    "check": (REQUIREMENTS, "check: auto", "check: manual", 10, "allowed: auto, assisted, declared"),
    "need": (REQUIREMENTS, "[email]", "[pigeon]", 11, "a known need, found 'pigeon'"),
    "ambiguity": (REQUIREMENTS, "[URS-AMB-01]", "[URS-AMB-77]", 12, "allowed: URS-AMB-01"),
    "parameter": (REQUIREMENTS, "[urs.link.count]", "[urs.link.cuont]", 13, "allowed: urs.link.count"),
    "feature": (REQUIREMENTS, "feature: URS-F01", "feature: URS-F02", 1, "allowed: URS-F01"),
    "line of the guide": (REQUIREMENTS, "[L55-L56]", "[55]", 9, "found '55'"),
    "example of another row": (REQUIREMENTS, "URS-001-P1", "URS-002-P1", 15, "'URS-002-P1'"),
    "kind of example": (REQUIREMENTS, "URS-001-P1", "URS-001-X1", 15, "'URS-001-X1'"),
    "unknown key": (REQUIREMENTS, "check: auto", "verify: auto", 10, "a known key, found 'verify'"),
    "missing key": (REQUIREMENTS, CHECK, "", 3, "the key 'check'"),
    "key twice": (REQUIREMENTS, CHECK, CHECK + CHECK, 11, "'check' twice"),
    "reading of labels": (REQUIREMENTS, CHECK, UNDER + CHECK, 10, "=two"),
    "broken YAML": (REQUIREMENTS, "needs: [email]", "needs: [email", 12, "well-formed YAML"),
    "parameter of a reading": (AMBIGUITIES, "count: 2", "cuont: 2", 14, "a known parameter"),
    "reading over a profile's parameter": (
        AMBIGUITIES,
        "urs.link.count: 2",
        "urs.link.validity_seconds: 2",
        14,
        "set_by: reading",
    ),
    "value of a reading": (AMBIGUITIES, "urs.link.count: 2", "urs.link.count: deux", 14, "a whole number"),
    "two defaults": (AMBIGUITIES, "fr: deux", "fr: deux\n      default: true", 6, "one, two"),
    "no default": (AMBIGUITIES, "      default: true\n", "", 6, "found none"),
    "one reading key twice": (AMBIGUITIES, "key: two", "key: one", 6, "each reading key once"),
    "type of a parameter": (PARAMETERS, "type: int\n", "type: float\n", 2, "a known type, found 'float'"),
    "default of a parameter": (PARAMETERS, "default: 1\n", "default: un\n", 3, "found 'un'"),
    "who sets a parameter": (PARAMETERS, "set_by: profile", "set_by: chance", 9, "allowed: reading, profile"),
    "enum without values": (PARAMETERS, "type: int\n", "type: enum\n", 1, "'allowed' beside an enum"),
    "purpose": (SCREENS, "[urssaf.send]", "[urssaf.sned]", 10, "allowed: urssaf.send"),
    "role": (SCREENS, "role: command", "role: button", 3, "allowed: entry, box, choice, command"),
    "what leads to a screen": (SCREENS, "reached_by: URS-001", "reached_by: URS-099", 11, "allowed: URS-001"),
    "key of another portal": (SCREENS, "- key: urssaf.send", "- key: audiens.send", 2, "'audiens.send'"),
    "a flag": (SCREENS, "    label:", "    secret: perhaps\n    label:", 4, "true or false"),
    "a mapping for a list": (SCREENS, "controls: [urssaf.send]", "controls: {urssaf.send: 1}", 10, "a list"),
}  # fmt: skip


def test_reads_a_ledger_without_fault(ledger: Path) -> None:
    """What the files say is what the values say, with French spacing and the rows that name an ambiguity."""
    catalogue = load(ledger)

    requirement = catalogue.requirements["URS-001"]
    assert (requirement.source.guide, requirement.source.lines) == ("URS", ("L55-L56",))
    assert [(each.id, each.kind) for each in requirement.examples] == [("URS-001-P1", "positive")]
    assert catalogue.ambiguities["URS-AMB-01"].requirements == ("URS-001",)
    assert catalogue.ambiguities["URS-AMB-01"].default.key == "one"
    assert catalogue.ambiguities["URS-AMB-01"].question_fr == "Un lien ou deux\N{NO-BREAK SPACE}?"
    assert catalogue.screens["urssaf.contact_address"].controls == ("urssaf.send",)


def test_allowed_values_may_say_what_they_mean(ledger: Path) -> None:
    """As a mapping instead of a list: its keys are the values."""
    file = ledger / PARAMETERS
    said = "  type: enum\n  allowed:\n    one: un seul ?\n    two: deux\n  default: one\n  set_by: profile\n"
    file.write_text(f"{file.read_text('utf-8')}- name: urs.links\n{said}  meaning: liens\n", "utf-8")

    parameter = load(ledger).parameters["urs.links"]
    assert parameter.allowed == ("one", "two")
    assert dict(parameter.values) == {"one": "un seul\N{NO-BREAK SPACE}?", "two": "deux"}


@pytest.mark.parametrize("fault", FAULTS)
def test_names_file_and_line_of_a_fault(ledger: Path, fault: str) -> None:
    """One fault at one place is told with that place, and with what may stand there."""
    name, before, after, line, said = FAULTS[fault]
    file = ledger / name
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), encoding="utf-8")

    with pytest.raises(CatalogueError) as caught:
        load(ledger)

    assert (caught.value.file, caught.value.line) == (file, line)
    assert str(caught.value).startswith(f"{file}:{line}: expected ")
    assert said in str(caught.value)


@pytest.mark.parametrize("name", [REQUIREMENTS, AMBIGUITIES, PARAMETERS, "urssaf/features.yaml"])
def test_refuses_an_id_that_stands_twice(ledger: Path, name: str) -> None:
    """Two rows of one id are refused at the second."""
    file = ledger / name
    text = file.read_text(encoding="utf-8")
    rows = (
        text[text.index("- ") :].rstrip() if name != REQUIREMENTS else text[text.index("  - id") :].rstrip()
    )
    file.write_text(f"{text}{rows}\n", encoding="utf-8")

    with pytest.raises(CatalogueError, match="twice") as caught:
        load(ledger)

    assert caught.value.line > text.count("\n")


def test_refuses_an_empty_file(ledger: Path) -> None:
    """A file without content is a fault of its first line, not a ledger without rows."""
    (ledger / PARAMETERS).write_text("# nothing yet\n", encoding="utf-8")

    with pytest.raises(CatalogueError, match=r"parameters\.yaml:1: expected some content"):
        load(ledger)


def test_refuses_a_folder_without_guides(tmp_path: Path) -> None:
    """Without guides there is nothing to judge."""
    with pytest.raises(CatalogueError, match="no such file"):
        load(tmp_path)

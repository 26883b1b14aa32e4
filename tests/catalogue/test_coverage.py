"""Coverage says which scenarios carry a requirement, what none carries, and which tags name nothing."""

from __future__ import annotations

import catalogue
from catalogue.coverage import TaggedScenario, coverage

CATALOGUE = catalogue.load()


def _scenario(*tags: str, name: str = "un scénario") -> TaggedScenario:
    return TaggedScenario(name=name, file="features/urssaf/a.feature", line=7, tags=tags)


def test_a_scenario_carries_the_requirements_of_its_tags() -> None:
    """Tags count with or without their sign, and other tags say nothing."""
    one, two = _scenario("@URS-037", "@lent", name="un"), _scenario("URS-037", "URS-042", name="deux")

    found = coverage(CATALOGUE, [one, two])

    assert found.requirements["URS-037"] == (one, two)
    assert found.requirements["URS-042"] == (two,)
    assert found.unknown == ()


def test_requirements_without_a_scenario_are_told() -> None:
    """What no scenario carries is a gap, in the ledger's order."""
    found = coverage(CATALOGUE, [_scenario("@URS-002")])

    assert found.bare_requirements[:3] == ("URS-001", "URS-003", "URS-004")
    assert len(found.bare_requirements) == len(CATALOGUE.requirements) - 1


def test_the_tag_of_an_example_carries_its_requirement() -> None:
    """An example is a sample of its requirement, and counts by itself too."""
    scenario = _scenario("@URS-009-N1")

    found = coverage(CATALOGUE, [scenario])

    assert found.examples["URS-009-N1"] == (scenario,)
    assert found.requirements["URS-009"] == (scenario,)
    assert "URS-009-N1" not in found.bare_examples
    assert "URS-009-P1" in found.bare_examples


def test_readings_are_covered_by_their_tag() -> None:
    """A scenario that holds under one reading only says which."""
    scenario = _scenario("@URS-037", "@lecture:URS-AMB-03=two")

    found = coverage(CATALOGUE, [scenario])

    assert found.readings["URS-AMB-03=two"] == (scenario,)
    assert "URS-AMB-03=one" in found.bare_readings


def test_tags_that_name_nothing_of_the_ledger_are_told() -> None:
    """A tag that looks like an id or a reading and is none would otherwise carry nothing in silence."""
    tags = (
        "@URS-999",
        "@urs-037",
        "@URS-009-N77",
        "@URS-001-M2",
        "@lecture:URS-AMB-99=x",
        "@lecture:URS-AMB-03=x",
    )

    found = coverage(CATALOGUE, [_scenario(*tags, "@navigateur", "@avant-1990")])

    assert [each.tag for each in found.unknown] == [tag.removeprefix("@") for tag in tags]


def test_an_unknown_reading_is_told_with_those_that_exist() -> None:
    """The error can be mended without opening the ledger."""
    found = coverage(CATALOGUE, [_scenario("@lecture:URS-AMB-03=x")])

    assert found.unknown[0].near == ("lecture:URS-AMB-03=one", "lecture:URS-AMB-03=two")

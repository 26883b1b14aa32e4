"""The shipped ledger holds every row of its guide, in the guide's own words."""

from __future__ import annotations

import hashlib
import os
import re
from collections import Counter
from pathlib import Path

import pytest

import catalogue
from catalogue.model import Guide, Level, Purpose, Requirement, Screen, SetBy
from harness.words import bare, fold

CATALOGUE = catalogue.load()
DOCUMENTED = [row for row in CATALOGUE.requirements.values() if row.level is Level.DOCUMENTED and row.labels]
CAPTIONS = {64, 101}  # of the Audiens guide: screenshots told in English by a machine
LABELLED = [purpose for purpose in CATALOGUE.purposes.values() if purpose.label]


def _guide_file(guide: Guide) -> Path:
    beside = Path(__file__).parents[3] / "shared" / "sources"
    return Path(os.environ.get("HOMOLOGUE_GUIDES", beside)) / guide.file


def _lines(portal: str) -> list[str]:
    """The lines of a portal's guide, the first at index 1."""
    guide = next(guide for guide in CATALOGUE.guides.values() if guide.portal == portal)
    file = _guide_file(guide)
    if not file.exists():
        pytest.skip(f"the guides are not here: set HOMOLOGUE_GUIDES to the folder that holds {guide.file}")
    return ["", *file.read_text(encoding="utf-8").split("\n")]


def _span(lines: list[str], place: str) -> str:
    first, _, last = place.replace("L", "").partition("-")
    return " ".join(lines[int(first) : int(last or first) + 1])


def test_counts_are_those_of_the_ledger() -> None:
    """85 rows of the Urssaf guide, 161 of the Audiens one, 41 of both: none is lost, none is added unseen."""
    counts = Counter((row.portal, row.level.value) for row in CATALOGUE.requirements.values())
    assert counts == {
        ("urssaf", "DOCUMENTED"): 35,
        ("urssaf", "INFERRED"): 34,
        ("urssaf", "GOOD_PRACTICE"): 16,
        ("audiens", "DOCUMENTED"): 93,
        ("audiens", "INFERRED"): 53,
        ("audiens", "GOOD_PRACTICE"): 15,
        ("both", "GOOD_PRACTICE"): 41,
    }


def test_ids_follow_each_other() -> None:
    """Ids are stable and without holes, in the order in which the files are read."""
    for prefix, count in (("URS", 85), ("AUD", 161), ("GEN", 41)):
        ids = [key for key in CATALOGUE.requirements if key.startswith(prefix)]
        assert ids == [f"{prefix}-{number:03}" for number in range(1, count + 1)]


def test_every_ambiguity_bears_on_a_requirement() -> None:
    """A place to read in several ways that no row names would change nothing."""
    assert [each.id for each in CATALOGUE.ambiguities.values() if not each.requirements] == []


def test_default_readings_set_the_defaults_of_parameters() -> None:
    """What holds where nothing is declared is the same, read from the parameters or from the readings."""
    for ambiguity in CATALOGUE.ambiguities.values():
        for name, value in ambiguity.default.sets.items():
            assert CATALOGUE.parameters[name].default == value, (ambiguity.id, name)


def test_what_a_profile_may_give_says_what_each_value_means() -> None:
    """Whoever writes a profile chooses among values, and writes "none" for none: TOML has no null."""
    given = [each for each in CATALOGUE.parameters.values() if each.set_by is SetBy.PROFILE]
    for each in given:
        if each.type.startswith("enum"):
            assert tuple(each.values) == each.allowed, each.name
            assert all(each.values.values()), each.name
        assert not re.search(r"\bnull\b", each.meaning), each.name


def test_every_parameter_of_a_reading_has_one_that_sets_it() -> None:
    """A value that neither a profile nor a reading can change is no parameter."""
    by_readings = {name for each in CATALOGUE.ambiguities.values() for r in each.readings for name in r.sets}
    declared = {each.name for each in CATALOGUE.parameters.values() if each.set_by is SetBy.READING}
    assert declared == by_readings


def test_each_screen_names_a_sign_of_its_own() -> None:
    """A screen with no condition would be recognised everywhere."""
    for screen in CATALOGUE.screens.values():
        assert screen.controls or screen.any_of or screen.marks or screen.services, screen.key


@pytest.mark.parametrize("screen", CATALOGUE.screens.values(), ids=lambda screen: screen.key)
def test_what_a_screen_asks_for_is_told_apart_by_name(screen: Screen) -> None:
    """Among its purposes, and against the confirmations that it excludes, one name means one purpose."""
    asked = [CATALOGUE.purposes[key] for key in {*screen.controls, *screen.any_of}]
    excluded = [CATALOGUE.purposes[key] for key in screen.without if key.endswith("_confirmation")]
    owners = Counter((each.role, name) for each in asked for name in _names(each))
    owners += Counter({(each.role, name) for each in excluded for name in _names(each)} & set(owners))
    assert [name for name, count in owners.items() if count > 1] == []


def _names(purpose: Purpose) -> set[str]:
    words = [*filter(None, [purpose.label]), *purpose.synonyms]
    return {fold(word) for word in words} | {bare(word) for word in words}


@pytest.mark.parametrize("purpose", CATALOGUE.purposes.values(), ids=lambda purpose: purpose.key)
def test_synonyms_stand_once(purpose: Purpose) -> None:
    """A synonym written twice, or equal to the label, is noise for those who read the file."""
    names = Counter(fold(word) for word in (purpose.label or "", *purpose.synonyms) if word)
    assert [name for name, count in names.items() if count > 1] == []


@pytest.mark.parametrize("guide", CATALOGUE.guides.values(), ids=lambda guide: guide.id)
def test_guide_is_the_one_transcribed(guide: Guide) -> None:
    """The digest kept beside the rows is that of the text from which they were written."""
    _lines(guide.portal)
    assert hashlib.sha256(_guide_file(guide).read_bytes()).hexdigest() == guide.sha256


@pytest.mark.parametrize("row", DOCUMENTED, ids=lambda row: row.id)
def test_labels_stand_in_the_lines_that_the_row_names(row: Requirement) -> None:
    """A label judged as documented is in the guide, folded, where the row says."""
    lines = _lines(row.portal)
    said = " ".join(fold(_span(lines, place)) for place in row.source.lines)
    assert [label for label in row.labels if fold(label) not in said] == []


@pytest.mark.parametrize("purpose", LABELLED, ids=lambda purpose: purpose.key)
def test_purpose_labels_are_words_of_the_guide(purpose: Purpose) -> None:
    """What a purpose calls the guide's words stands there, folded, in every place that the purpose names."""
    lines = _lines(purpose.portal)
    places = re.findall(r"L\d+(?:-L\d+)?", purpose.source)
    assert places
    if purpose.portal == "urssaf":
        assert any(_is_quoted(purpose.label or "", _span(lines, place)) for place in places)
    else:
        assert [place for place in places if not _is_on_a_screen(purpose.label or "", lines, place)] == []


def _is_quoted(label: str, text: str) -> bool:
    """The Urssaf guide puts the words of a control between quotation marks."""
    return f"« {fold(label)} »" in f"{fold(text)} »"  # folding takes the last mark off


def _is_on_a_screen(label: str, lines: list[str], place: str) -> bool:
    """The Audiens guide shows screens: the words stand whole on a line, English captions apart."""
    first, _, last = place.replace("L", "").partition("-")
    numbers = {*range(int(first), int(last or first) + 1)} - CAPTIONS
    return any(re.search(rf"(?<!\w){re.escape(fold(label))}(?!\w)", fold(lines[n])) for n in numbers)

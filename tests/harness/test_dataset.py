"""A data set holds people of each kind, none twice, and nobody of it is ever drawn twice."""

from __future__ import annotations

import csv
import json
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path

import pytest

from harness.births import BIRTHS
from harness.dataset import (
    DataSet,
    Shapes,
    WrongDataSet,
    made,
    number_of,
    read_data_set,
    write_csv,
    write_json,
)
from harness.draws import Draws, draws_beside
from harness.faults import ConnectionFault, Unassessed
from harness.kinds import Kind, Unservable, kind_of
from harness.people import OWN_ADDRESS, People
from harness.registrar import DataSetRegistrar

USUAL = Kind("urssaf")
MEMBER = Kind("audiens")
TWINS = Kind("audiens", (("homonym", "true"),))
CORSICAN = Kind("urssaf", (("nir", "née en Corse-du-Sud depuis 1976"),))


def data_set(**numbers: int) -> DataSet:
    kinds = {"usual": USUAL, "member": MEMBER, "twins": TWINS, "corsican": CORSICAN}
    return made({kinds[name]: number for name, number in numbers.items()}, seed=7, runs=1, shapes=Shapes())


def written(tmp_path: Path, people: DataSet) -> Path:
    write_json(tmp_path / "people.json", people)
    return tmp_path / "people.json"


def test_the_same_seed_makes_the_same_people() -> None:
    """A data set can be made again."""
    assert data_set(usual=5, twins=2) == data_set(usual=5, twins=2)


def test_nobody_is_like_anybody_else() -> None:
    """Numbers, identifiers, addresses and mobiles are fresh."""
    people = data_set(usual=40, member=40, corsican=10).people
    assert len({number_of(each.person) for each in people}) == 90
    assert len({each.person.email for each in people}) == 90
    mobiles = [each.person.mobile for each in people if each.kind == MEMBER]
    assert len(set(mobiles)) == 40


def test_a_kind_has_what_it_says() -> None:
    """Corsicans have 2A; homonyms come in pairs of the same names and date."""
    people = data_set(corsican=3, twins=1).people
    assert {each.person.nir[5:7] for each in people if each.kind == CORSICAN} == {"2A"}
    one, other = (each for each in people if each.kind == TWINS)
    assert one.group == other.group
    assert (one.person.last_name, one.person.birth_date) == (other.person.last_name, other.person.birth_date)
    assert number_of(one.person) != number_of(other.person)


def test_a_data_set_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    """What only a run draws apart: the other mobile is none of the file's business."""
    people = data_set(usual=2, member=2, twins=1)
    read = read_data_set(written(tmp_path, people))
    assert [each.person.on_file() for each in read.people] == [
        each.person.on_file() for each in people.people
    ]
    assert [(each.id, each.kind) for each in read.people] == [(each.id, each.kind) for each in people.people]


def test_the_table_has_what_the_control_api_would_take(tmp_path: Path) -> None:
    """A vendor loads it: one line a person, nothing on file is an empty cell."""
    people = data_set(member=1).people
    write_csv(tmp_path / "t.csv", people)
    with (tmp_path / "t.csv").open(encoding="utf-8", newline="") as stream:
        (row,) = csv.DictReader(stream)
    assert row["identifier"] == people[0].person.identifier
    assert (row["landline"], row["health_member"]) == ("", "true")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{", "JSON"),
        ("[]", "homologue/people/1"),
        ('{"schema": "homologue/people/1", "people": [{}]}', "personne n° 1"),
        ('{"schema": "homologue/people/1", "people": [{"kind": "x"}]}', "personne n° 1"),
    ],
)
def test_a_file_that_is_no_data_set_is_told(tmp_path: Path, text: str, told: str) -> None:
    """With what to do."""
    (tmp_path / "p.json").write_text(text, encoding="utf-8")
    with pytest.raises(WrongDataSet, match="homologue people") as error:
        read_data_set(tmp_path / "p.json")
    assert told in str(error.value)


def test_more_people_than_there_are_mobiles_are_refused() -> None:
    """The fiction block has ten thousand numbers."""
    with pytest.raises(WrongDataSet, match="--count"):
        made({MEMBER: 40}, seed=1, runs=1, shapes=Shapes(phone_prefix="063998123"))


def test_every_kind_can_be_written_and_read() -> None:
    """The key of a kind says all of it."""
    people = People(1, "x")
    asked = [
        {},
        {"phone": None, "street": None},
        {"known_email": OWN_ADDRESS},
        {"nir": BIRTHS["née outre-mer"].nir(people)},
        {"first_name": "Anne-Noëlle"},
    ]
    for changes in asked:
        kind = kind_of("urssaf", people, changes)
        assert Kind.read(kind.key) == kind


def test_what_cannot_be_on_file_beforehand_is_told() -> None:
    """A number that the scenario chose itself, an expiry that depends on the hour."""
    people = People(1, "x")
    marked = {"last_name": "<b id=q0d75841e89>"}
    for changes in (marked, {"nir": people.nir()}, {"activation_code_expires_at": datetime.now(UTC)}):
        with pytest.raises(Unservable):
            kind_of("urssaf", people, changes)


def _draw_all(path: str) -> list[str]:
    draws = draws_beside(Path(path), "essai")
    drawn = []
    while found := draws.draw(USUAL):
        drawn += [each.id for each in found]
    return drawn


def test_two_processes_that_draw_at_once_never_draw_the_same_person(tmp_path: Path) -> None:
    """Two workers, or two runs, share a data set."""
    path = written(tmp_path, data_set(usual=60))
    with get_context("spawn").Pool(3) as pool:
        shares = pool.map(_draw_all, [str(path)] * 3)
    drawn = [each for share in shares for each in share]
    assert len(drawn) == len(set(drawn)) == 60


def test_threads_share_it_too(tmp_path: Path) -> None:
    """Each with its own open file."""
    path = str(written(tmp_path, data_set(usual=30)))
    with ThreadPoolExecutor(4) as threads:
        drawn = [each for share in threads.map(_draw_all, [path] * 4) for each in share]
    assert sorted(drawn) == sorted(set(drawn))
    assert len(drawn) == 30


def test_a_line_that_a_killed_run_has_cut_loses_nobody(tmp_path: Path) -> None:
    """The draws after it are kept, the cut one is not counted."""
    path = written(tmp_path, data_set(usual=3))
    draws_beside(path, "un").draw(USUAL)
    with path.with_name("people.json.used").open("ab") as file:
        file.write(b'{"group": "U0')
    draws_beside(path, "deux").draw(USUAL)
    assert draws_beside(path).left() == {USUAL: 1}


def registrar(tmp_path: Path, **numbers: int) -> DataSetRegistrar:
    path = written(tmp_path, data_set(**numbers))
    return DataSetRegistrar(Draws(tmp_path / "used", read_data_set(path), "essai"))


def test_a_scenario_gets_somebody_of_the_kind_that_it_asks_for(tmp_path: Path) -> None:
    """In place of whom it drew."""
    people = People(1, "x")
    given = registrar(tmp_path, usual=1, corsican=1).admit(
        "urssaf", people, people.artist(nir=BIRTHS["née en Corse-du-Sud depuis 1976"].nir(people))
    )
    assert given.nir[5:7] == "2A"
    assert given.nir in {number_of(each.person) for each in data_set(usual=1, corsican=1).people}


def test_a_kind_that_has_run_out_is_the_connection_s_fault(tmp_path: Path) -> None:
    """Told with what to do; so is a kind that the file never had."""
    people, office = People(1, "x"), registrar(tmp_path, usual=1)
    office.admit("urssaf", people, people.artist())
    with pytest.raises(ConnectionFault, match="n’en a plus"):
        office.admit("urssaf", people, people.artist())
    with pytest.raises(ConnectionFault, match="n’en compte aucune"):
        office.admit("audiens", people, people.member())


def test_a_change_on_the_way_is_not_assessed(tmp_path: Path) -> None:
    """Whoever is on file stays as she is: putting her there again, or otherwise, is refused."""
    people, office = People(1, "x"), registrar(tmp_path, usual=3)
    known = office.admit("urssaf", people, people.artist())
    with pytest.raises(Unassessed, match="change en cours de route"):
        office.admit("urssaf", people, known)


def test_nobody_else_is_given_a_number_of_the_file() -> None:
    """« A number that nobody has » must be nobody's."""
    known = People(1, "x").nir()
    assert People(1, "x", kept={known}).nir() != known


def test_the_file_of_draws_says_which_run_drew_whom(tmp_path: Path) -> None:
    """One line a draw."""
    path = written(tmp_path, data_set(usual=1))
    draws_beside(path, "campagne-1").draw(USUAL)
    (line,) = path.with_name("people.json.used").read_text(encoding="utf-8").splitlines()
    assert json.loads(line) == {"group": "U00001", "kind": "urssaf:usual", "run": "campagne-1"}

"""The Audiens part of the control API, as contract/control-api.yaml tells it."""

from __future__ import annotations

import pytest

PERSON = {
    "identifier": "1234567890",
    "last_name": "Comet",
    "first_name": "Paul",
    "birth_date": "1985-08-01",
    "street": "74 RUE JEAN BLEUZEN",
    "postal_code": "92177",
    "city": "VANVES",
}


@pytest.fixture
def people(bench):
    """The address of that person, on a portal."""
    return bench.control, f"{bench.control_url}audiens/people/1234567890"


def test_a_person_is_put_read_and_deleted(people):
    """What was put is read back whole, a member by default; deleting twice is fine."""
    control, address = people
    assert control.put(address, json=PERSON).status_code == 204
    left_out = {"mobile": None, "landline": None, "email": None, "health_member": True, "account": None}
    assert control.get(address).json() == {**PERSON, **left_out}
    assert control.delete(address).status_code == 204
    assert control.delete(address).status_code == 204
    assert control.get(address).status_code == 404


@pytest.mark.parametrize(
    "change",
    [
        {"identifier": "123456789"},
        {"identifier": "12345678.90"},
        {"identifier": "9999999999"},
        {"identifier": 1234567890},
        {"birth_date": "01/08/1985"},
        {"birth_date": "1985-02-30"},
        {"last_name": None},
        {"street": 12},
        {"health_member": "yes"},
        {"mobile": 612345678},
        {"unheard": "x"},
    ],
)
def test_a_body_that_does_not_fit_is_refused(people, change):
    """422 as problem details, and nobody is on file."""
    control, address = people
    answer = control.put(address, json={**PERSON, **change})
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert control.get(address).status_code == 404


@pytest.mark.parametrize("name", sorted(PERSON))
def test_what_is_required_is_missed(people, name):
    """Told by its name."""
    control, address = people
    answer = control.put(address, json={key: value for key, value in PERSON.items() if key != name})
    assert (answer.status_code, name in answer.json()["detail"]) == (422, True)


def test_putting_again_removes_account_sessions_locks_and_journeys(bench):
    """The same identifier starts afresh."""
    person = bench.file()
    visitor = bench.in_space(person)
    on_the_way = bench.visitor()
    for _ in range(5):
        bench.logged_in(str(person["identifier"]), "WRONG123")
    bench.file(**person)
    assert bench.held(person)["account"] is None
    assert visitor.open("mon-espace").path == "connexion"
    assert on_the_way.open("inscription/code").path == "inscription"
    bench.in_space(person)
    assert bench.logged_in(str(person["identifier"]), "kq7zt4mw").path == "mon-espace"


def test_deleting_ends_a_journey_on_its_way(bench):
    """The browser is sent to the form."""
    person = bench.file()
    visitor = bench.at_identifier(person)
    bench.control.delete(bench.address(person))
    visitor.press("Valider", identifier=str(person["identifier"]))
    assert visitor.page.status_code in {200, 403}
    assert bench.sms.is_empty


def test_reset_forgets_everybody(bench):
    """People, accounts, sessions and letters on their way."""
    person = bench.file()
    visitor = bench.in_space(person)
    assert bench.control.post(bench.control_url + "reset").status_code == 204
    assert bench.control.get(bench.address(person)).status_code == 404
    assert visitor.open("mon-espace").path == "connexion"

"""The control API, as contract/control-api.yaml tells it."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
import requests

NIR = "185089299999996"
PERSON = {"nir": NIR, "activation_code": "ABCD2345", "last_name": "Comet", "first_name": "Paul"}


def test_it_says_what_it_offers(bench):
    """Contract, portals, capabilities and the present instant."""
    offer = bench.control.get(bench.control_url).json()
    assert offer["contract"] == "1"
    assert offer["portals"] == ["urssaf", "audiens"]
    assert offer["capabilities"] == ["people", "inspect", "clock", "reset"]
    assert datetime.fromisoformat(offer["now"]).tzinfo is not None


@pytest.mark.parametrize("path", ["", "clock", f"urssaf/people/{NIR}", "nowhere"])
@pytest.mark.parametrize("header", [None, "Bearer wrong", "Basic let-me-in", "let-me-in", "Bearer é"])
def test_without_the_right_token_nothing_answers(bench, path, header):
    """401 as problem details, on every address."""
    headers = {} if header is None else {"Authorization": header.encode()}
    answer = requests.get(bench.control_url + path, headers=headers, timeout=5)
    problem_of(answer, 401)


def test_a_person_is_put_read_and_deleted(bench):
    """What was put is read back whole, with no space; deleting twice is fine."""
    address = f"{bench.control_url}urssaf/people/{NIR}"
    assert bench.control.put(address, json=PERSON).status_code == 204
    none = dict.fromkeys(
        ["activation_code_expires_at", "street", "postal_code", "city", "phone", "email", "space"]
    )
    assert bench.control.get(address).json() == {**none, **PERSON}
    assert bench.control.delete(address).status_code == 204
    assert bench.control.delete(address).status_code == 204
    problem_of(bench.control.get(address), 404)


def test_putting_again_removes_space_sessions_locks_and_tries(bench):
    """The same number starts afresh."""
    person = bench.file()
    visitor = bench.in_space(person, "anew@example.org")
    for _ in range(5):
        bench.visitor().open("identification").submit("suivant", nir=str(person["nir"]), code="WRONG")
    bench.file(**person)
    assert bench.held(person)["space"] is None
    assert visitor.open("mon-espace").path == "connexion"
    assert bench.logged_in("anew@example.org").page.status_code == 422
    assert bench.identified(person).path == "adresse-e-mail"


def test_putting_again_kills_links_on_their_way(bench):
    """A message of the earlier journey opens nothing."""
    person = bench.file()
    bench.waiting(person)
    link = bench.mailbox.next_link()
    bench.file(**person)
    assert bench.visitor().open(link).page.status_code == 404


@pytest.mark.parametrize(
    "change",
    [
        {"nir": "185089299999988"},
        {"nir": "18508929999999"},
        {"nir": 185089299999996},
        {"activation_code": ""},
        {"activation_code": "x" * 65},
        {"activation_code": None},
        {"last_name": None},
        {"street": 12},
        {"unheard": "x"},
        {"activation_code_expires_at": "tomorrow"},
        {"activation_code_expires_at": "2026-11-24T12:00:00"},
        {"activation_code_expires_at": "2026-13-24T12:00:00Z"},
        {"space": None},
    ],
)
def test_a_person_that_does_not_fit_is_refused_whole(bench, change):
    """422 as problem details, and nobody is put on file."""
    bench.control.delete(f"{bench.control_url}urssaf/people/{NIR}")
    problem_of(bench.control.put(f"{bench.control_url}urssaf/people/{NIR}", json={**PERSON, **change}), 422)
    problem_of(bench.control.get(f"{bench.control_url}urssaf/people/{NIR}"), 404)


@pytest.mark.parametrize("name", PERSON)
def test_each_required_name_is_required(bench, name):
    """A person lacks one of the four."""
    body = {key: value for key, value in PERSON.items() if key != name}
    problem_of(bench.control.put(f"{bench.control_url}urssaf/people/{NIR}", json=body), 422)


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b"null", b"\xff", b'{"advance_seconds": NaN}', b"[" * 60_000]
)
@pytest.mark.parametrize("path", ["clock", f"urssaf/people/{NIR}"])
def test_a_body_that_is_no_json_object_is_refused(bench, path, body):
    """422, whatever the bytes."""
    method = "POST" if path == "clock" else "PUT"
    problem_of(bench.control.request(method, bench.control_url + path, data=body), 422)


@pytest.mark.parametrize("seconds", [0, -1, 31_622_401, 1.5, "60", None, True, [60]])
def test_the_clock_refuses_what_is_no_number_of_seconds(bench, seconds):
    """From one second to 366 days, forward."""
    problem_of(bench.control.post(bench.control_url + "clock", json={"advance_seconds": seconds}), 422)


def test_the_clock_moves_forward(bench):
    """Its answer is the new instant, and the clock goes on from there."""
    before = datetime.fromisoformat(bench.control.get(bench.control_url + "clock").json()["now"])
    moved = bench.control.post(bench.control_url + "clock", json={"advance_seconds": 3600}).json()["now"]
    assert datetime.fromisoformat(moved) - before >= timedelta(hours=1)
    problem_of(bench.control.post(bench.control_url + "clock", json={"advance_seconds": 1, "more": 1}), 422)


def test_reset_empties_and_comes_back_to_real_time(declared):
    """Nobody is on file, no session holds, and the clock is the machine's again."""
    bench = declared()
    person = bench.file()
    visitor = bench.in_space(person)
    bench.advance(86_400)
    assert bench.control.post(bench.control_url + "reset").status_code == 204
    now = datetime.fromisoformat(bench.control.get(bench.control_url + "clock").json()["now"])
    assert abs(now - datetime.now(now.tzinfo)) < timedelta(minutes=5)
    problem_of(bench.control.get(f"{bench.control_url}urssaf/people/{person['nir']}"), 404)
    assert visitor.open("mon-espace").path == "connexion"


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "elsewhere/people/0123456789", 404),
        ("PUT", "elsewhere/people/0123456789", 404),
        ("GET", "nowhere", 404),
        ("DELETE", "clock", 405),
        ("GET", "reset", 405),
    ],
)
def test_what_is_not_offered_is_told_as_a_problem(bench, method, path, status):
    """Unknown addresses and methods."""
    problem_of(bench.control.request(method, bench.control_url + path), status)


def test_it_is_apart_from_the_portal(bench):
    """The token opens nothing on the portal, and a session opens nothing here."""
    assert bench.control.get(bench.home + "mon-espace", allow_redirects=False).status_code == 303
    visitor = bench.in_space(bench.file())
    assert visitor.http.get(bench.control_url).status_code == 401


def problem_of(answer: requests.Response, status: int) -> None:
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["status"] == status
    assert answer.json()["title"]

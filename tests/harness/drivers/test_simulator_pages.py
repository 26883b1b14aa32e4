"""Every screen of the simulator is read alike by both drivers, met as a person meets it: step by step."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from harness.campaign import SIMULATOR, Campaign, Wanted
from harness.drivers.driver import Driver
from harness.page import Control, Snapshot
from harness.people import People, UrssafPerson
from harness.player import Player
from harness.urssaf.journey import Journey
from harness.world import World
from tests.harness.drivers.agreement import EVERYTHING, differences

ROOT = Path(__file__).resolve().parents[3]
SERVICES = ("payer", "déclarer", "moduler", "coordonnées", "démarches", "documents", "bancaire", "message")
# What a person typed or was given differs between two people; the rest of a page does not.
READ_ALIKE = EVERYTHING - {"value", "href", "parts"}

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def player(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Player]:
    """The simulator, and a player over HTTP."""
    out = tmp_path_factory.mktemp("runs")
    campaign = Campaign.prepare(ROOT, Wanted(ROOT / SIMULATOR, out=out, seed=1))
    player = Player.ready(campaign.start()[0])
    yield player
    player.close()
    for rig in campaign.rigs:
        rig.stop()


def worlds(player: Player, browser_driver: Driver) -> list[World]:
    """The same person before each driver, with a number and an address of her own."""
    case = next(iter(player.assignment.cases.values()))
    benches = [player.bench, replace(player.bench, driver=browser_driver)]
    return [World(bench, case) for bench in benches]


def begun(world: World) -> Journey:
    """A journey of the same first and last name before both drivers."""
    shared = People(1, "alike").artist()
    own = People(2, world.bench.driver.name).artist()
    person = replace(shared, nir=own.nir, email=own.email)
    world.urssaf.journey = world.urssaf.begin(person)
    return world.urssaf.journey


def told(page: Snapshot, person: UrssafPerson) -> Snapshot:
    """A page without what is the person's own."""
    return replace(page, controls=tuple(_anonymous(control, person) for control in page.controls))


def _anonymous(control: Control, person: UrssafPerson) -> Control:
    known = (person.email, person.nir)
    changed = {}
    for field in ("name", "nearby", "description", "error"):
        text = getattr(control, field)
        for value in known:
            text = text.replace(value, "…")
        changed[field] = text
    return replace(control, **changed)


def _refused_address(journey: Journey) -> None:
    journey.give_address("prenom@", accepting=False)
    journey.address = journey.person.email


ACTS: tuple[tuple[str, Callable[[Journey], object]], ...] = (
    ("home", Journey.arrive),
    ("choice of the profile", Journey.enter),
    ("identification", Journey.choose_profile),
    ("refused identification", lambda j: j.give_number_and_code(j.person.nir[:13], "faux")),
    ("contact address", Journey.identify),
    ("refused address", _refused_address),
    ("waiting", Journey.ask_for_link),
    ("password", Journey.confirm_by_link),
    ("refused password", lambda j: j.give_password("court", "autre")),
    ("details", Journey.define_password),
    ("space", Journey.finalise),
)


def test_every_screen_of_the_journey_is_read_alike(player: Player, browser_driver: Driver) -> None:
    """From the home page to the eight services, refusals included: roles, names, states, errors, groups."""
    both = worlds(player, browser_driver)
    journeys = [begun(world) for world in both]
    for where, act in ACTS:
        for journey in journeys:
            act(journey)
        assert read_apart(journeys) == [], where
    for service in SERVICES:
        for world in both:
            world.urssaf.space.open_service(service)
        assert read_apart(journeys) == [], service
        for journey in journeys:
            journey.visit.client.back()
            journey.visit.look()
    for world in both:
        world.close()


def read_apart(journeys: list[Journey]) -> list[str]:
    """Where the two drivers read the page in front of them otherwise."""
    http, browser = (told(journey.visit.look(), journey.person) for journey in journeys)
    assert http.controls
    return [str(each) for each in differences(http, browser, READ_ALIKE)]

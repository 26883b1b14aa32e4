"""Whoever comes next in a browser accepts the terms herself: what is sent for her holds no acceptance."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import pytest

from harness.exchanges import Exchange
from harness.faults import Blocked, Nonconformity, Unassessed
from harness.urssaf.terms import Terms, without_acceptance
from harness.wire_probe import Sent
from tests.harness.pages import button, page

FORM = (("content-type", "application/x-www-form-urlencoded"),)


@dataclass
class Walker:
    """Somebody on her way to the form of the address."""

    visit: Any
    barred: bool = False
    address: str = "camille@artistes.example"
    asked_after: int = 0
    reached: list[str] = field(default_factory=list)

    def submit_address(self) -> None:
        body = b"mail=camille%40artistes.example&cgu=oui"
        self.visit.client.exchanges.append(Exchange("POST", "http://p.test/adresse", FORM, body, 302))

    def reach(self, screen: str) -> None:
        if self.barred:
            raise Nonconformity("l’écran du choix de l’adresse", "la page d’attente")
        self.reached.append(screen)


def scene(*, barred: bool = False, status: int = 200) -> Any:
    """A browser in which somebody is at the form, and the one who comes after her."""
    act = button("J’accepte les conditions générales d’utilisation")
    visit = SimpleNamespace(
        client=SimpleNamespace(exchanges=[]),
        page=page(act, status=status),
        find=lambda _key: act,
        need=lambda _key: act,
    )
    return SimpleNamespace(
        journey=Walker(visit),
        visit=visit,
        settings=SimpleNamespace(text=lambda _: "other"),
        begin=lambda _: Walker(None, barred=barred),
        world=SimpleNamespace(people=SimpleNamespace(artist=lambda: "une autre")),
    )


def test_the_next_person_comes_in_the_same_browser() -> None:
    """URS-035: hers is the visit that the first one has left, and she is at the form."""
    play = scene()
    first = play.journey
    Terms(play).leave_to_another()
    assert play.journey is not first
    assert play.journey.visit is first.visit
    assert play.journey.reached == ["urssaf.contact_address"]


@pytest.mark.parametrize(("status", "told"), [(200, Unassessed), (500, Blocked)])
def test_a_browser_kept_to_one_journey_is_not_judged(status: int, told: type[Exception]) -> None:
    """URS-035: nobody else comes so far; a breakdown there is another row's."""
    with pytest.raises(told):
        Terms(scene(barred=True, status=status)).leave_to_another()


def test_what_accepts_is_left_out_whatever_it_is_called() -> None:
    """URS-035: the box by its place in the page, a hidden entry by its name; the rest goes as it is."""
    fields = (("mail", "a@p.test"), ("cgu_lues", "1"), ("accord", "on"), ("jeton", "x"))
    sent = Sent(Exchange("POST", "http://p.test/adresse", FORM, b"", 302), fields, json=False)
    html = '<form><input name="mail"><input type="checkbox" name="accord"></form>'
    assert without_acceptance(sent, html).fields == (("mail", "a@p.test"), ("jeton", "x"))

"""The form by which a message is asked for again is learnt from whoever may still send it afterwards."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from harness.exchanges import Exchange
from harness.general.forged_requests import ForgedRequests
from harness.wire_probe import Sent

FORM = '<form action="/renvoi" method="post"><input type="hidden" name="preuve" value="{}"></form>'


class Person:
    """Somebody in front of the page that waits for her code, and what her browser sends."""

    def __init__(self, name: str) -> None:
        self.name = name
        page = SimpleNamespace(html=FORM.format(name))
        self.exchanges: list[Exchange] = []
        self.visit = SimpleNamespace(page=page, client=SimpleNamespace(exchanges=self.exchanges))

    def reach(self, _screen: str) -> None:
        """She is there."""


class OneSide:
    """A portal that lets a message be asked for again, once or more often."""

    stages = SimpleNamespace(awaiting="attente")

    def __init__(self, *, once: bool) -> None:
        self.asks_again_once = once
        self.other = Person("autre")
        self.askers: list[str] = []

    def another(self) -> Person:
        return self.other

    def receive(self, _journey: Person, _row: str) -> None:
        """It comes."""

    receive_again = receive

    def come_to_ask_again(self, _journey: Person) -> None:
        """The command is there."""

    def ask_again(self, journey: Person) -> None:
        self.askers.append(journey.name)
        typed = (("content-type", "application/x-www-form-urlencoded"),)
        body = f"preuve={journey.name}".encode()
        journey.exchanges.append(Exchange("POST", "http://p.test/renvoi", typed, body, 200, (), b""))


@pytest.mark.parametrize(("once", "asker"), [(True, "autre"), (False, "elle")])
def test_she_keeps_the_only_time_that_she_may_ask_again(once: bool, asker: str) -> None:
    """What is forged bears her own proof, whoever the form was learnt from."""
    side, forged = OneSide(once=once), []
    general: Any = SimpleNamespace(side=side, play=SimpleNamespace(journey=Person("elle")))
    requests: Any = ForgedRequests(general)

    def forge(own: Sent, theirs: dict[str, str]) -> None:
        forged.append((own.fields, theirs))

    requests._forge = forge
    requests.forge_again()
    assert side.askers == [asker]
    assert forged == [((("preuve", "elle"),), {"preuve": "autre"})]

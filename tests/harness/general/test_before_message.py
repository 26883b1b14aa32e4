"""What is tried about a message begins before it, in either order of the guide."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from fakes.messages import Channel
from harness.faults import Nonconformity
from harness.general.general import General
from harness.general.injection import BREAKS, Injection
from harness.general.urssaf_side import UrssafSide
from harness.urssaf.journey import Journey
from harness.urssaf.stages import CONTACT_ADDRESS, PASSWORD
from harness.world import World


def journey(order: str) -> Any:
    """A journey of a portal that reads the guide in that order, which notes what is done."""
    done: list[str] = []
    noted = {name: (lambda name=name: done.append(name)) for name in ("submit_address", "define_password")}
    made = SimpleNamespace(settings=SimpleNamespace(text=lambda _key: order), done=done, **noted)
    made.reach = done.append
    made.password_first = order == "text"
    made.before_message = Journey.before_message.fget(made)  # type: ignore[attr-defined]
    return made


@pytest.mark.parametrize(
    ("order", "done"),
    [("numbers", [CONTACT_ADDRESS, "submit_address"]), ("text", [PASSWORD, "define_password"])],
)
def test_her_message_is_asked_for_by_the_form_that_sends_it(order: str, done: list[str]) -> None:
    """URS-AMB-02: « Envoyer », or the password where it comes first; nothing else stands between."""
    side = UrssafSide(cast(World, SimpleNamespace()))
    hers = journey(order)
    side.to_message(hers)
    side.ask(hers)
    assert hers.done == done


@pytest.mark.parametrize(
    ("order", "came", "settled"), [("numbers", True, []), ("text", False, []), ("text", True, ["confirmed"])]
)
def test_a_password_sent_past_its_page_is_settled_by_the_message_that_it_causes(
    order: str, came: bool, settled: list[str]
) -> None:
    """GEN-010: a forged one that was taken opens nothing before the link that it sent is followed."""
    mails = (SimpleNamespace(),) if came else ()
    mailbox = SimpleNamespace(sent_to=lambda _address, _after: mails)
    settings = SimpleNamespace(text=lambda _key: "complete")
    portal = SimpleNamespace(witness=lambda: None)
    bench = SimpleNamespace(mailbox=mailbox, settings={"urssaf": settings})
    side = UrssafSide(cast(World, SimpleNamespace(urssaf=portal, bench=bench)))
    hers = journey(order)
    hers.address, hers.mark = "elle@example.org", 3
    hers.confirm_by_link = lambda: hers.done.append("confirmed")
    side.settle_sent_password(hers)
    assert hers.done == settled


class Side:
    """A portal that takes each form: whoever gives the next one is another person."""

    channel = Channel.EMAIL

    def __init__(self, *, leaking: int | None) -> None:
        self.given: list[str] = []
        self.leaking = leaking

    def somebody_to_reach(self) -> str:
        return "autre@example.org"

    def send_contact(self, added: str) -> None:
        self.given.append(added)

    def reached_at(self, _journey: object) -> str:
        return f"{len(self.given)}@example.org"

    def reaching(self, other: str, after: int) -> tuple[object, ...]:
        if after != 7 or not other[0].isdigit():
            return ()
        copied = ("tiers@example.org",) if other.startswith(f"{self.leaking}@") else ()
        return (SimpleNamespace(recipients=(other, *copied)),)


def played(side: Side) -> Injection:
    """Every break was given."""
    world = SimpleNamespace(
        bench=SimpleNamespace(mailbox=SimpleNamespace(mark=lambda: 7)), watch=lambda *_, **__: None
    )
    play = SimpleNamespace(journey=SimpleNamespace(mark=9))
    general = SimpleNamespace(side=side, world=world, play=play, witness=lambda: None)
    injection = Injection(cast(General, general))
    injection.inject()
    return injection


def test_each_break_is_given() -> None:
    """A portal that takes the first one does not spare itself the others."""
    side = Side(leaking=None)
    played(side).ensure_none_reached()
    assert side.given == [f"{each}autre@example.org" for each in BREAKS]


@pytest.mark.parametrize("number", range(1, len(BREAKS) + 1))
def test_nobody_s_message_has_a_second_recipient(number: int) -> None:
    """Whichever break added one, the first as well as the last."""
    with pytest.raises(Nonconformity, match="un seul destinataire"):
        played(Side(leaking=number)).ensure_none_reached()

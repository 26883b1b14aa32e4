"""Terms accepted in a refused request are withdrawn before the next, where the form lets one do so."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from harness.faults import Unassessed
from harness.page import Control
from harness.urssaf.terms import BOX, Terms
from tests.harness.pages import page


def radio(name: str, *, checked: bool = False, group: str = "Les conditions") -> Control:
    """An answer of a question."""
    return Control(name, "radio", name, kind="radio", group=group, checked=checked, form=0)


def scene(*controls: Control, box: bool = False) -> Any:
    """The form that came back, and what is done there."""
    done: list[object] = []
    visit = SimpleNamespace(
        page=page(*controls),
        find=lambda key: object() if box and key == BOX else None,
        tick=lambda key, wanted: done.append((key, wanted)),
        client=SimpleNamespace(tick=lambda control, wanted: done.append((control.name, wanted))),
    )
    journey = SimpleNamespace(
        address="camille@artistes.example",
        give_address=lambda address, accepting: done.append((address, accepting)),
    )
    return SimpleNamespace(visit=visit, journey=journey, done=done)


SENT = ("camille@artistes.example", False)


def test_a_box_is_unticked() -> None:
    """URS-034: the box that came back ticked is emptied, then her address goes."""
    play = scene(box=True)
    Terms(play).ask_having_withdrawn()
    assert play.done == [(BOX, False), SENT]


def test_the_other_answer_of_the_same_question_is_chosen() -> None:
    """URS-034: « non » of the terms, not the « non » of another question."""
    news = radio("Non merci", group="Les actualités")
    play = scene(news, radio("Oui, j’accepte", checked=True), radio("Non"))
    Terms(play).ask_having_withdrawn()
    assert play.done == [("Non", True), SENT]


@pytest.mark.parametrize("left", [(), (radio("J’accepte", checked=True),)])
def test_what_cannot_be_withdrawn_is_not_judged(left: tuple[Control, ...]) -> None:
    """URS-034: an acceptance that stands by itself was hers."""
    with pytest.raises(Unassessed):
        Terms(scene(*left)).ask_having_withdrawn()


def test_an_acceptance_that_did_not_come_back_needs_no_gesture() -> None:
    """URS-034: the form that came back asks anew, and nothing answers it."""
    play = scene(radio("J’accepte"))
    Terms(play).ask_having_withdrawn()
    assert play.done == [SENT]

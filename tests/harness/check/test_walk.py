"""A page that only announces a message may be unknown, and a form that came back is not one."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from harness.check.findings import State, wrong
from harness.check.stages import Stage
from harness.check.walk import Walk
from harness.faults import Nonconformity

FORM, WAITING = "urssaf.contact", "urssaf.waiting"


def walked(*, back_at_form: bool) -> list[State]:
    """How the form and the announcement after it are told, where the announcement is not recognised."""

    def send() -> None:
        raise Nonconformity("l’annonce", "une autre page")

    visit: Any = SimpleNamespace(page=None, lacked=None, is_at=lambda screen: back_at_form and screen == FORM)
    diagnosis: Any = SimpleNamespace(of=lambda what, *_seen, **_more: wrong(what, "une autre page", "à voir"))
    absences: Any = SimpleNamespace(refusal=lambda: None)
    stages = (Stage("le formulaire", bool, FORM), Stage("l’annonce", send, WAITING, may_be_unknown=True))
    return [found.state for found in Walk(visit, stages, int, absences, diagnosis).findings()]


@pytest.mark.parametrize(("back_at_form", "state"), [(False, State.REMARK), (True, State.WRONG)])
def test_an_unknown_announcement_is_remarked_and_a_form_that_came_back_is_wrong(
    back_at_form: bool, state: State
) -> None:
    """What the form was refused for has to be mended before any judgement."""
    assert walked(back_at_form=back_at_form)[1] is state

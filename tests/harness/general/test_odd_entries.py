"""What was given where nobody expected it is looked for in each page that came of it, and in nothing else."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from harness.exchanges import Exchange
from harness.faults import Blocked, Nonconformity
from harness.general.odd_entries import OddEntries

FORM = (("content-type", "application/x-www-form-urlencoded"),)


class Somebody:
    """Somebody who comes to a form, or does not, and whose browser sends it, or does not."""

    def __init__(self, *, comes: bool = True, sends: bool = True) -> None:
        self._comes, self._sends = comes, sends
        page = SimpleNamespace(url="http://p.test/formulaire")
        self.visit = SimpleNamespace(page=page, client=SimpleNamespace(exchanges=[]))

    def reach(self, screen: str) -> None:
        if not self._comes:
            raise Nonconformity(screen, "une autre page")

    def refused(self, _journey: object) -> None:
        if self._sends:
            sent = Exchange("POST", "http://p.test/envoi", FORM, b"mobile=06", 200, (), b"")
            self.visit.client.exchanges.append(sent)


def faced_with(*people: Somebody) -> OddEntries:
    forms = tuple((each, "écran", each.refused) for each in people)
    world = SimpleNamespace(people=SimpleNamespace(random=SimpleNamespace(getrandbits=lambda _: 7)))
    general: Any = SimpleNamespace(side=SimpleNamespace(later_forms=lambda: forms), world=world)
    return OddEntries(general)


def test_a_form_that_cannot_be_refused_is_left_aside() -> None:
    """The others are judged: a portal may not have each form, a browser may hold an entry back."""
    odd = faced_with(Somebody(comes=False), Somebody(), Somebody(sends=False))
    odd.be_refused_later()
    assert [url for _, _, url in odd._forms] == ["http://p.test/formulaire"]


def test_nothing_is_said_where_no_form_was_refused() -> None:
    """A verdict on no form at all would hold for want of a trial."""
    with pytest.raises(Blocked, match="formulaires"):
        faced_with(Somebody(comes=False), Somebody(sends=False)).be_refused_later()


@pytest.mark.parametrize(
    ("shown", "holds"),
    [
        ('<p>&quot;&gt;&lt;b id="q1"&gt;</p>', True),
        ('<input value=""><b id="q1">">', False),
        ('<p><script>alert("q1")</script></p>', False),
        ("<p>autre chose</p>", True),
    ],
)
def test_markup_that_became_part_of_a_page_is_found(shown: str, holds: bool) -> None:
    """GEN-016: shown as text it is nothing; as an element, or a script, it is."""
    odd = faced_with()
    odd._mark, odd._pages = "q1", [("page", shown)]
    if holds:
        odd.ensure_only_text()
    else:
        with pytest.raises(Nonconformity, match="comme du texte"):
            odd.ensure_only_text()

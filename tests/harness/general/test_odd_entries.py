"""What was given where nobody expected it is looked for in each page that came of it, and in nothing else."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from harness.exchanges import Exchange
from harness.faults import Blocked, Nonconformity, Unassessed
from harness.general.odd_entries import ENTRIES, OddEntries
from harness.page import Snapshot

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


class Holder:
    """The client of somebody in her open space, of which she has one page."""

    def __init__(self, shown: str) -> None:
        self._page = Snapshot(url="http://p.test/espace", status=200, html=shown)
        page = Exchange("GET", self._page.url, (), b"", 200, (("content-type", "text/html"),), shown.encode())
        self.exchanges = [page]

    def look(self) -> Snapshot:
        return self._page


def in_space(shown: str) -> OddEntries:
    """Somebody whose space shows that, and who finds no other page in it."""
    world = SimpleNamespace(people=SimpleNamespace(random=SimpleNamespace(getrandbits=lambda _: 7)))
    side = SimpleNamespace(look_further=lambda _: None, hosts={"p.test"})
    journey = SimpleNamespace(visit=SimpleNamespace(client=Holder(shown)))
    general: Any = SimpleNamespace(side=side, world=world, play=SimpleNamespace(journey=journey))
    odd = OddEntries(general)
    odd.resend = lambda _: None  # type: ignore[method-assign]  # what is sent again is tried elsewhere
    return odd


def test_each_form_of_the_space_is_sent_once_and_to_the_portal_alone() -> None:
    """A search asks by its address, a service posts; what another site is asked is its own matter."""
    one = '<form action="/liste"><input name="q"></form><form method="post"><input name="m"></form>'
    odd = in_space(one + one + '<form action="http://ailleurs.test/"><input name="q"></form>')
    odd.try_forms_of_space(ENTRIES["du balisage"])
    assert [(sent.exchange.method, sent.exchange.url) for _, sent, _ in odd._forms] == [
        ("GET", "http://p.test/liste"),
        ("POST", "http://p.test/espace"),
    ]


def test_a_space_without_a_form_is_not_judged() -> None:
    """There is nothing to type in it."""
    with pytest.raises(Unassessed) as nothing:
        in_space("<p>Bienvenue</p>").try_forms_of_space(ENTRIES["du balisage"])
    assert nothing.value.inapplicable

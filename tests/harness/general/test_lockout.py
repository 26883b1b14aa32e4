"""A lock that strikes members only tells who is one; a limit by client, or a lock by name, tells nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any, cast

import pytest

from harness.faults import Nonconformity, Unassessed
from harness.general.lockout import Lockout
from tests.harness.pages import page

MOST = 3
REFUSED, LOCKED = "Identifiant ou mot de passe incorrect", "Trop d’essais"
Judge = Callable[[str], bool]


class Stranger:
    """Somebody at a log-in that refuses, or blocks where ``judge`` says so."""

    def __init__(self, judge: Judge) -> None:
        self._judge = judge
        self.visit = SimpleNamespace(page=page(), is_at=lambda _: True, look=lambda: None)

    def go_to_login(self) -> None:
        self.visit.page = page()

    def log_in(self, name: str, _password: str) -> None:
        self.visit.page = page(text=LOCKED if self._judge(name) else f"{REFUSED} : {name}")


def lockout(judge: Judge, most: int | None = MOST) -> Lockout:
    """The check on a log-in that blocks so; another member's name comes with the second round."""
    members = Counter[str]()
    side = SimpleNamespace(
        settings=SimpleNamespace(optional_number=lambda _: most),
        stages=SimpleNamespace(login="login"),
        name_at_login=lambda _: f"membre{members['n']}@exemple.test",
        nobody_at_login=lambda: "personne@exemple.test",
        new_password=lambda: "faux",
    )
    play = SimpleNamespace(journey=None, stranger=lambda: Stranger(judge))
    reach = lambda _: members.update("n")  # noqa: E731
    return Lockout(cast("Any", SimpleNamespace(side=side, play=play, reach=reach)))


def counted(key: Callable[[str], str], counts: Callable[[str], bool] = bool) -> Judge:
    """A log-in that blocks from so many tries on, counted by that key, of the names that count."""
    tries: Counter[str] = Counter()

    def judge(name: str) -> bool:
        blocked = tries[key(name)] >= MOST
        tries[key(name)] += counts(name)
        return blocked

    return judge


def test_a_lock_of_members_alone_is_told() -> None:
    """The try that the lock answers tells them apart, whoever began."""
    check = lockout(counted(str, lambda name: name.startswith("membre")))
    check.use_up()

    with pytest.raises(Nonconformity, match="essai n° 4"):
        check.ensure_alike()


@pytest.mark.parametrize("key", [str, lambda _: "client"], ids=["by name", "by client"])
def test_a_lock_that_strikes_whatever_the_name_is_right(key: Callable[[str], str]) -> None:
    """Counted by name for everybody, or by client: the second to try is barred first, whoever she is."""
    check = lockout(counted(key))
    check.use_up()

    check.ensure_alike()


def test_without_a_declared_limit_there_is_no_lock_to_compare() -> None:
    """It does not apply."""
    with pytest.raises(Unassessed) as found:
        lockout(counted(str), most=None).use_up()

    assert found.value.inapplicable

"""Sixty messages are read first and judged afterwards: one that lacks its sixth digit fails by itself."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import pytest

from harness.audiens.journey import Journey
from harness.audiens.play import AudiensPlay
from harness.audiens.samples import Samples
from harness.faults import Blocked, Nonconformity
from tests.harness.audiens.journeys import PERSON, journey_of

RIGHT = [f"{number * 7919 % 1_000_000:06}" for number in range(11, 71)]


class Arrived(Journey):
    """Somebody who is at the page of the code already."""

    def reach(self, screen: str) -> None:
        """Nothing is left to do."""


def drawn(codes: list[tuple[str, ...]]) -> Samples:
    """What sixty people received, a tuple of codes a message."""
    left = iter(codes)
    mails = SimpleNamespace(await_mail=lambda *_, **__: (SimpleNamespace(codes=next(left)),))

    def begin(_person: object) -> Journey:
        return journey_of(Arrived, channels=SimpleNamespace(sms=mails))

    world = SimpleNamespace(people=SimpleNamespace(member=lambda: PERSON))
    settings = SimpleNamespace(optional_number=lambda _key: None)
    samples = Samples(cast(AudiensPlay, SimpleNamespace(begin=begin, world=world, settings=settings)))
    samples.draw()
    return samples


def test_sixty_codes_of_six_digits_are_right() -> None:
    """A leading zero counts as a digit."""
    drawn([(code,) for code in RIGHT]).ensure_shaped()


@pytest.mark.parametrize("wrong", [(), ("123456", "654321")])
def test_a_message_without_its_one_code_fails(wrong: tuple[str, ...]) -> None:
    """A lost leading zero leaves five digits, which are no code."""
    samples = drawn([*((code,) for code in RIGHT[:-1]), wrong])
    with pytest.raises(Nonconformity, match="six chiffres"):
        samples.ensure_shaped()


def test_their_spread_is_not_judged_where_they_cannot_be_read() -> None:
    """AUD-099 is blocked by AUD-087: what was not read says nothing of chance."""
    samples = drawn([*((code,) for code in RIGHT[:-1]), ()])
    with pytest.raises(Blocked) as blocked:
        samples.ensure_spread()
    assert blocked.value.requirement == "AUD-087"


def test_codes_that_follow_each_other_fail() -> None:
    """One after the other, from anywhere."""
    with pytest.raises(Nonconformity):
        drawn([(f"{number:06}",) for number in range(482_911, 482_971)]).ensure_spread()

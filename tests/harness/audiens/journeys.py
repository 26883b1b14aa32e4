"""An Audiens journey of a kind, in front of what a test has made."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any, TypeVar

from harness.audiens.journey import Journey
from harness.audiens.stages import Branch

_Kind = TypeVar("_Kind", bound=Journey)

PERSON: Any = SimpleNamespace(identifier="0000001234", mobile="0639980001", other_mobile="0639980002")


def journey_of(
    kind: type[_Kind],
    *,
    visit: Any = None,
    channels: Any = None,
    others_pass: Callable[[str], bool] = bool,
) -> _Kind:
    """A member whose mobile is known; ``others_pass`` tells which forms let somebody else by."""
    settings: Any = SimpleNamespace(text=lambda _name: "8.2_or_10")
    return kind(
        visit=visit,
        person=PERSON,
        url="",
        settings=settings,
        channels=channels,
        password="essai2026",
        branch=Branch.KNOWN_MOBILE,
        on_the_way=bool,
        others_pass=others_pass,
        pause=lambda _seconds: None,
        learn=lambda _kind, _secret: None,
    )

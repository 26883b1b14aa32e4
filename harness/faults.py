"""Whose fault it is, as exceptions.

    Fault
    ├── Nonconformity (an AssertionError)  the candidate did otherwise than a requirement
    ├── Blocked                            what a check needs first could not be had: names what blocks it
    ├── ConnectionFault                    profile, sink, proxy or control API: says what to fix
    └── Unassessed                         the profile declares that this cannot or need not be assessed

Anything else that a scenario raises is the bench's own fault, and is told as ours.
"""

from __future__ import annotations


class Fault(Exception):
    """What this bench raises on purpose."""


class Nonconformity(Fault, AssertionError):
    """The candidate did otherwise than a requirement. Texts are French: a report shows them."""

    def __init__(self, expected: str, observed: str, requirement: str | None = None) -> None:
        super().__init__(f"attendu : {expected} ; constaté : {observed}")
        self.expected = expected
        self.observed = observed
        self.requirement = requirement


class Blocked(Fault):
    """A check could not be made because of another requirement, ``requirement``, that does not hold."""

    def __init__(self, why: str, requirement: str | None) -> None:
        super().__init__(why)
        self.why = why
        self.requirement = requirement


class ConnectionFault(Fault):
    """The bench could not reach or use the candidate; ``remedy`` says what to change in the profile."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(f"{what} — {remedy}")
        self.what = what
        self.remedy = remedy


class Unassessed(Fault):
    """A capability or a reading that the profile declares makes this untested or inapplicable."""

    def __init__(self, why: str, *, inapplicable: bool = False) -> None:
        super().__init__(why)
        self.why = why
        self.inapplicable = inapplicable

"""Which scenarios a correct portal is held to: every one, or a spine and a share of the others."""

from __future__ import annotations

import random
from collections.abc import Sequence

from catalogue.model import Catalogue, Level
from record.plan import Plan, PlannedCase


def binding_cases(plan: Plan, catalogue: Catalogue) -> list[PlannedCase]:
    """The cases of documented and inferred requirements: those that may refuse a portal."""
    binding = {row.id for row in catalogue.requirements.values() if row.level is not Level.GOOD_PRACTICE}
    return [case for case in plan.cases if binding & set(case.tags)]


def shares(cases: Sequence[PlannedCase], number: int, seed: int) -> list[list[PlannedCase]]:
    """The first case of each feature file for everyone, the others dealt: each is in one share.

    So every screen is walked through on each portal, and every scenario is played on one of them; another
    seed deals otherwise.
    """
    first = {case.uri: case for case in reversed(cases)}
    spine = {case.id for case in first.values()}
    rest = [case for case in cases if case.id not in spine]
    random.Random(seed).shuffle(rest)
    dealt = [{case.id for case in rest[place::number]} for place in range(number)]
    return [[case for case in cases if case.id in spine or case.id in mine] for mine in dealt]

"""What an ordinary journey shows, to tell a fault of the row being judged from one that it only meets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harness.faults import Blocked, Fault, Nonconformity
from harness.urssaf.journey import PASSWORD

if TYPE_CHECKING:
    from harness.world import World

LINK = "URS-047"
ADDRESS_FORM = "URS-030"


def reconsidered(error: BaseException | None, world: World) -> BaseException | None:
    """A failure for want of the password page is the row's own only where an ordinary link leads there.

    Where another person's link, followed as the guide says, does not lead to the password either, what is
    broken is URS-047, and it blocks the rows that needed it. Tried once a run, when it is first doubted.
    An address form without what it must hold is URS-030's, whoever meets it.
    """
    if isinstance(error, Nonconformity) and error.requirement == ADDRESS_FORM not in world.case.tags:
        return error if world.on_the_way() else Blocked(f"bloqué par {ADDRESS_FORM} : {error}", ADDRESS_FORM)
    doubted = isinstance(error, Nonconformity) and error.requirement == LINK and LINK not in world.case.tags
    if not doubted or world.on_the_way():
        return error
    if world.bench.link_leads is None:
        world.bench.link_leads = _ordinary_link_leads(world)
    return error if world.bench.link_leads else Blocked(f"bloqué par {LINK} : {error}", LINK)


def _ordinary_link_leads(world: World) -> bool:
    play = world.urssaf
    journey = play.begin(world.people.artist(), witness=True)
    journey.on_the_way = lambda: True
    try:
        journey.reach(PASSWORD)
    except Fault:
        return False
    return True

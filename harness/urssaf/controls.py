"""What an ordinary journey shows, to tell a fault of the row being judged from one that it only meets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harness.faults import Blocked, Fault, Nonconformity
from harness.urssaf.journey import PASSWORD

if TYPE_CHECKING:
    from harness.world import World

LINK = "URS-047"
COMMANDS = frozenset({"URS-030", "URS-041"})
"""The rows that ask for the address form's controls and for the resending: whoever misses them is blocked."""


def reconsidered(error: BaseException | None, world: World) -> BaseException | None:
    """A failure for want of the password page is the row's own only where an ordinary link leads there.

    Where another person's link, followed as the guide says, does not lead to the password either, what is
    broken is URS-047, and it blocks the rows that needed it. Tried once a run, when it is first doubted.
    A command that a row of its own asks for is that row's, whoever misses it.
    """
    if not isinstance(error, Nonconformity) or world.on_the_way() or error.requirement in world.case.tags:
        return error
    if error.requirement in COMMANDS:
        return Blocked(f"bloqué par {error.requirement} : {error}", error.requirement)
    if error.requirement != LINK:
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

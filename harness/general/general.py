"""The rows that hold for both portals, on the one that a scenario names."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from harness.faults import Nonconformity
from harness.general.audiens_side import AudiensSide
from harness.general.back import Back
from harness.general.bypass import Bypass
from harness.general.common import Common
from harness.general.errors import Errors
from harness.general.forged_requests import ForgedRequests
from harness.general.forgery import Forgery
from harness.general.idle import Idle
from harness.general.injection import Injection
from harness.general.journal import Journal
from harness.general.keyboard import Keyboard
from harness.general.lockout import Lockout
from harness.general.mails import Mails
from harness.general.names import Names
from harness.general.narrow import Narrow
from harness.general.notices import Notices
from harness.general.odd_entries import OddEntries
from harness.general.pages import Pages
from harness.general.pasting import Pasting
from harness.general.repeats import Repeats
from harness.general.sessions import Sessions
from harness.general.sides import Side
from harness.general.strangers import Strangers
from harness.general.together import Together
from harness.general.transport import Transport
from harness.general.urssaf_side import UrssafSide
from harness.general.validity import Validity
from harness.general.walk import Walk, walked
from harness.hosts import is_of
from harness.preliminaries import needing

if TYPE_CHECKING:
    from collections.abc import Callable

    from harness.audiens.play import AudiensPlay
    from harness.general.sides import Journey
    from harness.urssaf.play import Play
    from harness.world import World


class General:
    """What a scenario of `features/commun` plays. « Elle » is whoever plays on the portal that it names."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.transport = Transport(self)
        self.pages = Pages(self)
        self.mails = Mails(self)
        self.errors = Errors(self)
        self.notices = Notices(self)
        self.sessions = Sessions(self)
        self.keyboard = Keyboard(self)
        self.narrow = Narrow(self)
        self.pasting = Pasting(self)
        self.back = Back(self)
        self.bypass = Bypass(self)
        self.common = Common(self)
        self.forgery = Forgery(self)
        self.forged_requests = ForgedRequests(self)
        self.idle = Idle(self)
        self.injection = Injection(self)
        self.journal = Journal(self)
        self.lockout = Lockout(self)
        self.names = Names(self)
        self.odd = OddEntries(self)
        self.repeats = Repeats(self)
        self.strangers = Strangers(self)
        self.together = Together(self)
        self.validity = Validity(self)

    @cached_property
    def side(self) -> Side:
        """The portal that the scenario names."""
        return AudiensSide(self.world) if "audiens" in self.world.case.tags else UrssafSide(self.world)

    @property
    def play(self) -> Play | AudiensPlay:
        """That portal, as its own scenarios play it."""
        return self.side.play

    @property
    def walk(self) -> Walk:
        """One journey to the open space. Played once a worker: reading it changes nothing."""
        walks = self.world.bench.walks
        if self.side.name not in walks:
            walks[self.side.name] = walked(self.side)
        return walks[self.side.name]

    def read_again(self) -> None:
        """Read what was walked: its pages, messages and exchanges are there."""
        if not self.walk.shown:
            raise Nonconformity("des pages à relire", "aucune page n’a été montrée")

    def reach(self, stage: str) -> None:
        """« She » comes to a stage of the journey, as the guide says."""
        journey = self.play.play_as()
        if stage == "login":
            journey.go_to_login()
        else:
            journey.reach(getattr(self.side.stages, stage))

    def is_own(self, href: str) -> bool:
        """Whether a link of the page in front of her leads to the portal."""
        return is_of(urljoin(self.play.visit.page.url, href), self.side.hosts)

    def witness(self) -> None:
        """Let another person's message come through the candidate: what has not come by then is absent."""
        needing("témoin", self.side.witness)

    def needing_others_logged_in(self, bring: Callable[[Journey], object]) -> None:
        """Block a check where somebody else, brought to the same point, cannot log in either."""
        play = self.play
        other = self.side.another()
        needing("la connexion d’une autre personne", lambda: bring(other))
        play.journey = other
        needing("la connexion d’une autre personne", lambda: self._log_in(other))

    def _log_in(self, other: Journey) -> None:
        device = self.play.on_another_device()
        device.go_to_login()
        device.log_in(self.side.name_at_login(other), other.password)
        self.play.ensure_session()

    def watch(self, address: str, *, at_most: int, said: str) -> None:
        """From her latest request to the end of the run, no more messages than that come to somebody."""
        since, channel = self.play.journey.mark, self.side.channel
        self.world.watch(address, since, at_most=at_most, said=said, channel=channel)

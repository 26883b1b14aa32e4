"""What one scenario plays with: its people, their clients, and the evidence that it leaves."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from fakes.messages import Channel
from harness.audiens.play import AudiensPlay
from harness.bench import Bench
from harness.drivers.driver import Client, Driver
from harness.general.general import General
from harness.judging import Part
from harness.moments import Moments
from harness.people import People
from harness.urssaf.play import Play
from harness.visit import Visit
from harness.watches import Watch
from record.folder import Evidence
from record.plan import PlannedCase

_ADDRESSES = (198, 18)  # RFC 2544: a block that no real client uses


@dataclass
class World:
    """One scenario's world. ``part`` is the part of the scenario that is being played."""

    bench: Bench
    case: PlannedCase
    part: Part = Part.GIVEN
    kept: list[Evidence] = field(default_factory=list)
    clients: list[Client] = field(default_factory=list)
    visits: list[Visit] = field(default_factory=list)

    @cached_property
    def people(self) -> People:
        """The people of this scenario: the same again for the same seed."""
        return self.bench.people(self.case.id)

    @cached_property
    def moments(self) -> Moments:
        """The candidate's clock."""
        return Moments(self.bench.profile.clock, self.bench.control, self.bench.offer)

    @cached_property
    def urssaf(self) -> Play:
        """The Urssaf portal, as this scenario plays it."""
        return Play(self)

    @cached_property
    def audiens(self) -> AudiensPlay:
        """The Audiens portal, as this scenario plays it."""
        return AudiensPlay(self)

    @cached_property
    def general(self) -> General:
        """What both portals are judged on alike, on the one that this scenario names."""
        return General(self)

    @property
    def play(self) -> Play | AudiensPlay:
        """The portal that this scenario plays."""
        tags = self.case.tags
        audiens = "audiens" in tags or any(t.startswith("AUD-") for t in tags) or "/audiens/" in self.case.uri
        return self.audiens if audiens else self.urssaf

    def visit(self, portal: str, *, witness: bool = False) -> Visit:
        """A visit with a client of its own: another person, or the same on another device."""
        driver = self.bench.witness_driver if witness else self.bench.driver
        client = self._client(driver)
        visit = self.bench.visit(portal, client)
        if not witness:
            self.visits.append(visit)
        return visit

    def on_the_way(self) -> bool:
        """Whether what is being done only leads to what the scenario is about."""
        return self.part is Part.GIVEN

    def keep(self, evidence: Evidence) -> None:
        """Keep a piece of evidence with the step that is being played."""
        self.kept.append(evidence)

    def taken(self) -> list[Evidence]:
        """What was kept since the last time this was asked."""
        kept, self.kept = self.kept, []
        return kept

    def secret(self, kind: str, value: str) -> None:
        """From now on a value never shows in evidence."""
        self.bench.keeper.redactor.learn(kind, value)

    def watch(
        self, address: str, after: int, *, at_most: int, said: str, channel: Channel = Channel.EMAIL
    ) -> None:
        """Watch until the run ends that no more messages come to an address."""
        self.bench.watches.add(Watch(self.case.id, address, after, at_most, said, channel))

    def close(self) -> None:
        """Forget this scenario's clients."""
        for client in self.clients:
            client.close()

    def _client(self, driver: Driver) -> Client:
        header = self.bench.profile.client.address_header
        client = driver.client({header: self._address} if header else None)
        self.clients.append(client)
        return client

    @cached_property
    def _address(self) -> str:
        draw = self.people.random
        return ".".join(map(str, (*_ADDRESSES, draw.randint(0, 255), draw.randint(1, 254))))

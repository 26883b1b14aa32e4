"""One worker's bench: what stays from one scenario to the next, and what each scenario's world is made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from catalogue.model import Catalogue
from catalogue.settings import Settings
from harness.control import Control, Offer
from harness.draws import Draws
from harness.drivers.driver import Client, Driver
from harness.evidence import Keeper
from harness.faults import ConnectionFault
from harness.mailbox import Mailbox
from harness.matching import Finder
from harness.people import IdentifierRule, People
from harness.post import MessageChannel
from harness.profile_model import Profile
from harness.registrar import ControlRegistrar, DataSetRegistrar, Registrar
from harness.rig import Wiring
from harness.screens import Screens
from harness.visit import Visit
from harness.watches import Watches

if TYPE_CHECKING:
    from harness.general.walk import Walk

_PAGE_PATIENCE = {"http": 0.0, "browser": 5.0}
_SERVICES = {"urssaf": "urs.services.labels", "audiens": "aud.services.labels"}


@dataclass
class Bench:
    """Everything that a scenario plays with. ``settings`` are the readings and parameters in force.

    ``unreachable`` is what the control API answered instead of its offer, where it did. ``link_leads`` is
    whether an ordinary link was seen to lead to the password, once that was doubted. ``mobiles`` are the
    numbers that people were given on these sinks: the fiction block is small, and none is given twice.
    ``walks`` are the whole journeys that rows about every page read again, by portal.
    ``draws`` are the people of a data set, where the profile names one, and ``kept`` are their numbers.
    """

    profile: Profile
    catalogue: Catalogue
    settings: Mapping[str, Settings]
    wiring: Wiring
    driver: Driver
    witness_driver: Driver
    mailbox: Mailbox
    email: MessageChannel
    sms: MessageChannel
    letters: MessageChannel
    control: Control | None
    offer: Offer | None
    unreachable: ConnectionFault | None
    keeper: Keeper
    watches: Watches
    seed: int
    link_leads: bool | None = None
    mobiles: set[str] = field(default_factory=set)
    walks: dict[str, Walk] = field(default_factory=dict)
    kept: frozenset[str] = frozenset()
    draws: Draws | None = None

    @cached_property
    def finder(self) -> Finder:
        """How purposes are found for this candidate."""
        return Finder(self.catalogue.purposes, self.profile.labels)

    @property
    def channels(self) -> tuple[MessageChannel, ...]:
        """Every channel."""
        return self.email, self.sms, self.letters

    def visit(self, portal: str, client: Client) -> Visit:
        """A person's visit of a portal with a client."""
        patience = _PAGE_PATIENCE[self.driver.name]
        screens = self._screens[portal]
        return Visit(client, self.finder, screens, patience=patience, passing=self.profile.pages)

    def hosts(self, portal: str) -> tuple[str, ...]:
        """The hosts that belong to a portal, its address's first, with their ports where they have one."""
        filled = self.wiring.portals[portal]
        return (host_of(filled.url), *filled.hosts)

    @cached_property
    def registrar(self) -> Registrar:
        """Who is on file, and how."""
        return ControlRegistrar(self.control) if self.draws is None else DataSetRegistrar(self.draws)

    def people(self, scenario: str) -> People:
        """The people of one scenario, drawn from the run's seed."""
        settings = next(iter(self.settings.values()))
        prefix = settings.text("both.people.phone_prefix")
        pattern = str(settings.values.get("urs.activation_code.pattern", "^[A-Z0-9]{8}$"))
        return People(self.seed, scenario, prefix, pattern, self._identifiers, self.mobiles, self.kept)

    def close(self) -> None:
        """End what this worker opened."""
        self.driver.close()
        if self.witness_driver is not self.driver:
            self.witness_driver.close()
        self.mailbox.close()
        if self.control is not None:
            self.control.close()

    @property
    def _identifiers(self) -> IdentifierRule:
        settings = self.settings.get("audiens")
        if settings is None:
            return IdentifierRule()
        keyed = settings.text("aud.identifier.key") == "key"
        return IdentifierRule.of(settings.text("aud.identifier.layout"), keyed=keyed)

    @cached_property
    def _screens(self) -> Mapping[str, Screens]:
        return {portal: self._screens_of(portal) for portal in self.settings}

    def _screens_of(self, portal: str) -> Screens:
        services = self.settings[portal].words(_SERVICES[portal])
        mine = [screen for screen in self.catalogue.screens.values() if screen.portal == portal]
        return Screens(mine, self.finder, services)


def host_of(url: str) -> str:
    """The host of an address, with its port where it has one."""
    return urlsplit(url).netloc

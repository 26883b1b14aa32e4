"""What a scenario does in the same words on either portal: settings, addresses, commands, screens."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, ClassVar

from catalogue.settings import Settings
from harness.commands import ensure_named, key_of
from harness.faults import Nonconformity
from harness.hosts import is_of
from harness.visit import Visit

if TYPE_CHECKING:
    from harness.world import World


class PortalPlay(ABC):
    """A scenario on one portal, ``portal``. « Elle » is in front of ``visit``."""

    portal: ClassVar[str]

    def __init__(self, world: World) -> None:
        self.world = world

    @property
    @abstractmethod
    def visit(self) -> Visit:
        """What she has in front of her."""

    @property
    def settings(self) -> Settings:
        """The readings and parameters in force."""
        return self.world.bench.settings[self.portal]

    @property
    def url(self) -> str:
        """The portal's address."""
        return self.world.bench.wiring.portals[self.portal].url

    @property
    def hosts(self) -> tuple[str, ...]:
        """The hosts of the portal."""
        return self.world.bench.hosts(self.portal)

    def key_of(self, label: str) -> str:
        """The purpose that the guide calls by these words, on the screen in front of her."""
        return key_of(self.visit, self.world.bench.catalogue.purposes.values(), self.portal, label)

    def ensure_offered(self, label: str) -> None:
        """A usable command bears these words, marks and parentheses apart; a synonym does not do."""
        ensure_named(self.visit, self.key_of(label), label)

    def ensure_screen(self, screen: str) -> None:
        """That screen comes."""
        self.visit.expect(screen)

    def ensure_on_portal(self) -> None:
        """The page in front of her is on a host of the profile."""
        if not is_of(self.visit.page.url, self.hosts):
            listed = ", ".join(self.world.bench.hosts(self.portal))
            raise Nonconformity(f"une page sur un hôte du portail ({listed})", self.visit.page.url)

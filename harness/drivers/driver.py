"""The seam between the bench and a client: what any driver does for one person, and how that can fail."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from harness.exchanges import Exchange
from harness.faults import ConnectionFault, Fault
from harness.page import Control, Snapshot

MOST_ELEMENTS = 20_000
"""A page of more elements is not read: a look at it would take minutes."""


class Client(Protocol):
    """One person's browser, with its own cookies. Nothing of another client shows in it.

    An act (`open`, `activate`) may answer before the page has settled: `look` gives the page as it is now,
    and `harness.waiting.until` is how the expected page is awaited.
    """

    @property
    def exchanges(self) -> Sequence[Exchange]:
        """Every exchange of this client since it was made, in order."""
        ...

    def open(self, url: str) -> None:
        """Go to an address, as a person who types it or follows a link from elsewhere."""
        ...

    def open_tab(self, url: str) -> None:
        """Follow a link from elsewhere, such as a mailbox: a new tab, where she goes on."""
        ...

    def look(self) -> Snapshot:
        """The page as it is now."""
        ...

    def activate(self, control: Control) -> None:
        """Press a button or follow a link of the latest snapshot."""
        ...

    def write(self, control: Control, text: str) -> None:
        """Replace what an entry holds by typing; the entry may refuse some of it (read it back)."""
        ...

    def tick(self, control: Control, wanted: bool) -> None:
        """Put a box, a switch or a radio in the wanted state."""
        ...

    def choose(self, control: Control, label: str) -> None:
        """Choose the line of a list that reads ``label``."""
        ...

    def back(self) -> None:
        """The browser's Back button."""
        ...

    def picture(self, secrets: Sequence[Control] = ()) -> bytes | None:
        """The screen as PNG, the given entries blanked; ``None`` where there is no screen."""
        ...

    def close(self) -> None:
        """Forget this client's cookies, storage and pages."""
        ...


class Driver(Protocol):
    """A way of playing: makes clients, and is closed once at the end of a run."""

    name: str

    def client(self, headers: Mapping[str, str] | None = None) -> Client:
        """A fresh client; ``headers`` go with each of its requests to the candidate."""
        ...

    def close(self) -> None:
        """End what was started for this driver."""
        ...


class Unusable(Fault):
    """A person could not do this here: the control is covered or gone, or has no such line. In French."""


class BrowserLost(Fault):
    """The browser died or stopped answering: what was under way is void; the next client gets a new one."""


def too_heavy(url: str, elements: int) -> ConnectionFault:
    """What a look at a page of too many elements raises."""
    return ConnectionFault(
        f"la page {url} compte {elements} éléments, et le banc n’en lit que {MOST_ELEMENTS}",
        "montrer moins de lignes à la fois, au besoin dans l’environnement d’essai",
    )

"""What only a browser shows, asked of it by scripts of the bench and by real keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from harness.drivers.driver import Client
from harness.exchanges import Exchange
from harness.faults import Unassessed
from harness.page import Control, Snapshot


@runtime_checkable
class Browser(Client, Protocol):
    """A client that is a real browser."""

    def ask(self, script: str, control: Control | None = None) -> object:
        """What a script answers about the page, or about one control of it (``arguments[0]``)."""
        ...

    def key(self, key: str) -> None:
        """Press one key where the focus is."""
        ...

    def resize(self, width: int | None) -> None:
        """Give the window that width in CSS pixels; its own again with ``None``."""
        ...


def browser_of(client: Client) -> Browser:
    """The client as a browser. Raises `Unassessed` where it is none."""
    if not isinstance(client, Browser):
        raise Unassessed("ne se voit que dans un navigateur")
    return client


class Through:
    """A client that passes everything on: what watches or replaces an act derives from it."""

    def __init__(self, client: Client) -> None:
        self._client = client

    @property
    def exchanges(self) -> Sequence[Exchange]:
        """Every exchange."""
        return self._client.exchanges

    def open(self, url: str) -> None:
        """Go to an address."""
        self._client.open(url)

    def open_tab(self, url: str) -> None:
        """Follow a link from elsewhere."""
        self._client.open_tab(url)

    def look(self) -> Snapshot:
        """The page as it is now."""
        return self._client.look()

    def activate(self, control: Control) -> None:
        """Press or follow."""
        self._client.activate(control)

    def write(self, control: Control, text: str) -> None:
        """Type."""
        self._client.write(control, text)

    def tick(self, control: Control, wanted: bool) -> None:
        """Tick."""
        self._client.tick(control, wanted)

    def choose(self, control: Control, label: str) -> None:
        """Choose a line."""
        self._client.choose(control, label)

    def back(self) -> None:
        """The Back button."""
        self._client.back()

    def picture(self, secrets: Sequence[Control] = ()) -> bytes | None:
        """The screen."""
        return self._client.picture(secrets)

    def close(self) -> None:
        """Forget everything."""
        self._client.close()

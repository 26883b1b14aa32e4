"""Small gestures that the tests of the drivers share."""

from __future__ import annotations

from harness.drivers.driver import Client
from harness.page import Control, Snapshot


def named(snapshot: Snapshot, name: str) -> Control:
    """The one control of this name."""
    found = [control for control in snapshot.controls if control.name == name]
    assert len(found) == 1, f"{name}: {[control.name for control in snapshot.controls]}"
    return found[0]


def press(client: Client, name: str) -> Snapshot:
    """Press or follow, and look."""
    client.activate(named(client.look(), name))
    return client.look()

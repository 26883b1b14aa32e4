"""How those who wait for a message are woken."""

from __future__ import annotations

import asyncio


class Bell:
    """Wakes everyone who listens, in the loop's thread; once muted, nobody waits any more."""

    def __init__(self) -> None:
        self._rung = asyncio.Event()
        self.muted = False

    def ring(self) -> None:
        """Wake those who listen now."""
        self._rung.set()
        self._rung = asyncio.Event()

    def mute(self) -> None:
        """Wake everyone, for good."""
        self.muted = True
        self.ring()

    async def heard(self, seconds: float) -> None:
        """Return at the next ring, or after ``seconds``."""
        try:
            await asyncio.wait_for(self._rung.wait(), seconds)
        except TimeoutError:
            return

"""An event loop in a thread of its own: where a sink serves while the bench goes on."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Coroutine
from contextlib import suppress
from typing import Any, TypeVar

T = TypeVar("T")

PATIENCE_SECONDS = 10.0
_TURNS = 5


class BackgroundLoop:
    """Runs coroutines in its thread. `stop` cancels what is left and may be called twice."""

    def __init__(self, name: str) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._serve, name=name, daemon=True)
        self._thread.start()

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        """Do `work` in the loop's thread and give back its result, or raise what it raised."""
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(PATIENCE_SECONDS)

    def soon(self, act: Callable[[], None]) -> None:
        """Have ``act`` done in the loop's thread, without waiting; nothing once the loop has ended."""
        with suppress(RuntimeError):
            self._loop.call_soon_threadsafe(act)

    def stop(self) -> None:
        """End the loop and its thread."""
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join(PATIENCE_SECONDS)

    def _serve(self) -> None:
        asyncio.set_event_loop(self._loop)
        try:
            self._loop.run_forever()
            self._loop.run_until_complete(_cancel_the_rest())
        finally:
            asyncio.set_event_loop(None)
            self._loop.close()


async def _cancel_the_rest() -> None:
    left = asyncio.all_tasks() - {asyncio.current_task()}
    for task in left:
        task.cancel()
    await asyncio.gather(*left, return_exceptions=True)
    await turns()


async def close_door(server: asyncio.Server) -> None:
    """Take no more connections; those taken are whole, and left to the caller to close.

    Closed in the very turn in which it takes a connection, asyncio's server would forget that one half-made
    (its transport asserts that the server is open), and its socket would stay open.
    """
    for listener in server.sockets:
        asyncio.get_running_loop().remove_reader(listener)
    await turns()
    server.close()


async def turns() -> None:
    """Let the loop do what is already due: it makes and closes a connection over several turns."""
    for _ in range(_TURNS):
        await asyncio.sleep(0)

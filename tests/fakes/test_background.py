"""A sink's loop runs in a thread of its own, answers without delay, and leaves nothing when it ends."""

from __future__ import annotations

import asyncio
import socket
import threading

import pytest

from fakes.background import BackgroundLoop, close_door
from fakes.listening import listen

PATIENCE = 10.0


def test_an_accepted_connection_sends_at_once() -> None:
    """TCP_NODELAY is on: asyncio sets it only where the listening socket says that it is TCP."""
    made: asyncio.Queue[asyncio.Transport] = asyncio.Queue()

    class Peer(asyncio.Protocol):
        def connection_made(self, transport: asyncio.BaseTransport) -> None:
            assert isinstance(transport, asyncio.Transport)
            made.put_nowait(transport)

    async def serve(listener: socket.socket) -> asyncio.Server:
        return await asyncio.get_running_loop().create_server(Peer, sock=listener)

    async def delay(server: asyncio.Server) -> int:
        transport = await made.get()
        accepted = transport.get_extra_info("socket")
        option = int(accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
        transport.abort()
        await close_door(server)
        return option

    listener = listen("127.0.0.1", 0)
    background = BackgroundLoop("test")
    server = background.run(serve(listener))
    with socket.create_connection(listener.getsockname(), PATIENCE):
        assert background.run(delay(server)) != 0
    background.stop()


def test_what_work_raises_is_raised_to_the_caller() -> None:
    """In the caller's thread."""
    background = BackgroundLoop("test")

    async def fail() -> None:
        raise LookupError("told")

    with pytest.raises(LookupError, match="told"):
        background.run(fail())
    background.stop()


def test_stopping_cancels_what_is_left_and_may_be_done_twice() -> None:
    """Later calls do nothing; the thread is gone."""
    background = BackgroundLoop("to be stopped")
    ended = threading.Event()

    async def linger() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()

    async def begin() -> asyncio.Task[None]:
        return asyncio.create_task(linger())

    task = background.run(begin())
    background.stop()
    background.stop()
    background.soon(ended.clear)
    assert ended.is_set()
    assert task.cancelled()
    assert "to be stopped" not in [thread.name for thread in threading.enumerate()]

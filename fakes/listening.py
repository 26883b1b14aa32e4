"""How a sink gets the socket it listens on, before its thread starts."""

from __future__ import annotations

import errno
import socket

from fakes.errors import SinkError

BACKLOG = 1024


def listen(host: str, port: int) -> socket.socket:
    """A listening TCP socket; connections queue from now on. Raises `SinkError` naming the port.

    The protocol is given: asyncio sets TCP_NODELAY only on sockets that say they are TCP, and without it
    every answer waits some 40 ms for the client's acknowledgement.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(BACKLOG)
    except OSError as error:
        listener.close()
        raise SinkError(_told(error, host, port)) from error
    listener.setblocking(False)
    return listener


def _told(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return (
            f"port {port} of {host} is already in use: stop what listens there, "
            "or choose another port (0 takes any free one)"
        )
    if error.errno == errno.EACCES:
        return f"port {port} of {host} is reserved to the administrator: choose a port above 1023"
    return f"cannot listen on port {port} of {host}: {error.strerror or error}; choose another address"

"""The file by which what was acknowledged outlives the process."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from fakes.errors import SinkError
from fakes.messages import Channel, Envelope, Message

Record = tuple[Channel, bytes, Envelope, datetime, float]


class Journal:
    """An append-only file: for each message a line of JSON with its envelope, its bytes, a newline.

    A write is handed to the system before `write` returns, so it outlives a killed process (not a power
    cut). A record that a kill left half-written was never acknowledged: it is cut off when read back.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            self._fd = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
        except OSError as error:
            raise SinkError(
                f"cannot keep messages in {path}: {error.strerror}; choose another folder"
            ) from error
        self._closed = False

    def read(self) -> Iterator[Record]:
        """Every whole record, oldest first. Read it to its end before the first `write`."""
        good = 0
        with open(self._path, "rb") as file:
            while (record := _next(file, self._path)) is not None:
                good = file.tell()
                yield record
        os.truncate(self._fd, good)

    def write(self, message: Message) -> None:
        """Append a message. Raises OSError (a full disk), and then nothing of it is left."""
        record = _header(message) + message.raw + b"\n"
        start = os.fstat(self._fd).st_size
        try:
            written = os.write(self._fd, record)
            while written < len(record):
                written += os.write(self._fd, memoryview(record)[written:])
        except OSError:
            os.truncate(self._fd, start)
            raise

    def close(self) -> None:
        """Let go of the file; closing twice is fine."""
        if not self._closed:
            self._closed = True
            os.close(self._fd)


def _header(message: Message) -> bytes:
    envelope = message.envelope
    told = {
        "channel": message.channel,
        "sender": envelope.sender,
        "recipients": envelope.recipients,
        "text": envelope.text,
        "transport": envelope.transport,
        "observations": envelope.observations,
        "received_at": message.received_at.isoformat(),
        "received": message.received,
        "size": len(message.raw),
    }
    return json.dumps(told).encode() + b"\n"


def _next(file: BinaryIO, path: Path) -> Record | None:
    line = file.readline()
    if not line.endswith(b"\n"):
        return None
    try:
        told = json.loads(line)
        raw = file.read(told["size"] + 1)
        if len(raw) != told["size"] + 1:
            return None
        envelope = Envelope(
            told["sender"],
            tuple(told["recipients"]),
            told["text"],
            tuple((name, value) for name, value in told["transport"]),
            tuple(told.get("observations", ())),
        )
        arrived = datetime.fromisoformat(told["received_at"])
        return Channel(told["channel"]), raw[:-1], envelope, arrived, told["received"]
    except (ValueError, KeyError, TypeError) as error:
        raise SinkError(f"{path} is not a journal of messages ({error}); choose another folder") from error

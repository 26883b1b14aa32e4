"""How fast the mail sink takes messages, beside aiosmtpd with a handler that does nothing.

Run it as ``python benchmarks/smtp_sink.py``. Both servers run in their own thread; one client sends over
one kept connection, in turns, so that a busy machine slows both. It prints the rates and their ratio.
"""

from __future__ import annotations

import asyncio
import smtplib
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from aiosmtpd.smtp import SMTP

from fakes.background import BackgroundLoop
from fakes.inbox import Inbox
from fakes.listening import listen
from fakes.smtp.sink import SmtpSink

ROUNDS = 9
MESSAGES = 200
GOAL = 0.8
REFERENCE = "aiosmtpd, empty handler"
MESSAGE = (
    "From: Portail <portail@exemple.test>\r\nTo: camille@exemple.test\r\n"
    "Date: Tue, 24 Nov 2026 10:00:00 +0100\r\nSubject: =?utf-8?q?Activez_votre_espace?=\r\n"
    'Content-Type: text/plain; charset="utf-8"\r\nContent-Transfer-Encoding: 8bit\r\n\r\n'
    + "Bonjour, pour activer votre espace : https://exemple.test/activation?jeton=0123456789abcdef\r\n"
    * 10
).encode()


class EmptyHandler:
    """Answers 250 and keeps nothing."""

    async def handle_DATA(self, _server: object, _session: object, _envelope: object) -> str:  # noqa: N802
        """Acknowledge."""
        return "250 OK"


@contextmanager
def bare_server() -> Iterator[int]:
    """aiosmtpd with the empty handler; gives its port."""
    listener = listen("127.0.0.1", 0)
    port = listener.getsockname()[1]
    background = BackgroundLoop("bare")

    async def serve() -> asyncio.Server:
        loop = asyncio.get_running_loop()
        return await loop.create_server(
            lambda: SMTP(EmptyHandler(), hostname="bare.test", loop=loop, enable_SMTPUTF8=True), sock=listener
        )

    server = background.run(serve())
    yield port
    background.run(_closed(server))
    background.stop()


async def _closed(server: asyncio.Server) -> None:
    server.close()


@contextmanager
def sink(journal: Path | None) -> Iterator[int]:
    """The sink, with or without its journal; gives its port."""
    inbox = Inbox(journal)
    served = SmtpSink(inbox)
    served.start()
    yield served.port
    served.stop()
    inbox.close()


def rate(client: smtplib.SMTP) -> float:
    """Messages a second over one kept connection."""
    started = time.perf_counter()
    for number in range(MESSAGES):
        client.sendmail("portail@exemple.test", [f"camille{number}@exemple.test"], MESSAGE)
    return MESSAGES / (time.perf_counter() - started)


def measured(ports: dict[str, int]) -> list[dict[str, float]]:
    """The rate of each server, round after round."""
    clients = {name: smtplib.SMTP("127.0.0.1", port) for name, port in ports.items()}
    rounds = [{name: rate(client) for name, client in clients.items()} for _ in range(ROUNDS)]
    for client in clients.values():
        client.quit()
    return rounds


def main() -> int:
    """Print the rates; 1 when the sink with its journal misses the goal."""
    with (
        tempfile.TemporaryDirectory() as folder,
        bare_server() as bare,
        sink(None) as kept,
        sink(Path(folder, "journal")) as journaled,
    ):
        rounds = measured({REFERENCE: bare, "sink": kept, "sink with journal": journaled})
    ratio = 0.0
    for name in rounds[0]:
        median = statistics.median(one[name] for one in rounds)
        ratio = statistics.median(one[name] / one[REFERENCE] for one in rounds)
        print(f"{name:26}{median:8.0f} messages/s   ratio {ratio:.2f}")
    return 0 if ratio >= GOAL else 1


if __name__ == "__main__":
    sys.exit(main())

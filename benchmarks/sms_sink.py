"""How fast Twilio's API takes an SMS, beside a bare Starlette route that answers a constant.

Run it as ``python benchmarks/sms_sink.py``. Both are served the same way, each in its own thread; one client
posts to them over one kept connection each, in turns, so that a busy machine slows both. It prints the rates
and their ratio.
"""

from __future__ import annotations

import base64
import http.client
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from fakes.inbox import Inbox
from fakes.providers.sink import ProviderSink
from fakes.serving import WebService
from fakes.sms.providers import sms_provider

ROUNDS = 7
MESSAGES = 150
GOAL = 0.6
REFERENCE = "Starlette, a constant"
PATH = "/2010-04-01/Accounts/{account}/Messages.json"
BODY = urlencode(
    {
        "To": "+33639980001",
        "From": "Audiens",
        "Body": "Votre code de confirmation est 042137. Il expire à 10:05.",
    }
)
ANSWER = b'{"sid": "SM0123456789abcdef0123456789abcdef", "status": "queued", "num_segments": "1"}'


@dataclass(frozen=True, slots=True)
class Target:
    """Where to post, and with which headers."""

    port: int
    path: str
    headers: dict[str, str]


async def constant(request: Request) -> Response:
    """Read the request, as any route that answers one has to, and say the same thing always."""
    await request.body()
    return Response(ANSWER, 201, media_type="application/json")


@contextmanager
def bare_server() -> Iterator[Target]:
    """Starlette with one route."""
    path = PATH.format(account="AC0")
    served = WebService(Starlette(routes=[Route(path, constant, methods=["POST"])]))
    served.start()
    yield Target(served.port, path, _headers("AC0", "secret"))
    served.stop()


@contextmanager
def sink(journal: Path | None) -> Iterator[Target]:
    """The provider's API, with or without a journal behind it."""
    inbox = Inbox(journal)
    served = ProviderSink(inbox, sms_provider("twilio"))
    served.start()
    yield Target(served.port, PATH.format(account=served.account), _headers(served.account, served.secret))
    served.stop()
    inbox.close()


def _headers(user: str, password: str) -> dict[str, str]:
    token = base64.b64encode(f"{user}:{password}".encode()).decode()
    form = "application/x-www-form-urlencoded"
    return {"Authorization": f"Basic {token}", "Content-Type": form, "User-Agent": "twilio-python/9.13.0"}


def rate(client: http.client.HTTPConnection, target: Target) -> float:
    """Messages a second over one kept connection."""
    started = time.perf_counter()
    for _ in range(MESSAGES):
        client.request("POST", target.path, BODY, target.headers)
        answer = client.getresponse()
        answer.read()
        if answer.status != 201:
            raise SystemExit(f"HTTP {answer.status} instead of 201")
    return MESSAGES / (time.perf_counter() - started)


def measured(targets: dict[str, Target]) -> list[dict[str, float]]:
    """The rate of each server, round after round."""
    clients = {name: http.client.HTTPConnection("127.0.0.1", one.port) for name, one in targets.items()}
    rounds = [{name: rate(clients[name], target) for name, target in targets.items()} for _ in range(ROUNDS)]
    for client in clients.values():
        client.close()
    return rounds


def main() -> int:
    """Print the rates; 1 when the sink with its journal misses the goal."""
    with (
        tempfile.TemporaryDirectory() as folder,
        bare_server() as bare,
        sink(None) as kept,
        sink(Path(folder, "journal")) as journaled,
    ):
        rounds = measured({REFERENCE: bare, "Twilio": kept, "Twilio with journal": journaled})
    ratio = 0.0
    for name in rounds[0]:
        median = statistics.median(one[name] for one in rounds)
        ratio = statistics.median(one[name] / one[REFERENCE] for one in rounds)
        print(f"{name:26}{median:8.0f} messages/s   ratio {ratio:.2f}")
    return 0 if ratio >= GOAL else 1


if __name__ == "__main__":
    sys.exit(main())

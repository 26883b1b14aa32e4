"""The orders that a scenario gives to the FranceConnect of the bench, through the sinks' interface."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import requests

from harness.faults import ConnectionFault

_ANSWERING = 5.0


@dataclass(frozen=True, slots=True)
class Demand:
    """A request to authorize as the issuer received it; what was not given is empty."""

    seq: int
    client_id: str
    redirect_uri: str
    response_type: str
    scope: str
    state: str
    nonce: str


class FranceConnectDesk:
    """Who stands behind the issuer's counter. ``url`` is the sinks' address."""

    def __init__(self, url: str) -> None:
        self._url = url.rstrip("/") + "/franceconnect"

    def expect(self, person: Mapping[str, object] | None = None) -> None:
        """Who identifies herself next; the page waits for what she presses."""
        self._call("POST", "/next", {} if person is None else {"person": dict(person)})

    def set_clock(self, now: datetime) -> None:
        """What the candidate's clock shows: tokens are dated by it."""
        self._call("POST", "/clock", {"now": now.isoformat()})

    def mark(self) -> int:
        """The number of the latest request."""
        return int(self._call("GET", "/requests")["count"])

    def demands(self, after: int) -> tuple[Demand, ...]:
        """The requests that came after that number."""
        told = self._call("GET", f"/requests?after={after}")["requests"]
        return tuple(Demand(**{name: each[name] for name in Demand.__slots__}) for each in told)

    def _call(self, method: str, path: str, body: Mapping[str, object] | None = None) -> dict[str, Any]:
        try:
            with requests.Session() as session:
                session.trust_env = False
                answer = session.request(method, self._url + path, json=body, timeout=_ANSWERING)
                answer.raise_for_status()
                return dict(answer.json())
        except requests.RequestException as error:
            raise ConnectionFault(
                f"le FranceConnect d’essai ne répond pas à {self._url} ({type(error).__name__})",
                "relancez la campagne",
            ) from error

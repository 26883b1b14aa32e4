"""The client of a candidate's test-control API (contract/control-api.yaml)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import partial
from types import TracebackType
from typing import Any, Literal, Self, TypeVar
from urllib.parse import quote

import requests
from pydantic import AwareDatetime, TypeAdapter, ValidationError

from harness.faults import ConnectionFault

_ANSWERING = 10.0
_ADVANCING = 60.0
"""Seconds: all that falls due on the way happens before the clock's answer."""

Portal = Literal["urssaf", "audiens"]
Payload = Mapping[str, str | bool | None]
"""A person as the schemas UrssafPerson and AudiensPerson write them."""


class Capability(StrEnum):
    """What a candidate may offer."""

    PEOPLE = "people"
    INSPECT = "inspect"
    CLOCK = "clock"
    RESET = "reset"


@dataclass(frozen=True, slots=True)
class Offer:
    """What this candidate offers; ``now`` is an instant of its own clock, with its offset."""

    contract: Literal["1"]
    portals: frozenset[Portal]
    capabilities: frozenset[Capability]
    now: AwareDatetime
    product: str = ""


@dataclass(frozen=True, slots=True)
class _Now:
    now: AwareDatetime


_T = TypeVar("_T")
_OFFER = TypeAdapter(Offer)
_NOW = TypeAdapter(_Now)
_PERSON = TypeAdapter(dict[str, object])


class Control:
    """One kept connection to the test-control API.

    Every call raises `ConnectionFault` where the answer is not the contract's: it says which call, what came
    and what the contract says. Numbers of people are left out of what it says.
    """

    def __init__(self, url: str, token: str, timeout: float = _ANSWERING) -> None:
        self._url = url.rstrip("/")
        self._timeout = timeout
        self._session = requests.Session()
        self._session.trust_env = False
        self._session.headers["Authorization"] = f"Bearer {token}"

    def offer(self) -> Offer:
        """What the candidate offers."""
        return _read(self._call("GET", "/", expected=200), _OFFER, "GET /")

    def put_person(self, portal: str, key: str, payload: Payload) -> None:
        """Put a person on file, or replace one. ``key`` is the NIR or the identifier, without separators."""
        self._call("PUT", f"/{portal}/people/{{}}", key, expected=204, body=payload)

    def person(self, portal: str, key: str) -> Mapping[str, object] | None:
        """What the portal holds about a person now (capability inspect); ``None`` where it holds none."""
        call = f"/{portal}/people/{{}}"
        answer = self._call("GET", call, key, expected=200, absent=True)
        return None if answer.status_code == 404 else _read(answer, _PERSON, f"GET {call}")

    def forget(self, portal: str, key: str) -> None:
        """Take a person off the file."""
        self._call("DELETE", f"/{portal}/people/{{}}", key, expected=204)

    def now(self) -> datetime:
        """The candidate's present instant."""
        return _read(self._call("GET", "/clock", expected=200), _NOW, "GET /clock").now

    def advance(self, seconds: int) -> datetime:
        """Move the candidate's clock forward by 1 to 31,622,400 s: its instant, all that fell due done."""
        body = {"advance_seconds": seconds}
        answer = self._call("POST", "/clock", expected=200, body=body, timeout=max(_ADVANCING, self._timeout))
        return _read(answer, _NOW, "POST /clock").now

    def reset(self) -> None:
        """Forget every person, space, account, session and message, put the clock back (capability reset)."""
        self._call("POST", "/reset", expected=204)

    def close(self) -> None:
        """End the connection."""
        self._session.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _call(
        self,
        method: str,
        path: str,
        key: str = "",
        *,
        expected: int,
        body: Mapping[str, Any] | None = None,
        absent: bool = False,
        timeout: float | None = None,
    ) -> requests.Response:
        url = self._url + path.format(quote(key, safe=""))
        call = f"{method} {path.replace('{}', '…')}"
        try:
            answer = self._sent(method, url, body, timeout or self._timeout)
        except requests.exceptions.RequestException as error:
            raise _unreachable(call, self._url, error) from None
        if answer.status_code == expected or (absent and _says_absent(answer)):
            return answer
        raise _unlike(call, answer, f"le contrat attend {expected}", key)

    def _sent(
        self, method: str, url: str, body: Mapping[str, Any] | None, timeout: float
    ) -> requests.Response:
        """One call; a second time where a kept connection was closed under it and twice does no harm."""
        request = partial(
            self._session.request, method, url, json=body, timeout=timeout, allow_redirects=False
        )
        try:
            return request()
        except requests.exceptions.ConnectionError:
            if method == "POST":
                raise
            return request()


def _says_absent(answer: requests.Response) -> bool:
    """A 404 of the API itself, rather than of a server that does not know the address."""
    return answer.status_code == 404 and "json" in answer.headers.get("Content-Type", "")


def _read(answer: requests.Response, shape: TypeAdapter[_T], call: str) -> _T:
    try:
        return shape.validate_json(answer.content)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(map(str, first["loc"])) or "le corps"
        raise _unlike(call, answer, f"le contrat y attend autre chose ({where} : {first['msg']})") from None


def _unreachable(call: str, url: str, error: requests.exceptions.RequestException) -> ConnectionFault:
    late = isinstance(error, requests.exceptions.Timeout)
    return ConnectionFault(
        f"API de contrôle, {call} : {'aucune réponse à temps' if late else 'connexion impossible'} ({url})",
        "vérifiez que le candidat est démarré et que url est juste dans [control]",
    )


def _unlike(call: str, answer: requests.Response, contract: str, key: str = "") -> ConnectionFault:
    kind = answer.headers.get("Content-Type", "sans type")
    said = " ".join(answer.text[:300].split())
    came = f"{answer.status_code} {kind}, « {said.replace(key, '…') if key else said} »"
    remedy = (
        "corrigez token ou token_env dans [control]"
        if answer.status_code == 401
        else "corrigez url dans [control], ou cet appel dans le candidat (contract/control-api.yaml)"
    )
    return ConnectionFault(f"API de contrôle, {call} : reçu {came} ; {contract}", remedy)

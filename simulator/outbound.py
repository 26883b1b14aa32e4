"""Calls that the simulator makes to other services, over plain HTTP of the standard library."""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass

_PATIENCE_SECONDS = 10
_MOST_BYTES = 1024 * 1024


class Unreachable(Exception):
    """The other side does not answer, or not in HTTP."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, whatever its status."""

    status: int
    body: bytes
    content_type: str = ""

    @property
    def is_success(self) -> bool:
        """2xx."""
        return 200 <= self.status < 300


def call(url: str, body: bytes | None = None, headers: Mapping[str, str] | None = None) -> Answer:
    """GET, or POST where there is a body. No proxy, no redirection. Raises Unreachable."""
    try:
        request = urllib.request.Request(url, body, dict(headers or {}))
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), _Stay())
        with opener.open(request, timeout=_PATIENCE_SECONDS) as answer:
            kind = answer.headers.get_content_type()
            return Answer(answer.status, answer.read(_MOST_BYTES), kind)
    except urllib.error.HTTPError as error:
        with error:
            return Answer(error.code, error.read(_MOST_BYTES), error.headers.get_content_type())
    except (OSError, ValueError) as error:
        raise Unreachable(str(error)) from error


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        """A redirection is an answer like any other."""

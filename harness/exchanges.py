"""One HTTP exchange between a person's client and the candidate, as it went over the wire."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request and its answer. Header names are lower case; ``body`` and ``answer`` are raw bytes.

    ``started`` is a monotonic instant and ``seconds`` a duration, both in seconds. ``status`` is ``None``
    when no answer came.
    """

    method: str
    url: str
    headers: tuple[tuple[str, str], ...]
    body: bytes
    status: int | None
    answer_headers: tuple[tuple[str, str], ...] = ()
    answer: bytes = field(default=b"", repr=False)
    started: float = 0.0
    seconds: float = 0.0

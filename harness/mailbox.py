"""What the sinks have caught, as scenarios read it: through the sinks' own HTTP interface."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import requests

from harness.faults import ConnectionFault


@dataclass(frozen=True, slots=True)
class Mail:
    """A message as it was received. ``received`` is a monotonic instant of the sink, in seconds."""

    seq: int
    sender: str
    recipients: tuple[str, ...]
    received: float
    subject: str
    text: str
    html: str
    headers: tuple[tuple[str, str], ...]
    links: tuple[str, ...]
    text_links: tuple[str, ...]
    codes: tuple[str, ...]
    channel: str
    sent_at: str | None
    unreadable: bool
    defects: tuple[str, ...]

    @property
    def words(self) -> str:
        """All that a reader may see of it, headers included: where a secret would show."""
        headers = "\n".join(f"{name}: {value}" for name, value in self.headers)
        return f"{headers}\n\n{self.text}\n{self.html}"


class Mailbox:
    """A client of the sinks' interface."""

    def __init__(self, url: str) -> None:
        self._url = url.rstrip("/")
        self._session = requests.Session()
        self._session.trust_env = False

    def close(self) -> None:
        """End the connection to the sinks."""
        self._session.close()

    def mark(self) -> int:
        """The sequence number of the newest message: what comes later has a greater one."""
        return int(self._get("/mark", {}, 5)["mark"])

    def wait_for(self, to: str, after: int, *, count: int = 1, timeout: float) -> tuple[Mail, ...]:
        """The messages to an address, waited for until ``count`` have come or ``timeout`` seconds pass."""
        asked: dict[str, str | int | float] = {
            "channel": "email",
            "to": to,
            "after": after,
            "count": count,
            "timeout": timeout,
        }
        return self._mails(asked, timeout + 5)

    def seen(self, to: str | None = None, after: int = 0) -> tuple[Mail, ...]:
        """What has come so far, to one address or to anybody, at once."""
        asked: dict[str, str | int | float] = {"channel": "email", "after": after, "count": 1, "timeout": 0}
        if to is not None:
            asked["to"] = to
        return self._mails(asked, 5)

    def sent_to(self, typed: str, after: int) -> tuple[Mail, ...]:
        """What has come to an address as it was typed, or to any address that may be read in it."""
        parts = {part.casefold() for part in (typed, *re.split(r"[\s,;<>\"]+", typed)) if "@" in part}
        mails = self.seen(after=after)
        return tuple(m for m in mails if parts & {recipient.casefold() for recipient in m.recipients})

    def raw(self, mail: Mail) -> bytes:
        """The bytes as they came over the wire."""
        try:
            answer = self._session.get(f"{self._url}/messages/{mail.seq}/raw", timeout=5)
        except requests.RequestException as error:
            raise _unreachable(self._url, error) from error
        return answer.content

    def _mails(self, asked: dict[str, str | int | float], patience: float) -> tuple[Mail, ...]:
        return tuple(_mail(item) for item in self._get("/messages", asked, patience)["messages"])

    def _get(self, path: str, asked: dict[str, str | int | float], patience: float) -> dict[str, Any]:
        try:
            answer = self._session.get(self._url + path, params=asked, timeout=patience)
            answer.raise_for_status()
            return dict(answer.json())
        except requests.RequestException as error:
            raise _unreachable(self._url, error) from error


def _unreachable(url: str, error: Exception) -> ConnectionFault:
    return ConnectionFault(
        f"le puits à messages ne répond pas à {url} ({type(error).__name__})",
        "relancez la campagne ; s’il tourne à part, vérifiez que « homologue sinks » est toujours en marche",
    )


def _mail(item: dict[str, Any]) -> Mail:
    return Mail(
        seq=item["seq"],
        sender=item["sender"],
        recipients=tuple(item["recipients"]),
        received=item["received"],
        subject=item["subject"],
        text=item["text"],
        html=item["html"],
        headers=tuple((name, value) for name, value in item["headers"]),
        links=tuple(item["links"]),
        text_links=tuple(item["text_links"]),
        codes=tuple(item["codes"]),
        channel=item["channel"],
        sent_at=item.get("sent_at"),
        unreadable=bool(item.get("unreadable")),
        defects=tuple(item["defects"]),
    )

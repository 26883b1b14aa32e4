"""What the sinks have caught, as scenarios read it: through the sinks' own HTTP interface."""

from __future__ import annotations

import re
import time
import unicodedata
from dataclasses import dataclass
from typing import Any

import requests

from fakes.messages import Channel
from harness.faults import ConnectionFault

_ORDERED = "as ordered"
"""How the sinks tell a refusal that a scenario asked for."""


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
    """A client of the sinks' interface, for one channel.

    An address is what the channel delivers to: an e-mail address, a telephone number in any form, or the
    first name and the last name of whom a letter is for, in either order.
    """

    def __init__(
        self, url: str, channel: Channel = Channel.EMAIL, session: requests.Session | None = None
    ) -> None:
        self._url = url.rstrip("/")
        self.channel = channel
        self._session = session or requests.Session()
        self._session.trust_env = False

    def of(self, channel: Channel) -> Mailbox:
        """The same sinks, for another channel."""
        return self if channel is self.channel else Mailbox(self._url, channel, self._session)

    def close(self) -> None:
        """End the connection to the sinks, whatever the channel."""
        self._session.close()

    def mark(self) -> int:
        """The sequence number of the newest message: what comes later has a greater one."""
        return int(self._get("/mark", {}, 5)["mark"])

    def wait_for(self, to: str, after: int, *, count: int = 1, timeout: float) -> tuple[Mail, ...]:
        """The messages to an address, waited for until ``count`` have come or ``timeout`` seconds pass."""
        if self.channel is Channel.LETTER:
            return self._letters_to(to, after, count, timeout)
        asked: dict[str, str | int | float] = {
            "channel": self.channel.value,
            "to": to,
            "after": after,
            "count": count,
            "timeout": timeout,
        }
        return self._mails(asked, timeout + 5)

    def seen(self, to: str | None = None, after: int = 0) -> tuple[Mail, ...]:
        """What has come so far, to one address or to anybody, at once."""
        if to is not None and self.channel is Channel.LETTER:
            return self._letters_to(to, after, 1, 0)
        asked: dict[str, str | int | float] = {"channel": self.channel.value, "after": after}
        if to is not None:
            asked["to"] = to
        return self._mails(asked, 5)

    def refused(self, after: int) -> str:
        """What the sink of this channel refused last, in its own words; empty where it refused nothing."""
        told = [
            each["what"]
            for each in self._get("/incidents", {}, 5)["incidents"]
            if each["channel"] == self.channel.value
            and each["mark"] >= after
            and _ORDERED not in each["what"]
        ]
        return str(told[-1]) if told else ""

    def sent_to(self, typed: str, after: int) -> tuple[Mail, ...]:
        """What has come to an address as it was typed, or to any address that may be read in it."""
        if self.channel is not Channel.EMAIL:
            return self.seen(typed, after)
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

    def _letters_to(self, name: str, after: int, count: int, timeout: float) -> tuple[Mail, ...]:
        """Letters found by whom they are for: how their address is laid out is left to the candidate."""
        end = time.monotonic() + timeout
        found: tuple[Mail, ...] = ()
        while True:
            left = max(0.0, end - time.monotonic())
            asked: dict[str, str | int | float] = {"channel": "letter", "after": after, "timeout": left}
            came = self._mails(asked, left + 5)
            found += tuple(mail for mail in came if is_for(mail, name))
            after = max((mail.seq for mail in came), default=after)
            if len(found) >= count or not came:
                return found

    def _mails(self, asked: dict[str, str | int | float], patience: float) -> tuple[Mail, ...]:
        return tuple(_mail(item) for item in self._get("/messages", asked, patience)["messages"])

    def _get(self, path: str, asked: dict[str, str | int | float], patience: float) -> dict[str, Any]:
        try:
            answer = self._session.get(self._url + path, params=asked, timeout=patience)
            answer.raise_for_status()
            return dict(answer.json())
        except requests.RequestException as error:
            raise _unreachable(self._url, error) from error


def is_for(mail: Mail, name: str) -> bool:
    """Whether a line of a letter's address bears a person's names, in any order and case."""
    wanted = _words(name)
    return any(wanted <= _words(line) for line in mail.recipients)


def _words(text: str) -> set[str]:
    bare = unicodedata.normalize("NFD", text.casefold())
    return set(re.findall(r"\w+", "".join(sign for sign in bare if not unicodedata.combining(sign))))


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

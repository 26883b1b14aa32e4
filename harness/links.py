"""Which of a message's links is the one of the journey."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import parse_qsl, urlsplit

from harness.faults import Nonconformity
from harness.mailbox import Mail

_TOKEN = re.compile(r"[A-Za-z0-9_\-.~]{12,}")


def journey_links(mail: Mail, portal_url: str) -> tuple[str, ...]:
    """The links that carry something of this journey: not the home page, not a page open to all.

    A link is of the journey when its path, query or fragment holds a word of twelve signs or more with a
    digit in it, or when nothing else than it leads anywhere but to the portal's own front pages.
    """
    fronts = {_plain(portal_url), _plain("/".join(portal_url.split("/", 3)[:3]))}
    inner = [
        link for link in mail.links if link.startswith(("http://", "https://")) and _plain(link) not in fronts
    ]
    carrying = [link for link in inner if token(link)]
    return tuple(carrying or inner)


def journey_link(mail: Mail, portal_url: str, requirement: str) -> str:
    """The only link of the journey in a message. Raises `Nonconformity` where there is none, or several."""
    found = journey_links(mail, portal_url)
    if len(found) == 1:
        return found[0]
    seen = ", ".join(found) if found else f"un message « {mail.subject} » sans lien de confirmation"
    raise Nonconformity("un message qui porte un lien de confirmation, et un seul", seen, requirement)


def token(link: str) -> str:
    """The longest word of a link that looks drawn by chance; empty where there is none."""
    parts = urlsplit(link)
    words = [*parts.path.split("/"), *(value for _, value in parse_qsl(parts.query)), parts.fragment]
    drawn = [word for word in words if _TOKEN.fullmatch(word) and re.search(r"\d", word)]
    return max(drawn, key=len, default="")


def altered(link: str, old: str, new: str) -> str:
    """A link with its token changed."""
    return link.replace(old, new)


def hosts_of(links: Sequence[str]) -> tuple[str, ...]:
    """The hosts of links, with their ports."""
    return tuple(urlsplit(link).netloc for link in links)


def _plain(url: str) -> str:
    return url.rstrip("/").casefold()

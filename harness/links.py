"""Which of a message's links is the one of the journey, and which of its words was drawn for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from lxml import html

from harness.faults import Nonconformity
from harness.mailbox import Mail
from harness.people import replaced
from harness.words import fold

_WORD = re.compile(r"(?:[A-Za-z0-9_\-.~+=:!*'(),]|%[0-9A-Fa-f]{2}){12,}")
_ASIDE = ("desabonn", "désabonn", "unsubscribe", "desinscri", "désinscri", "preferences", "opt-out")


def journey_links(mail: Mail, portal_url: str) -> tuple[str, ...]:
    """The links that carry something of this journey: not the home page, not a page open to all.

    A link is of the journey when a word of it was drawn by chance, or when nothing else than it leads
    anywhere but to the portal's own front pages. Two addresses that carry the same word are one link.
    """
    fronts = {_plain(portal_url), _plain("/".join(portal_url.split("/", 3)[:3]))}
    inner = [
        link
        for link in mail.links
        if link.startswith(("http://", "https://")) and _plain(link) not in fronts and not _is_aside(link)
    ]
    carrying = {token(link): link for link in reversed(inner) if token(link)}
    return tuple(reversed(carrying.values())) or tuple(inner)


def journey_link(mail: Mail, portal_url: str, requirement: str) -> str:
    """The only link of the journey in a message. Raises `Nonconformity` where there is none, or several."""
    found = journey_links(mail, portal_url)
    if len(found) == 1:
        return found[0]
    seen = ", ".join(found) if found else f"un message « {mail.subject} » sans lien de confirmation"
    raise Nonconformity("un message qui porte un lien de confirmation, et un seul", seen, requirement)


def in_html(page: str, link: str) -> bool:
    """Whether a message's HTML part leads to a link: by an address that carries its token, or in its text."""
    document = html.document_fromstring(page)
    said = [
        *(str(element.get("href")) for element in document.iter("a")),
        "".join(map(str, document.itertext())),
    ]
    return any((token(link) or link) in text for text in said)


def pieces(link: str) -> tuple[str, ...]:
    """The words of a link's path, query values and fragment, in order, as they stand in it."""
    parts = urlsplit(link)
    query = [value for pair in parts.query.split("&") for value in [pair.partition("=")[2] or pair]]
    fragment = re.split(r"[/?&]", parts.fragment)
    words = [*parts.path.split("/"), *query, *(piece.rpartition("=")[2] or piece for piece in fragment)]
    return tuple(word for word in words if word)


def token(link: str) -> str:
    """The longest word of a link that looks drawn by chance; empty where there is none."""
    return max(filter(_looks_drawn, pieces(link)), key=len, default="")


def altered(link: str) -> str:
    """The link with a character in the middle of its token replaced by another, not merely its case."""
    word = _told_apart(link)
    signs = [match.start() for match in re.finditer(r"(?<!%)(?<!%[0-9A-Fa-f])[A-Za-z0-9]", word)]
    middle = min(signs, key=lambda index: abs(index - len(word) // 2))
    return _with(link, word, replaced(word, middle, _another))


def cut(link: str) -> str:
    """The link as a mail program cuts it: what follows the first half of its token is lost."""
    word = _told_apart(link)
    return link[: link.rindex(word) + len(word) // 2]


def bereft(link: str) -> str:
    """The link without its token."""
    return _with(link, _told_apart(link), "")


def _told_apart(link: str) -> str:
    """The token, or the last word of a link that has none."""
    return token(link) or pieces(link)[-1]


def _with(link: str, word: str, other: str) -> str:
    before, _, after = link.rpartition(word)
    return f"{before}{other}{after}"


def _another(sign: str) -> str:
    alphabet = "0123456789" if sign.isdigit() else "abcdef" if sign.islower() else "ABCDEF"
    return next(other for other in alphabet if other.casefold() != sign.casefold())


def _looks_drawn(word: str) -> bool:
    """Twelve signs or more, digits among letters or both cases; neither an address nor words with hyphens."""
    if not _WORD.fullmatch(word) or "@" in unquote(word):
        return False
    mixed = bool(re.search(r"[a-z][A-Z]|[a-z].*[A-Z].*[a-z]", word)) and len(word) >= 16
    return (bool(re.search(r"\d", word)) or mixed) and not _are_words(word)


def _are_words(word: str) -> bool:
    """Words and short numbers put together with hyphens, as titles in addresses are."""
    parts = list(_split(word))
    return len(parts) > 1 and all(re.fullmatch(r"[A-Z]?[a-z]+|[A-Z]+|\d{1,4}", part) for part in parts)


def _split(word: str) -> Iterator[str]:
    return filter(None, re.split(r"[-_.~+,]", word))


def _is_aside(link: str) -> bool:
    return any(word in fold(unquote(link)) for word in _ASIDE)


def _plain(url: str) -> str:
    return url.rstrip("/").casefold()

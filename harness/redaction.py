"""Secrets out of evidence: each is replaced by a token, the same for the same value during one run."""

from __future__ import annotations

import base64
import hashlib
import hmac
import html
import re
from urllib.parse import quote, quote_plus

_SHORTEST = 4
_WORD = re.compile(r"[^\s<>\"'=&?/:,()\[\]]{4,}")
_DRAWN = re.compile(r"(?<![A-Za-z0-9_\-])[A-Za-z0-9_\-]{20,}(?![A-Za-z0-9_\-])")


class Redactor:
    """Knows the secrets of a run and takes them out of texts. ``key`` is drawn for the run, never kept.

    The secrets of the scenario being played are sought in every form, anywhere; those of earlier scenarios
    as whole words, which costs the same however many there are. What looks drawn by chance (the token of a
    link, a session, an anti-forgery proof) needs not be known to be taken out.
    """

    def __init__(self, key: bytes, *, keep: bool = False) -> None:
        self._key = key
        self._keep = keep
        self._present: dict[str, str] = {}
        self._past: dict[str, str] = {}

    def begin(self) -> None:
        """Another scenario begins: the secrets known so far become those of earlier ones."""
        self._past |= self._present
        self._present = {}

    def learn(self, kind: str, value: str) -> None:
        """From now on ``value`` is a secret; ``kind`` says of what sort (« mot de passe », « NIR »…)."""
        if len(value) < _SHORTEST or value in self._present:
            return
        token = self._token(kind, value)
        known = {**self._present, **{form: token for form in _forms(value) if form not in self._present}}
        self._present = dict(sorted(known.items(), key=lambda item: -len(item[0])))

    def mask(self, text: str) -> str:
        """The text without its secrets, whole or in their encoded forms."""
        if self._keep:
            return text
        for form, token in self._present.items():
            if form in text:
                text = text.replace(form, token)
        if self._past:
            text = _WORD.sub(lambda found: self._past.get(found.group(), found.group()), text)
        return _DRAWN.sub(self._masked_draw, text)

    def _masked_draw(self, found: re.Match[str]) -> str:
        word = found.group()
        looks_drawn = any(c.isdigit() for c in word) and any(c.isalpha() for c in word)
        return self._token("jeton", word) if looks_drawn else word

    def _token(self, kind: str, value: str) -> str:
        return f"[{kind} {hmac.new(self._key, value.encode(), hashlib.sha256).hexdigest()[:8]}]"


def _forms(value: str) -> set[str]:
    """How a secret may be written in a page, an address, a form body or a header."""
    grouped = " ".join(part for part in re.split(r"(.)(..)(..)(..)(...)(...)(..)", value) if part)
    spaced = (
        {grouped, grouped.replace(" ", "\u00a0"), grouped.replace(" ", "\u202f")}
        if len(value) == 15
        else set()
    )
    plain = {value, *spaced}
    encoded = {form for text in plain for form in (quote(text, safe=""), quote_plus(text), html.escape(text))}
    return plain | encoded | {base64.b64encode(value.encode()).decode().rstrip("=")}

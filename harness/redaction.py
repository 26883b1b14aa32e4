"""Secrets out of evidence: each is replaced by a token, the same for the same value during one run."""

from __future__ import annotations

import base64
import hashlib
import hmac
import html
import re
from urllib.parse import quote, quote_plus

_SHORTEST = 4


class Redactor:
    """Knows the secrets of a run and takes them out of texts. ``key`` is drawn for the run, never kept."""

    def __init__(self, key: bytes, *, keep: bool = False) -> None:
        self._key = key
        self._keep = keep
        self._tokens: dict[str, str] = {}
        self._pattern: re.Pattern[str] | None = None

    def learn(self, kind: str, value: str) -> None:
        """From now on ``value`` is a secret; ``kind`` says of what sort (« mot de passe », « NIR »…)."""
        if len(value) < _SHORTEST or value in self._tokens:
            return
        digest = hmac.new(self._key, value.encode(), hashlib.sha256).hexdigest()[:8]
        for form in _forms(value):
            self._tokens.setdefault(form, f"[{kind} {digest}]")
        self._pattern = None

    def mask(self, text: str) -> str:
        """The text without its secrets, whole or in their encoded forms."""
        if self._keep or not self._tokens:
            return text
        if self._pattern is None:
            longest_first = sorted(self._tokens, key=len, reverse=True)
            self._pattern = re.compile("|".join(map(re.escape, longest_first)))
        return self._pattern.sub(lambda found: self._tokens[found.group()], text)


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

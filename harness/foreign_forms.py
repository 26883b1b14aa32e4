"""A form as another site may have her browser send it, and what would prove that it comes from her page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from harness.cookies import cookies_of
from harness.exchanges import Exchange
from harness.wire_probe import Sent, is_added_by_script

_ELSEWHERE = "https://attaquant.example"
FOREIGN = {"origin": _ELSEWHERE, "referer": f"{_ELSEWHERE}/", "sec-fetch-site": "cross-site"}
PROOF_WORDS = ("csrf", "xsrf", "token", "jeton", "forg", "preuve", "proof", "authentic", "verif")
WITHOUT, STOLEN = "sans la preuve de sa page", "avec la preuve d’une autre session"


def kept_from_other_sites(exchanges: Sequence[Exchange]) -> bool:
    """Whether browsers keep the cookies that hold her session from other sites' forms."""
    known = cookies_of(exchanges)
    return any(c.attributes.get("samesite", "").lower() in {"lax", "strict"} for c in known.values())


def is_proof(header: str) -> bool:
    """Whether a header is a proof by its name."""
    return "csrf" in header or "xsrf" in header


def proofs_among(names: Iterable[str], mine: Mapping[str, str], theirs: Mapping[str, str]) -> set[str]:
    """The hidden entries that prove where a form comes from: those named so, else all that differ."""
    own = {name for name in names if mine.get(name) and theirs.get(name, mine[name]) != mine[name]}
    return {name for name in own if any(word in name.lower() for word in PROOF_WORDS)} or own


def proven(sent: Sent, proofs: Iterable[str]) -> bool:
    """Whether a form says by a name that it proves where it comes from: a number that differs may be none."""
    headers = any(is_proof(name) for name, _ in sent.exchange.headers)
    return headers or any(word in name.lower() for name in proofs for word in PROOF_WORDS)


def bare(sent: Sent) -> Sent:
    """Without the headers that a script of the portal adds: another site's form has none of them."""
    kept = tuple((name, value) for name, value in sent.exchange.headers if not is_added_by_script(name))
    return replace(sent, exchange=replace(sent.exchange, headers=kept))

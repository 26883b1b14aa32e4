"""When a typed name is the name on file."""

from __future__ import annotations

import re
import unicodedata

from simulator.audiens.options import NameMatching

_APOSTROPHES = re.compile("['\u2019\u2018\u02bc\u00b4`\u2032]")
_HYPHENS = re.compile("[-\u2010\u2011\u2012\u2013\u2014\u2212]")
_LIGATURES = str.maketrans({"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE"})


def folded(name: str, matching: NameMatching) -> str:
    """A name without the differences that are forgiven."""
    kept = unicodedata.normalize("NFC", name)
    if matching.accents:
        apart = unicodedata.normalize("NFKD", kept.translate(_LIGATURES))
        kept = "".join(sign for sign in apart if not unicodedata.combining(sign))
    if matching.hyphens:
        kept = _HYPHENS.sub(" ", kept)
    if matching.apostrophes:
        kept = _APOSTROPHES.sub(" ", kept)
    kept = " ".join(kept.split())
    return kept.casefold() if matching.case else kept

"""How words of a page are compared: folded, so that print, case and typography do not count."""

from __future__ import annotations

import re
import unicodedata

_SAME = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "­": None})
_HINT = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_MARK = re.compile(r"\b(?:champ )?(?:obligatoire|facultatif|optionnel|requis)e?s?\b")
_TAIL = " *:.>…›»"


def fold(text: str) -> str:
    """NFC, lower case, apostrophes and spaces alike, white space single, trailing ``* : . >`` off."""
    plain = unicodedata.normalize("NFC", text).translate(_SAME).casefold()
    return " ".join(plain.split()).rstrip(_TAIL).lstrip("* ")


def bare(text: str) -> str:
    """A folded name without its mandatory mark, its parentheses or its format hint."""
    without = _MARK.sub(" ", _HINT.sub(" ", fold(text)))
    without = re.sub(r"\s*(?:[-–—:,]\s*)?(?:format|exemple|ex\.|par exemple)\b.*$", "", without)
    return " ".join(without.split()).strip(_TAIL + " *-–—,:")


def speaks_of(text: str, words: tuple[str, ...]) -> bool:
    """Whether a text contains one of the words, folded, from the start of a word on."""
    folded = fold(text)
    return any(re.search(rf"(?<!\w){re.escape(fold(word))}", folded) for word in words)


def squeezed(text: str) -> str:
    """A value without case, spacing or grouping signs, to compare what was typed with what is shown."""
    return re.sub(r"[\s.\-/]+", "", fold(text))


def masked(words: str) -> str:
    """Words without what differs from one person or one instant to the next: numbers, references."""
    return re.sub(r"\S*\d\S*(?:\s+\S*\d\S*)*", "#", fold(words))

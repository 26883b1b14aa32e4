"""The provisional code of a letter, known by the words around it."""

from __future__ import annotations

import re
import unicodedata

from fakes.extraction import distinct

_ACCESS = r"d\s*['’]?\s*acces"
_WORDS = re.compile(rf"code\s+(?:{_ACCESS}\s+)?provisoire(?:\s+{_ACCESS})?\b")
_FILLER = re.compile(
    r"(?:\W|\b(?:est|sera|le|suivant|ci-dessous|voici|votre|personnel|confidentiel|a|usage|unique)\b)*"
)
_REACH = 160
_OTHER_THING = re.compile(
    r"reference|identifiant|adherent|numero|n°|securite sociale|telephone|\btel\b|cedex|\bbp\b"
    r"|code\s+(?:postal|client|promo|pin|de\s+(?:confirmation|validation|votre|la|l\b)|du\b|des\b)"
)

_SPELLED = r"[A-Z0-9](?: (?:- )?[A-Z0-9]){5,15}"
_GROUPED = r"(?=[A-Z ]*\d)(?:[A-Z0-9]{4}(?: [A-Z0-9]{4}){1,3}|[A-Z0-9]{3}(?: [A-Z0-9]{3}){1,3})"
_DASHED = r"(?=[A-Za-z-]*\d)[A-Za-z0-9]{2,8}(?:-[A-Za-z0-9]{2,8})+"
_WHOLE = r"(?=[A-Za-z]*\d)[A-Za-z0-9]{4,16}"
_LETTERS = (
    r"[A-Z]{6,16}|[A-Z]{3}(?:[ -][A-Z]{3}){1,3}|[A-Z]{4}(?:[ -][A-Z]{4}){1,3}|[A-Z]{5}(?:[ -][A-Z]{5}){1,2}"
)
_END = r"(?![\w@/-]|\.\w)"
_WITH_DIGIT = rf"(?<![\w@./+-])(?P<code>{_SPELLED}|{_GROUPED}|{_DASHED}|{_WHOLE}){_END}"
_NEXT = re.compile(rf"{_WITH_DIGIT}|(?P<letters>{_LETTERS}){_END}")
_NEAR = re.compile(_WITH_DIGIT)
_PHONE = re.compile(
    r"(?<![\w.])(?:(?:\+|00)[ .]?33[ .]?(?:\(0\)[ .]?)?[1-9]|0)(?:[ .\-/\u00a0\u202f]?\d){8,9}(?!\d)"
)
_IS = r"(?:est|sera|constitue)\b\W*"
_ITS_WORDS = re.compile(
    rf"\W*(?:\b(?:tel|voila|c\s*['’])\s*)?\b{_IS}(?:\b(?:le|votre|un|ce|nouveau)\b\W*)*{_WORDS.pattern}"
)
_TO_TYPE = r"\s+a\s+(?:saisir|utiliser|taper|entrer|indiquer|composer|reporter)"
_SPOKEN_OF = re.compile(
    rf"\b(?:le|ce|votre)\W+code(?:{_TO_TYPE})?\s*(?:{_IS}|:)\W*"
    r"|\bcode\s+(?:qui\s+vous\s+permet(?:tra)?|vous\s+permettant)\b[^.:;]{0,80}(?:\best\b|:)\W*"
)
_FILED_UNDER = re.compile(r"contrat|dossier|client|facture|courrier|\bn[o°]\b")
_CITY = re.compile(r"[ \t]+[^\W\d][^\d\n,.;:]*$", re.MULTILINE)
_NO_CODE = re.compile(r"(?:19|20)\d\d|\d{1,2}[hH]\d{0,2}")


def provisional_codes(text: str) -> tuple[str, ...]:
    """The codes that « code d'accès provisoire » announces, whatever their shape, each once.

    Where none stands right after these words, it is what they follow (« … est votre code d'accès
    provisoire ») or what the letter calls the code elsewhere (« le code à saisir est … »); else what they
    are near to.
    An identifier looks alike, so shape alone says nothing. Spaces between groups of characters are taken
    out: they only make a code easier to read. Where a code stands right after the words, what they are near
    to elsewhere is none: a letter also says what the code is for, and whom to call.
    """
    folded = _folded(text)
    starts = [words.end() for words in _WORDS.finditer(folded)]
    found = [code for start in starts if (code := _right_after(text, folded, start))]
    if starts and not found:
        found = [*_before(text, folded), *_spoken_of(text, folded)]
    if not found:
        text = _without_phones(text)
        found = [code for start in starts if (code := _near(text, folded, start))]
    return distinct(code.replace(" ", "") for code in found)


def codes_of_shape(text: str, shape: str) -> tuple[str, ...]:
    """What a letter that speaks of a code has of a declared shape, digits in it, and calls nothing else.

    ``shape`` is a regular expression for the whole of a code, its spaces taken out or not.
    """
    text = _without_phones(text)
    folded = _folded(text)
    if not re.search(r"\bcode\b", folded):
        return ()
    found = [near for near in _NEAR.finditer(text) if not _is_other(folded, near.start())]
    written = [(near["code"].replace(" ", ""), near["code"]) for near in found]
    return distinct(bare for bare, said in written if re.fullmatch(shape, bare) or re.fullmatch(shape, said))


def _is_other(folded: str, start: int) -> bool:
    line = folded[max(start - _REACH, 0) : start].rpartition("\n")[2]
    return _announced(folded, start) or _FILED_UNDER.search(line) is not None


def _without_phones(text: str) -> str:
    """Numbers to call struck out, each character in its place."""
    return _PHONE.sub(lambda phone: "|" * len(phone[0]), text)


def _right_after(text: str, folded: str, start: int) -> str:
    filler = _FILLER.match(folded, start)
    assert filler is not None
    at_once = _NEXT.match(text, filler.end())
    return (at_once["code"] or at_once["letters"]) if at_once else ""


def _near(text: str, folded: str, start: int) -> str:
    """The first thing with a digit that nothing else announces."""
    for near in _NEAR.finditer(text, start, start + _REACH):
        if _OTHER_THING.search(folded, start, near.start()):
            return ""
        if not _NO_CODE.fullmatch(near["code"]) and not _is_postal(text, near):
            return near["code"]
    return ""


def _is_postal(text: str, near: re.Match[str]) -> bool:
    """Whether it begins a line that goes on with a city."""
    alone = not text[: near.start()].rpartition("\n")[2].strip()
    return alone and len(near["code"]) == 5 and near["code"].isdigit() and bool(_CITY.match(text, near.end()))


def _before(text: str, folded: str) -> list[str]:
    """What a sentence that begins with it says to be the code."""
    return [
        near["code"]
        for near in _NEAR.finditer(text)
        if _ITS_WORDS.match(folded, near.end()) and not _announced(folded, near.start())
    ]


def _announced(folded: str, start: int) -> bool:
    """Whether the words just before say that what comes is another thing."""
    said = [words.end() for words in _OTHER_THING.finditer(folded, max(start - _REACH, 0), start)]
    return bool(said) and not re.search(r"[\d.!?]", folded[said[-1] : start])


def _spoken_of(text: str, folded: str) -> list[str]:
    found = (_NEXT.match(text, words.end()) for words in _SPOKEN_OF.finditer(folded))
    return [each["code"] or each["letters"] for each in found if each]


def _folded(text: str) -> str:
    """Without accents nor case, each character in its place."""
    return "".join(unicodedata.normalize("NFD", one)[0].lower()[:1] for one in text)

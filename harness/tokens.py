"""What can be told of a token from samples of it: how many bits it may hold, and what it gives away."""

from __future__ import annotations

import base64
import binascii
import hashlib
import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from urllib.parse import unquote

_ALPHABETS = (
    (r"[0-9]", 10),
    (r"[0-9a-f]|[0-9A-F]", 16),
    (r"[a-z2-7]|[A-Z2-7]", 32),
    (r"[0-9a-z]|[0-9A-Z]", 36),
    (r"[0-9A-Za-z]", 62),
)
_DIGESTS = ("md5", "sha1", "sha256", "sha512")
_TELLING = 20
"""Signs of a digest that no chance would draw."""


def plausible_bits(samples: Sequence[str]) -> float:
    """The most bits of chance that tokens of this look may hold.

    What never changes from one sample to the next holds none: a prefix, the version of a UUID, the head of a
    counter or of a date. The last sign counts whole, since base64 may leave it two bits only.
    """
    shortest = min(map(len, samples), default=0)
    moving = [i for i in range(shortest) if i == shortest - 1 or len({each[i] for each in samples}) > 1]
    signs = {each[i] for each in samples for i in moving}
    return len(moving) * math.log2(_alphabet(signs))


def given_away(word: str, known: Mapping[str, str]) -> str | None:
    """Which of the known values a word holds, in clear, encoded or as a plain digest; ``None`` where none.

    ``known`` are values by their names in French. Values under five characters are not looked for.
    """
    held = {name: value for name, value in known.items() if len(value) >= 5}
    for name, value in held.items():
        if any(value.casefold() in text.casefold() for text in readings(word)):
            return name
    for name, value in held.items():
        if any(form in unquote(word).replace("+", "-").replace("/", "_") for form in _written(value)):
            return f"{name} (sous une autre écriture)"
    for name, value in held.items():
        if any(digest[:_TELLING].casefold() in unquote(word).casefold() for digest in _digests(value)):
            return f"{name} (sous forme d’empreinte)"
    return None


def _written(value: str) -> Iterator[str]:
    """How a value may stand inside a longer word: hexadecimal, base 64 at its three places, a number."""
    for text in dict.fromkeys([value, value.casefold()]):
        octets = text.encode()
        yield octets.hex()
        yield octets.hex().upper()
        for before in range(3) if len(octets) >= 9 else ():
            lost = -(-before * 8 // 6)
            encoded = base64.urlsafe_b64encode(b"\0" * before + octets).decode().rstrip("=")
            yield encoded[lost : len(encoded) - (1 if (before + len(octets)) % 3 else 0)]
    if value.isdecimal() and len(value) >= 9:
        yield from (f"{int(value):x}", f"{int(value):X}")


def readings(word: str) -> Iterator[str]:
    """Everything that a word may say: itself, decoded, and each of its dotted parts decoded."""
    plain = unquote(word)
    yield plain
    yield plain[::-1]
    for part in dict.fromkeys([plain, *plain.split(".")]):
        for decode in (_base64, _hex, _base32):
            text = decode(part)
            if text:
                yield text


def _alphabet(signs: set[str]) -> int:
    for pattern, size in _ALPHABETS:
        if any(all(re.fullmatch(one, sign) for sign in signs) for one in pattern.split("|")):
            return size
    return 64


def _base64(part: str) -> str:
    return _decoded(lambda: base64.urlsafe_b64decode(_padded(part.replace("+", "-").replace("/", "_"), 4)))


def _base32(part: str) -> str:
    return _decoded(lambda: base64.b32decode(_padded(part.upper(), 8)))


def _hex(part: str) -> str:
    return _decoded(lambda: bytes.fromhex(part))


def _padded(part: str, size: int) -> str:
    bare = part.rstrip("=")
    return bare + "=" * (-len(bare) % size)


def _decoded(decode: Callable[[], bytes]) -> str:
    try:
        return decode().decode("utf-8", "ignore")
    except (ValueError, binascii.Error):
        return ""


def _digests(value: str) -> Iterator[str]:
    for text in dict.fromkeys([value, value.casefold(), value.upper()]):
        for name in _DIGESTS:
            digest = hashlib.new(name, text.encode(), usedforsecurity=False).digest()
            yield digest.hex()
            yield base64.urlsafe_b64encode(digest).decode().rstrip("=")

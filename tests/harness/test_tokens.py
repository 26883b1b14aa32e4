"""A token's chance is measured from samples, and what it gives away is found however it is dressed."""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import uuid
from collections.abc import Callable

import pytest

from harness.tokens import given_away, plausible_bits

NIR = "255081416802538"
KNOWN = {"le numéro": NIR, "le code": "K7P2M9XA", "l’adresse": "jeanne.1a2b@exemple.org"}


def eight(draw: Callable[[], str]) -> list[str]:
    return [draw() for _ in range(8)]


@pytest.mark.parametrize(
    "draw",
    [
        lambda: secrets.token_urlsafe(16),
        lambda: secrets.token_urlsafe(24),
        lambda: secrets.token_hex(16),
        lambda: base64.b32encode(secrets.token_bytes(20)).decode(),
    ],
)
def test_a_token_of_128_bits_is_enough(draw: Callable[[], str]) -> None:
    """Base64, hexadecimal and base32 of sixteen bytes or more hold 128 bits."""
    assert plausible_bits(eight(draw)) >= 128


@pytest.mark.parametrize(
    "draw",
    [
        lambda: str(uuid.uuid4()),
        lambda: secrets.token_hex(8),
        lambda: secrets.token_urlsafe(12),
        lambda: f"{secrets.randbelow(10**9):040}",
    ],
)
def test_less_than_128_bits_are_told(draw: Callable[[], str]) -> None:
    """A UUID, short words, and long numbers that hardly change do not hold 128 bits."""
    assert plausible_bits(eight(draw)) < 128


@pytest.mark.parametrize(
    "word",
    [
        NIR,
        NIR[::-1],
        base64.b64encode(NIR.encode()).decode(),
        base64.urlsafe_b64encode(f"v1|{NIR}|x".encode()).decode().rstrip("="),
        NIR.encode().hex(),
        base64.b32encode(NIR.encode()).decode().rstrip("="),
        hashlib.sha256(NIR.encode()).hexdigest(),
        hashlib.md5(NIR.encode(), usedforsecurity=False).hexdigest(),
        "e30." + base64.urlsafe_b64encode(json.dumps({"sub": NIR}).encode()).decode().rstrip("=") + ".c2ln",
        "jeanne.1a2b%40exemple.org",
        f"{NIR.encode().hex()}Zk3-q_TTw8",
        f"Zk3-q_{base64.b64encode(b'v' + NIR.encode()).decode()}",
        f"{int(NIR):x}-{'a1' * 12}",
        "k7p2m9xa",
    ],
)
def test_what_is_known_is_found_however_it_is_dressed(word: str) -> None:
    """In clear, reversed, percent-encoded, base64, hex, base32, a digest, a JWT, or beside real chance."""
    assert given_away(word, KNOWN) is not None


def test_chance_gives_nothing_away() -> None:
    """A word drawn by chance holds none of what is known."""
    assert all(given_away(secrets.token_urlsafe(24), KNOWN) is None for _ in range(200))

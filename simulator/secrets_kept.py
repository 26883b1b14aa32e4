"""How passwords are kept and tokens are drawn."""

from __future__ import annotations

import hashlib
import hmac
import secrets

# 2**10 costs some 3 ms: enough for synthetic people, and a conformance run sets hundreds of passwords.
_COST = 2**10
_NOBODY = "00" * 16 + "$" + "00" * 32


def hashed(password: str) -> str:
    """A salted scrypt hash of the password exactly as typed."""
    salt = secrets.token_bytes(16)
    return f"{salt.hex()}${_scrypt(password, salt).hex()}"


def matches(password: str, kept: str | None) -> bool:
    """Whether a password is the kept one; takes as long where there is none."""
    salt, _, digest = (kept or _NOBODY).partition("$")
    found = hmac.compare_digest(_scrypt(password, bytes.fromhex(salt)), bytes.fromhex(digest))
    return found and kept is not None


def link_token() -> str:
    """192 bits in 32 characters that a mail program does not cut."""
    return secrets.token_urlsafe(24)


def key() -> str:
    """An internal key."""
    return secrets.token_urlsafe(12)


def same(one: str, other: str) -> bool:
    """Whether two secrets are equal, in constant time."""
    return hmac.compare_digest(one.encode(), other.encode())


def _scrypt(password: str, salt: bytes) -> bytes:
    return hashlib.scrypt(password.encode("utf-8", "surrogatepass"), salt=salt, n=_COST, r=8, p=1)

"""How the issuer signs: RS256 with a key of the process, and the key set that lets a client verify it."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

_BITS = 2048
_EXPONENT = 65537


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A private RSA key and the name that it is published under."""

    private: RSAPrivateKey
    name: str

    def signed(self, claims: Mapping[str, object]) -> str:
        """The claims as a compact token."""
        from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15  # noqa: PLC0415
        from cryptography.hazmat.primitives.hashes import SHA256  # noqa: PLC0415

        header = {"alg": "RS256", "typ": "JWT", "kid": self.name}
        told = ".".join(encoded(json.dumps(part).encode()) for part in (header, claims))
        return f"{told}.{encoded(self.private.sign(told.encode(), PKCS1v15(), SHA256()))}"

    def published(self) -> dict[str, object]:
        """The public half, as a key set (RFC 7517)."""
        numbers = self.private.public_key().public_numbers()
        key = {
            "kty": "RSA",
            "use": "sig",
            "alg": "RS256",
            "kid": self.name,
            "n": encoded(numbers.n.to_bytes(_BITS // 8, "big")),
            "e": encoded(_EXPONENT.to_bytes(3, "big")),
        }
        return {"keys": [key]}


@cache
def signing_key() -> SigningKey:
    """The key of this process, made when it is first needed: most runs never sign anything."""
    from cryptography.hazmat.primitives.asymmetric import rsa  # noqa: PLC0415 - loading it takes time

    private = rsa.generate_private_key(_EXPONENT, _BITS)
    modulus = private.public_key().public_numbers().n.to_bytes(_BITS // 8, "big")
    return SigningKey(private, hashlib.sha256(modulus).hexdigest()[:16])


def encoded(raw: bytes) -> str:
    """Base64 for addresses, without padding."""
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode("ascii")
